/** How a language writes that Intl does not know: not as the machine happens to be set up. */
export const FALLBACK = 'en-GB';

/** Letters of Arabic script that are typed in more than one way. */
const SAME_LETTER: Readonly<Record<string, string>> = { ي: 'ی', ى: 'ی', ك: 'ک', أ: 'ا', إ: 'ا', آ: 'ا' };

/**
 * A sentence as the parity check reads it: what no reader sees is taken out (so that nothing can hide within a number),
 * digits of every script are 0 to 9, and there is one kind of hyphen, of wide and of narrow space.
 */
export function legible(text: string): string {
  return (
    text
      .normalize('NFC')
      .replace(/\p{Default_Ignorable_Code_Point}/gu, '')
      .replace(/(?<=\p{Nd})\p{M}+/gu, '')
      .replace(/\p{Nd}/gu, digitOf)
      // Vowel signs of Arabic script are optional.
      .replace(/[\u064b-\u0652]/g, '')
      .replace(/[يىكأإآ]/g, (letter) => SAME_LETTER[letter] ?? letter)
      .replace(/[\u2010-\u2015\u2212]/g, '-')
      .replace(/[\u00a0\u2007-\u200a\u202f]/g, '\u00a0')
      .replace(/[^\S\u00a0]/g, ' ')
  );
}

/** The value of a decimal digit: in Unicode each script has its ten in a row, beginning at a multiple of ten from its zero. */
function digitOf(digit: string): string {
  if (digit <= '9') return digit;
  let zero = digit.codePointAt(0) ?? 0;
  const own = zero;
  while (own - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--;
  return String((own - zero) % 10);
}
