import { HOUSE_WORDS } from '#story/plain/house-words.ts';
import type { PlainPart } from '#story/plain/text.ts';

/** A word that we do not use, and what we say instead. */
export interface Jargon {
  words: string;
  instead: string;
  line: number;
}

/** Finds words of the house list; an abbreviation only in capitals. */
export function jargonIn(parts: readonly PlainPart[], own: Readonly<Record<string, string>>): Jargon[] {
  const list = Object.entries({ ...HOUSE_WORDS, ...own }).map(
    ([words, instead]) =>
      ({ words: foldWords(words), isCapital: /^\p{Lu}+s?$/u.test(words), written: words, instead }) as const,
  );
  return parts.flatMap(({ text, line }) => {
    const folded = ` ${foldWords(text)} `;
    return list
      .filter(({ words, isCapital, written }) =>
        isCapital ? new RegExp(`(?<!\\p{L})${written}(?!\\p{L})`, 'u').test(text) : folded.includes(` ${words} `),
      )
      .map(({ written, instead }) => ({ words: written, instead, line }));
  });
}

/** Small letters, and nothing between words but one space. */
function foldWords(text: string): string {
  return (
    text
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu)
      ?.join(' ') ?? ''
  );
}
