import type { Library } from '#library/library.ts';
import type { Signoffs } from '#library/read-records-fs.ts';
import type { Entry, Withdrawal } from '#record/entry.ts';
import type { Change } from '#record/source.ts';
import { asSeen } from '#release/as-seen.ts';
import { type Around, checkRelease } from '#release/rules/check.ts';
import type { GateFinding } from '#release/rules/gate-finding.ts';
import { type Needed, type Standing, standingOf } from '#release/standing.ts';
import type { Story } from '#story/story.ts';

/** Why a story is not public. */
export type HeldReason =
  | { kind: 'draft' }
  | { kind: 'embargo'; until: Date }
  | { kind: 'record-broken' }
  | { kind: 'unsubmitted' }
  | { kind: 'void'; changes: Change[] }
  | { kind: 'rejected'; by: string; reason: string }
  | { kind: 'unsigned'; missing: Needed[] }
  /** `must`: it has to be mended. `ask`: whoever submits it has to answer. */
  | { kind: 'finding'; finding: GateFinding };

/** Whether a story may be seen, and why not. */
export type Decision =
  /** `isUnreviewed`: danger to life was the reason, and nobody else has looked at it yet. */
  | { state: 'public'; isUnreviewed: boolean }
  | { state: 'held'; reasons: HeldReason[] }
  /** It was public, and is no longer. */
  | { state: 'expired'; since: Date }
  | { state: 'withdrawn'; since: Date; reason: Withdrawal };

/**
 * The only way in which anything becomes public: every medium, feed and list asks this.
 * Pure; `now` is the moment to decide for. Without an answer to every question it says no.
 */
export function decide(story: Story, signoffs: Signoffs, now: Date, around: Around): Decision {
  if (signoffs.record.faults.length > 0) return { state: 'held', reasons: [{ kind: 'record-broken' }] };
  const standing = standingOf(story, signoffs, around.people);
  if (standing.step === 'withdrawn') {
    return { state: 'withdrawn', since: new Date(standing.by.at), reason: standing.by.withdrawal ?? 'review' };
  }
  const findings = checkRelease(story, around, now);
  const reasons = [...momentReasons(story, now), ...signatureReasons(standing), ...findingReasons(findings, standing)];
  if (reasons.length > 0) return { state: 'held', reasons };
  if (story.expires && now >= story.expires) return { state: 'expired', since: story.expires };
  return { state: 'public', isUnreviewed: isUnreviewed(standing) };
}

/** The stories that are public at a moment as they may be seen then, newest first; equal moments by their slug. */
export function released(library: Omit<Library, 'areas'>, now: Date): Story[] {
  const moment = (story: Story): number => story.published?.getTime() ?? 0;
  return library.stories
    .filter((story) => decisionOf(story, library, now).state === 'public')
    .map((story) => asSeen(story, now, library))
    .sort((a, b) => moment(b) - moment(a) || (a.slug < b.slug ? -1 : 1));
}

/** The decision on a story of a library. */
export function decisionOf(story: Story, library: Omit<Library, 'areas'>, now: Date): Decision {
  const signoffs = library.records.get(story.slug);
  return signoffs ? decide(story, signoffs, now, library) : { state: 'held', reasons: [{ kind: 'unsubmitted' }] };
}

function momentReasons({ published }: Story, now: Date): HeldReason[] {
  if (!published) return [{ kind: 'draft' }];
  return now < published ? [{ kind: 'embargo', until: published }] : [];
}

function signatureReasons(standing: Standing): HeldReason[] {
  switch (standing.step) {
    case 'void':
      return [{ kind: 'void', changes: standing.changes }];
    case 'rejected':
      return [{ kind: 'rejected', by: standing.by.by, reason: standing.by.reason ?? '' }];
    case 'submitted': {
      const { submitted, missing } = standing;
      return missing.length === 0 || submitted.act === 'break-glass' ? [] : [{ kind: 'unsigned', missing }];
    }
    default:
      return [{ kind: 'unsubmitted' }];
  }
}

function findingReasons(findings: readonly GateFinding[], standing: Standing): HeldReason[] {
  const submitted = standing.step === 'submitted' ? standing.submitted : undefined;
  return findings.filter((finding) => !isLifted(finding, submitted)).map((finding) => ({ kind: 'finding', finding }));
}

/** Whether somebody has answered for a finding, or danger to life outweighs it. */
export function isLifted({ id, problem, isAbsolute }: GateFinding, submitted: Entry | undefined): boolean {
  if (problem.severity === 'ask') return (submitted?.answers?.[id] ?? '').trim() !== '';
  if (isAbsolute || submitted?.act !== 'break-glass') return false;
  return submitted.outweighed?.includes(id) ?? false;
}

function isUnreviewed(standing: Standing): boolean {
  if (standing.step !== 'submitted' || standing.submitted.act !== 'break-glass') return false;
  return !standing.approvals.some(({ as }) => as === 'comms');
}
