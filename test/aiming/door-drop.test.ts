import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { doorDropCsv, safeCell } from '#aiming/door-drop.ts';
import { rectangle } from '../area/outlines.ts';
import { libraryOf } from '../area/reach/invented.ts';

describe('the list for a door drop', () => {
  it('has each postcode with its homes, and none where none was counted', () => {
    const areas = libraryOf([], { homes: { 'ZZ1 1AA': 12 } });
    expect(doorDropCsv(['ZZ1 1AA', 'ZZ1 1AB'], areas)).toBe('postcode,homes,ward\r\nZZ1 1AA,12,\r\nZZ1 1AB,0,\r\n');
  });

  it('leaves homes open where nobody counted them', () => {
    expect(doorDropCsv(['ZZ1 1AA'], libraryOf([]))).toBe('postcode,homes,ward\r\nZZ1 1AA,,\r\n');
  });

  it('names the ward of each, by which rounds are shared out', () => {
    const wards = [
      { code: 'E99000011', name: 'Quay, and Harbour', vintage: '2031', outline: rectangle(0, 50, 0.1, 50.1) },
      { code: 'E99000012', name: 'Moor', vintage: '2031', outline: rectangle(0.1, 50, 0.2, 50.1) },
    ];
    const areas = libraryOf(
      [
        ['ZZ1 1AA', 0.05, 50.05],
        ['ZZ1 1AB', 0.15, 50.05],
        ['ZZ1 1AD', 0.25, 50.05],
      ],
      { wards },
    );
    const rows = doorDropCsv(['ZZ1 1AA', 'ZZ1 1AB', 'ZZ1 1AD'], areas).split('\r\n').slice(1, -1);
    expect(rows).toEqual(['ZZ1 1AA,,"Quay, and Harbour"', 'ZZ1 1AB,,Moor', 'ZZ1 1AD,,']);
  });
});

describe('a cell', () => {
  it.each(['=1+1', '+44', '-1', '@SUM(A1)', '\t=1', '\r=1'])('is never a formula: %j', (text) => {
    const [[cell = '']] = parse(`${safeCell(text)}\r\n`) as [[string]];
    expect(cell).toBe(`'${text}`);
  });

  it('comes back as it was, whatever is in it', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), (text) => {
        fc.pre(!/^[=+\-@\t\r]/.test(text));
        expect(parse(`x,${safeCell(text)}\r\n`, { recordDelimiter: '\r\n' })).toEqual([['x', text]]);
      }),
    );
  });
});
