import type { AreaLibrary } from '#area/library/area-library.ts';
import { indexAreas } from '#area/shape/area-index.ts';

/**
 * The postcodes of a place as CSV (RFC 4180) for whoever delivers flyers, with the homes in each and the ward it lies
 * in, by which rounds are shared out. Where no homes were counted their column is empty, for an estimate for a whole
 * place says nothing of one street; so is that of the ward where no wards were imported.
 */
export function doorDropCsv(postcodes: readonly string[], areas: AreaLibrary): string {
  const { households } = areas;
  const wardOf = wardFinder(areas);
  const rows = postcodes.map((code) => [
    code,
    households ? String(households.homes.get(code) ?? 0) : '',
    wardOf(code) ?? '',
  ]);
  return [['postcode', 'homes', 'ward'], ...rows].map((cells) => `${cells.map(safeCell).join(',')}\r\n`).join('');
}

/** Finds the ward that the point of a postcode lies in. */
function wardFinder({ postcodes, boundaries }: AreaLibrary): (code: string) => string | undefined {
  const wards = boundaries.find(({ kind }) => kind === 'ward')?.areas ?? [];
  if (!postcodes || wards.length === 0) return () => undefined;
  const { codes, longitudes, latitudes } = postcodes.inUse;
  const places = new Map(codes.map((code, at) => [code, at]));
  const { areaAt } = indexAreas(wards.map(({ outline }) => outline));
  return (code) => {
    const at = places.get(code) ?? -1;
    return wards[areaAt(longitudes[at] ?? Number.NaN, latitudes[at] ?? Number.NaN)]?.name;
  };
}

/**
 * A cell that a spreadsheet shows and does not reckon: what begins like a formula gets an apostrophe (OWASP, “CSV
 * injection”), and what would end the cell stands in quotation marks.
 */
export function safeCell(text: string): string {
  const shown = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(shown) ? `"${shown.replaceAll('"', '""')}"` : shown;
}
