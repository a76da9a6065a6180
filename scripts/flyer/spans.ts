import type { Face } from '#language/fonts.ts';
import { addressInWords } from '#message/addresses.ts';
import { type Inline, type Prose, plainText } from '#story/block.ts';

/** A link; each object is one link, even where it runs over two lines. */
export interface SpanLink {
  url: string;
}

/** Words in one cut. A line feed in the text begins a new line. */
export interface Span {
  text: string;
  face: Face;
  link?: SpanLink | undefined;
}

interface Weight {
  bold: boolean;
  italic: boolean;
}

const faceOf = ({ bold, italic }: Weight): Face =>
  bold && italic ? 'bold-italic' : bold ? 'bold' : italic ? 'italic' : 'regular';

/** An address as people type or dial it. */
export const linkWords = (url: string): string => addressInWords(url.replace(/^(?:mailto|tel):/, ''));

const isSame = (words: string, address: string): boolean => {
  const bare = (text: string): string => addressInWords(text.trim()).replace(/\s/g, '').toLowerCase();
  return bare(words) === bare(address);
};

/** A paragraph is asked for on every try; the same spans each time are measured once. */
const known = new WeakMap<Prose, Map<Face, Span[]>>();

/** The words of some prose in their cuts. A link on paper needs its address: it follows in brackets. */
export function spansOf(prose: Prose, weight: Weight = { bold: false, italic: false }): Span[] {
  const faces = known.get(prose) ?? new Map<Face, Span[]>();
  const spans = faces.get(faceOf(weight)) ?? prose.flatMap((inline) => inlineSpans(inline, weight));
  known.set(prose, faces.set(faceOf(weight), spans));
  return spans;
}

function inlineSpans(inline: Inline, weight: Weight): Span[] {
  switch (inline.type) {
    case 'text':
      return [{ text: inline.value, face: faceOf(weight) }];
    case 'break':
      return [{ text: '\n', face: faceOf(weight) }];
    case 'strong':
      return spansOf(inline.children, { ...weight, bold: true });
    case 'emphasis':
      return spansOf(inline.children, { ...weight, italic: true });
    case 'link':
      return linkSpans(inline.url, inline.children, weight);
  }
}

function linkSpans(url: string, children: Prose, weight: Weight): Span[] {
  const link: SpanLink = { url };
  const address = linkWords(url);
  const words = spansOf(children, weight).map((span) => ({ ...span, link }));
  return isSame(plainText(children), address)
    ? words
    : [...words, { text: ` (${address})`, face: faceOf(weight), link }];
}

/** Plain words in one cut. */
export const plain = (text: string, face: Face = 'regular'): Span[] => [{ text, face }];

/** An address in words that leads where it says. */
export const address = (url: string, face: Face = 'regular'): Span[] => [{ text: linkWords(url), face, link: { url } }];
