import { channelsFor } from '#aiming/carried-by.ts';
import { command, type ExitCode, type World } from '#commands/command.ts';
import { writeFollowUp } from '#commands/follow-up-fs.ts';
import { storyNamed } from '#commands/one-story.ts';
import { type Given, moment, NOW_OPTION, ROOT_OPTION, rootFolder, UsageError } from '#commands/options.ts';
import { readableLibrary } from '#commands/readable-library.ts';
import { orRefuse, Refusal } from '#commands/refusal.ts';
import { signLine } from '#commands/sign-line.ts';
import { openSigner, SIGNER_OPTIONS, type Signer } from '#commands/signer.ts';
import { withdrawReport } from '#commands/withdraw-report.ts';
import { isoDay } from '#language/dates.ts';
import type { Library } from '#library/library.ts';
import { nowOf } from '#partnership/settings.ts';
import { nearest } from '#problem/nearest.ts';
import { recallFolder, writeRecallSheets } from '#publish/recall-fs.ts';
import { type Entry, type Role, takesStoryDown, WITHDRAWALS, type Withdrawal } from '#record/entry.ts';
import { photoFiles } from '#release/public-copy-fs.ts';
import { isSubmission } from '#release/standing.ts';
import type { Story } from '#story/story.ts';

const OPTIONS = {
  reason: { type: 'string', value: 'WORD', help: `why: ${WITHDRAWALS.join(', ')}` },
  ...SIGNER_OPTIONS,
  picture: { type: 'string', value: 'FILE', help: 'only this picture of it; the story stays' },
  'follow-up': { type: 'boolean', help: 'write a draft to the same people, which names no story' },
  ...NOW_OPTION,
  ...ROOT_OPTION,
} as const;

type Words = Given<typeof OPTIONS>;

/** Any one of these suffices: what must go must go at once. */
const MAY_WITHDRAW: readonly Role[] = ['comms', 'sio', 'spoc'];

export const withdraw = command({
  about:
    'Takes a story down, or one picture of it: one signed line, by any one person of role comms, sio or spoc. Then it writes a recall sheet for each place into data/recall, and says whom to tell. In place of the story stands a short page that does not say what it was; after an order of a court, nothing at all. Of a story that was taken down already, the sheets are made again.',
  operands: 'STORY',
  options: OPTIONS,
  run: (given, world, operands) => orRefuse(world, () => takeDown(given, world, operands)),
});

async function takeDown(given: Words, world: World, operands: readonly string[]): Promise<ExitCode> {
  const root = rootFolder(given.root);
  const asked = moment(given.now);
  const { library } = await readableLibrary(root);
  const story = storyNamed(operands, library);
  const now = nowOf(library.settings, asked, world.clock());
  const line = earlier(story, given, library) ?? (await sign(given, story, library, now, world));
  const { withdrawal: reason = 'review', picture } = line;
  const since = new Date(line.at);
  const recall = { story, since, reason };
  const sheets = await writeRecallSheets(recall, library, recallFolder(world.env ?? {}, root, story.slug));
  const author = library.people.some(({ id }) => id === story.author) ? story.author : line.by;
  const { zone, name: partnership } = library.settings;
  const followUp = given['follow-up'] ? await writeFollowUp(root, story, author, isoDay(now, zone)) : undefined;
  const channels = channelsFor(story.aim, library.hotspots, library.channels);
  const told = { story, reason, since, picture, sheets, channels, followUp, root: given.root, zone, partnership };
  world.print(withdrawReport(told, world));
  return 0;
}

/** The line by which it was taken down already, so that nothing has to be signed again. */
function earlier({ slug }: Story, { picture }: Words, { records, people }: Library): Entry | undefined {
  const entries = records.get(slug)?.record.entries ?? [];
  const begun = entries.findLastIndex((entry) => isSubmission(entry, people));
  return entries
    .slice(begun + 1)
    .findLast((entry) => takesStoryDown(entry) || (picture !== undefined && entry.picture === picture));
}

async function sign(given: Words, story: Story, library: Library, now: Date, world: World): Promise<Entry> {
  const withdrawal = reasonOf(given.reason);
  const picture = pictureOf(given.picture, story);
  const entries = library.records.get(story.slug)?.record.entries ?? [];
  if (entries.length === 0) {
    throw new Refusal(
      `Nobody has ever signed “${story.slug}”, so nobody has seen it: there is nothing to take down. Leave it as it is, or remove its folder.`,
    );
  }
  const signer = await openSigner(given, library, now, world);
  const said = {
    act: 'withdraw',
    as: roleOf(signer),
    withdrawal,
    ...(picture === undefined ? {} : { picture }),
  } as const;
  return signLine(library, story, signer, said, now);
}

function roleOf({ person }: Signer): Role {
  const as = MAY_WITHDRAW.find((role) => person.signs.includes(role));
  if (as) return as;
  throw new Refusal(`${person.id} may not take a story down: one of ${MAY_WITHDRAW.join(', ')} has to.`);
}

function reasonOf(given: string | undefined): Withdrawal {
  const found = WITHDRAWALS.find((one) => one === given);
  if (found) return found;
  const meant = given === undefined ? undefined : nearest(given, WITHDRAWALS);
  throw new UsageError(
    `${given === undefined ? 'Write after --reason why.' : `“${given}” is no reason.`} ${meant ? `Did you mean “${meant}”?` : `Choose from: ${WITHDRAWALS.join(', ')}.`}`,
  );
}

function pictureOf(given: string | undefined, story: Story): string | undefined {
  const files = photoFiles(story);
  if (given === undefined || files.includes(given)) return given;
  const shown = files.length > 0 ? `It shows: ${files.join(', ')}.` : 'It shows none.';
  throw new UsageError(`“${story.slug}” shows no picture “${given}”. ${shown}`);
}
