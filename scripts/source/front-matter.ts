import matter from 'gray-matter';
import type { LinedFinding, Sourced } from '#source/yaml.ts';
import { parseYaml } from '#source/yaml.ts';

/** A text split into its fields and its words. */
export interface FrontMatterText {
  fields: Sourced;
  /** The words, with an empty line for each line above them, so that line numbers are those of the file. */
  body: string;
}

const OPENING = /^---[ \t]*\n/;
const CLOSING = /\n---[ \t]*(?:\n|$)/;

/**
 * Splits a text at its front matter and reads the fields.
 * Only a bare `---` is accepted: gray-matter would run the front matter of a file that begins with `---js`.
 */
export function parseFrontMatter(text: string): FrontMatterText | { problem: LinedFinding } {
  for (const [part, pattern] of [
    ['beginning', OPENING],
    ['end', CLOSING],
  ] as const) {
    if (!pattern.test(text)) return { problem: { finding: { code: 'front-matter-missing', args: { part } }, line: 1 } };
  }
  const file = matter(text, { engines: { yaml: { parse: (yaml) => ({ yaml }) } } });
  const fields = parseYaml(file.matter.replace(/^\n/, ''), 2);
  if ('problem' in fields) return fields;
  const linesAbove = text.slice(0, text.length - file.content.length).split('\n').length - 1;
  // Nothing between the two lines is a set of no fields: each is then missing by its own name.
  return { fields: { ...fields, data: fields.data ?? {} }, body: '\n'.repeat(linesAbove) + file.content };
}
