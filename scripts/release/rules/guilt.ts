import { type Facts, hasCase, isStage, isUndecided } from '#release/rules/facts.ts';
import { byLanguage, matchesIn } from '#release/rules/in-language.ts';
import { type Found, phrasesOf } from '#release/rules/phrase.ts';
import type { Piece } from '#release/rules/piece.ts';
import { type Mark, markOf, type Rule } from '#release/rules/rule.ts';
import { APP, CONTEMPT } from '#release/rules/sources.ts';
import { isCapital, type Token } from '#release/rules/token.ts';
import {
  DEFINITE,
  DONE_TO_PEOPLE,
  GUILTY_PERSONS,
  GUILTY_PHRASES,
  HEDGES,
  NOT_A_PERSON_AFTER,
  TRADES,
} from '#release/rules/words/guilt.ts';
import { STREET_WORDS } from '#release/rules/words/places.ts';

const PERSONS = byLanguage(GUILTY_PERSONS);
const PHRASES = byLanguage(GUILTY_PHRASES);
const DONE = byLanguage(DONE_TO_PEOPLE);
const HEDGE_WORDS = new Map(Object.entries(HEDGES).map(([language, words]) => [language, new Set(words)]));

/** Off the streets: people are meant, where what was taken is no thing. */
const OFF_STREETS = phrasesOf(['off our|the|your|these street|streets']);
const THINGS = new Set(
  `gun guns weapon weapons knife knives blade blades firearm firearms drug drugs heroin cocaine cannabis car cars bike bikes
  vehicle vehicles tablets pills bullets ammunition cash money motorbike motorbikes tobacco cigarettes vapes them it`.split(
    /\s+/,
  ),
);
const PEOPLE = new Set(
  `man men woman women person people suspect suspects individual individuals him her he she someone dealers dealer offenders
  gang gangs criminals criminal group pair duo trio members`.split(/\s+/),
);

const SAY_CHARGED =
  'Say what happened, such as “a man has been arrested on suspicion of theft” or “charged with theft”.';
const SAY_REPORTED = 'Say what was reported, such as “the person who was seen”.';

/** How sure it is that a word of guilt means certain people. */
type Meaning = 'certain' | 'anybody';

interface GuiltyWord {
  match: Found;
  meaning: Meaning;
}

function guiltyWords(piece: Piece): GuiltyWord[] {
  const { tokens } = piece;
  const done = new Set(matchesIn(piece, DONE).map(({ from }) => tokens[from]?.sentence));
  return matchesIn(piece, PERSONS)
    .filter((match) => !isHarmless(piece, match))
    .map((match) => ({
      match,
      meaning: done.has(tokens[match.from]?.sentence) || isDefinite(tokens, match) ? 'certain' : 'anybody',
    }));
}

function isHarmless({ tokens, language }: Piece, { from, to }: Found): boolean {
  const [first, last, next] = [tokens[from], tokens[to - 1], tokens[to]];
  const hedges = [HEDGE_WORDS.get(language), HEDGE_WORDS.get('en')];
  const around = [tokens[from - 1], tokens[from - 2], language === 'en' ? undefined : next];
  if (around.some((one) => one && one.sentence === first?.sentence && hedges.some((set) => set?.has(one.word))))
    return true;
  if (last && /^dealers?/.test(last.word) && from > 0 && TRADES.has(tokens[from - 1]?.word ?? '')) return true;
  if (isPartOfName(last, next)) return true;
  if (next && next.gap.trim() === '' && next.sentence === last?.sentence && NOT_A_PERSON_AFTER.has(next.word))
    return true;
  return first?.word === 'criminal' && to - from === 1 && !isNoun(tokens, from);
}

/** “Dealer’s Row”: a capital, and a word for a street after it. */
function isPartOfName(last: Token | undefined, next: Token | undefined): boolean {
  return last !== undefined && next !== undefined && isCapital(last) && isCapital(next) && STREET_WORDS.has(next.word);
}

const AFTER_NOUN = new Set('who was were is has had and or in from will to behind with that on at'.split(' '));

/** “a criminal was …” and not “a criminal offence”. */
function isNoun(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + 1];
  return !next || next.sentence !== tokens[at]?.sentence || next.gap.trim() !== '' || AFTER_NOUN.has(next.word);
}

/** “the thief”, “two dangerous dealers”. */
function isDefinite(tokens: readonly Token[], { from }: Found): boolean {
  return [1, 2].some((back) => {
    const before = tokens[from - back];
    const isNear = before !== undefined && before.sentence === tokens[from]?.sentence;
    return isNear && (DEFINITE.has(before.word) || /^\d{1,3}$/.test(before.word));
  });
}

function offStreets(piece: Piece): GuiltyWord[] {
  const { tokens } = piece;
  return OFF_STREETS.find(tokens).flatMap((match): GuiltyWord[] => {
    const before = tokens
      .slice(Math.max(0, match.from - 6), match.from)
      .filter(({ sentence }) => sentence === tokens[match.from]?.sentence);
    if (before.some(({ word }) => PEOPLE.has(word))) return [{ match, meaning: 'certain' }];
    return before.some(({ word }) => THINGS.has(word)) ? [] : [{ match, meaning: 'anybody' }];
  });
}

function marksOf(facts: Facts, meaning: Meaning, instead: string): Mark[] {
  return facts.pieces.flatMap((piece) => {
    const words = [...guiltyWords(piece), ...offStreets(piece)].filter((one) => one.meaning === meaning);
    return words.map(({ match }) => markOf(piece, match, instead));
  });
}

function theGang(facts: Facts): Mark[] {
  return facts.pieces.flatMap((piece) =>
    THE_GANG.find(piece.tokens).map((match) =>
      markOf(piece, match, 'Say “those arrested”, “the people charged” or “a group”.'),
    ),
  );
}
const THE_GANG = phrasesOf(['the|this|that|these gang|gangs']);

/** Words that say somebody is guilty before a court has. */
export const GUILT: readonly Rule[] = [
  {
    code: 'guilt-assumed',
    name: 'Nobody is guilty before a court has found it',
    since: '1981-08-27',
    source: `${CONTEMPT}; ${APP}`,
    when: isUndecided,
    look: (facts) => [
      ...marksOf(facts, 'certain', SAY_CHARGED),
      ...facts.pieces.flatMap((piece) => matchesIn(piece, PHRASES).map((match) => markOf(piece, match, SAY_CHARGED))),
      ...theGang(facts),
    ],
  },
  {
    code: 'guilt-suggested',
    name: 'Words about all who commit such crimes may be read as about these people',
    since: '2026-11-22',
    source: APP,
    when: isUndecided,
    look: (facts) => marksOf(facts, 'anybody', 'Leave it out while the case is open, or say “people who do this”.'),
  },
  {
    code: 'guilt-reported',
    name: 'A report is not a finding',
    since: '2026-11-22',
    source: APP,
    when: (facts) => hasCase(facts) && isStage(facts.story.stage, 'report', 'report'),
    look: (facts) =>
      facts.pieces.flatMap((piece) =>
        guiltyWords(piece)
          .filter(({ match }) => isOneMeant(piece, match))
          .map(({ match }) => markOf(piece, match, SAY_REPORTED)),
      ),
  },
];

const ONE_MEANT = new Set(['the', 'this', 'that', 'these', 'those']);

function isOneMeant({ tokens }: Piece, { from }: Found): boolean {
  const before = tokens[from - 1];
  return before !== undefined && before.sentence === tokens[from]?.sentence && ONE_MEANT.has(before.word);
}
