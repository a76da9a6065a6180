import { type Entry, entrySchema, hashOfLine } from '#record/entry.ts';
import { isSignedBy } from '#record/keys.ts';

/** What is wrong with a line of a record. */
export interface RecordFault {
  line: number;
  kind: 'unreadable' | 'other-story' | 'chain-broken' | 'time-backwards' | 'key-unknown' | 'signature-wrong';
}

/** The record of one story: what its lines say, and what is wrong with them. With any fault nothing in it counts. */
export interface StoryRecord {
  /** Oldest first. */
  entries: Entry[];
  faults: RecordFault[];
  /** The hash of the last line, which the next one names; empty for a record without lines. */
  head: string;
}

/** Whether a key was a person's own at a moment. */
export type OwnsKey = (person: string, key: string, at: Date) => boolean;

/** The record of a story that nobody has signed. */
export const EMPTY_RECORD: StoryRecord = { entries: [], faults: [], head: '' };

/** Reads a record, line by line; a line that was edited, removed or moved shows in the chain. */
export function parseRecord(text: string, story: string, ownsKey: OwnsKey): StoryRecord {
  const record: StoryRecord = { entries: [], faults: [], head: '' };
  const lines = text.split('\n');
  // The last line ends with a newline too.
  if (lines.at(-1) === '') lines.pop();
  let last = '';
  lines.forEach((line, index) => {
    const read = readLine(line);
    const kind = read ? faultOf(read, { story, ownsKey, before: record.head, last }) : 'unreadable';
    if (kind) record.faults.push({ line: index + 1, kind });
    if (read) {
      record.entries.push(read.entry);
      last = read.entry.at;
    }
    record.head = hashOfLine(line);
  });
  return record;
}

interface ReadLine {
  entry: Entry;
  /** The exact text that was signed. */
  text: string;
  signature: string;
}

const LINE = /^\{"entry":(\{.*\}),"signature":"([A-Za-z0-9+/=]{20,120})"\}$/;

function readLine(line: string): ReadLine | undefined {
  const [, text, signature] = LINE.exec(line) ?? [];
  if (text === undefined || signature === undefined) return undefined;
  try {
    const parsed = entrySchema.safeParse(JSON.parse(text));
    return parsed.success ? { entry: parsed.data, text, signature } : undefined;
  } catch {
    return undefined;
  }
}

function faultOf(
  { entry, text, signature }: ReadLine,
  { story, ownsKey, before, last }: { story: string; ownsKey: OwnsKey; before: string; last: string },
): RecordFault['kind'] | undefined {
  if (entry.story !== story) return 'other-story';
  if (entry.before !== before) return 'chain-broken';
  if (entry.at < last) return 'time-backwards';
  if (!ownsKey(entry.by, entry.key, new Date(entry.at))) return 'key-unknown';
  return isSignedBy(entry.key, text, signature) ? undefined : 'signature-wrong';
}
