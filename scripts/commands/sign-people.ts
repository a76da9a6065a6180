import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ExitCode, World } from '#commands/command.ts';
import { shortMoment } from '#commands/record-line.ts';
import { paragraphs, Refusal } from '#commands/refusal.ts';
import type { SignCall } from '#commands/sign.ts';
import { openSigner } from '#commands/signer.ts';
import { recordedLines } from '#library/history-fs.ts';
import type { Library } from '#library/library.ts';
import { readLibrary } from '#library/read-library-fs.ts';
import { changesSince, PEOPLE_RECORD_FILE, readSignedPeople } from '#library/signed-people-fs.ts';
import { peopleSchema } from '#partnership/directory.ts';
import { nowOf } from '#partnership/settings.ts';
import { appendLine } from '#record/append-fs.ts';
import { type PeopleEntry, renderPeopleLine, type Snapshot, snapshotOf } from '#record/people-entry.ts';
import { isSampleKey } from '#record/sample-keys.ts';
import { sha256Of } from '#record/source.ts';
import { readData } from '#source/read-fs.ts';

const FILE = 'content/people.yaml';

/** `npm run sign -- people`: signs the list of people as it stands, so that new rights and keys count. */
export async function people({ given, root, asked }: SignCall, world: World): Promise<ExitCode> {
  const [{ library }, read] = [
    await readLibrary(root),
    await readData(root, FILE, 'the people who write and sign', peopleSchema),
  ];
  if (!library || !('value' in read))
    throw new Refusal('content/ has problems that must be mended first: npm run check names them.');
  const listed = read.value;
  const isSample = library.settings.sample;
  const { record, people: signed } = await readSignedPeople(
    { root, isSample, recorded: await recordedLines(root) },
    listed,
  );
  if (record.fault !== undefined)
    throw new Refusal(
      `Line ${record.fault} of ${PEOPLE_RECORD_FILE} is not sound. Bring the file back as it was, from your version history.`,
    );
  const last = record.entries.at(-1);
  const changes = last ? changesSince(last, listed) : [];
  if (last && changes.length === 0) throw new Refusal('This list of people is signed already.');
  if (last && !isSample && isSampleKey(last.key))
    throw new Refusal(
      `${PEOPLE_RECORD_FILE} came with the sample, whose keys do not count here. Delete it, and give this command again: yours is then the first signature.`,
    );
  const now = nowOf(library.settings, asked, world.clock());
  if (last && now.toISOString() < last.at)
    throw new Refusal(
      `The list was last signed on ${shortMoment(last.at, library.settings.zone)}. See that the clock of this machine is right.`,
    );
  const { person, key } = await openSigner(
    given,
    { settings: library.settings, people: last ? signed : listed },
    now,
    world,
  );
  if (!person.signs.includes('comms'))
    throw new Refusal(`${person.id} does not sign as comms, and only comms signs for people.`);
  const snapshot = snapshotOf(listed);
  refuseLosses(snapshot, library);
  const entry: PeopleEntry = {
    ...{ version: 1, act: 'people', at: now.toISOString(), by: person.id, key: key.publicKey, people: snapshot },
    ...{ sha256: sha256Of(await readFile(join(root, FILE))), before: record.head },
  };
  const path = join(root, PEOPLE_RECORD_FILE);
  if (!(await appendLine(path, renderPeopleLine(entry, key), record.head)))
    throw new Refusal('Somebody else has signed the list in the same moment.');
  world.print(
    paragraphs(
      `The list of people is signed by ${person.id}. ${last ? `Changed: ${changes.join('; ')}.` : 'It is the first signature: whoever reads this list trusts it from now on.'}`,
      world,
    ),
  );
  return 0;
}

/** Old signatures need the key they were made with: it gets a last day, and stays. */
function refuseLosses(snapshot: Snapshot, { records }: Library): void {
  const entries = [...records.values()].flatMap(({ record }) => record.entries);
  const needed = new Map(entries.map(({ by, key }) => [`${by} ${key}`, { by, key }]));
  const lost = [...needed.values()].filter(
    ({ by, key }) => !snapshot.find(({ id }) => id === by)?.keys.some((own) => own.public === key),
  );
  if (lost.length === 0) return;
  const ids = [...new Set(lost.map(({ by }) => by))].join(', ');
  throw new Refusal(
    `Records hold signatures of ${ids} whose key would be gone, and they would count no more. Leave the person and the key in the list, with a last day: until: YYYY-MM-DD.`,
  );
}
