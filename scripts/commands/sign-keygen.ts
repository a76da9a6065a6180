import { realpath, stat } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import type { ExitCode, World } from '#commands/command.ts';
import { UsageError } from '#commands/options.ts';
import { readableLibrary } from '#commands/readable-library.ts';
import { paragraphs, Refusal } from '#commands/refusal.ts';
import type { SignCall } from '#commands/sign.ts';
import { passphraseFor, personNamed } from '#commands/signer.ts';
import { PROJECT } from '#publish/project-fs.ts';
import { fingerprintOf, newKey, renderKey } from '#record/keys.ts';
import { writeThrough } from '#source/write-fs.ts';

/** A thief who has the file tries millions: three words are enough, one is not. */
const SHORTEST_PASSPHRASE = 12;

/** `npm run sign -- keygen`: writes a new key file, and says what people.yaml needs. */
export async function keygen({ given, root, asked }: SignCall, world: World): Promise<ExitCode> {
  const { library } = await readableLibrary(root);
  const person = personNamed(given.as, library.people);
  const file = await freshKeyFile(given.key, root);
  const passphrase = await newPassphrase(file, world);
  const key = newKey();
  if (!(await writeThrough(file, renderKey(key, passphrase), { mode: 0o600, isNew: true }))) throw taken(file);
  const from = (asked ?? world.clock()).toISOString().slice(0, 10);
  world.print(
    paragraphs(
      `The key ${fingerprintOf(key.publicKey)} is in ${file}. Keep the file and its passphrase to yourself.\n`,
      world,
    ),
  );
  world.print(
    `Add this to ${person.id} in content/people.yaml:\n\n  keys:\n    - { public: ${key.publicKey}, from: ${from} }\n\n`,
  );
  world.print(
    paragraphs(
      'A key that it replaces stays there, with a last day: until: YYYY-MM-DD. Then somebody of comms signs the change: npm run sign -- people --as PERSON --key FILE',
      world,
    ),
  );
  return 0;
}

/** Where the key goes: a new file, where nobody commits or publishes it by mistake. */
async function freshKeyFile(key: string | undefined, root: string): Promise<string> {
  if (key === undefined)
    throw new UsageError('Write after --key where the new key file goes, such as --key ~/precision.key.');
  const file = resolve(key);
  const folder = await realpath(dirname(file)).catch(() => undefined);
  if (!folder) throw new Refusal(`There is no folder ${dirname(file)}.`);
  if (await stat(file).catch(() => undefined)) throw taken(file);
  for (const project of [await realpath(root), await realpath(PROJECT)]) {
    if (isWithin(folder, project))
      throw new Refusal(`A key does not belong into ${project}, where others read it. Put it where only you do.`);
  }
  const tree = await workTreeAbove(folder);
  if (tree)
    throw new Refusal(
      `${tree} is under version control: a key there would be handed on to others. Put it where only you read it.`,
    );
  return file;
}

const taken = (file: string): Refusal =>
  new Refusal(`There is a file ${file} already, and a key is never written over. Name a new one.`);

const isWithin = (folder: string, above: string): boolean => {
  const way = relative(above, folder);
  return way === '' || !(way === '..' || way.startsWith('../') || way.startsWith('..\\') || resolve(way) === way);
};

async function workTreeAbove(folder: string): Promise<string | undefined> {
  if (await stat(join(folder, '.git')).catch(() => undefined)) return folder;
  const above = dirname(folder);
  return above === folder ? undefined : workTreeAbove(above);
}

async function newPassphrase(file: string, world: World): Promise<string> {
  const passphrase = await passphraseFor(file, world);
  if ([...passphrase].length < SHORTEST_PASSPHRASE) {
    throw new Refusal(
      `The passphrase is too short: it needs ${SHORTEST_PASSPHRASE} characters, such as three words that nobody would guess.`,
    );
  }
  if (world.env?.PRECISION_PASSPHRASE !== undefined) return passphrase;
  if ((await world.ask?.('Once more: ', { isHidden: true })) !== passphrase)
    throw new Refusal('The two passphrases are not the same.');
  return passphrase;
}
