import { firstOf } from '#flyer/first-of.ts';

/** Where a word too long for its line may be broken, best first: after a part of an address, then after other marks. */
const BREAKABLE = [/[/?&]/, /[.\-_@=:,]/];
/** At least this share of a line is filled before such a mark may end it. */
const LEAST_FILLED = 0.4;

/** What a reader takes for one letter: no line ends within one. */
const GRAPHEMES = new Intl.Segmenter('en', { granularity: 'grapheme' });
/** Consonants of some scripts may join without end. More characters than this are no letter that anybody writes. */
const MOST_IN_LETTER = 24;
/** How many characters are looked at first: about as many as a line holds. */
const FIRST_LOOK = 64;

/**
 * How many characters of a word stand on a line: all that fit, or those up to a good place before, and at least one letter,
 * so that there is an end. `widthOf` gives the width of so many; it is asked a few times a line, and of little more than
 * a line, for a word may be as long as a story.
 */
export function charactersThatFit(word: string, room: number, widthOf: (count: number) => number): number {
  const ends = endsOfLetters(word, (count) => widthOf(count) <= room);
  const count = firstOf(ends, (end) => widthOf(end) > room);
  if (count === ends.length) return word.length;
  return (
    goodPlace(word, ends.slice(0, count), (end) => widthOf(end) > room * LEAST_FILLED) ??
    ends[count - 1] ??
    ends[0] ??
    1
  );
}

/** Where the letters of a word end, as far as the first that does not fit, or further. */
function endsOfLetters(word: string, doFit: (count: number) => boolean): number[] {
  for (let look = FIRST_LOOK; look < word.length; look *= 2) {
    // The last letter may go on behind what is looked at.
    const ends = endsIn(word.slice(0, look)).slice(0, -1);
    if (!doFit(ends.at(-1) ?? 0)) return ends;
  }
  return endsIn(word);
}

function endsIn(text: string): number[] {
  let end = 0;
  return lettersOf(text).map((letter) => {
    end += letter.length;
    return end;
  });
}

const lettersOf = (text: string): string[] =>
  [...GRAPHEMES.segment(text)].flatMap(({ segment }) =>
    segment.length > MOST_IN_LETTER ? (segment.match(/\P{M}\p{M}*|\p{M}+/gu) ?? []) : [segment],
  );

/** The end of the last letter after which a line may well end, if it is filled well enough there. */
function goodPlace(word: string, ends: readonly number[], isFilled: (end: number) => boolean): number | undefined {
  const lasts = BREAKABLE.map((marks) => ends.findLast((end) => marks.test(word.charAt(end - 1))));
  return lasts.find((end) => end !== undefined && isFilled(end));
}
