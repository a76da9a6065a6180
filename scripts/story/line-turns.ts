import { lineOf, type Node } from '#story/mdx.ts';
import type { LineTurn } from '#story/story.ts';

/**
 * Where the plain text of a paragraph or an item comes to another line of its file. In a plain text a line end is one space
 * without others about it, as `lowerProse` makes it.
 */
export function turnsIn(node: Node): LineTurn[] {
  const at = { from: 0, line: lineOf(node) };
  const turns: LineTurn[] = [];
  walk(node, at, turns, 0);
  return turns;
}

/** A list, its item, and marks within marks: what is deeper has been refused. */
const DEPTH_LIMIT = 12;

function walk(node: Node, at: LineTurn, turns: LineTurn[], depth: number): void {
  if (node.type === 'text') walkText(node.value, at, turns);
  else if (node.type === 'break') turn(at, turns);
  else if ('children' in node && depth < DEPTH_LIMIT) {
    for (const child of node.children) walk(child, at, turns, depth + 1);
  }
}

function walkText(value: string, at: LineTurn, turns: LineTurn[]): void {
  const lines = value.split('\n');
  lines.forEach((line, index) => {
    const begun = index > 0 ? line.trimStart() : line;
    at.from += (index < lines.length - 1 ? begun.trimEnd() : begun).length;
    if (index < lines.length - 1) turn(at, turns);
  });
}

function turn(at: LineTurn, turns: LineTurn[]): void {
  at.from += 1;
  at.line += 1;
  turns.push({ ...at });
}
