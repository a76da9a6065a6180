import type { Finding } from '#problem/problem.ts';
import type { LinedFinding } from '#source/yaml.ts';
import { type Block, linksOfBlock } from '#story/block.ts';
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
  const lacks = (type: Block['type']): boolean => parsed.isWhole && !has(type);
  if (fields.kind === 'appeal' && lacks('report'))
    findings.push({ finding: { code: 'report-required', args: {} }, line });
  if (fields.kind === 'event' && lacks('event')) findings.push({ finding: { code: 'event-required', args: {} }, line });
  if (fields.kind !== 'event' && has('event')) {
    const finding: Finding = { code: 'event-misplaced', args: { kind: fields.kind } };
    findings.push({ finding, line: parsed.lineOf(['<Event>']) });
  }
  const photos = parsed.blocks.flatMap((block) => (block.type === 'photo' ? [block.file] : []));
  if (fields.image && parsed.isWhole && !photos.includes(fields.image)) {
    const finding: Finding = { code: 'image-not-shown', args: { name: fields.image } };
    findings.push({ finding, line: parsed.lineOf(['image']) });
  }
  return findings;
}

/** What a translation must have in common with the English: the same parts, dates and links, in the same order. */
export function translationFindings(english: readonly Block[], parsed: ParsedVersion<unknown>): LinedFinding[] {
  const length = Math.max(english.length, parsed.blocks.length);
  for (let at = 0; at < length; at++) {
    const [wanted, found] = [partInWords(english[at]), partInWords(parsed.blocks[at])];
    if (wanted === found) continue;
    const line = parsed.blockLines[at] ?? parsed.blockLines.at(-1) ?? 1;
    // Everything below the first difference is out of step and would only repeat it.
    return [{ finding: { code: 'translation-differs', args: { english: wanted, translation: found } }, line }];
  }
  return [];
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
    return [{ finding: { code: 'component-order', args: { name, after } }, line: parsed.blockLines[index] ?? 1 }];
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

/** A part as far as it must be the same in every language. */
function partInWords(block: Block | undefined): string {
  if (!block) return 'nothing';
  const links = linksOfBlock(block);
  return [partName(block), ...(links.length > 0 ? [`with the link ${links.join(' and ')}`] : [])].join(' ');
}

function partName(block: Block): string {
  switch (block.type) {
    case 'paragraph':
      return 'a paragraph';
    case 'heading':
      return `a heading with ${'#'.repeat(block.level)}`;
    case 'list':
      return `a ${block.ordered ? 'numbered' : 'dotted'} list of ${block.items.length}`;
    case 'facts':
    case 'signs':
      return `<${block.type === 'facts' ? 'Facts' : 'Signs'}> with a list of ${block.items.length}`;
    case 'photo':
      return `<Photo> of ${block.file}`;
    case 'event':
      return `<Event> from ${inShort(block.starts)} to ${inShort(block.ends)}`;
    case 'support':
      return `<Support> with ${block.services.join(', ') || 'all services'}`;
    default:
      return `<${block.type.charAt(0).toUpperCase()}${block.type.slice(1)}>`;
  }
}

/** In world time, which does not depend on how the zone was written. */
function inShort(moment: Date): string {
  return moment.toISOString().replace('.000', '');
}
