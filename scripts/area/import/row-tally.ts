import type { Left } from '#area/import/import-report.ts';

const EXAMPLES = 5;

/** Counts rows by what happened to them, and remembers where the first few of each are. */
export class RowTally<R extends string> {
  readonly #counts = new Map<R, { count: number; examples: string[] }>();

  /** @param row where it is, such as “row 12”, made only when it is kept. */
  add(reason: R, row: () => string): void {
    const known = this.#counts.get(reason) ?? { count: 0, examples: [] };
    known.count += 1;
    if (known.examples.length < EXAMPLES) known.examples.push(row());
    this.#counts.set(reason, known);
  }

  /** What a report says of one reason; nothing when it never came. `reason` goes on after the number. */
  left(reason: R, words: string): Left[] {
    const known = this.#counts.get(reason);
    return known ? [{ reason: words, count: known.count, examples: known.examples }] : [];
  }

  /** A sentence about one reason; nothing when it never came. */
  sentence(reason: R, words: (count: number) => string): string[] {
    const known = this.#counts.get(reason);
    if (!known) return [];
    const more =
      known.count > known.examples.length
        ? `, … and ${(known.count - known.examples.length).toLocaleString('en-GB')} more`
        : '';
    return [`${words(known.count)}: ${known.examples.join(', ')}${more}.`];
  }
}

/** “1 row has”, “1,204 rows have”. */
export function rowsWith(one: string, several: string): (count: number) => string {
  return (count) => `${count.toLocaleString('en-GB')} ${count === 1 ? `row ${one}` : `rows ${several}`}`;
}
