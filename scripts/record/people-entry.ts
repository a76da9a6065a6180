import { z } from 'zod';
import { hashOfLine, ROLES } from '#record/entry.ts';
import { isSignedBy, type SigningKey, signText } from '#record/keys.ts';
import { sha256Of } from '#record/source.ts';
import { idSchema } from '#source/fields.ts';

/** What signatures depend on in content/people.yaml: who may sign as what, for which languages, with which keys. */
export const snapshotSchema = z.array(
  z.object({
    id: idSchema,
    signs: z.array(z.enum(ROLES)),
    translates: z.array(z.string()),
    keys: z.array(z.object({ public: z.string(), from: z.iso.date(), until: z.iso.date().optional() })),
  }),
);
export type Snapshot = z.output<typeof snapshotSchema>;

/** One line of content/people.signoffs.jsonl: the people as somebody of comms has signed them. */
export const peopleEntrySchema = z.strictObject({
  version: z.literal(1),
  act: z.literal('people'),
  at: z.iso.datetime(),
  by: idSchema,
  key: z.string().max(60),
  people: snapshotSchema,
  /** Of the bytes of people.yaml then. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  before: z.string().regex(/^(?:[0-9a-f]{64})?$/),
});
export type PeopleEntry = z.output<typeof peopleEntrySchema>;

/** The signed changes of people.yaml; with a fault in any line the lines before it still count. */
export interface PeopleRecord {
  /** Those that count, oldest first. */
  entries: PeopleEntry[];
  /** The first line that does not count; counted from 1. */
  fault: number | undefined;
  head: string;
}

/** One line as it is written, without its newline. */
export function renderPeopleLine(entry: PeopleEntry, key: SigningKey): string {
  const text = JSON.stringify(entry);
  return `{"entry":${text},"signature":${JSON.stringify(signText(key, text))}}`;
}

/** What signatures depend on in a list of people. */
export const snapshotOf = (people: unknown): Snapshot => snapshotSchema.parse(people);

/** How a list of people is compared with another: in whatever order they stand, by what signatures depend on. */
export const digestOf = (people: Snapshot): string =>
  sha256Of(JSON.stringify(people.toSorted((a, b) => (a.id < b.id ? -1 : 1))));

const LINE = /^\{"entry":(\{.*\}),"signature":"([A-Za-z0-9+/=]{20,120})"\}$/;

/**
 * Reads the signed changes. The first line is taken on trust, signed by somebody of comms in it; each later one by somebody who
 * was of comms in the line before, with a key that counted there.
 */
export function parsePeopleRecord(text: string): PeopleRecord {
  const record: PeopleRecord = { entries: [], fault: undefined, head: '' };
  const lines = text.replace(/\n$/, '').split('\n');
  if (text === '') return record;
  for (const [at, line] of lines.entries()) {
    const entry = readPeopleLine(line);
    const last = record.entries.at(-1);
    if (!entry || entry.before !== record.head || !mayChange(entry, last) || entry.at < (last?.at ?? '')) {
      return { ...record, fault: at + 1 };
    }
    record.entries.push(entry);
    record.head = hashOfLine(line);
  }
  return record;
}

function readPeopleLine(line: string): PeopleEntry | undefined {
  const [, text, signature] = LINE.exec(line) ?? [];
  if (text === undefined || signature === undefined) return undefined;
  try {
    const read: unknown = JSON.parse(text);
    if (JSON.stringify(read) !== text) return undefined;
    const { success, data } = peopleEntrySchema.safeParse(read);
    return success && isSignedBy(data.key, text, signature) ? data : undefined;
  } catch {
    return undefined;
  }
}

function mayChange({ by, key, at, people }: PeopleEntry, before: PeopleEntry | undefined): boolean {
  const day = at.slice(0, 10);
  const signer = (before?.people ?? people).find(({ id }) => id === by);
  const own = signer?.keys.find((one) => one.public === key);
  if (!signer?.signs.includes('comms') || !own) return false;
  return own.from <= day && day <= (own.until ?? day);
}
