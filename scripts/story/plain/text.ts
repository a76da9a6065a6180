import { type Block, type Prose, plainText } from '#story/block.ts';
import type { Version } from '#story/story.ts';

/** A sentence or more that stand together, and their line. */
export interface PlainPart {
  text: string;
  line: number;
  /** True for whole sentences; points of a list and headings are none. */
  isProse: boolean;
}

/** The words of a version that people read from beginning to end. */
export function plainParts({ title, summary, blocks, lines }: Version): PlainPart[] {
  return [
    { text: title, line: lines.title, isProse: false },
    { text: summary, line: lines.summary, isProse: true },
    ...blocks.flatMap((block, at) =>
      proseOf(block).map((prose, index) => ({
        text: plainText(prose),
        line: lines.contents[at]?.[index] ?? lines.blocks[at] ?? 1,
        isProse: block.type === 'paragraph' || block.type === 'report' || block.type === 'quote',
      })),
    ),
  ];
}

function proseOf(block: Block): Prose[] {
  if ('children' in block) return [block.children];
  if ('items' in block) return block.items;
  if (block.type === 'quote') return block.paragraphs;
  return block.type === 'report' ? block.ask : [];
}
