import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

const HEADINGS = 'pcd,pcds,dointr,doterm,oslaua,osward,oseast1m,osnrth1m,lsoa21,msoa21,lat,long,imd';
const LETTERS = [...'ABDEFGHJLNPQRSTUWXYZ'];

/**
 * Writes a file like the ONS Postcode Directory, with fewer of its columns: one row in ten lies in Brackenshire, one in thirty of all
 * has been ended, and the rest is elsewhere.
 */
export async function writeDirectory(file: string, rows: number): Promise<void> {
  await pipeline(Readable.from(pieces(rows)), createWriteStream(file));
}

function* pieces(rows: number): Generator<string> {
  yield `\ufeff${HEADINGS}\r\n`;
  const step = 1000;
  for (let from = 0; from < rows; from += step) {
    yield Array.from({ length: Math.min(step, rows - from) }, (_, at) => `${rowOf(from + at)}\r\n`).join('');
  }
}

function rowOf(at: number): string {
  const isHere = at % 10 === 0;
  const isWest = at % 20 === 0;
  const [outcode, incode] = [`${isHere ? 'BK' : 'ZZ'}${1 + (Math.floor(at / 3600) % 99)}`, incodeOf(at % 3600)];
  const cells: Readonly<Record<string, string | number>> = {
    pcd: `${outcode}${incode}`,
    pcds: `${outcode} ${incode}`,
    dointr: '198001',
    doterm: at % 30 === 0 ? '201207' : '',
    oslaua: isHere ? `E9900000${isWest ? 1 : 2}` : 'E99000009',
    lat: isHere ? 50.51 + (at % 280) / 1000 : 55,
    long: isHere ? (isWest ? 0.21 : 0.51) + (at % 270) / 1000 : -2,
  };
  return HEADINGS.split(',')
    .map((name) => `"${cells[name] ?? 'E99999999'}"`)
    .join(',');
}

const incodeOf = (at: number): string =>
  `${Math.floor(at / 400)}${LETTERS[Math.floor(at / 20) % 20]}${LETTERS[at % 20]}`;
