import { Refusal } from '#area/import/refusal.ts';

/** @param because how it is known, as it goes on before “counts people”; nothing when its name says it. */
export function peopleNotHomes(fileName: string, because = ''): Refusal {
  return new Refusal(
    `“${fileName}” ${because}counts people, not homes. The census has two files with the same headings: P001 counts people and P002 counts households. Download P002 and import that.`,
  );
}

/** A file in which nothing says what is counted where. */
export function noCounts(fileName: string): Refusal {
  return new Refusal(
    `“${fileName}” does not have the headings Postcode and Count. Download “P002: number of households by postcode” of the Census 2021 and import its .csv files.`,
  );
}

/** Counts of some other part of the country. */
export function nothingCountedHere(): Refusal {
  return new Refusal(
    'None of its postcodes are among those that were imported. Is it the file for another part of the country?',
  );
}
