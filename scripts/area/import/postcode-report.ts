import type { CountyFrame } from '#area/import/county-filter.ts';
import type { ImportReport } from '#area/import/import-report.ts';
import type { PostcodeFate } from '#area/import/postcode-collection.ts';
import { type RowTally, rowsWith } from '#area/import/row-tally.ts';
import { UNDATED } from '#area/import/vintage.ts';
import type { Postcodes } from '#area/library/area-library.ts';

/** Says what became of every row of a list of postcodes. */
export function reportOfPostcodes(
  { inUse, ended, vintage }: Postcodes,
  tally: RowTally<PostcodeFate>,
  county: CountyFrame,
  isCredited: boolean,
): ImportReport {
  return {
    taken: [
      { what: 'postcodes in use', count: inUse.codes.length },
      { what: 'postcodes that Royal Mail has ended', count: ended.codes.length },
    ],
    left: [
      ...tally.left('outside', `lie outside ${county.name}`).map((left) => ({ ...left, examples: [] })),
      ...tally.left('neighbour', `lie near the border and are of a district that is not ${county.name}’s`),
      ...tally.left('nowhere', 'have no place, as their publisher says'),
      ...tally.left('repeated', 'stand there a second time'),
      ...tally.left('note', 'are notes above or below the table'),
      ...tally.left('blank', 'are empty rows'),
    ],
    mended: tally.sentence('swapped', (count) => {
      const rows = rowsWith('has', 'have')(count);
      return `${rows} latitude and longitude in each other’s column; they were exchanged`;
    }),
    refused: REFUSALS.flatMap(([fate, words]) => tally.sentence(fate, words)),
    warnings: [...(vintage === UNDATED ? [TIMELESS] : []), ...(isCredited ? [] : [NOBODYS])],
  };
}

const REFUSALS: readonly (readonly [PostcodeFate, (count: number) => string])[] = [
  ['malformed', rowsWith('does not hold a whole postcode', 'do not hold a whole postcode')],
  [
    'contradicted',
    rowsWith('gives a postcode a second place', 'give a postcode a second place, and the first was taken'),
  ],
  ['width', rowsWith('has another number of columns', 'have another number of columns')],
  ['numbers', rowsWith('has a place that is not two numbers', 'have a place that is not two numbers')],
  ['off-the-map', rowsWith('has a place that is not on the map', 'have a place that is not on the map')],
  [
    'astray',
    rowsWith(
      'names a district of the county and lies far outside',
      'name a district of the county and lie far outside',
    ),
  ],
];

const TIMELESS =
  'Nothing in the file or its name says how old it is. The page that it was downloaded from does: import it again with the month after --vintage, such as --vintage 2026-02.';

const NOBODYS =
  'The file does not say whose data it is. It was credited as open data of Ordnance Survey, Royal Mail and the Office for National Statistics. If that is not right, import it again with --source, --licence and --credit.';
