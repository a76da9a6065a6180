import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { sharedKeys } from '#library/key-judge.ts';
import type { Person } from '#partnership/directory.ts';
import { place } from '#problem/collect.ts';
import type { Finding, Problem } from '#problem/problem.ts';
import { digestOf, type PeopleEntry, type PeopleRecord, parsePeopleRecord, snapshotOf } from '#record/people-entry.ts';
import { isSampleKey } from '#record/sample-keys.ts';

/** Beside people.yaml: its signed changes. */
export const PEOPLE_RECORD_FILE = 'content/people.signoffs.jsonl';
const PEOPLE_FILE = 'content/people.yaml';
const LIMIT_BYTES = 8 * 1024 * 1024;

/** The people whose signatures count, and what is wrong with how they came to be listed. */
export interface SignedPeople {
  /** As they were last signed; as they stand in the file before anybody has signed them. */
  people: Person[];
  record: PeopleRecord;
  problems: Problem[];
}

/** Holds people.yaml against its signed changes: whoever only edits the file gives nobody the right to sign. */
export async function readSignedPeople(
  { root, isSample, recorded }: { root: string; isSample: boolean; recorded: readonly string[] },
  listed: readonly Person[],
): Promise<SignedPeople> {
  const text = await readRecordText(root);
  const record = parsePeopleRecord(text);
  const problems: Problem[] = [];
  const add = (finding: Finding, file: string, line = 1): number => problems.push(place(finding, { file, line }));
  if (record.fault !== undefined) add({ code: 'people-record-broken', args: {} }, PEOPLE_RECORD_FILE, record.fault);
  if (isCut(recorded, text)) {
    add({ code: 'people-record-broken', args: {} }, PEOPLE_RECORD_FILE);
    // What is left may give rights back that somebody took away, or be another list from its first line on.
    return { people: listed.map(withoutRights), record, problems };
  }
  for (const { ids } of sharedKeys(listed)) add({ code: 'key-shared', args: { ids } }, PEOPLE_FILE);
  const last = record.entries.at(-1);
  const sample = isSample ? [] : listed.filter(({ keys }) => keys.some((key) => isSampleKey(key.public)));
  for (const { id } of sample) add({ code: 'key-sample', args: { id } }, PEOPLE_FILE);
  if (!last) {
    const hasKeys = listed.some(({ keys }) => keys.length > 0);
    if (hasKeys) add({ code: 'people-unsigned', args: { changes: [] } }, PEOPLE_FILE);
    return { people: hasKeys ? listed.map(withoutRights) : [...listed], record, problems };
  }
  const changes = changesSince(last, listed);
  const isOfSample = !isSample && isSampleKey(last.key);
  if (changes.length > 0) add({ code: 'people-unsigned', args: { changes, isOfSample } }, PEOPLE_FILE);
  return { people: asSigned(last, listed), record, problems };
}

/** What differs from what was signed, by person: “new: press-office, translators”. */
export function changesSince({ people: signed }: PeopleEntry, listed: readonly Person[]): string[] {
  const now = snapshotOf(listed);
  if (digestOf(now) === digestOf(signed)) return [];
  const ids = [...new Set([...signed, ...now].map(({ id }) => id))].sort();
  const sorts = ids.flatMap((id) => {
    const [before, after] = [signed, now].map((people) => people.find((person) => person.id === id));
    if (!before) return { id, sort: 'new' };
    if (!after) return { id, sort: 'gone' };
    const fields = (['signs', 'translates', 'keys'] as const).filter(
      (field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]),
    );
    return fields.map((field) => ({ id, sort: `other “${field}”` }));
  });
  return [...new Set(sorts.map(({ sort }) => sort))].map(
    (sort) => `${sort}: ${sorts.flatMap((one) => (one.sort === sort ? one.id : [])).join(', ')}`,
  );
}

/** Roles in words and mailboxes come from the file; the rights of everybody from what was signed. */
function asSigned({ people: signed }: PeopleEntry, listed: readonly Person[]): Person[] {
  const gone = signed.filter(({ id }) => !listed.some((person) => person.id === id));
  const nameless = gone.map((person): Person => ({ role: person.id, organisation: '', mailbox: '', ...person }));
  const now = listed.map((person) => ({ ...withoutRights(person), ...signed.find(({ id }) => id === person.id) }));
  return [...now, ...nameless];
}

const withoutRights = (person: Person): Person => ({ ...person, signs: [], translates: [], keys: [] });

async function readRecordText(root: string): Promise<string> {
  const path = join(root, PEOPLE_RECORD_FILE);
  const found = await stat(path).catch(() => undefined);
  if (!found) return '';
  // What cannot be read is one line that is not sound.
  return found.isFile() && found.size <= LIMIT_BYTES ? readFile(path, 'utf8') : '?';
}

/** Whether the version history knows a line that is gone: a chain without its last lines looks whole. */
function isCut(recorded: readonly string[], text: string): boolean {
  const present = new Set(text.split('\n'));
  return recorded.some((line) => line.startsWith('{"entry":{"version":1,"act":"people"') && !present.has(line));
}
