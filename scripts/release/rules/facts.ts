import type { Around } from '#release/rules/check.ts';
import { type KnownNames, knownNamesOf } from '#release/rules/known-names.ts';
import { type Piece, piecesOf } from '#release/rules/piece.ts';
import type { Story } from '#story/story.ts';
import { STAGES, type Stage, type YoungRole } from '#story/vocabulary.ts';

/** What the rules go by: a story with its words in pieces, and what follows from what it declares. */
export interface Facts {
  story: Story;
  around: Around;
  now: Date;
  pieces: readonly Piece[];
  known: KnownNames;
  /** In what roles people under 18 are part of it, as far as it is declared. */
  young: readonly YoungRole[];
  /** True where the law keeps victims unnamed for life. */
  isProtected: boolean;
  /** True where somebody in it must not be recognised: jigsaw pieces count. */
  isJigsaw: boolean;
  /** True while a court may still be misled by what is published. */
  isActive: boolean;
}

/** Gathers what all rules need to know of a story. */
export function factsOf(story: Story, around: Around, now: Date): Facts {
  const young = story['under-18'] ?? [];
  const isProtected = (story.protected ?? []).length > 0;
  return {
    story,
    around,
    now,
    pieces: piecesOf(story),
    known: knownNamesOf(around),
    young,
    isProtected,
    isJigsaw: isProtected || young.length > 0,
    isActive: isStage(story.stage, activeFrom(around, now), 'verdict'),
  };
}

/** True from one stage of a case to another, both included. */
export function isStage(stage: Stage, from: Stage, to: Stage = 'concluded'): boolean {
  const at = STAGES.indexOf(stage);
  return at >= STAGES.indexOf(from) && at <= STAGES.indexOf(to);
}

/** True where there is a case at all. */
export const hasCase = ({ story }: Facts): boolean => story.stage !== 'none';

/** True from an arrest until a court has found somebody guilty. */
export const isUndecided = ({ story }: Facts): boolean => isStage(story.stage, 'arrest', 'trial');

function activeFrom({ settings }: Around, now: Date): 'arrest' | 'charge' {
  const today = now.toISOString().slice(0, 10);
  const inForce = settings.release['active-from'].filter(({ since }) => since <= today);
  return inForce.sort((a, b) => (a.since < b.since ? -1 : 1)).at(-1)?.stage ?? 'arrest';
}
