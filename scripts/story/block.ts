/** A run of words within a block. The union is closed: every medium can show all of it. */
export type Inline =
  | { type: 'text'; value: string }
  | { type: 'strong'; children: Inline[] }
  | { type: 'emphasis'; children: Inline[] }
  | { type: 'link'; url: string; children: Inline[] }
  | { type: 'break' };

/** One paragraph, or one item of a list. */
export type Prose = Inline[];

/**
 * A part of a story. The union is closed: a medium handles all of it in a table
 * `{ [T in Block as T['type']]: … }`, so that a new block breaks the compile of every medium that forgot it.
 */
export type Block =
  | { type: 'heading'; level: 2 | 3; children: Prose }
  | { type: 'paragraph'; children: Prose }
  | { type: 'list'; ordered: boolean; items: Prose[] }
  /** The key facts, short. */
  | { type: 'facts'; items: Prose[] }
  /** Words of somebody who is named by their role. */
  | { type: 'quote'; by: string; paragraphs: Prose[] }
  /** What to look out for. */
  | { type: 'signs'; title: string; items: Prose[] }
  /** `file` is a name within the folder of the story. */
  | { type: 'photo'; file: string; alt: string; caption?: string | undefined; credit?: string | undefined }
  | { type: 'event'; starts: Date; ends: Date; place: string; link?: string | undefined }
  /** The outline of the areas that the story is for. It has no words of its own. */
  | { type: 'map' }
  /** How to tell us. `ask` is what the author adds to the fixed words; it may be empty. */
  | { type: 'report'; ask: Prose[] }
  /** Who helps. Ids of settings.yaml; empty means all. */
  | { type: 'support'; services: string[] };

export type BlockOf<T extends Block['type']> = Extract<Block, { type: T }>;

/** The words of some prose without any marks; a line break becomes a space. */
export function plainText(prose: Prose): string {
  return prose.map(inlineText).join('');
}

function inlineText(inline: Inline): string {
  if (inline.type === 'text') return inline.value;
  if (inline.type === 'break') return ' ';
  return plainText(inline.children);
}

/** The addresses that some prose leads to, in order. */
export function linksIn(prose: Prose): string[] {
  return prose.flatMap((inline) => {
    if (inline.type === 'link') return [inline.url];
    return 'children' in inline ? linksIn(inline.children) : [];
  });
}

/** The addresses that a block leads to, in order. */
export function linksOfBlock(block: Block): string[] {
  if (block.type === 'event') return block.link ? [block.link] : [];
  return proseOf(block).flatMap(linksIn);
}

function proseOf(block: Block): Prose[] {
  if ('children' in block) return [block.children];
  if ('items' in block) return block.items;
  if (block.type === 'quote') return block.paragraphs;
  return block.type === 'report' ? block.ask : [];
}
