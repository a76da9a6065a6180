import type { z } from 'zod';
import { place } from '#problem/collect.ts';
import type { Place, Problem } from '#problem/problem.ts';
import { parseFrontMatter } from '#source/front-matter.ts';
import { parseBySchema } from '#source/schema-problems.ts';
import type { LinedFinding } from '#source/yaml.ts';
import type { Block } from '#story/block.ts';
import { Findings } from '#story/findings.ts';
import { lowerBlocks } from '#story/lower.ts';
import { type Child, lineOf, parseMdx } from '#story/mdx.ts';

/** One language file, read: its fields by a schema, its blocks, and everything wrong with either. */
export interface ParsedVersion<F> {
  /** Absent when a field is wrong. */
  fields: F | undefined;
  blocks: Block[];
  /** The line of a field, or of the first block of a type. */
  lineOfField: (key: string) => number;
  lineOfBlock: (type: Block['type'], last?: boolean) => number;
  problems: Problem[];
}

/** Parses one language file. Faults in the fields never hide those in the words. */
export function parseVersion<S extends z.ZodType>(file: string, text: string, schema: S): ParsedVersion<z.output<S>> {
  const split = parseFrontMatter(text);
  const at = ({ finding, line }: LinedFinding): Problem => place(finding, { file, line } satisfies Place);
  if ('problem' in split) {
    return { fields: undefined, blocks: [], lineOfField: () => 1, lineOfBlock: () => 1, problems: [at(split.problem)] };
  }
  const checked = parseBySchema(schema, split.fields);
  const tree = parseMdx(split.body);
  const findings = new Findings();
  const blocks = lowerBlocks(tree.children, findings);
  if (tree.children.length === 0 && tree.problems.length === 0) {
    findings.add(split.body.split('\n').length, { code: 'body-empty', args: {} });
  }
  const faults = 'problems' in checked ? checked.problems : [];
  return {
    fields: 'value' in checked ? checked.value : undefined,
    blocks,
    lineOfField: (key) => split.fields.lineOf([key]),
    lineOfBlock: (type, last = false) => lineOfComponent(tree.children, type, last),
    problems: [...faults, ...tree.problems, ...findings.all].map(at),
  };
}

function lineOfComponent(children: readonly Child[], type: Block['type'], last: boolean): number {
  const own = children.filter((node) => node.type === 'mdxJsxFlowElement' && node.name?.toLowerCase() === type);
  const node = last ? own.at(-1) : own[0];
  return node ? lineOf(node) : 1;
}
