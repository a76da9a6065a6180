import type { z } from 'zod';
import { place } from '#problem/collect.ts';
import type { Problem } from '#problem/problem.ts';
import { parseFrontMatter } from '#source/front-matter.ts';
import { parseBySchema } from '#source/schema-problems.ts';
import type { LinedFinding, Path } from '#source/yaml.ts';
import type { Block } from '#story/block.ts';
import { Findings } from '#story/findings.ts';
import { type LinedBlock, lowerBlocks } from '#story/lower.ts';
import { type Child, lineOf, parseMdx } from '#story/mdx.ts';
import type { LineTurn } from '#story/story.ts';

/**
 * Where something stands in a language file: a field by its path, `['aim', 1]`; or a component,
 * `['<Photo>', 'photo.jpg']` by one of its attributes or `['<Report>', 1]` by its position among its like.
 */
export type LineOf = (path: Path) => number;

/** One language file, read: its fields by a schema, its blocks, and everything wrong with either. */
export interface ParsedVersion<F> {
  /** Absent when a field is wrong. */
  fields: F | undefined;
  blocks: Block[];
  /** The line on which each block begins. */
  blockLines: number[];
  /** For each block, the lines of its paragraphs or items. */
  contentLines: number[][];
  /** For each of these, where its plain text comes to another line. */
  turns: LineTurn[][][];
  /** For each block, the lines of its attributes. */
  attributeLines: Record<string, number>[];
  /** False when part of the words could not be read, so that a block which seems to be missing may stand there. */
  isWhole: boolean;
  lineOf: LineOf;
  problems: Problem[];
}

/** Parses one language file. Faults in the fields never hide those in the words. */
export function parseVersion<S extends z.ZodType>(file: string, text: string, schema: S): ParsedVersion<z.output<S>> {
  const split = parseFrontMatter(text);
  const at = ({ finding, line }: LinedFinding): Problem => place(finding, { file, line });
  if ('problem' in split) {
    return {
      fields: undefined,
      blocks: [],
      blockLines: [],
      contentLines: [],
      turns: [],
      attributeLines: [],
      isWhole: false,
      lineOf: () => 1,
      problems: [at(split.problem)],
    };
  }
  const checked = parseBySchema(schema, split.fields);
  const tree = parseMdx(split.body);
  const findings = new Findings();
  const lowered = lowerBlocks(tree.children, findings);
  if (tree.children.length === 0 && tree.problems.length === 0) {
    findings.add(split.body.replace(/\n$/, '').split('\n').length, { code: 'body-empty', args: {} });
  }
  const faults = 'problems' in checked ? checked.problems : [];
  return {
    fields: 'value' in checked ? checked.value : undefined,
    blocks: lowered.map(({ block }) => block),
    blockLines: lowered.map(({ line }) => line),
    contentLines: lowered.map(({ contentLines }) => contentLines),
    turns: lowered.map(({ turns }) => turns),
    attributeLines: attributeLines(lowered, split.body),
    isWhole: tree.problems.length + findings.all.length === 0,
    lineOf: (path) => lineOfComponent(tree.children, path) ?? split.fields.lineOf(path),
    problems: [...faults, ...tree.problems, ...findings.all].map(at),
  };
}

/** The parser keeps no places of attributes: each is looked for in the lines from where its tag begins. */
function attributeLines(lowered: readonly LinedBlock[], body: string): Record<string, number>[] {
  const lines = body.split('\n');
  return lowered.map(({ block, line }) => {
    const names = block.type in ATTRIBUTES ? ATTRIBUTES[block.type as keyof typeof ATTRIBUTES] : [];
    return Object.fromEntries(names.map((name) => [name, lineOfAttribute(name, lines, line)]));
  });
}

const ATTRIBUTES = {
  quote: ['by'],
  signs: ['title'],
  photo: ['src', 'alt', 'caption', 'credit'],
  event: ['place', 'link'],
} as const satisfies Partial<Record<Block['type'], readonly string[]>>;

/** A tag is not longer than so many lines. */
const TAG_LINES = 12;

function lineOfAttribute(name: string, lines: readonly string[], begin: number): number {
  const found = lines.slice(begin - 1, begin - 1 + TAG_LINES).findIndex((line) => line.includes(`${name}=`));
  return found < 0 ? begin : begin + found;
}

function lineOfComponent(children: readonly Child[], [tag, which = 0]: Path): number | undefined {
  const own = children.filter((node) => node.type === 'mdxJsxFlowElement' && `<${node.name}>` === tag);
  const found = typeof which === 'number' ? own[which] : own.find((node) => hasAttribute(node, String(which)));
  return found && lineOf(found);
}

function hasAttribute(node: Child, value: string): boolean {
  return node.type === 'mdxJsxFlowElement' && node.attributes.some((attribute) => attribute.value === value);
}
