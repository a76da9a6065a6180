import { join } from 'node:path';
import { Refusal } from '#commands/refusal.ts';
import type { Signer } from '#commands/signer.ts';
import type { Library } from '#library/library.ts';
import { folderOf, type Signoffs } from '#library/read-records-fs.ts';
import { appendLine } from '#record/append-fs.ts';
import { type Entry, entrySchema, renderLine } from '#record/entry.ts';
import { RECORD_FILE, type Story } from '#story/story.ts';

/** What a line says, but for what follows from who signs it when and where. */
export type Said = Pick<Entry, 'act' | 'as'> &
  Partial<Omit<Entry, 'version' | 'story' | 'at' | 'by' | 'key' | 'sources' | 'before'>>;

/** Adds a signed line to the record of a story. @throws Refusal when nothing may be added to that record. */
export async function signLine(
  { root, records }: Pick<Library, 'root' | 'records'>,
  story: Story,
  { person, key }: Signer,
  said: Said,
  now: Date,
): Promise<Entry> {
  const { record, sources } = soundRecord(records.get(story.slug), story);
  const last = record.entries.at(-1)?.at;
  // A line of some clock that ran ahead must not keep what has to go: this one stands at the same moment.
  const isLate = said.act === 'withdraw' && last !== undefined && now.toISOString() < last;
  const at = isLate ? last : now.toISOString();
  if (last !== undefined && at < last) {
    throw new Refusal(
      `The last line of this record is dated ${last}, and a record never goes back in time. See that the clock of this machine is right.`,
    );
  }
  const { act, as, ...rest } = said;
  const parsed = entrySchema.safeParse({
    ...{ version: 1, story: story.slug, act, at, by: person.id, as, key: key.publicKey, sources },
    ...{ ...rest, before: record.head },
  });
  if (!parsed.success) throw new Refusal(unfit(parsed.error.issues.map(({ path }) => path.join('.'))));
  const path = join(root, folderOf(story), RECORD_FILE);
  if (await appendLine(path, renderLine(parsed.data, key), record.head)) return parsed.data;
  throw new Refusal('Somebody else has signed this story in the same moment. Look at it with status, and sign again.');
}

/** The record of a story, when its lines are all sound. @throws Refusal */
export function soundRecord(signoffs: Signoffs | undefined, { slug }: Pick<Story, 'slug'>): Signoffs {
  if (!signoffs) throw new Refusal(`The record of “${slug}” could not be read.`);
  // Whoever signed a line that is gone has to sign again.
  if (signoffs.record.faults.every(({ kind }) => kind === 'cut')) return signoffs;
  throw new Refusal(
    `The record of “${slug}” is damaged, and nothing is added to it: npm run check names the lines. Bring the file back as it was, from your version history.`,
  );
}

const unfit = (paths: readonly string[]): string =>
  `This cannot be signed: ${[...new Set(paths)].join(', ')} is too long, or has more than one line.`;
