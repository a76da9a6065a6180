import { readFile, stat } from 'node:fs/promises';
import type { World } from '#commands/command.ts';
import { type Options, UsageError } from '#commands/options.ts';
import { Refusal } from '#commands/refusal.ts';
import { keyJudge } from '#library/key-judge.ts';
import type { Library } from '#library/library.ts';
import type { Person } from '#partnership/directory.ts';
import { nearest } from '#problem/nearest.ts';
import { KeyFault, parseKey, publicKeyIn, type SigningKey } from '#record/keys.ts';
import type { KeyRefusal } from '#record/parse-record.ts';
import { isSampleKey } from '#record/sample-keys.ts';

/** Who signs, and with which key. */
export const SIGNER_OPTIONS = {
  as: { type: 'string', value: 'PERSON', help: 'who signs: an id of content/people.yaml' },
  key: {
    type: 'string',
    value: 'FILE',
    help: 'that person’s key file; its passphrase is asked for, or stands in PRECISION_PASSPHRASE',
  },
} as const satisfies Options;

/** Somebody who can sign now: their key is open, and counts as theirs. */
export interface Signer {
  person: Person;
  key: SigningKey;
}

/** More than any key file has. */
const KEY_FILE_LIMIT_BYTES = 4096;

const REFUSED: Readonly<Record<KeyRefusal, (person: string) => string>> = {
  'key-unknown': (person) =>
    `This key is not listed for ${person} in the signed list of people. Name the right --as and --key. A new key stands in content/people.yaml first; then somebody of comms whose key counts already signs that list: npm run sign -- people.`,
  'key-ended': (person) =>
    `The key of ${person} does not count on this day: see “from” and “until” in content/people.yaml.`,
  'key-shared': () =>
    'Somebody else is listed with this key too, so it counts for nobody. Make a key of your own with npm run sign -- keygen.',
  'key-sample': () =>
    'This is a sample key, which everybody has. It signs only where content/settings.yaml says sample: true. Make a key of your own with npm run sign -- keygen.',
};

/**
 * Opens the key of whoever signs.
 * @throws UsageError when an option is missing. @throws Refusal when the key is not theirs, or does not open.
 */
export async function openSigner(
  { as, key }: { as?: string; key?: string },
  { people, settings }: Pick<Library, 'people' | 'settings'>,
  now: Date,
  world: World,
): Promise<Signer> {
  const person = personNamed(as, people);
  const text = await readKeyFile(key);
  const publicKey = publicKeyIn(text);
  if (publicKey === undefined) throw new Refusal(`${key} is not a key file of this toolkit.`);
  const judge = keyJudge(people, settings.sample);
  const refused =
    judge(person.id, publicKey, now) ?? (isOver(person, publicKey, world.clock()) ? 'key-ended' : undefined);
  if (refused) throw new Refusal(REFUSED[refused](person.id));
  await warnOfReaders(key, publicKey, world);
  return { person, key: await open(text, key, world) };
}

/** Whether the last day of a key has passed by the clock of this machine: `--now` must not bring it back. */
function isOver({ keys }: Person, publicKey: string, clock: Date): boolean {
  const today = clock.toISOString().slice(0, 10);
  return keys.filter((key) => key.public === publicKey).every(({ until = today }) => until < today);
}

/** The person whose id was written after --as. @throws UsageError */
export function personNamed(as: string | undefined, people: readonly Person[]): Person {
  const ids = people.map(({ id }) => id);
  if (as === undefined) throw new UsageError(`Write after --as who signs. These people can: ${ids.join(', ')}.`);
  const person = people.find(({ id }) => id === as);
  if (person) return person;
  const meant = nearest(as, ids);
  throw new UsageError(
    `There is no “${as}” in content/people.yaml. ${meant ? `Did you mean “${meant}”?` : `These people are: ${ids.join(', ')}.`}`,
  );
}

/** The passphrase from the environment, or typed without being shown. @throws Refusal where nobody can type. */
export async function passphraseFor(file: string | undefined, { ask, env }: World): Promise<string> {
  const given = env?.PRECISION_PASSPHRASE ?? (await ask?.(`Passphrase of ${file}: `, { isHidden: true }));
  if (given !== undefined) return given;
  throw new Refusal(
    'The passphrase of the key is missing, and nobody can type it here. Put it into PRECISION_PASSPHRASE.',
  );
}

async function readKeyFile(key: string | undefined): Promise<string> {
  if (key === undefined)
    throw new UsageError('Write after --key which key file signs. npm run sign -- keygen makes one.');
  const found = await stat(key).catch(() => undefined);
  if (!found) throw new Refusal(`There is no key file ${key}.`);
  // A pipe would be waited for without end.
  if (!found.isFile() || found.size > KEY_FILE_LIMIT_BYTES)
    throw new Refusal(`${key} is not a key file of this toolkit.`);
  return readFile(key, 'utf8');
}

async function open(text: string, file: string | undefined, world: World): Promise<SigningKey> {
  try {
    return parseKey(text, await passphraseFor(file, world));
  } catch (error) {
    if (!(error instanceof KeyFault)) throw error;
    throw new Refusal(
      error.kind === 'wrong-passphrase'
        ? `The passphrase does not open ${file}.`
        : `${file} is damaged, or not a key file of this toolkit.`,
    );
  }
}

async function warnOfReaders(key: string | undefined, publicKey: string, world: World): Promise<void> {
  if (key === undefined || process.platform === 'win32' || isSampleKey(publicKey)) return;
  const { mode } = await stat(key);
  if ((mode & 0o077) !== 0) world.printError(`Others on this machine may read ${key}. Write: chmod 600 ${key}\n`);
}
