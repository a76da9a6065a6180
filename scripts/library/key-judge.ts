import type { Person } from '#partnership/directory.ts';
import { fingerprintOf } from '#record/keys.ts';
import type { JudgeKey } from '#record/parse-record.ts';
import { isSampleKey } from '#record/sample-keys.ts';

/** Whose key it was on the day of a signature, by the list of people. Sample keys count where all is a sample. */
export function keyJudge(people: readonly Person[], isSample: boolean): JudgeKey {
  const shared = new Set(sharedKeys(people).map(({ fingerprint }) => fingerprint));
  return (id, key, at) => {
    const day = at.toISOString().slice(0, 10);
    const own = (people.find((person) => person.id === id)?.keys ?? []).filter((one) => one.public === key);
    if (own.length === 0) return 'key-unknown';
    if (isSampleKey(key) && !isSample) return 'key-sample';
    if (shared.has(fingerprintOf(key))) return 'key-shared';
    const isIn = own.some(({ from, until = day }) => from <= day && day <= until);
    return isIn ? undefined : 'key-ended';
  };
}

/** The keys that several people are listed with: whoever has one could write as one of them, and approve as another. */
export function sharedKeys(people: readonly Pick<Person, 'id' | 'keys'>[]): { fingerprint: string; ids: string[] }[] {
  // Not by its text: the last letter of base64 can be written in several ways.
  const owned = people.flatMap(({ id, keys }) => keys.map((key) => ({ id, fingerprint: fingerprintOf(key.public) })));
  return [...Map.groupBy(owned, ({ fingerprint }) => fingerprint)]
    .map(([fingerprint, owners]) => ({ fingerprint, ids: [...new Set(owners.map(({ id }) => id))] }))
    .filter(({ ids }) => ids.length > 1);
}
