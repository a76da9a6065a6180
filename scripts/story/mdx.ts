import type { Nodes, RootContent } from 'mdast';
import { mdxToMdast } from 'satteri';
import type { Finding } from '#problem/problem.ts';
import type { LinedFinding } from '#source/yaml.ts';
import { guardMdx } from '#story/mdx-guard.ts';

/** A node of the tree that the parser gives, MDX nodes included. */
export type Node = Nodes;
export type Child = RootContent;

/** The tree of one text, as far as it can be read, and what cannot. */
export interface MdxTree {
  children: Child[];
  problems: LinedFinding[];
}

/**
 * The options with which Astro calls the same parser; `astro.config.mjs` sets the same.
 * A test compares both readings, because text that only one of them takes for code would be run.
 */
export const MARKDOWN_FEATURES = { gfm: true, smartPunctuation: false } as const;

/** So many unreadable parts of one text are told apart; after that it is not worth reading on. */
const RECOVERY_LIMIT = 20;

/**
 * Parses MDX without running any of it. A part that cannot be read is reported and blanked,
 * so that problems further down are found in the same pass.
 */
export function parseMdx(text: string): MdxTree {
  const guarded = guardMdx(text);
  const lines = guarded.text.split('\n');
  const { problems } = guarded;
  for (let round = 0; round < RECOVERY_LIMIT; round++) {
    try {
      const tree = mdxToMdast(lines.join('\n'), { features: MARKDOWN_FEATURES });
      return { children: 'children' in tree ? (tree.children as Child[]) : [], problems };
    } catch (error) {
      const fault = parseFault(error, lines);
      problems.push(fault.problem);
      if (!mend(lines, fault)) break;
    }
  }
  return { children: [], problems };
}

/** The line of a node, counted from 1. */
export function lineOf(node: Node): number {
  return node.position?.start.line ?? 1;
}

/** Where the parser stopped, and the tags it spoke of. */
interface Fault {
  problem: LinedFinding;
  /** The tag that should have been closed where another was. */
  expected?: string | undefined;
  /** A tag that cannot be read. */
  broken?: string | undefined;
}

/** Takes a fault out of the lines, so that it is not told twice. False when there was nothing to take out. */
function mend(lines: string[], { problem, expected, broken }: Fault): boolean {
  const index = problem.line - 1;
  if (expected) {
    lines[index] = `</${expected}>`;
    return true;
  }
  const closing = broken ? lines.findIndex((line, at) => at > index && line.trim() === `</${broken}>`) : -1;
  if (closing > 0) lines[closing] = '';
  return blankParagraph(lines, index);
}

/** Empties the lines from `index` down to the next blank one. False when there was nothing to empty. */
function blankParagraph(lines: string[], index: number): boolean {
  let changed = false;
  const isFull = (at: number): boolean => (lines[at] ?? '').trim() !== '';
  for (let at = index; at < lines.length && isFull(at); at++) {
    lines[at] = '';
    changed = true;
  }
  return changed;
}

/** The parser's message is “line:column: what (rule)”. It is told again in an author's words. */
function parseFault(error: unknown, lines: readonly string[]): Fault {
  const message = error instanceof Error ? error.message : String(error);
  const [, line = '1', column = '1'] = /^(\d+):(\d+):/.exec(message) ?? [];
  const rest = lines[Number(line) - 1]?.slice(Number(column) - 1) ?? '';
  return {
    problem: { finding: faultInWords(message, rest), line: Number(line) },
    // Only a closing tag that stands alone can be exchanged for the right one.
    expected: /^<\/\S+>\s*$/.test(rest) ? /corresponding closing tag for `<(\w+)>`/.exec(message)?.[1] : undefined,
    broken: /Unexpected character/.test(message) ? /^<([A-Z]\w*)/.exec(rest)?.[1] : undefined,
  };
}

const CLOSE_EACH = 'Close every component that you open: <Facts> … </Facts>, or <Map /> on a line of its own.';

/** `rest` is the line from where the parser stopped. */
function faultInWords(message: string, rest: string): Finding {
  const opened = /Expected (?:a|the) closing tag (?:for )?`<\/?([^`>]*)>`/.exec(message)?.[1];
  // A component begins with a capital; <br> and the like are HTML.
  if (opened !== undefined && /^[a-z]/.test(opened)) return { code: 'html-not-allowed', args: { tag: opened } };
  if (opened !== undefined) return syntax(`<${opened}> is opened here but not closed where it should be`, CLOSE_EACH);
  const [, closed, expected] = /Unexpected closing tag `([^`]*)`(?:.*?for `([^`]*)`)?/.exec(message) ?? [];
  if (closed !== undefined) {
    const reason = expected
      ? `${closed} stands where ${expected} should be closed`
      : `${closed} closes something that was never opened`;
    return syntax(reason, CLOSE_EACH);
  }
  if (/create a comment in MDX/.test(message)) return { code: 'html-not-allowed', args: { tag: '!-- … --' } };
  if (/^<(?:https?:|mailto:|[^\s<>]+@)/i.test(rest)) {
    return syntax('a link stands between < and >', 'Write [words](https://…).');
  }
  const name = /^<\/?([A-Z]\w*)/.exec(rest)?.[1];
  if (name) {
    const advice = 'Put straight quotation marks round each value, as in by="Youth worker", and end the tag with >.';
    return syntax(`the tag <${name} …> is not complete`, advice);
  }
  return syntax('a sign < stands where no component begins', 'Write “less than” instead of the sign <.');
}

function syntax(reason: string, instead: string): Finding {
  return { code: 'mdx-syntax', args: { reason, instead } };
}
