import type { Library } from '#library/library.ts';
import { place } from '#problem/collect.ts';
import type { Finding } from '#problem/problem.ts';
import { sha256Of } from '#record/source.ts';
import { type Facts, factsOf } from '#release/rules/facts.ts';
import type { GateFinding } from '#release/rules/gate-finding.ts';
import type { Mark, Rule } from '#release/rules/rule.ts';
import { RULES } from '#release/rules/table.ts';
import type { Story } from '#story/story.ts';

/** What the rules must know besides the story. */
export type Around = Pick<Library, 'settings' | 'people' | 'hotspots' | 'county' | 'towns' | 'partners' | 'channels'>;

/** So much of what was found is told in a sentence. */
const WORDS_LIMIT = 120;

/** Everything in a story that its stage, the law or good practice do not allow, or that a person must answer for. */
export function checkRelease(story: Story, around: Around, now: Date): GateFinding[] {
  const facts = factsOf(story, around, now);
  const marks = RULES.filter(({ when }) => when(facts)).flatMap((rule) =>
    rule.look(facts).map((mark) => ({ rule, mark })),
  );
  return [...Map.groupBy(marks, ({ mark }) => mark.piece).values()]
    .flatMap(withoutInner)
    .map(({ rule, mark }) => findingOf(rule, mark, facts));
}

/** Without what lies within a longer one of the same piece: “offender” is told by “repeat offender”. */
function withoutInner<M extends { mark: Mark }>(marks: readonly M[]): M[] {
  const sorted = marks.toSorted(({ mark: a }, { mark: b }) => a.start - b.start || b.end - a.end);
  let widest: Mark | undefined;
  return sorted.filter(({ mark }) => {
    const isInner = widest !== undefined && mark.end <= widest.end && mark.end - mark.start < widest.end - widest.start;
    if (!widest || mark.end > widest.end) widest = mark;
    return !isInner;
  });
}

function findingOf({ code, source, isAbsolute = false }: Rule, mark: Mark, facts: Facts): GateFinding {
  const { piece, start, end, instead } = mark;
  const words = piece.text.slice(start, end);
  const args = { words: words.length > WORDS_LIMIT ? `${words.slice(0, WORDS_LIMIT)}…` : words, instead, source };
  return {
    // Not the line: words that move are the same words.
    id: [code, piece.language, piece.name, sha256Of(words).slice(0, 12)].join('/'),
    // Every code of the rules takes the same; TypeScript cannot carry that through the union of codes.
    problem: place({ code, args } as Finding, { file: piece.file, line: piece.lineAt(start) }),
    isAbsolute: typeof isAbsolute === 'function' ? isAbsolute(facts) : isAbsolute,
  };
}
