import { type Facts, hasCase, isStage } from '#release/rules/facts.ts';
import { byLanguage, matchesIn, type PhrasesByLanguage } from '#release/rules/in-language.ts';
import { namesIn } from '#release/rules/names.ts';
import { Phrases, phrasesOf } from '#release/rules/phrase.ts';
import type { Piece } from '#release/rules/piece.ts';
import { type Mark, markOf, type Rule } from '#release/rules/rule.ts';
import { APP, CONTEMPT } from '#release/rules/sources.ts';
import type { Token } from '#release/rules/token.ts';
import { CONFESSIONS, EVIDENCE, PAST_CRIMES } from '#release/rules/words/guilt.ts';
import { SOMEBODY, STATED_SUBJECTS, STATED_VERBS, WORDS_OF_STAGE } from '#release/rules/words/stages.ts';

const PAST = byLanguage(PAST_CRIMES);
const CONFESSED = byLanguage(CONFESSIONS);
const EVIDENT = byLanguage(EVIDENCE);
const LATER = new Phrases(WORDS_OF_STAGE);
const SOME = phrasesOf(SOMEBODY);
const SUBJECTS = phrasesOf(STATED_SUBJECTS);
const VERBS = new Set(STATED_VERBS);

const LEAVE_OUT = 'Leave it out until the court has decided.';

const marksOf =
  (lists: PhrasesByLanguage, instead: string) =>
  (facts: { pieces: readonly Piece[] }): Mark[] =>
    facts.pieces.flatMap((piece) =>
      matchesIn(piece, lists)
        .filter(({ from, to }) => !isDenied(piece.tokens, from) && !isElse(piece.tokens, to))
        .map((match) => markOf(piece, match, instead)),
    );

/** “criminal record checks”, “admitted to hospital”. */
const ELSE_AFTER = new Set(['check', 'checks', 'hospital', 'recorder', 'bureau']);
const isElse = (tokens: readonly Token[], to: number): boolean => ELSE_AFTER.has(tokens[to]?.word ?? '');

/** What a court still has to judge must not be told as if it had. */
export const ACTIVE: readonly Rule[] = [
  {
    code: 'past-crimes-told',
    name: 'No past crimes while proceedings are active',
    since: '1981-08-27',
    source: CONTEMPT,
    when: (facts) => facts.isActive && facts.story.stage !== 'verdict',
    look: marksOf(PAST, LEAVE_OUT),
  },
  {
    code: 'past-crimes-before-sentence',
    name: 'Past crimes before the sentence',
    since: '1981-08-27',
    source: CONTEMPT,
    when: (facts) => facts.isActive && facts.story.stage === 'verdict',
    look: marksOf(PAST, 'Wait for the sentence, or answer why it cannot change it.'),
  },
  {
    code: 'confession-told',
    name: 'No confession while proceedings are active',
    since: '1981-08-27',
    source: CONTEMPT,
    when: (facts) => facts.isActive && facts.story.stage !== 'verdict',
    look: marksOf(CONFESSED, 'Leave it out: only what was said in open court may be told.'),
  },
  {
    code: 'evidence-told',
    name: 'Evidence belongs to the court first',
    since: '1981-08-27',
    source: CONTEMPT,
    when: (facts) => facts.isActive && facts.story.stage !== 'verdict',
    look: marksOf(EVIDENT, 'Leave the evidence out until the court has heard it.'),
  },
  {
    code: 'stage-undeclared',
    name: 'A story of a case says at which stage it is',
    since: '2026-11-22',
    source: APP,
    when: (facts) => !hasCase(facts),
    look: (facts) => facts.pieces.flatMap((piece) => caseTold(piece, facts)),
  },
  {
    code: 'stage-ahead',
    name: 'The words fit the stage',
    since: '2026-11-22',
    source: APP,
    when: hasCase,
    look: ({ pieces, story }) =>
      pieces.flatMap((piece) =>
        LATER.find(piece.tokens)
          .filter(({ value, from }) => !isStage(story.stage, value) && !isDenied(piece.tokens, from))
          .map((match) =>
            markOf(
              piece,
              match,
              `Write “stage: ${match.value}” if that is so; if not, say what is true at “${story.stage}”.`,
            ),
          ),
      ),
  },
  {
    code: 'told-as-fact',
    name: 'What is alleged is told as alleged',
    since: '2026-11-22',
    source: APP,
    when: ({ story }) => isStage(story.stage, 'arrest', 'trial'),
    look: ({ pieces }) => pieces.flatMap(toldAsFact),
  },
];

/** “A man was arrested”: what was done to somebody, and not to so many in a year. */
function caseTold(piece: Piece, { known }: Facts): Mark[] {
  const { tokens } = piece;
  const persons = [...SOME.find(tokens), ...namesIn(piece, known).filter(({ strength }) => strength === 'sure')];
  const told = new Set(persons.map(({ from }) => tokens[from]?.sentence));
  return LATER.find(tokens)
    .filter(({ from }) => told.has(tokens[from]?.sentence) && !isDenied(tokens, from))
    .map((match) =>
      markOf(piece, match, `Write “stage: ${match.value}” if that is so, or answer why nobody in it can be known.`),
    );
}

const DENIALS = new Set(
  `no not nobody none never without until unless if whether may might could can cannot would will should before or n't isn't wasn't
  hasn't haven't aren't weren't didn't doesn't happens`.split(/\s+/),
);
const DENIAL_REACH = 6;

const ANYBODY = new Set(['person', 'people', 'anyone', 'anybody', 'someone', 'somebody', 'everyone', 'those']);

/** “none of them has been charged”, “until found guilty”, “a person who is charged”. */
function isDenied(tokens: readonly Token[], from: number): boolean {
  const sentence = tokens[from]?.sentence;
  const [verb, who, whom] = [tokens[from], tokens[from - 1], tokens[from - 2]].map((token) => token?.word ?? '');
  if ((verb === 'is' || verb === 'are') && who === 'who' && ANYBODY.has(whom ?? '')) return true;
  return tokens
    .slice(Math.max(0, from - DENIAL_REACH), from)
    .some((token) => token.sentence === sentence && DENIALS.has(token.word));
}

const ALLEGING =
  /^(?:alleg|accus|suspect|charg|reported|believ|said|claim|thought|may$|might$|could$|if$|would$|denie|deny|told$|whether$|question)/;

/** “He sold drugs.” in a sentence in which nothing says that this is alleged. */
function toldAsFact(piece: Piece): Mark[] {
  const { tokens } = piece;
  const hedged = new Set(tokens.filter(({ word }) => ALLEGING.test(word)).map(({ sentence }) => sentence));
  return SUBJECTS.find(tokens).flatMap(({ from, to }) => {
    const verb = tokens
      .slice(to, to + 2)
      .findIndex((token) => VERBS.has(token.word) && token.sentence === tokens[from]?.sentence);
    if (verb < 0 || hedged.has(tokens[from]?.sentence ?? -1)) return [];
    return [
      markOf(piece, { from, to: to + verb + 1 }, 'Say “is accused of …”, “is alleged to have …” or “charged with …”.'),
    ];
  });
}
