import type { Person } from '#partnership/directory.ts';
import type { JudgeKey } from '#record/parse-record.ts';
import { isSampleKey } from '#record/sample-keys.ts';

/** Whose key it was on the day of a signature, by the list of people. Sample keys count where all is a sample. */
export function keyJudge(people: readonly Person[], isSample: boolean): JudgeKey {
  return (id, key, at) => {
    const day = at.toISOString().slice(0, 10);
    const own = (people.find((person) => person.id === id)?.keys ?? []).filter((one) => one.public === key);
    if (own.length === 0) return 'key-unknown';
    if (isSampleKey(key) && !isSample) return 'key-sample';
    const isIn = own.some(({ from, until = day }) => from <= day && day <= until);
    return isIn ? undefined : 'key-ended';
  };
}
