import type { Heading } from 'mdast';
import type { Block } from '#story/block.ts';
import type { Findings } from '#story/findings.ts';
import { turnsIn } from '#story/line-turns.ts';
import { lowerComponent } from '#story/lower-component.ts';
import { lowerList, lowerProse, refuse } from '#story/lower-prose.ts';
import { type Child, lineOf, type Node } from '#story/mdx.ts';
import type { LineTurn } from '#story/story.ts';

/** A block and the line of its file on which it begins. */
export interface LinedBlock {
  block: Block;
  line: number;
  /** The lines of its paragraphs or items. */
  contentLines: number[];
  /** For each of them, where its plain text comes to another line. */
  turns: LineTurn[][];
}

/** Lowers the top of a story: Markdown blocks and components become the closed union `Block`. */
export function lowerBlocks(children: readonly Child[], findings: Findings): LinedBlock[] {
  return children.flatMap((child) => {
    const block = lowerBlock(child, findings);
    if (!block) return [];
    const contents = contentsOf(child);
    return [{ block, line: lineOf(child), contentLines: contents.map(lineOf), turns: contents.map(turnsIn) }];
  });
}

/** The paragraphs or items of a block. */
function contentsOf(node: Child): Node[] {
  if (node.type === 'list') return node.children;
  if (node.type !== 'mdxJsxFlowElement') return [node];
  return node.children.flatMap((child): Node[] => (child.type === 'list' ? child.children : [child]));
}

function lowerBlock(node: Child, findings: Findings): Block | undefined {
  switch (node.type) {
    case 'paragraph':
      return { type: 'paragraph', children: lowerProse(node.children, findings) };
    case 'heading':
      return lowerHeading(node, findings);
    case 'list':
      return { type: 'list', ordered: node.ordered ?? false, items: lowerList(node, findings) };
    case 'mdxJsxFlowElement':
      return lowerComponent(node, findings);
    default:
      refuse(node, findings);
      return undefined;
  }
}

function lowerHeading(node: Heading, findings: Findings): Block | undefined {
  const { depth } = node;
  if (depth !== 2 && depth !== 3) {
    findings.add(lineOf(node), { code: 'heading-level', args: { level: depth } });
    return undefined;
  }
  if (node.children.length === 0) {
    const args = { what: 'A heading without words', instead: 'Write it after the signs ##, or remove the line.' };
    findings.add(lineOf(node), { code: 'markdown-not-allowed', args });
  }
  return { type: 'heading', level: depth, children: lowerProse(node.children, findings) };
}
