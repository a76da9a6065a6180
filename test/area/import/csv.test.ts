import { describe, expect, it } from 'vitest';
import { eachRow } from '#area/import/csv.ts';
import { Refusal } from '#area/import/refusal.ts';
import { fileOf } from './brackenshire.ts';

async function rowsOf(content: string | Uint8Array, pieceBytes?: number): Promise<string[][]> {
  const rows: string[][] = [];
  await eachRow(fileOf('table.csv', content, pieceBytes).bytes(), (cells, row) => {
    rows.push([String(row), ...cells]);
  });
  return rows;
}

describe('a table', () => {
  it.each([
    ['Linux', '\n'],
    ['Windows', '\r\n'],
    ['an old Mac', '\r'],
  ])('may have the line ends of %s, a byte order mark, and pieces that end anywhere', async (_, end) => {
    const text = `\ufeffname,note${end}é,1${end}"a, b","say ""so"""${end}`;
    const expected = [
      ['1', 'name', 'note'],
      ['2', 'é', '1'],
      ['3', 'a, b', 'say "so"'],
    ];
    for (const pieceBytes of [1, 2, 3, 1000]) expect(await rowsOf(text, pieceBytes)).toEqual(expected);
  });

  it('may have rows of any width, empty rows, and no end to its last line', async () => {
    expect(await rowsOf('a,b\n1\n\n1,2,3\n4,5')).toEqual([
      ['1', 'a', 'b'],
      ['2', '1'],
      ['3', ''],
      ['4', '1', '2', '3'],
      ['5', '4', '5'],
    ]);
  });

  it.each([
    ['a\n1', false],
    ['a\n1\n', true],
    ['a\r\n1\r\n', true],
    ['a\r1\r', true],
  ])('tells of %j whether its last row was ended', async (text, isEnded) => {
    for (const pieceBytes of [1, 100]) {
      expect(await eachRow(fileOf('a.csv', text, pieceBytes).bytes(), () => undefined)).toEqual({ isEnded });
    }
  });

  it('may have a quotation mark in the middle of a cell', async () => {
    expect(await rowsOf('a,b\n5" pipe,2\n')).toEqual([
      ['1', 'a', 'b'],
      ['2', '5" pipe', '2'],
    ]);
  });

  it('is refused at the row whose quotation mark is never closed, however long it is', async () => {
    await expect(rowsOf('a,b\n1,2\n"3,4\n5,6\n')).rejects.toThrow('In row 3 a quotation mark is opened');
    const read: number[] = [];
    const long = fileOf('long.csv', `a,b\n"3,4\n${'5,6\n'.repeat(50_000)}`, 4096);
    await expect(eachRow(long.bytes(), (_, row) => read.push(row))).rejects.toThrow('In row 2 a quotation mark');
    expect(read).toEqual([1]);
  });

  it('is not read any further once somebody refuses it', async () => {
    let pieces = 0;
    async function* endless(): AsyncGenerator<Uint8Array> {
      for (;;) {
        pieces += 1;
        yield new TextEncoder().encode('a,b\n'.repeat(1000));
      }
    }
    const stop = (): never => {
      throw new Refusal('Not this one.');
    };
    await expect(eachRow(endless(), stop)).rejects.toThrow(new Refusal('Not this one.'));
    expect(pieces).toBeLessThan(50);
  });
});

const zip = (inside: string): Uint8Array => Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.from(inside)]);

describe('what is no table', () => {
  it.each([
    ['nothing', '', 'The file is empty.'],
    ['a zip archive', zip('Data/ONSPD_FEB_2026_UK.csv'), 'it is the large one in the folder Data'],
    ['an Excel workbook', zip('[Content_Types].xml'), 'This is an Excel workbook.'],
    ['an old Excel workbook', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1), 'This is an old Excel workbook.'],
    ['a gzip archive', Uint8Array.of(0x1f, 0x8b, 8), 'This is a gzip archive.'],
    ['a PDF', '%PDF-1.7', 'This is a PDF.'],
    ['UTF-16 with a mark', Buffer.from('\ufeffpostcode,lat', 'utf16le'), 'written in UTF-16'],
    ['UTF-16 without one', Buffer.from('postcode,lat', 'utf16le'), 'written in UTF-16'],
    ['UTF-16 the other way round', Buffer.from('\ufeffpostcode', 'utf16le').swap16(), 'written in UTF-16'],
    ['a web page', '\ufeff\n<!DOCTYPE html><title>Log in</title>', 'The download may have asked for a log-in'],
    ['outlines', '{"type":"FeatureCollection"}', 'import it with “boundaries”'],
  ])('such as %s is told with what to do', async (_, content, advice) => {
    await expect(rowsOf(content, 4096)).rejects.toThrow(advice);
    await expect(rowsOf(content, 4096)).rejects.toBeInstanceOf(Refusal);
  });
});
