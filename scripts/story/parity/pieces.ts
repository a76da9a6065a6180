import { type Block, plainText } from '#story/block.ts';

/** Some words of a story that are compared on their own: a paragraph, an item, an attribute. */
export interface Piece {
  words: string;
  line: number;
}

/**
 * The words of a block, in the same order in every language; an attribute that may be left out is there without words.
 * @param lines the lines of its paragraphs or items, after the line on which it begins.
 */
export function piecesOf(block: Block, line: number, lines: readonly number[]): Piece[] {
  const { attributes, content } = wordsOf(block);
  return [
    ...attributes.map((words) => ({ words, line })),
    ...content.map((words, at) => ({ words, line: lines[at] ?? line })),
  ];
}

/** The pieces of two versions beside each other; as one where their numbers differ. */
export function besideEachOther(english: readonly Piece[], translation: readonly Piece[]): [Piece, Piece][] {
  if (english.length === translation.length) {
    return translation.flatMap((piece, at): [Piece, Piece][] => {
      const own = english[at];
      return own ? [[own, piece]] : [];
    });
  }
  return [[joined(english), joined(translation)]];
}

function joined(pieces: readonly Piece[]): Piece {
  return { words: pieces.map(({ words }) => words).join(' \n'), line: pieces[0]?.line ?? 1 };
}

function wordsOf(block: Block): { attributes: string[]; content: string[] } {
  switch (block.type) {
    case 'heading':
    case 'paragraph':
      return { attributes: [], content: [plainText(block.children)] };
    case 'list':
    case 'facts':
      return { attributes: [], content: block.items.map(plainText) };
    case 'signs':
      return { attributes: [block.title], content: block.items.map(plainText) };
    case 'quote':
      return { attributes: [block.by], content: block.paragraphs.map(plainText) };
    case 'photo':
      return { attributes: [block.alt, block.caption ?? '', block.credit ?? ''], content: [] };
    case 'event':
      return { attributes: [block.place], content: [] };
    case 'report':
      return { attributes: [], content: block.ask.map(plainText) };
    case 'map':
    case 'support':
      return { attributes: [], content: [] };
  }
}
