import type { CountyFrame } from '#area/import/county-filter.ts';
import { CREDIT_OF_CENSUS } from '#area/import/credits.ts';
import { breaksOff, districtsWithoutHomes, muchFewer } from '#area/import/doubts.ts';
import { HouseholdCollection } from '#area/import/household-collection.ts';
import { type HouseholdLayout, layoutOf } from '#area/import/household-layout.ts';
import { noCounts, nothingCountedHere, peopleNotHomes } from '#area/import/household-refusals.ts';
import { reportOfHouseholds } from '#area/import/household-report.ts';
import type { Said } from '#area/import/import-postcodes.ts';
import type { ImportReport } from '#area/import/import-report.ts';
import type { SourceFile } from '#area/import/source-file.ts';
import { readTable } from '#area/import/table.ts';
import type { Households, Postcodes } from '#area/library/area-library.ts';

const CENSUS_YEAR = '2021';

/** What is known beside the files of counts. */
export interface HouseholdContext {
  postcodes: Postcodes;
  county: Pick<CountyFrame, 'districts'>;
  said?: Said;
  /** The counts that would be replaced. */
  before?: Households | undefined;
}

/** The counts of homes of some files, and what became of the rest. */
export interface ImportedHouseholds {
  households: Households;
  report: ImportReport;
  /** Why they may not be all of them, in sentences. */
  doubts: readonly string[];
}

/**
 * Reads the census counts of households by postcode (P002, with the headings Postcode and Count). Keeps those of
 * postcodes that were imported, in use or ended since.
 * @throws Refusal when a file cannot be used at all, counts people, or has none of the county's postcodes.
 */
export async function importHouseholds(
  files: readonly SourceFile[],
  { postcodes, county, said = {}, before }: HouseholdContext,
): Promise<ImportedHouseholds> {
  const collection = new HouseholdCollection(postcodes);
  const broken: string[] = [];
  for (const file of files) {
    broken.push(...breaksOff(file.name, await readInto(collection, file, files.length > 1)));
  }
  const { homes } = collection;
  if (homes.size === 0) throw nothingCountedHere();
  const { source, licence, credit } = CREDIT_OF_CENSUS;
  const households: Households = {
    ...{ source: said.source ?? source, licence: said.licence ?? licence, credit: said.credit ?? credit },
    ...{ vintage: said.vintage ?? CENSUS_YEAR, homes },
  };
  const doubts = [
    ...broken,
    ...districtsWithoutHomes(postcodes.inUse, homes, county),
    ...muchFewer('postcodes with homes', homes.size, before?.homes.size),
  ];
  return { households, report: reportOfHouseholds(collection, postcodes), doubts };
}

/** @returns the row that the file breaks off in, if it does. */
async function readInto(
  collection: HouseholdCollection,
  file: SourceFile,
  isOneOfSeveral: boolean,
): Promise<number | undefined> {
  if (/(?<![a-z0-9])p001(?!\d)/i.test(file.name)) throw peopleNotHomes(file.name);
  const brokenRow = await readTable<HouseholdLayout>(file, isOneOfSeveral, {
    layoutOf: (cells) => layoutOf(cells, file.name),
    row: (cells, layout, where) => collection.add(cells, layout, where),
    isWhole: (cells, { width, count }) => cells.length >= width && cells[count]?.trim() !== '',
    note: (where) => collection.tally.add('note', where),
    refusal: () => noCounts(file.name),
  });
  const average = collection.averageOfPeople;
  if (average !== undefined) throw peopleNotHomes(file.name, `has ${Math.round(average)} for each postcode, so it `);
  return brokenRow;
}
