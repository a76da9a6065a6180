import type { Library } from '#library/library.ts';
import type { Entry } from '#record/entry.ts';
import type { RecordFault } from '#record/parse-record.ts';
import type { Change } from '#record/source.ts';
import { decisionOf, isLifted } from '#release/decide.ts';
import { decisionInWords, neededInWords } from '#release/in-words.ts';
import { checkRelease } from '#release/rules/check.ts';
import type { GateFinding } from '#release/rules/gate-finding.ts';
import { type Needed, neededFor, type Standing, standingOf } from '#release/standing.ts';
import type { Story } from '#story/story.ts';

/** All that is known of the release of one story. Programs rely on its names: add, never rename. */
export interface StoryStatus {
  story: string;
  state: 'public' | 'held' | 'expired' | 'withdrawn';
  /** Why it is not public, in words; empty for one that is. */
  why: string;
  /** Released where life was at risk, and nobody else has looked at it yet. */
  isUnreviewed: boolean;
  step: Standing['step'] | 'broken';
  /** What still holds of what was signed: the submission first. */
  signed: Signed[];
  missing: Needed[];
  /** What has changed since it was submitted, which voids everything. */
  changes: Change[];
  /** What the checks hold it for. */
  open: GateFinding[];
  /** What is wrong with its record. */
  faults: RecordFault[];
}

/** One signature, as others see it. */
export type Signed = Pick<Entry, 'act' | 'as' | 'by' | 'at' | 'languages' | 'reason' | 'withdrawal'> & {
  /** How many files of a proof the signer had before them. */
  seen: number;
};

/** Where a story stands at a moment. */
export function statusOf(story: Story, library: Library, now: Date): StoryStatus {
  const decision = decisionOf(story, library, now);
  const signoffs = library.records.get(story.slug);
  const faults = signoffs?.record.faults ?? [];
  const standing: Standing =
    signoffs && faults.length === 0 ? standingOf(story, signoffs, library.people) : { step: 'unsubmitted' };
  const submitted = standing.step === 'submitted' ? standing.submitted : undefined;
  return {
    ...{ story: story.slug, state: decision.state, why: decisionInWords(decision, library.settings.zone) },
    isUnreviewed: decision.state === 'public' && decision.isUnreviewed,
    step: faults.length > 0 ? 'broken' : standing.step,
    signed: signedIn(standing).map(signedOf),
    missing: standing.step === 'submitted' ? standing.missing : neededFor(story),
    changes: standing.step === 'void' ? standing.changes : [],
    open: checkRelease(story, library, now).filter((finding) => !isLifted(finding, submitted)),
    faults,
  };
}

function signedIn(standing: Standing): Entry[] {
  switch (standing.step) {
    case 'submitted':
      return [standing.submitted, ...standing.approvals];
    case 'rejected':
    case 'withdrawn':
      return [standing.by];
    default:
      return [];
  }
}

const signedOf = ({ act, as, by, at, languages, reason, withdrawal, proof = [] }: Entry): Signed => ({
  ...{ act, as, by, at },
  ...(languages ? { languages } : {}),
  ...(reason === undefined ? {} : { reason }),
  ...(withdrawal === undefined ? {} : { withdrawal }),
  seen: proof.length,
});

/** Whose signature is missing, in words; without repeats. */
export const missingInWords = ({ missing }: Pick<StoryStatus, 'missing'>): string[] => missing.map(neededInWords);
