import { peopleNotHomes } from '#area/import/household-refusals.ts';

/** Which column of a table of counts holds what, and how many there are. */
export interface HouseholdLayout {
  hasHeadings: true;
  postcode: number;
  count: number;
  width: number;
}

/** How the rows below this one are laid out, if it is a row of headings. @throws Refusal when they are of people. */
export function layoutOf(cells: readonly string[], fileName: string): HouseholdLayout | undefined {
  const names = cells.map((cell) => cell.trim().toLowerCase());
  const column = (pattern: RegExp): number => names.findIndex((one) => pattern.test(one));
  const [postcode, count] = [column(/^(?:postcode|pcds?)$/), column(/^(?:count|households)$/)];
  if (postcode < 0 || count < 0) return undefined;
  if (column(/^sex\b/) >= 0) throw peopleNotHomes(fileName, 'has a column for sex, so it ');
  return { hasHeadings: true, postcode, count, width: cells.length };
}
