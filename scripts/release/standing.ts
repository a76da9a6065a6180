import type { Signoffs } from '#library/read-records-fs.ts';
import type { Person } from '#partnership/directory.ts';
import { type Entry, type Role, takesStoryDown } from '#record/entry.ts';
import { type Change, changesBetween } from '#record/source.ts';
import { type Story, versionsOf } from '#story/story.ts';

/** A signature that a story needs. */
export interface Needed {
  as: Exclude<Role, 'spoc'>;
  /** For a translator: which language. */
  language?: string | undefined;
}

/** Where a story stands on its way to being released, by its record alone. */
export type Standing =
  /** Nobody has submitted it since it was written, or since it was taken down. */
  | { step: 'unsubmitted' }
  /** Something has changed since it was submitted. */
  | { step: 'void'; changes: Change[]; submitted: Entry }
  | { step: 'rejected'; by: Entry }
  | { step: 'withdrawn'; by: Entry }
  /** Submitted as it is now. Public when nothing is missing, or when danger to life was the reason. */
  | { step: 'submitted'; submitted: Entry; approvals: Entry[]; missing: Needed[] };

/** Reads a record without faults against the bytes of now. Approvals of those who wrote or edited do not count. */
export function standingOf(story: Story, { record, sources }: Signoffs, people: readonly Person[]): Standing {
  const { entries } = record;
  const taken = entries.findLastIndex(takesStoryDown);
  const isForbidden = entries[taken]?.withdrawal === 'court-order';
  const begun = entries.findLastIndex(
    (entry, at) => at > taken && isSubmission(entry, people) && !(isForbidden && entry.act === 'break-glass'),
  );
  const submitted = entries[begun];
  if (!submitted) {
    const by = entries[taken];
    return by ? { step: 'withdrawn', by } : { step: 'unsubmitted' };
  }
  const changes = changesBetween(submitted.sources, sources);
  if (changes.length > 0) return { step: 'void', changes, submitted };
  const later = entries.slice(begun + 1).filter((entry) => changesBetween(entry.sources, sources).length === 0);
  const by = later.findLast(({ act }) => act === 'reject');
  if (by) return { step: 'rejected', by };
  const writers = writersOf(story, entries);
  const approvals = later.filter((entry) => entry.act === 'approve' && mayApprove(entry, people, writers));
  const missing = neededFor(story).filter((needed) => !approvals.some((entry) => meets(entry, needed, people)));
  return { step: 'submitted', submitted, approvals, missing };
}

/** As what a story is submitted, or released where life is at risk. */
export const SUBMITTERS = ['spoc', 'comms', 'sio'] as const satisfies readonly Role[];

/** Whether a line begins a release anew, by somebody who may. */
export function isSubmission({ act, by, as }: Entry, people: readonly Person[]): boolean {
  if (act !== 'submit' && act !== 'break-glass') return false;
  const signs = people.find(({ id }) => id === by)?.signs ?? [];
  return signs.includes(as) && SUBMITTERS.some((one) => one === as);
}

/** Everybody who ever wrote, edited or submitted it: none of them may approve it. */
export function writersOf(story: Pick<Story, 'author'>, entries: readonly Entry[]): Set<string> {
  const submitters = entries.filter(({ act }) => act === 'submit' || act === 'break-glass').map(({ by }) => by);
  return new Set([story.author, ...submitters, ...entries.flatMap(({ editors = [] }) => editors)]);
}

/** The signatures that a story needs before it may be public. */
export function neededFor(story: Story): Needed[] {
  const isInvestigated = Object.values(story.pictures).some(
    ({ shows }) => shows === 'investigation' || shows === 'custody',
  );
  return [
    { as: 'comms' },
    ...(isInvestigated ? [{ as: 'sio' } as const] : []),
    ...versionsOf(story)
      .filter(({ language }) => language !== 'en')
      .map(({ language }) => ({ as: 'translator', language }) as const),
  ];
}

function mayApprove({ by, as }: Entry, people: readonly Person[], writers: ReadonlySet<string>): boolean {
  const roles = people.find(({ id }) => id === by)?.signs ?? [];
  return roles.includes(as) && !writers.has(by);
}

function meets(entry: Entry, { as, language }: Needed, people: readonly Person[]): boolean {
  if (entry.as !== as) return false;
  if (language === undefined) return true;
  const speaks = people.find(({ id }) => id === entry.by)?.translates.includes(language) ?? false;
  return speaks && (entry.languages?.includes(language) ?? false);
}

/** The pictures that were taken down and that nobody has submitted again since, by their file names. */
export function takenPictures(entries: readonly Entry[], people: readonly Person[]): Set<string> {
  const begun = entries.findLastIndex((entry) => isSubmission(entry, people));
  return new Set(entries.slice(begun + 1).flatMap(({ picture }) => picture ?? []));
}
