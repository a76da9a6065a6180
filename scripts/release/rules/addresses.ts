import { hasCase } from '#release/rules/facts.ts';
import { isAddress, type Piece } from '#release/rules/piece.ts';
import { type Mark, markOf, type Rule } from '#release/rules/rule.ts';
import { APP } from '#release/rules/sources.ts';
import { isCapital, type Token } from '#release/rules/token.ts';
import { COURTS, STREET_WORDS } from '#release/rules/words/places.ts';

const SAY_TOWN = 'Name the town or the neighbourhood, and no street or number.';
/** A capital letter or two, digits, a space, a digit and two letters. */
const POSTCODE = /(?<![\p{L}\p{N}])[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}(?![\p{L}\p{N}])/gu;
const LIVES = new Set(['of', 'lives', 'lived', 'living', 'resident', 'home', 'address', 'house', 'flat']);
const STREET_BEFORE = new Set(['ul', 'ulica', 'ulicy', 'strada', 'str', 'ulici']);

interface Street {
  from: number;
  to: number;
  isHome: boolean;
}

/** “12 Sample Street”, and whether somebody is said to live there. */
function streetsIn({ tokens }: Piece): Street[] {
  return tokens.flatMap((token, from): Street[] => {
    const to = streetEnd(tokens, from, token);
    if (to === undefined) return [];
    const before = tokens.slice(Math.max(0, from - 3), from).filter(({ sentence }) => sentence === token.sentence);
    return [{ from, to, isHome: before.some(({ word }) => LIVES.has(word)) }];
  });
}

/** A house number is followed by one to three names with capitals, and a word for a street. */
function streetEnd(tokens: readonly Token[], from: number, { word }: Token): number | undefined {
  if (STREET_BEFORE.has(word)) return numberedEnd(tokens, from);
  if (!HOUSE_NUMBER.test(word) || /^(?:19|20)\d\d$/.test(word)) return undefined;
  const names = tokens.slice(from + 1, from + 5);
  const short = names.findIndex((token) => !isCapital(token) || token.gap.trim() !== '');
  const own = short < 0 ? names : names.slice(0, short);
  const last = own.findIndex((token, at) => at > 0 && STREET_WORDS.has(token.word));
  return last < 0 || COURTS.has(own[last - 1]?.word ?? '') ? undefined : from + 1 + last + 1;
}

const HOUSE_NUMBER = /^\d{1,4}[a-z]?$/;

/** “ul. Przykładowa 5” */
function numberedEnd(tokens: readonly Token[], from: number): number | undefined {
  const number = [2, 3].find((ahead) => HOUSE_NUMBER.test(tokens[from + ahead]?.word ?? ''));
  return number === undefined ? undefined : from + number + 1;
}

const isWords = ({ name }: Piece): boolean => !isAddress(name) && name !== 'event-place' && name !== 'field';

const marksOf = (pieces: readonly Piece[], isHome: boolean): Mark[] =>
  pieces.filter(isWords).flatMap((piece) =>
    streetsIn(piece)
      .filter((street) => street.isHome === isHome)
      .map((street) => markOf(piece, street, SAY_TOWN)),
  );

/** Addresses: a town or a neighbourhood is enough. */
export const ADDRESSES: readonly Rule[] = [
  {
    code: 'home-address',
    name: 'Nobody’s home address is told',
    since: '2026-11-22',
    source: APP,
    when: hasCase,
    look: ({ pieces }) => marksOf(pieces, true),
  },
  {
    code: 'street-number',
    name: 'A number in a street may be somebody’s home',
    since: '2026-11-22',
    source: APP,
    when: hasCase,
    look: ({ pieces }) => marksOf(pieces, false),
  },
  {
    code: 'postcode-told',
    name: 'A whole postcode is a handful of homes',
    since: '2026-11-22',
    source: APP,
    when: hasCase,
    look: ({ pieces }) =>
      pieces.filter(isWords).flatMap((piece) =>
        [...piece.text.matchAll(POSTCODE)].map(({ index, 0: words }) => ({
          piece,
          start: index,
          end: index + words.length,
          instead: 'Write its first half, such as “BD8”, or name the town.',
        })),
      ),
  },
];
