import type { HouseholdCollection, HouseholdFate } from '#area/import/household-collection.ts';
import type { ImportReport } from '#area/import/import-report.ts';
import { rowsWith } from '#area/import/row-tally.ts';
import type { Postcodes } from '#area/library/area-library.ts';

/** Says what became of every row of counts. */
export function reportOfHouseholds({ homes, tally }: HouseholdCollection, { inUse }: Postcodes): ImportReport {
  return {
    taken: [
      { what: 'postcodes with homes', count: homes.size },
      { what: 'homes in them', count: homes.values().reduce((sum, count) => sum + count, 0) },
    ],
    left: [
      ...tally.left('elsewhere', 'are not among the imported postcodes').map((left) => ({ ...left, examples: [] })),
      ...tally.left('none', 'have no homes'),
      ...tally.left('repeated', 'stand there a second time'),
      ...tally.left('note', 'are notes above or below the table'),
      ...tally.left('blank', 'are empty rows'),
    ],
    mended: [],
    refused: REFUSALS.flatMap(([fate, words]) => tally.sentence(fate, words)),
    warnings: uncounted(inUse.codes.length - homes.size, inUse.codes.length),
  };
}

function uncounted(without: number, all: number): string[] {
  if (without <= all / 2) return [];
  const count = without.toLocaleString('en-GB');
  return [`More than half of the imported postcodes, ${count}, have no count. Is a file missing?`];
}

const REFUSALS: readonly (readonly [HouseholdFate, (count: number) => string])[] = [
  ['malformed', rowsWith('does not hold a whole postcode', 'do not hold a whole postcode')],
  ['count', rowsWith('does not hold a number of homes', 'do not hold a number of homes')],
  ['contradicted', rowsWith('gives a postcode a second count', 'give a postcode a second count; the first was taken')],
  ['width', rowsWith('has another number of columns', 'have another number of columns')],
];
