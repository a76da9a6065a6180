import type { ExitCode, World } from '#commands/command.ts';
import { storyNamed } from '#commands/one-story.ts';
import { readableLibrary } from '#commands/readable-library.ts';
import { actInWords, type RecordLine, shortMoment } from '#commands/record-line.ts';
import { paragraphs } from '#commands/refusal.ts';
import type { ReportCall } from '#commands/report.ts';
import type { Library } from '#library/library.ts';
import { nowOf } from '#partnership/settings.ts';
import { plural } from '#problem/report-terminal.ts';
import { RECORD_FAULTS } from '#problem/sentences.ts';
import type { Entry } from '#record/entry.ts';
import type { RecordFault } from '#record/parse-record.ts';
import { decisionOf } from '#release/decide.ts';
import type { Story } from '#story/story.ts';

/** One line of a record, as an auditor reads it. Programs rely on its names. */
interface AuditRow extends Pick<Entry, 'at' | 'story' | 'act' | 'by' | 'as' | 'key'>, RecordLine {
  /** Findings that danger to life outweighed, and answers that were given. */
  outweighed?: string[] | undefined;
  answers?: Record<string, string> | undefined;
}

/** What is not sound in the record of a story: nothing in that record counts. */
interface AuditFault extends RecordFault {
  story: string;
}

/** `npm run report -- audit`: who did what when. */
export async function audit({ given, root, asked }: ReportCall, world: World): Promise<ExitCode> {
  const { library } = await readableLibrary(root);
  const now = nowOf(library.settings, asked, world.clock());
  const stories = given.story === undefined ? library.stories : [storyNamed([given.story], library)];
  const unreviewed = stories.filter((story) => isUnreviewed(story, library, now)).map(({ slug }) => slug);
  const faults = stories.flatMap(({ slug }) => faultsOf(slug, library));
  const rows = stories.flatMap(({ slug }) => rowsOf(slug, library)).toSorted(byMoment);
  if (given.json) world.print(`${JSON.stringify({ unreviewed, faults, rows }, undefined, 2)}\n`);
  else world.print(inWords({ unreviewed, faults, rows }, library.settings.zone, world));
  return faults.length > 0 ? 1 : 0;
}

function isUnreviewed(story: Story, library: Library, now: Date): boolean {
  const decision = decisionOf(story, library, now);
  return decision.state === 'public' && decision.isUnreviewed;
}

const faultsOf = (slug: string, { records }: Library): AuditFault[] =>
  (records.get(slug)?.record.faults ?? []).map((fault) => ({ story: slug, ...fault }));

const rowsOf = (slug: string, { records }: Library): AuditRow[] =>
  (records.get(slug)?.record.entries ?? []).map(
    ({ at, story, act, by, as, key, languages, reason, withdrawal, picture, outweighed, answers, proof = [] }) => ({
      ...{ at, story, act, by, as, key, languages, reason, withdrawal, picture, outweighed, answers },
      seen: proof.length,
    }),
  );

/** Lines of one moment stay in the order of their record. */
const byMoment = (a: AuditRow, b: AuditRow): number => (a.at === b.at ? 0 : a.at < b.at ? -1 : 1);

function inWords(
  { unreviewed, faults, rows }: { unreviewed: string[]; faults: AuditFault[]; rows: AuditRow[] },
  zone: string,
  world: World,
): string {
  const broken = new Set(faults.map(({ story }) => story));
  const lines = [
    ...unreviewed.map(
      (slug) => `UNREVIEWED: ${slug} was released where life was at risk. Somebody else of comms must look at it.`,
    ),
    ...faults.map(
      ({ story, line, kind }) =>
        `NOT SOUND: line ${line} of the record of ${story} ${RECORD_FAULTS[kind]}. Nothing in it counts.`,
    ),
    ...rows.map(
      (row) => `${broken.has(row.story) ? '? ' : ''}${shortMoment(row.at, zone)}: ${row.story} ${actInWords(row)}`,
    ),
    `${plural(rows.length, 'line')}. Each moment is what the signer’s own clock said.${broken.size > 0 ? ' What stands after “?” does not count.' : ''}`,
  ];
  return paragraphs(lines.join('\n'), world);
}
