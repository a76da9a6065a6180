import type { LinedFinding } from '#source/yaml.ts';

/** A text that is safe to hand to the parser, and what was taken out of it. */
export interface Guarded {
  text: string;
  problems: LinedFinding[];
}

/** No story comes near these; beyond them the parser would take minutes, or more stack than there is. */
const TAG_LIMIT = 500;
const MARKER_LIMIT = 20;
const BRACKET_LIMIT = 100;

/** Quotation and list marks at the beginning of a line: each opens a level. */
const MARKERS = /^(?:[ \t]*(?:>|[-+*](?=\s)|\d+[.)](?=\s)))*/;
/** An escaped sign; or a brace with what it holds on this line, perhaps as the value of an attribute. */
const CODE = /\\.|=\{[^{}]*\}|\{[^{}]*\}|\{/g;
/** The parser takes such a line for code when it begins a block. */
const MODULE_LINE = /^(?:import|export)[\s{]/;

/**
 * Takes all computer code out of a text and reports it, so that no parser of code ever sees what an author wrote:
 * a brace that is not escaped, and a block that begins with `import` or `export`. Refuses a text that is nested too deeply.
 */
export function guardMdx(text: string): Guarded {
  const tooDeep = findTooDeep(text.split('\n'));
  if (tooDeep) return { text: '', problems: [tooDeep] };
  const problems: LinedFinding[] = [];
  const lines: string[] = [];
  text.split('\n').forEach((line, index) => {
    const code = codeIn(line, lines.at(-1) ?? '');
    lines.push(code?.without ?? line);
    if (code) problems.push({ finding: { code: 'mdx-code', args: { what: codeInWords(code.what) } }, line: index + 1 });
  });
  return { text: lines.join('\n'), problems };
}

/** The beginning of some code, as a person finds it again. */
export function codeInWords(code: string): string {
  const [first = ''] = code.split('\n');
  return `“${first.length > 40 ? `${first.slice(0, 40)}…` : first}”`;
}

/** `above` is what was left of the line above: only after a line of words is an `import` one more word. */
function codeIn(line: string, above: string): { what: string; without: string } | undefined {
  if (MODULE_LINE.test(line) && !/^\p{L}/u.test(above)) return { what: line, without: '' };
  const found: string[] = [];
  const without = line.replace(CODE, (part: string) => {
    if (part.startsWith('\\')) return part;
    found.push(part);
    // An attribute keeps a value, so that the tag round it can still be read.
    return part.startsWith('=') ? '=""' : ' ';
  });
  const [first] = found;
  return first === undefined ? undefined : { what: first.replace(/^=/, ''), without };
}

function findTooDeep(lines: readonly string[]): LinedFinding | undefined {
  let tags = 0;
  let brackets = 0;
  for (const [index, line] of lines.entries()) {
    tags += line.match(/<[/\p{L}]/gu)?.length ?? 0;
    if (tags > TAG_LIMIT) return fault(index, `there are more than ${TAG_LIMIT} tags up to here`);
    if (markers(line) > MARKER_LIMIT) return fault(index, `more than ${MARKER_LIMIT} signs begin this line`);
    for (const bracket of line.match(/[([\])]/g) ?? []) {
      brackets = /[([]/.test(bracket) ? brackets + 1 : Math.max(0, brackets - 1);
      if (brackets > BRACKET_LIMIT) return fault(index, `more than ${BRACKET_LIMIT} brackets are open here`);
    }
  }
  return undefined;
}

function markers(line: string): number {
  return (MARKERS.exec(line)?.[0] ?? '').replace(/[\s\d]/g, '').length;
}

function fault(index: number, reason: string): LinedFinding {
  const args = { reason, instead: 'Remove what does not belong to the words of the story.' };
  return { finding: { code: 'mdx-syntax', args }, line: index + 1 };
}
