import { randomBytes } from 'node:crypto';
import type { BulletinCall } from '#commands/bulletin.ts';
import { sendable } from '#commands/bulletin-library.ts';
import { lines, preparedInWords } from '#commands/bulletin-report.ts';
import { composingFor, sendWhole, type Whole } from '#commands/bulletin-send.ts';
import { tidyUp } from '#commands/bulletin-tidy.ts';
import type { ExitCode, World } from '#commands/command.ts';
import { rootWords } from '#commands/options.ts';
import { prepareEdition } from '#delivery/edition/prepare.ts';
import { isChanged } from '#delivery/edition/selection.ts';
import { discardEdition, type Unfinished, unfinishedEditions } from '#delivery/edition/unfinished.ts';
import { momentInWords } from '#language/dates.ts';
import type { PublicLibrary } from '#release/public-library.ts';
import { onlyOne } from '#storage/only-one.ts';
import { storagePlaceOf } from '#storage/storage-place.ts';

/** `bulletin run`: all that is due, in one call for a timer. Without `--yes` it only tells what it would do. */
export async function run(call: BulletinCall, world: World): Promise<ExitCode> {
  const library = await sendable(call.root, call.now, world);
  if (!library) return 1;
  const { yes = false } = call.given;
  if (!yes) return look({ call, library, world });
  const place = storagePlaceOf(process.env, call.root);
  const code = await onlyOne(place, call.data.storage, () => runAll({ call, library, world }));
  if (code !== undefined) return code;
  world.printError(lines('Another run is at work on these subscribers. This one did nothing.', world));
  return 3;
}

/** One run at work. */
interface Run {
  call: BulletinCall;
  library: PublicLibrary;
  world: World;
}

const nowOf = ({ call: { now }, world }: Run): Date => now ?? world.clock();

const say = ({ world }: Run, sentences: string): void => world.print(lines(sentences, world));

async function look(run: Run): Promise<ExitCode> {
  const { call, library, world } = run;
  const unfinished = await unfinishedEditions(call.data.storage.db, nowOf(run));
  for (const edition of unfinished)
    say(run, isOurs(edition) ? `Edition ${edition.id} is not finished: it would go on.` : leftAlone(edition, run));
  const counted = await prepareEdition(call.data, library, { now: nowOf(run), random: randomBytes, isTrial: true });
  world.print(preparedInWords(counted, { until: untilOf(counted, run), root: call.given.root }, world));
  if (counted.emails > 0 || unfinished.some(isOurs))
    say(run, `To let it go: npm run bulletin -- run --yes${rootWords(call.given.root)}`);
  return 0;
}

const untilOf = ({ expiresAt }: { expiresAt: Date }, { library }: Run): string =>
  momentInWords(expiresAt, 'en', library.settings.zone);

/** What a person prepared and has not begun waits for that person, who may be looking at it. */
const isOurs = ({ isBegun, isOfRun }: Unfinished): boolean => isBegun || isOfRun;

const leftAlone = ({ id }: Unfinished, { call }: Run): string =>
  `Edition ${id} was prepared by hand and waits for you: npm run bulletin -- send --edition ${id}${rootWords(call.given.root)}`;

async function runAll(run: Run): Promise<ExitCode> {
  const { call, library, world } = run;
  const erased = await tidyUp(call, library.settings, world);
  if (erased !== '') say(run, erased);
  const codes: ExitCode[] = [];
  for (const edition of await unfinishedEditions(call.data.storage.db, nowOf(run)))
    codes.push(await goOnWith(edition, run));
  // A server that takes nothing, or somebody who stopped it: nothing new is begun.
  if (codes.includes(3)) return 3;
  const prepared = await prepareEdition(call.data, library, { now: nowOf(run), random: randomBytes, by: 'run' });
  if (prepared.edition === undefined) {
    say(run, 'Nothing new: nobody gets an email now, and nothing was kept.');
    return 0;
  }
  world.print(preparedInWords(prepared, { until: untilOf(prepared, run), root: run.call.given.root }, world));
  const fresh = (await unfinishedEditions(call.data.storage.db, nowOf(run))).find(({ id }) => id === prepared.edition);
  return fresh ? goOnWith(fresh, run) : 0;
}

async function goOnWith(edition: Unfinished, run: Run): Promise<ExitCode> {
  if (!isOurs(edition)) {
    say(run, leftAlone(edition, run));
    return 0;
  }
  if (isChanged(edition.selection, run.library)) return endChanged(edition, run);
  say(run, `Sending edition ${edition.id}.`);
  const frozen = { ...edition, selection: JSON.stringify(edition.selection) };
  const composing = composingFor(run.call, frozen, run.world);
  try {
    return codeOf(await sendWhole({ call: run.call, edition: frozen, composing }, run.world));
  } finally {
    composing.close();
  }
}

/** Its stories are not what was prepared: what nobody got is prepared anew, what some got needs a person. */
async function endChanged({ id, isBegun }: Unfinished, run: Run): Promise<ExitCode> {
  if (!isBegun && (await discardEdition(run.call.data.storage, id))) {
    say(run, `Edition ${id} was thrown away before anybody got it: a story of it was changed or has ended.`);
    return 0;
  }
  say(
    run,
    `Edition ${id} stopped part-way and cannot go on: a story of it was changed or has ended since. The rest of its people get nothing of it. To tell them all the same, prepare its stories again with --since: those who had them get them a second time.`,
  );
  return 0;
}

/** What waits for its next try is the next run’s, and nobody need look at it. */
function codeOf({ status, sent }: Whole): ExitCode {
  return sent.ended === 'all done' && status.queued + status.submitting === 0 ? 0 : 3;
}
