import { type Damage, isDamage, isLine, parseAreaFile } from '#area/library/area-file.ts';
import type { PostcodePoints, Postcodes } from '#area/library/area-library.ts';
import {
  checkedRows,
  codesOf,
  countCodes,
  encodeRows,
  type OutcodeRow,
  outcodeRows,
} from '#area/library/outcode-rows.ts';

/** About a metre: no directory of postcodes is more precise. */
const PER_DEGREE = 1e5;

/**
 * Writes postcodes as the text of content/areas/postcodes.json: a line for each outcode, in which each position is
 * the step from the one before it in hundred-thousandths of a degree. The same postcodes give the same text.
 */
export function encodePostcodes({ source, licence, credit, vintage, inUse, ended }: Postcodes): string {
  const head = JSON.stringify({ source, licence, credit, vintage }).slice(0, -1);
  return `${head},\n"inUse":${encodeRows(rowsOf(inUse))},\n"ended":${encodeRows(rowsOf(ended))}}\n`;
}

/** Reads the text of content/areas/postcodes.json; positions come back to within half a metre. */
export function parsePostcodes(text: string): Postcodes | Damage {
  const file = parseAreaFile(text);
  if (isDamage(file)) return file;
  const { vintage } = file.fields;
  if (!isLine(vintage)) return { damage: 'its vintage is missing' };
  const inUse = pointsOf(file.fields.inUse);
  const ended = pointsOf(file.fields.ended);
  if (isDamage(inUse)) return inUse;
  return isDamage(ended) ? ended : { ...file.provenance, vintage, inUse, ended };
}

function rowsOf({ codes, longitudes, latitudes }: PostcodePoints): OutcodeRow[] {
  const places = new Map(codes.map((code, at) => [code, at]));
  const units = (degrees: Float64Array) => (code: string) =>
    Math.round((degrees[places.get(code) ?? -1] ?? Number.NaN) * PER_DEGREE);
  return outcodeRows(codes, [units(longitudes), units(latitudes)]).map(([outcode, incodes, ...columns]) => [
    outcode,
    incodes,
    ...columns.map(stepsOf),
  ]);
}

function stepsOf(numbers: readonly number[]): number[] {
  return numbers.map((number, at) => number - (numbers[at - 1] ?? 0));
}

function pointsOf(read: unknown): PostcodePoints | Damage {
  const rows = checkedRows(read, 2);
  if (isDamage(rows)) return rows;
  const longitudes = new Float64Array(countCodes(rows));
  const latitudes = new Float64Array(longitudes.length);
  let start = 0;
  for (const [outcode, , east = [], north = []] of rows) {
    const isOnEarth = fill(longitudes, east, start, 180) && fill(latitudes, north, start, 90);
    if (!isOnEarth) return { damage: `a postcode of ${outcode} does not lie on the earth` };
    start += east.length;
  }
  return { codes: codesOf(rows), longitudes, latitudes };
}

/** Adds up the steps; false when one leads beyond the last degree. */
function fill(degrees: Float64Array, steps: readonly number[], start: number, limitDegrees: number): boolean {
  const limit = limitDegrees * PER_DEGREE;
  let [at, units] = [start, 0];
  for (const step of steps) {
    units += step;
    if (units > limit || units < -limit) return false;
    degrees[at] = units / PER_DEGREE;
    at += 1;
  }
  return true;
}
