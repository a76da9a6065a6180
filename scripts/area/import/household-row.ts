import type { HouseholdLayout } from '#area/import/household-layout.ts';
import { filledCells } from '#area/import/table.ts';
import { parsePostcode } from '#area/postcode.ts';

/** The homes of one postcode, before anybody asked whether it is of the county. */
export interface HouseholdRow {
  code: string;
  homes: number;
}

/** Why a row gives no count. */
export type HouseholdFault = 'blank' | 'note' | 'width' | 'malformed' | 'count';

/** One postcode has at most 100 letter boxes, but a box may stand for a house of many flats. */
const MOST_HOMES = 2000;

/** Reads a row; what is there may be anything. */
export function parseHouseholdRow(
  cells: readonly string[],
  { postcode, count, width }: HouseholdLayout,
): HouseholdRow | HouseholdFault {
  const filled = filledCells(cells);
  if (filled === 0) return 'blank';
  const written = parsePostcode(cells[postcode] ?? '');
  if (filled === 1 && written.kind !== 'whole') return 'note';
  if (cells.length < width || filled > width) return 'width';
  if (written.kind !== 'whole') return 'malformed';
  const homes = wholeNumber(cells[count] ?? '');
  return homes === undefined || homes > MOST_HOMES ? 'count' : { code: written.code, homes };
}

function wholeNumber(text: string): number | undefined {
  const written = text.trim();
  // Spreadsheets write 1,204 with a comma.
  return /^(?:\d{1,6}|\d{1,3},\d{3})$/.test(written) ? Number(written.replace(',', '')) : undefined;
}
