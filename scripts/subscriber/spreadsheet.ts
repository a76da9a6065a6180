/** The columns of a table of subscribers, in order. */
export const COLUMNS = ['email', 'areas', 'language', 'frequency', 'consent_source', 'consent_date'] as const;
export type Column = (typeof COLUMNS)[number];

/** What stands between the areas of one person. */
export const AREA_SEPARATOR = ';';

/** A cell that begins so is a formula to a spreadsheet, which would run it; with an apostrophe before it, it is text. */
const FORMULA = /^'*[=+\-@\t\r]/;

/** A value as a cell of a CSV file, so that no spreadsheet takes it for a formula. `plainCell` turns it back. */
export function safeCell(value: string): string {
  const safe = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** The value of a cell, as `safeCell` was given it, without spaces round it. */
export function plainCell(cell: string): string {
  const trimmed = cell.trim();
  return trimmed.startsWith("'") && FORMULA.test(trimmed) ? trimmed.slice(1) : trimmed;
}
