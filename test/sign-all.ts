import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Library } from '#library/library.ts';
import { readLibrary } from '#library/read-library-fs.ts';
import { folderOf } from '#library/read-records-fs.ts';
import { changesSince, PEOPLE_RECORD_FILE, readSignedPeople } from '#library/signed-people-fs.ts';
import { peopleSchema } from '#partnership/directory.ts';
import { nowOf } from '#partnership/settings.ts';
import { type Entry, hashOfLine, type Role, renderLine } from '#record/entry.ts';
import { parseKey, type SigningKey } from '#record/keys.ts';
import type { StoryRecord } from '#record/parse-record.ts';
import { type PeopleEntry, renderPeopleLine, snapshotOf } from '#record/people-entry.ts';
import { type Source, sha256Of } from '#record/source.ts';
import { checkRelease } from '#release/rules/check.ts';
import { type Needed, neededFor, standingOf } from '#release/standing.ts';
import { readData } from '#source/read-fs.ts';
import { RECORD_FILE, type Story, versionsOf } from '#story/story.ts';

/** What opens every key in test/fixtures/keys. */
export const SAMPLE_PASSPHRASE = 'sample keys sign nothing real';
const KEYS = join(import.meta.dirname, 'fixtures', 'keys');
const DAY_MS = 24 * 60 * 60 * 1000;
const MINUTE_MS = 60 * 1000;

const keys = new Map<string, SigningKey | undefined>();

/** The sample key of a person; undefined for somebody who has none. */
export function sampleKeyOf(person: string): SigningKey | undefined {
  if (!keys.has(person)) keys.set(person, readKey(person));
  return keys.get(person);
}

/**
 * Signs every story of a root whose signatures are missing or void, with the sample keys: submitted by its author with all
 * questions answered, then approved by everybody whom it needs. Lines are only ever added, and the same input gives the same.
 * @returns the slugs of what was signed.
 */
export async function signAll(root: string): Promise<string[]> {
  await signPeople(root);
  const { library } = await readLibrary(root);
  if (!library) throw new Error(`${root} cannot be read.`);
  const unsigned = library.stories.filter((story) => !isSigned(story, library));
  for (const story of unsigned) signStory(story, library);
  return unsigned.map(({ slug }) => slug);
}

/** Signs the list of people where it was changed, or never signed. */
async function signPeople(root: string): Promise<void> {
  const read = await readData(root, 'content/people.yaml', 'the people who write and sign', peopleSchema);
  if (!('value' in read)) throw new Error(`The people of ${root} cannot be read.`);
  const { record } = await readSignedPeople({ root, isSample: true, recorded: [] }, read.value);
  const last = record.entries.at(-1);
  if (last && changesSince(last, read.value).length === 0) return;
  const comms = (last?.people ?? read.value).find(({ id, signs }) => signs.includes('comms') && sampleKeyOf(id));
  const key = comms && sampleKeyOf(comms.id);
  if (!key) throw new Error(`Nobody with a sample key may sign for the people of ${root}.`);
  const entry: PeopleEntry = {
    ...{ version: 1, act: 'people', at: last?.at ?? '2026-01-02T08:00:00.000Z', by: comms.id, key: key.publicKey },
    ...{
      people: snapshotOf(read.value),
      sha256: sha256Of(readFileSync(join(root, 'content/people.yaml'))),
      before: record.head,
    },
  };
  writeFileSync(join(root, PEOPLE_RECORD_FILE), `${renderPeopleLine(entry, key)}\n`, { flag: 'a' });
}

function isSigned(story: Story, library: Library): boolean {
  const signoffs = library.records.get(story.slug);
  if (!signoffs || signoffs.record.faults.length > 0) return false;
  const standing = standingOf(story, signoffs, library.people);
  if (standing.step !== 'submitted' || standing.missing.length > 0) return false;
  return questionsOf(story, library).every((id) => standing.submitted.answers?.[id] !== undefined);
}

function signStory(story: Story, library: Library): void {
  const { record, sources } = library.records.get(story.slug) ?? { record: undefined, sources: [] };
  const file = join(library.root, folderOf(story), RECORD_FILE);
  const pen = new Pen(story, library, sources, record);
  const author = ownerOf(story.author, library) ?? signerAs('spoc', library) ?? signerAs('comms', library);
  const answers = Object.fromEntries(questionsOf(story, library).map((id) => [id, 'Yes. This is a sample.']));
  pen.write(author, {
    act: 'submit',
    as: rolesOf(author, library)[0] ?? 'spoc',
    texts: textsOf(story, library),
    answers,
  });
  for (const needed of neededFor(story)) {
    const { as, language } = needed;
    const languages = language === undefined ? {} : { languages: [language] };
    pen.write(approver(needed, story, library, author), { act: 'approve', as, ...languages });
  }
  writeFileSync(file, pen.text, { flag: 'a' });
}

/** Writes the lines of one story, each a minute after the one before. */
class Pen {
  text = '';
  readonly #story: string;
  readonly #sources: Source[];
  #before: string;
  #atMs: number;

  constructor({ slug, published }: Story, { settings }: Library, sources: Source[], record: StoryRecord | undefined) {
    this.#story = slug;
    this.#sources = sources;
    this.#before = record?.head ?? '';
    const last = record?.entries.at(-1)?.at;
    const moment = published ?? settings.clock ?? new Date('2026-09-01T09:00:00Z');
    this.#atMs = Math.max(moment.getTime() - 2 * DAY_MS, last ? Date.parse(last) + DAY_MS / 24 : FIRST_MS);
  }

  write(by: string | undefined, said: Pick<Entry, 'act' | 'as'> & Partial<Entry>): void {
    const key = by === undefined ? undefined : sampleKeyOf(by);
    if (by === undefined || !key)
      throw new Error(`Nobody with a sample key can ${said.act} ${this.#story} as ${said.as}.`);
    const { act, as, ...rest } = said;
    const at = new Date(this.#atMs).toISOString();
    const line = renderLine(
      {
        ...{ version: 1, story: this.#story, act, at, by, as, key: key.publicKey, sources: this.#sources },
        ...{ ...rest, before: this.#before },
      },
      key,
    );
    this.text += `${line}\n`;
    this.#before = hashOfLine(line);
    this.#atMs += MINUTE_MS;
  }
}

/** Before this day no sample key counts. */
const FIRST_MS = Date.parse('2026-01-02T09:00:00Z');

const questionsOf = (story: Story, library: Library): string[] =>
  checkRelease(story, library, nowOf(library.settings, undefined, new Date('2026-11-22T09:00:00Z')))
    .filter(({ problem }) => problem.severity === 'ask')
    .map(({ id }) => id);

const textsOf = (story: Story, { root }: Library): Record<string, string> =>
  Object.fromEntries(versionsOf(story).map(({ file }) => [file, readFileSync(join(root, file), 'utf8')]));

const rolesOf = (person: string | undefined, { people }: Library): readonly Role[] =>
  people.find(({ id }) => id === person)?.signs ?? [];

/** The person, if the sample key is theirs in this root. */
function ownerOf(person: string, { people }: Library): string | undefined {
  const own = people.find(({ id }) => id === person)?.keys ?? [];
  return own.some((one) => one.public === sampleKeyOf(person)?.publicKey) ? person : undefined;
}

const signerAs = (role: Role, library: Library, others: readonly (string | undefined)[] = []): string | undefined =>
  library.people.find(({ id, signs }) => signs.includes(role) && !others.includes(id) && ownerOf(id, library))?.id;

function approver(
  { as, language }: Needed,
  story: Story,
  library: Library,
  author: string | undefined,
): string | undefined {
  const writers = [story.author, author];
  if (language === undefined) return signerAs(as, library, writers);
  const others = library.people.filter(({ translates }) => !translates.includes(language)).map(({ id }) => id);
  return signerAs(as, library, [...writers, ...others]);
}

function readKey(person: string): SigningKey | undefined {
  try {
    return parseKey(readFileSync(join(KEYS, `${person}.key`), 'utf8'), SAMPLE_PASSPHRASE);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    return undefined;
  }
}

if (import.meta.main) {
  for (const root of ['.', 'test/fixtures/partnership']) {
    const signed = await signAll(root);
    process.stdout.write(
      signed.length === 0 ? `${root}: all stories are signed.\n` : `${root}: signed ${signed.join(', ')}.\n`,
    );
  }
}
