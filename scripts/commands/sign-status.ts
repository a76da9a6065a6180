import type { ExitCode, World } from '#commands/command.ts';
import { storyNamed } from '#commands/one-story.ts';
import { readableLibrary } from '#commands/readable-library.ts';
import { actInWords, shortMoment } from '#commands/record-line.ts';
import { paragraphs } from '#commands/refusal.ts';
import type { SignCall } from '#commands/sign.ts';
import { inWords } from '#commands/sign-answers.ts';
import { differenceInWords } from '#commands/sign-difference.ts';
import { listInWords } from '#language/lists.ts';
import type { Library } from '#library/library.ts';
import { nowOf } from '#partnership/settings.ts';
import { RECORD_FAULTS } from '#problem/sentences.ts';
import { standingOf } from '#release/standing.ts';
import { missingInWords, type StoryStatus, statusOf } from '#release/status.ts';
import type { Story } from '#story/story.ts';

/** Of what is over or taken down, the reason says it. */
const STATES = { public: 'public', held: 'not public', expired: '', withdrawn: '' } as const;

/** `npm run sign -- status [STORY]`: who signed what, what is missing, and what changed since. */
export async function status({ given, operands, root, asked }: SignCall, world: World): Promise<ExitCode> {
  const { library } = await readableLibrary(root);
  const now = nowOf(library.settings, asked, world.clock());
  const stories = operands.length > 0 ? [storyNamed(operands, library)] : library.stories;
  const rows = stories.map((story) => ({ story, status: statusOf(story, library, now) }));
  if (given.json) {
    const all = rows.map(({ status: one }) => one);
    world.print(`${JSON.stringify(operands.length > 0 ? all[0] : { stories: all }, undefined, 2)}\n`);
  } else if (operands.length === 0)
    world.print(
      table(
        rows.map(({ status: one }) => one),
        world,
      ),
    );
  else for (const row of rows) world.print(await inFull(row, library, world));
  return rows.every(({ status: { state, faults } }) => state !== 'held' && faults.length === 0) ? 0 : 1;
}

/** A line for each story: unreviewed ones first, then those that wait for somebody. */
function table(all: readonly StoryStatus[], world: World): string {
  const widest = Math.max(0, ...all.map(({ story }) => story.length));
  const order = (one: StoryStatus): number => (one.isUnreviewed ? 0 : one.state === 'held' ? 1 : 2);
  const lines = all
    .toSorted((a, b) => order(a) - order(b) || (a.story < b.story ? -1 : 1))
    .map((one) => row(one, Math.min(widest, 36), world));
  return lines.join('');
}

function row(one: StoryStatus, width: number, world: World): string {
  const words = one.isUnreviewed ? 'public, UNREVIEWED: somebody of comms must look at it' : one.why || 'public';
  const text = paragraphs(words, { widthColumns: Math.min(world.widthColumns, 80) - width - 2 });
  const [first = '', ...more] = text.trimEnd().split('\n');
  return [`${one.story.padEnd(width)}  ${first}`, ...more.map((line) => `${' '.repeat(width)}  ${line}`), ''].join(
    '\n',
  );
}

async function inFull(
  { story, status: one }: { story: Story; status: StoryStatus },
  library: Library,
  world: World,
): Promise<string> {
  const lines = [
    `${one.story}: ${[STATES[one.state], one.why].filter(Boolean).join(' – ')}`,
    ...(one.isUnreviewed
      ? ['UNREVIEWED: released where life was at risk. Somebody else of comms must look at it.']
      : []),
    ...one.faults.map(({ line, kind }) => `Line ${line} of its record ${RECORD_FAULTS[kind]}.`),
    ...one.signed.map((line) => `  ${shortMoment(line.at, library.settings.zone)}: ${actInWords(line)}`),
    ...(isWaiting(one) ? whatIsMissing(one) : []),
  ];
  const next = nextStep(one);
  return (
    paragraphs(lines.join('\n'), world) +
    (await difference(story, library, world)) +
    (next === undefined ? '' : paragraphs(next, world))
  );
}

/** What is over or taken down waits for nobody. */
const isWaiting = ({ state }: StoryStatus): boolean => state === 'held' || state === 'public';

function whatIsMissing(one: StoryStatus): string[] {
  const musts = one.open.filter(({ problem }) => problem.severity === 'must');
  const questions = one.open.filter(({ problem }) => problem.severity !== 'must');
  return [
    ...(one.missing.length > 0 ? [`Missing: the signature of ${listInWords(missingInWords(one), 'en')}.`] : []),
    ...(musts.length > 0 ? ['To be mended:', ...musts.map(inWords)] : []),
    ...(questions.length > 0 ? ['Not answered yet:', ...questions.map(inWords)] : []),
  ];
}

/** The command that brings a story on, for whoever is to give it; none while the words have to be mended first. */
function nextStep(one: StoryStatus): string | undefined {
  if (!isWaiting(one) || one.step === 'broken' || one.missing.length === 0) return undefined;
  if (one.open.some(({ problem }) => problem.severity === 'must')) return undefined;
  const deed = one.step === 'submitted' ? 'approve' : 'submit';
  return `Next: npm run sign -- ${deed} ${one.story} --as PERSON --key FILE`;
}

async function difference(story: Story, library: Library, { widthColumns }: World): Promise<string> {
  const signoffs = library.records.get(story.slug);
  const standing =
    signoffs && signoffs.record.faults.length === 0 ? standingOf(story, signoffs, library.people) : undefined;
  if (standing?.step !== 'void') return '';
  const words = await differenceInWords(library.root, standing.changes, standing.submitted, Math.min(widthColumns, 80));
  return `\nVoid: changed since ${standing.submitted.by} submitted it on ${shortMoment(standing.submitted.at, library.settings.zone)}.\n${words}`;
}
