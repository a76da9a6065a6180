import type { Finding } from '#problem/problem.ts';
import type { LinedFinding } from '#source/yaml.ts';
import type { Block } from '#story/block.ts';
import type { FrontMatter } from '#story/front-matter.ts';
import type { ParsedVersion } from '#story/parse-version.ts';
import { FOLDER_OF_KIND, type Folder } from '#story/vocabulary.ts';

/** Parts that close a story, in the order in which every medium shows them. */
const CLOSING: readonly Block['type'][] = ['report', 'support'];
const ONCE = ['facts', 'event', 'map', 'report', 'support'] as const satisfies Block['type'][];
const TAG = { facts: 'Facts', event: 'Event', map: 'Map', report: 'Report', support: 'Support' } as const;

/** Rules about the fields of a story taken together. */
export function fieldFindings(fields: FrontMatter, folder: Folder): { key: string; finding: Finding }[] {
  const findings: { key: string; finding: Finding }[] = [];
  const right = FOLDER_OF_KIND[fields.kind];
  if (right !== folder) {
    findings.push({ key: 'kind', finding: { code: 'kind-misplaced', args: { kind: fields.kind, folder, right } } });
  }
  if (!fields.expires && (fields.kind === 'appeal' || fields.kind === 'event')) {
    findings.push({ key: 'kind', finding: { code: 'expires-required', args: { kind: fields.kind } } });
  }
  if (fields.expires && fields.published && fields.expires <= fields.published) {
    findings.push({ key: 'expires', finding: { code: 'expires-too-early', args: {} } });
  }
  if (fields.aim.includes('county') && fields.aim.length > 1) {
    findings.push({ key: 'aim', finding: { code: 'aim-county-alone', args: {} } });
  }
  return findings;
}

/** Rules about the parts of a story taken together. */
export function blockFindings(parsed: ParsedVersion<unknown>): LinedFinding[] {
  return [...repeatedParts(parsed), ...partsOutOfOrder(parsed), ...faultyPhotos(parsed), ...faultyEvents(parsed)];
}

/** Rules that join the kind of a story with its parts. */
export function kindFindings(fields: FrontMatter, parsed: ParsedVersion<unknown>): LinedFinding[] {
  const has = (type: Block['type']): boolean => parsed.blocks.some((block) => block.type === type);
  const line = parsed.lineOf(['kind']);
  const findings: LinedFinding[] = [];
  if (fields.kind === 'appeal' && !has('report'))
    findings.push({ finding: { code: 'report-required', args: {} }, line });
  if (fields.kind === 'event' && !has('event')) findings.push({ finding: { code: 'event-required', args: {} }, line });
  if (fields.kind !== 'event' && has('event')) {
    const finding: Finding = { code: 'event-misplaced', args: { kind: fields.kind } };
    findings.push({ finding, line: parsed.lineOf(['<Event>']) });
  }
  const photos = parsed.blocks.flatMap((block) => (block.type === 'photo' ? [block.file] : []));
  if (fields.image && !photos.includes(fields.image)) {
    const finding: Finding = { code: 'image-not-shown', args: { name: fields.image } };
    findings.push({ finding, line: parsed.lineOf(['image']) });
  }
  return findings;
}

/** What a translation must have in common with the English before words are compared: the same parts. */
export function translationFindings(english: readonly Block[], parsed: ParsedVersion<unknown>): LinedFinding[] {
  const findings: LinedFinding[] = [];
  const differs = (what: string, en: string, translation: string): void => {
    if (en === translation) return;
    findings.push({ finding: { code: 'translation-differs', args: { what, english: en, translation } }, line: 1 });
  };
  differs('parts', partsInWords(english), partsInWords(parsed.blocks));
  differs('links', linksInWords(english), linksInWords(parsed.blocks));
  return findings;
}

function repeatedParts(parsed: ParsedVersion<unknown>): LinedFinding[] {
  return ONCE.filter((type) => parsed.blocks.filter((block) => block.type === type).length > 1).map((type) => ({
    finding: { code: 'component-repeated', args: { name: TAG[type] } },
    line: parsed.lineOf([`<${TAG[type]}>`, 1]),
  }));
}

function partsOutOfOrder(parsed: ParsedVersion<unknown>): LinedFinding[] {
  const rank = (block: Block): number => CLOSING.indexOf(block.type);
  return parsed.blocks.flatMap((block, index): LinedFinding[] => {
    const next = parsed.blocks[index + 1];
    if (rank(block) < 0 || !next || rank(next) >= rank(block)) return [];
    const name = block.type === 'report' ? 'Report' : 'Support';
    const after = next.type === 'report' ? '<Report>' : 'all other text';
    return [{ finding: { code: 'component-order', args: { name, after } }, line: parsed.lineOf([`<${name}>`]) }];
  });
}

function faultyPhotos(parsed: ParsedVersion<unknown>): LinedFinding[] {
  return parsed.blocks.flatMap((block): LinedFinding[] => {
    if (block.type !== 'photo' || block.alt !== '') return [];
    return [
      {
        finding: { code: 'image-alt-missing', args: { name: block.file } },
        line: parsed.lineOf(['<Photo>', block.file]),
      },
    ];
  });
}

function faultyEvents(parsed: ParsedVersion<unknown>): LinedFinding[] {
  return parsed.blocks.flatMap((block): LinedFinding[] => {
    if (block.type !== 'event' || block.ends > block.starts) return [];
    return [{ finding: { code: 'event-ends-early', args: {} }, line: parsed.lineOf(['<Event>']) }];
  });
}

function partsInWords(blocks: readonly Block[]): string {
  return blocks.map((block) => ('items' in block ? `${block.type} of ${block.items.length}` : block.type)).join(', ');
}

function linksInWords(blocks: readonly Block[]): string {
  const links: string[] = [];
  JSON.stringify(blocks, (key, value: unknown) => {
    if ((key === 'url' || key === 'link') && typeof value === 'string') links.push(value);
    return value;
  });
  return links.join(' ') || 'none';
}
