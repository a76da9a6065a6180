import { type Found, phrasesOf } from '#release/rules/phrase.ts';
import type { Piece } from '#release/rules/piece.ts';
import { type Mark, markOf, type Rule } from '#release/rules/rule.ts';
import { CRIMESTOPPERS, MAP_HARM } from '#release/rules/sources.ts';
import { sentenceAbout, type Token } from '#release/rules/token.ts';

const REWARD = phrasesOf([
  'reward|rewards|bounty',
  'nagrod*',
  'recompens*',
  'odmen*',
  'انعام|انعامات',
  'ਇਨਾਮ|ਇਨਾਮਾਂ',
  'مکافاة|المکافاة|مكافآت',
  'পুরস্কার*',
  'ઇનામ|પુરસ્કાર|ઇનામો',
]);
const CRIMESTOPPERS_NAMES = /crimestoppers|کرائم ?سٹاپرز|ਕ੍ਰਾਈਮ ?ਸਟੌਪਰਜ਼|كرايم ?ستوبرز|ক্রাইম ?স্টপার্স|ક્રાઇમ ?સ્ટોપર્સ/iu;
const DENIED = new Set('no not never cannot nobody without nie žiadn nu nikt نہیں ਨਹੀਂ لا না નહીં'.split(' '));
const MONEY = /[£€$]\s?\d/u;

const AS_POLICE = phrasesOf([
  'crimestoppers police|officer|officers|detective|detectives|unit|team|force',
  "police|police's|our|force crimestoppers",
  'police charity|service|hotline|line|number called? crimestoppers',
  'crimestoppers is|are the|part|run of? by? the? police|force|us',
  'crimestoppers at|of|from|in the|west|south|north police|yorkshire',
]);
const POLICE_ON_ITS_NUMBER = phrasesOf([
  'police|us|officers|detectives on 0800 555 111',
  'police number|line is? 0800 555 111',
]);

const BRANDED = phrasesOf([
  'hotspot|hotspots',
  'hot spot|spots',
  'no go area|areas|zone|zones',
  'crime ridden',
  'crime infested',
  'drug infested',
  'notorious estate|street|area|neighbourhood|part|road',
  'problem estate|street|area|neighbourhood',
  'ghetto|slum',
  'crime capital',
  'sink estate',
]);
/** These hotspots give no news of a crime. */
const NO_CRIME_BEFORE = new Set([
  'wifi',
  'fi',
  'wi',
  'mobile',
  'wireless',
  'biodiversity',
  'holiday',
  'personal',
  'internet',
]);

/** Addresses that hide where they lead. */
const SHORTENERS =
  /^https?:\/\/(?:www\.)?(?:bit\.ly|tinyurl\.com|t\.co|goo\.gl|ow\.ly|is\.gd|buff\.ly|rb\.gy|lnkd\.in|cutt\.ly|shorturl\.at|tiny\.cc)(?:\/|$)/i;
const OWN_LINK = /^https:\/\/(?:www\.)?crimestoppers-uk\.org(?:\/[^?#]*)?$/i;

const always = (): boolean => true;

const whole = (piece: Piece, instead: string): Mark => ({ piece, start: 0, end: piece.text.length, instead });
const linksWhere = (pieces: readonly Piece[], isMeant: (url: string) => boolean, instead: string): Mark[] =>
  pieces.filter(({ name, text }) => name === 'link' && isMeant(text)).map((piece) => whole(piece, instead));

/** Rules for every story, whether there is a case or not. */
export const HOUSE: readonly Rule[] = [
  {
    code: 'reward-promised',
    name: 'No reward is promised',
    since: '2026-11-22',
    source: CRIMESTOPPERS,
    when: always,
    look: ({ pieces }) =>
      pieces.flatMap((piece) =>
        REWARD.find(piece.tokens)
          .filter((match) => isPromised(piece, match))
          .map((match) => markOf(piece, match, 'Leave the reward out: only Crimestoppers itself speaks of it.')),
      ),
  },
  {
    code: 'crimestoppers-as-police',
    name: 'Crimestoppers is not the police',
    since: '2026-11-22',
    source: CRIMESTOPPERS,
    when: always,
    look: ({ pieces }) =>
      pieces.flatMap((piece) =>
        [...AS_POLICE.find(piece.tokens), ...POLICE_ON_ITS_NUMBER.find(piece.tokens)]
          .filter((match) => !isSideBySide(piece.tokens, match))
          .map((match) => markOf(piece, match, 'Say “Crimestoppers, an independent charity, on 0800 555 111”.')),
      ),
  },
  {
    code: 'crimestoppers-link',
    name: 'Its link is never wrapped',
    since: '2026-11-22',
    source: CRIMESTOPPERS,
    when: always,
    look: ({ pieces }) =>
      linksWhere(
        pieces,
        (url) => /crimestoppers/i.test(url) && !OWN_LINK.test(url),
        'Write https://crimestoppers-uk.org, without anything after it that tracks.',
      ),
  },
  {
    code: 'link-shortened',
    name: 'A link says where it leads',
    since: '2026-11-22',
    source: 'House rule: nobody is followed',
    when: always,
    look: ({ pieces }) => linksWhere(pieces, (url) => SHORTENERS.test(url), 'Write the whole address.'),
  },
  {
    code: 'place-branded',
    name: 'No place is branded',
    since: '2026-11-22',
    source: MAP_HARM,
    when: always,
    look: ({ pieces }) =>
      pieces
        .filter(({ name }) => name !== 'picture-data')
        .flatMap((piece) =>
          BRANDED.find(piece.tokens)
            .filter(({ from }) => !NO_CRIME_BEFORE.has(piece.tokens[from - 1]?.word ?? ''))
            .map((match) => markOf(piece, match, 'Speak to the people who live there: “news for Holme Wood”.')),
        ),
  },
];

/** A reward beside money or beside Crimestoppers is meant for those who tell; “rewarding” work is none. */
function isPromised({ tokens, text }: Piece, { from }: Found): boolean {
  const own = sentenceAbout(tokens, from);
  if (own.some(({ word }) => DENIED.has(word))) return false;
  const [first, last] = [own[0], own.at(-1)];
  const sentence = text.slice(Math.max(0, (first?.start ?? 0) - 2), last?.end);
  return MONEY.test(sentence) || CRIMESTOPPERS_NAMES.test(sentence);
}

/** “the police or Crimestoppers”, “Crimestoppers is not the police”. */
function isSideBySide(tokens: readonly Token[], { from, to }: Found): boolean {
  return tokens.slice(from, to).some(({ word, gap }, at) => word === 'not' || (at > 0 && /[,;:(]/.test(gap)));
}
