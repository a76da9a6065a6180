import type { HouseholdLayout } from '#area/import/household-layout.ts';
import { type HouseholdFault, type HouseholdRow, parseHouseholdRow } from '#area/import/household-row.ts';
import { RowTally } from '#area/import/row-tally.ts';
import type { Postcodes } from '#area/library/area-library.ts';

/** What can become of a row that adds no homes. */
export type HouseholdFate = HouseholdFault | 'elsewhere' | 'none' | 'repeated' | 'contradicted';

/** Nothing that stands in these rows tells more than their number. */
const NAMELESS: readonly string[] = ['note', 'blank', 'width'] satisfies HouseholdFate[];

/** In 2021 there were 17 households to a postcode, and 40 people. */
const MOST_HOMES_ON_AVERAGE = 30;
/** An average of fewer rows says nothing. */
const ROWS_TO_JUDGE = 100;

/** Gathers the homes of imported postcodes from rows in any order; keeps nothing of all others but their number. */
export class HouseholdCollection {
  readonly tally = new RowTally<HouseholdFate>();
  readonly homes = new Map<string, number>();
  readonly #known: ReadonlySet<string>;
  #rows = 0;
  #sum = 0;

  constructor({ inUse, ended }: Postcodes) {
    this.#known = new Set([...inUse.codes, ...ended.codes]);
  }

  /** @param where which row it is, made only when somebody will read it. */
  add(cells: readonly string[], layout: HouseholdLayout, where: () => string): void {
    const row = parseHouseholdRow(cells, layout);
    const fate = typeof row === 'string' ? row : this.#fateOf(row);
    if (fate === 'kept') return;
    const written = cells[layout.postcode]?.replace(/\s+/g, ' ').trim().slice(0, 20) ?? '';
    this.tally.add(fate, () => (NAMELESS.includes(fate) ? where() : `${where()} “${written}”`));
  }

  /** The average of all rows, of the county or not, when it is too large to be one of homes. */
  get averageOfPeople(): number | undefined {
    const average = this.#sum / this.#rows;
    return this.#rows >= ROWS_TO_JUDGE && average > MOST_HOMES_ON_AVERAGE ? average : undefined;
  }

  #fateOf({ code, homes }: HouseholdRow): HouseholdFate | 'kept' {
    this.#rows += 1;
    this.#sum += homes;
    if (!this.#known.has(code)) return 'elsewhere';
    const earlier = this.homes.get(code);
    if (earlier !== undefined) return earlier === homes ? 'repeated' : 'contradicted';
    if (homes === 0) return 'none';
    this.homes.set(code, homes);
    return 'kept';
  }
}
