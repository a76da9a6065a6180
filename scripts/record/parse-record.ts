import { type Entry, entrySchema, hashOfLine } from '#record/entry.ts';
import { isSignedBy } from '#record/keys.ts';

/** What is wrong with a line of a record. */
export interface RecordFault {
  line: number;
  kind: 'unreadable' | 'other-story' | 'chain-broken' | 'time-backwards' | KeyRefusal | 'signature-wrong' | 'cut';
}

/** Why a key does not count as a person's own: it is not listed, not on that day, or somebody else or everybody has it. */
export type KeyRefusal = 'key-unknown' | 'key-ended' | 'key-shared' | 'key-sample';

/** The record of one story: what its lines say, and what is wrong with them. With any fault nothing in it counts. */
export interface StoryRecord {
  /** Oldest first. */
  entries: Entry[];
  faults: RecordFault[];
  /** The hash of the last line, which the next one names; empty for a record without lines. */
  head: string;
}

/** Says why a key was not a person's own at a moment; undefined when it was. */
export type JudgeKey = (person: string, key: string, at: Date) => KeyRefusal | undefined;

/** Reads a record, line by line; a line that was edited, removed or moved shows in the chain. */
export function parseRecord(text: string, story: string, judgeKey: JudgeKey): StoryRecord {
  const record: StoryRecord = { entries: [], faults: [], head: '' };
  const lines = text.split('\n');
  // The last line ends with a newline too.
  if (lines.at(-1) === '') lines.pop();
  let last = '';
  lines.forEach((line, index) => {
    const read = readLine(line);
    const kind = read ? faultOf(read, { story, judgeKey, before: record.head, last }) : 'unreadable';
    if (kind) record.faults.push({ line: index + 1, kind });
    if (read) {
      record.entries.push(read.entry);
      last = read.entry.at;
    }
    record.head = hashOfLine(line);
  });
  return record;
}

/**
 * What is wrong with a record by lines that once stood in it, as its history tells: a signed line that is gone. It is
 * no fault any more once whoever signed it has signed again since: they know.
 */
export function findCut(
  record: StoryRecord,
  present: ReadonlySet<string>,
  recorded: readonly string[],
  judgeKey: JudgeKey,
): RecordFault[] {
  const gone = recorded.filter((line) => !present.has(line)).flatMap((line) => readLine(line) ?? []);
  const isMissed = ({ entry, text, signature }: ReadLine): boolean =>
    isSignedBy(entry.key, text, signature) &&
    judgeKey(entry.by, entry.key, new Date(entry.at)) === undefined &&
    !record.entries.some(({ by, at }) => by === entry.by && at >= entry.at);
  return gone.some(isMissed) ? [{ line: Math.max(1, record.entries.length), kind: 'cut' }] : [];
}

/** Which story a line is about; undefined for what is no line of a record. */
export const storyOfLine = (line: string): string | undefined => readLine(line)?.entry.story;

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
    const read: unknown = JSON.parse(text);
    // Said twice, or in other letters, it could be read in two ways.
    if (JSON.stringify(read) !== text) return undefined;
    const parsed = entrySchema.safeParse(read);
    return parsed.success ? { entry: parsed.data, text, signature } : undefined;
  } catch {
    return undefined;
  }
}

function faultOf(
  { entry, text, signature }: ReadLine,
  { story, judgeKey, before, last }: { story: string; judgeKey: JudgeKey; before: string; last: string },
): RecordFault['kind'] | undefined {
  if (entry.story !== story) return 'other-story';
  if (entry.before !== before) return 'chain-broken';
  if (entry.at < last) return 'time-backwards';
  if (!isSignedBy(entry.key, text, signature)) return 'signature-wrong';
  return judgeKey(entry.by, entry.key, new Date(entry.at));
}
