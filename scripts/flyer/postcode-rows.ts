/** The postcodes of one sector, such as “BD21 3”, by what follows it in each: “PY”. */
export interface SectorRow {
  sector: string;
  units: string[];
}

/** Numbers within a postcode count as numbers: BD2 comes before BD21. */
const order = new Intl.Collator('en-GB', { numeric: true });

/** Postcodes by their sectors, as rounds are shared out; each once, in order. */
export function sectorRows(postcodes: readonly string[]): SectorRow[] {
  const sorted = [...new Set(postcodes)].sort(order.compare);
  return [...Map.groupBy(sorted, (code) => code.slice(0, -2))].map(([sector, codes]) => ({
    sector,
    units: codes.map((code) => code.slice(-2)),
  }));
}
