import type { AreaLibrary } from '#area/library/area-library.ts';

/**
 * The postcodes of a place as CSV (RFC 4180) for whoever delivers flyers, with the homes in each. Where no homes were
 * counted their column is empty: an estimate for a whole place says nothing of one street.
 */
export function doorDropCsv(postcodes: readonly string[], { households }: AreaLibrary): string {
  const rows = postcodes.map((code) => [code, households ? String(households.homes.get(code) ?? 0) : '']);
  return [['postcode', 'homes'], ...rows].map((cells) => `${cells.map(safeCell).join(',')}\r\n`).join('');
}

/**
 * A cell that a spreadsheet shows and does not reckon: what begins like a formula gets an apostrophe (OWASP, “CSV
 * injection”), and what would end the cell stands in quotation marks.
 */
export function safeCell(text: string): string {
  const shown = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(shown) ? `"${shown.replaceAll('"', '""')}"` : shown;
}
