import type { ExitCode, World } from '#commands/command.ts';
import { storyNamed } from '#commands/one-story.ts';
import { paragraphs, Refusal } from '#commands/refusal.ts';
import type { SignCall } from '#commands/sign.ts';
import { inWords } from '#commands/sign-answers.ts';
import { differenceInWords } from '#commands/sign-difference.ts';
import { listInWords } from '#language/lists.ts';
import type { Library } from '#library/library.ts';
import { readLibrary } from '#library/read-library-fs.ts';
import { nowOf } from '#partnership/settings.ts';
import { standingOf } from '#release/standing.ts';
import { missingInWords, type Signed, type StoryStatus, statusOf } from '#release/status.ts';
import type { Story } from '#story/story.ts';

const STATES = { public: 'public', held: 'not public', expired: 'over', withdrawn: 'taken down' } as const;
const ACTS = {
  submit: 'submitted',
  approve: 'signed',
  reject: 'sent back',
  'break-glass': 'released, as life is at risk,',
  withdraw: 'taken down',
} as const;

/** `npm run sign -- status [STORY]`: who signed what, what is missing, and what changed since. */
export async function status({ given, operands, root, asked }: SignCall, world: World): Promise<ExitCode> {
  const { library } = await readLibrary(root);
  if (!library) throw new Refusal('content/ has problems that must be mended first: npm run check names them.');
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
    `${one.story}: ${STATES[one.state]}${one.why ? ` – ${one.why}` : ''}`,
    ...(one.isUnreviewed
      ? ['UNREVIEWED: released where life was at risk. Somebody else of comms must look at it.']
      : []),
    ...one.faults.map(
      ({ line, kind }) => `Line ${line} of its record is not sound (${kind}): npm run check says more.`,
    ),
    ...one.signed.map(signedInWords),
    ...(one.missing.length > 0 ? [`Missing: the signature of ${listInWords(missingInWords(one), 'en')}.`] : []),
    ...(one.open.length > 0 ? ['Not answered for:', ...one.open.map(inWords)] : []),
  ];
  return paragraphs(lines.join('\n'), world) + (await difference(story, library, world));
}

async function difference(story: Story, library: Library, { widthColumns }: World): Promise<string> {
  const signoffs = library.records.get(story.slug);
  const standing =
    signoffs && signoffs.record.faults.length === 0 ? standingOf(story, signoffs, library.people) : undefined;
  if (standing?.step !== 'void') return '';
  const words = await differenceInWords(library.root, standing.changes, standing.submitted, Math.min(widthColumns, 80));
  return `\nVoid: changed since ${standing.submitted.by} submitted it on ${standing.submitted.at}.\n${words}`;
}

function signedInWords({ act, as, by, at, languages = [], reason, seen }: Signed): string {
  const what = languages.length > 0 ? ` (${languages.join(', ')})` : '';
  const proof = seen > 0 ? ', with the proof before them' : '';
  return `  ${at}  ${ACTS[act]} by ${by} as ${as}${what}${proof}${reason === undefined ? '' : `: ${reason}`}`;
}
