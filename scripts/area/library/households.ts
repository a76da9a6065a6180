import { type Damage, isDamage, isLine, parseAreaFile } from '#area/library/area-file.ts';
import type { Households } from '#area/library/area-library.ts';
import {
  checkedRows,
  codesOf,
  countCodes,
  encodeRows,
  type OutcodeRow,
  outcodeRows,
  placeOf,
} from '#area/library/outcode-rows.ts';

/** Writes counts of homes as the text of content/areas/households.json, a line for each outcode. */
export function encodeHouseholds({ source, licence, credit, vintage, homes }: Households): string {
  const head = JSON.stringify({ source, licence, credit, vintage }).slice(0, -1);
  const rows = outcodeRows([...homes.keys()], [(code) => homes.get(code) ?? 0]);
  return `${head},\n"homes":${encodeRows(rows)}}\n`;
}

/** Reads the text of content/areas/households.json. */
export function parseHouseholds(text: string): Households | Damage {
  const file = parseAreaFile(text);
  if (isDamage(file)) return file;
  const { vintage } = file.fields;
  if (!isLine(vintage)) return { damage: 'its vintage is missing' };
  const rows = checkedRows(file.fields.homes, 1);
  if (isDamage(rows)) return rows;
  const hasNegative = rows.some(([, , counts = []]) => counts.some((count) => count < 0));
  if (hasNegative) return { damage: 'a postcode has fewer than no homes' };
  return { ...file.provenance, vintage, homes: new HomesByPostcode(rows) };
}

/** Counts of homes as they stand in the file. To sort all of them into a map would take longer than to read them. */
class HomesByPostcode implements ReadonlyMap<string, number> {
  readonly #rows: ReadonlyMap<string, OutcodeRow>;
  readonly size: number;

  constructor(rows: readonly OutcodeRow[]) {
    this.#rows = new Map(rows.map((row) => [row[0], row]));
    this.size = countCodes(rows);
  }

  get(code: string): number | undefined {
    const space = code.indexOf(' ');
    const row = this.#rows.get(code.slice(0, space));
    return row?.[2]?.[placeOf(code.slice(space + 1), row)];
  }

  has(code: string): boolean {
    return this.get(code) !== undefined;
  }

  forEach(use: (count: number, code: string, homes: ReadonlyMap<string, number>) => void): void {
    for (const [code, count] of this) use(count, code, this);
  }

  *entries(): MapIterator<[string, number]> {
    for (const row of this.#rows.values()) {
      for (const [at, code] of codesOf([row]).entries()) yield [code, row[2]?.[at] ?? 0];
    }
  }

  *keys(): MapIterator<string> {
    for (const [code] of this) yield code;
  }

  *values(): MapIterator<number> {
    for (const [, count] of this) yield count;
  }

  [Symbol.iterator](): MapIterator<[string, number]> {
    return this.entries();
  }
}
