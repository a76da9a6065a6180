import type { z } from 'zod';
import { place } from '#problem/collect.ts';
import type { Problem } from '#problem/problem.ts';
import { parseFrontMatter } from '#source/front-matter.ts';
import { parseBySchema } from '#source/schema-problems.ts';
import type { LinedFinding, Path } from '#source/yaml.ts';
import type { Block } from '#story/block.ts';
import { Findings } from '#story/findings.ts';
import { lowerBlocks } from '#story/lower.ts';
import { type Child, lineOf, parseMdx } from '#story/mdx.ts';

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
    isWhole: tree.problems.length + findings.all.length === 0,
    lineOf: (path) => lineOfComponent(tree.children, path) ?? split.fields.lineOf(path),
    problems: [...faults, ...tree.problems, ...findings.all].map(at),
  };
}

function lineOfComponent(children: readonly Child[], [tag, which = 0]: Path): number | undefined {
  const own = children.filter((node) => node.type === 'mdxJsxFlowElement' && `<${node.name}>` === tag);
  const found = typeof which === 'number' ? own[which] : own.find((node) => hasAttribute(node, String(which)));
  return found && lineOf(found);
}

function hasAttribute(node: Child, value: string): boolean {
  return node.type === 'mdxJsxFlowElement' && node.attributes.some((attribute) => attribute.value === value);
}
