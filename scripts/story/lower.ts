import type { Block } from '#story/block.ts';
import type { Findings } from '#story/findings.ts';
import { lowerComponent } from '#story/lower-component.ts';
import { lowerList, lowerProse, refuse } from '#story/lower-prose.ts';
import { type Child, lineOf } from '#story/mdx.ts';

/** Lowers the top of a story: Markdown blocks and components become the closed union `Block`. */
export function lowerBlocks(children: readonly Child[], findings: Findings): Block[] {
  return children.flatMap((child) => lowerBlock(child, findings) ?? []);
}

function lowerBlock(node: Child, findings: Findings): Block | undefined {
  switch (node.type) {
    case 'paragraph':
      return { type: 'paragraph', children: lowerProse(node.children, findings) };
    case 'heading':
      if (node.depth === 2 || node.depth === 3) {
        return { type: 'heading', level: node.depth, children: lowerProse(node.children, findings) };
      }
      findings.add(lineOf(node), { code: 'heading-level', args: { level: node.depth } });
      return undefined;
    case 'list':
      return { type: 'list', ordered: node.ordered ?? false, items: lowerList(node, findings) };
    case 'mdxJsxFlowElement':
      return lowerComponent(node, findings);
    default:
      refuse(node, findings);
      return undefined;
  }
}
