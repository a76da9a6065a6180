import { type Facts, hasCase } from '#release/rules/facts.ts';
import { byLanguage, matchesIn, type PhrasesByLanguage } from '#release/rules/in-language.ts';
import type { Found } from '#release/rules/phrase.ts';
import { isAddress, type Piece } from '#release/rules/piece.ts';
import { type Mark, markOf, type Rule } from '#release/rules/rule.ts';
import { CHILDREN, LIFELONG } from '#release/rules/sources.ts';
import { isCapital, sentenceAbout, type Token } from '#release/rules/token.ts';
import { STREET_WORDS } from '#release/rules/words/places.ts';
import { AGE_RANGE, DETAILS, RELATIONS, YOUNG_AGES } from '#release/rules/words/young.ts';

const AGES = byLanguage(YOUNG_AGES);
const RELATED = byLanguage(RELATIONS);
const DETAILED = byLanguage(DETAILS);

const NO_RELATION = 'Leave out how people are related, and where they learn, work or live.';

/** An age under 18 that is said of somebody. */
function agesIn(piece: Piece): Found[] {
  const { tokens } = piece;
  return matchesIn(piece, AGES).filter(({ to }) => {
    const [last, next] = [tokens[to - 1], tokens[to]];
    const isRange =
      next !== undefined && next.sentence === last?.sentence && AGE_RANGE.has(next.word) && !/,/.test(next.gap);
    return !isRange && !/^\s*[-–]\s*$/.test(next?.gap ?? '');
  });
}

function isBesidePlace({ tokens, language }: Piece, { from }: Found, { known }: Facts): boolean {
  const own = sentenceAbout(tokens, from);
  if (own.some((token) => known.isPlace(token))) return true;
  if (language !== 'en') return false;
  return own.some(
    (token, at) => isCapital(token) && ['from', 'in', 'of', 'near', 'at'].includes(own[at - 1]?.word ?? ''),
  );
}

const agesOf = (facts: Facts, isMeant: (piece: Piece, match: Found) => boolean, instead: string): Mark[] =>
  facts.pieces.flatMap((piece) =>
    agesIn(piece)
      .filter((match) => isMeant(piece, match))
      .map((match) => markOf(piece, match, instead)),
  );

/** “Ashby High School”: a name with capitals that ends with a word for a school. */
function schoolsIn(piece: Piece): Mark[] {
  const { tokens } = piece;
  return tokens.flatMap((token, at) => {
    const from = headOfName(tokens, at);
    if (!isCapital(token) || !SCHOOLS.has(token.word) || at - from < 1) return [];
    return [markOf(piece, { from, to: at + 1 }, 'Say “a school”, without its name and without the place.')];
  });
}

const SCHOOLS = new Set(['school', 'academy', 'college', 'nursery', 'madrasa', 'grammar']);

function headOfName(tokens: readonly Token[], at: number): number {
  let from = at;
  while (from > 0 && at - from < 5) {
    const [before, token] = [tokens[from - 1], tokens[from]];
    if (!before || !isCapital(before) || token?.gap !== ' ' || before.opens) break;
    from--;
  }
  return from;
}

/** A street by its name. */
function streetsIn(piece: Piece): Mark[] {
  const { tokens } = piece;
  return tokens.flatMap((token, at) => {
    const before = tokens[at - 1];
    const isStreet =
      before && isCapital(token) && isCapital(before) && token.gap === ' ' && SURE_STREETS.has(token.word);
    return isStreet
      ? [markOf(piece, { from: at - 1, to: at + 1 }, 'Name the town or the district, and no street.')]
      : [];
  });
}

/** Other words for streets are words for much else. */
const SURE_STREETS = new Set(
  [...STREET_WORDS].filter((word) => /^(?:street|road|lane|avenue|close|drive|terrace|crescent|grove)$/.test(word)),
);

const marksOf = (lists: PhrasesByLanguage, instead: string, { pieces }: Facts): Mark[] =>
  pieces
    .filter(({ name }) => name !== 'signs')
    .flatMap((piece) => matchesIn(piece, lists).map((match) => markOf(piece, match, instead)));

/** Who must not be recognised: by age, school, relation, work, street. */
export const YOUNG: readonly Rule[] = [
  {
    code: 'young-person-undeclared',
    name: 'Who is under 18 is declared',
    since: '2026-11-22',
    source: CHILDREN,
    when: (facts) => hasCase(facts) && facts.young.length === 0 && facts.story['under-18'] !== undefined,
    look: (facts) => agesOf(facts, () => true, 'Name the role in the front matter, such as “under-18: [suspect]”.'),
  },
  {
    code: 'young-age-and-place',
    name: 'No age of somebody under 18 beside a place',
    since: '2026-11-22',
    source: CHILDREN,
    isAbsolute: true,
    when: hasCase,
    look: (facts) =>
      agesOf(
        facts,
        (piece, match) => isBesidePlace(piece, match, facts),
        'Say “a young person”, or leave the place out.',
      ),
  },
  {
    code: 'young-age',
    name: 'The age of somebody under 18 is a piece of a jigsaw',
    since: '2026-11-22',
    source: CHILDREN,
    when: (facts) => hasCase(facts) && facts.young.length > 0,
    look: (facts) => agesOf(facts, (piece, match) => !isBesidePlace(piece, match, facts), 'Say “a young person”.'),
  },
  {
    code: 'school-named',
    name: 'No school is named where somebody must not be recognised',
    since: '2026-11-22',
    source: `${CHILDREN}; ${LIFELONG}`,
    isAbsolute: true,
    when: (facts) => hasCase(facts) && facts.isJigsaw,
    look: ({ pieces }) => pieces.filter(({ name }) => !isAddress(name)).flatMap(schoolsIn),
  },
  {
    code: 'jigsaw-relation',
    name: 'No relation that gives somebody away',
    since: '2026-11-22',
    source: `${CHILDREN}; ${LIFELONG}`,
    isAbsolute: true,
    when: (facts) => hasCase(facts) && facts.isJigsaw,
    look: (facts) => marksOf(RELATED, NO_RELATION, facts),
  },
  {
    code: 'jigsaw-detail',
    name: 'Small details add up',
    since: '2026-11-22',
    source: `${CHILDREN}; ${LIFELONG}`,
    when: (facts) => hasCase(facts) && facts.isJigsaw,
    look: (facts) => [...marksOf(DETAILED, NO_RELATION, facts), ...facts.pieces.flatMap(streetsIn)],
  },
];
