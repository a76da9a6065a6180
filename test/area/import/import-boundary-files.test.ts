import { describe, expect, it } from 'vitest';
import { importBoundaryFiles } from '#area/import/import-boundary-files.ts';
import { Refusal } from '#area/import/refusal.ts';
import { readWhole } from '#area/import/whole-text.ts';
import { BRACKENSHIRE, fileOf } from './brackenshire.ts';

/** A boundary file of one square ward, so many tenths of a degree from the west of the county. */
function ward(code: string, name: string, tenths: number): string {
  const [west, east] = [0.2 + tenths / 10, 0.28 + tenths / 10];
  const ring = [
    [west, 50.6],
    [east, 50.6],
    [east, 50.7],
    [west, 50.7],
    [west, 50.6],
  ];
  const geometry = { type: 'Polygon', coordinates: [ring] };
  const feature = { type: 'Feature', properties: { WD31CD: code, WD31NM: name }, geometry };
  return JSON.stringify({ type: 'FeatureCollection', features: [feature] });
}

const MARSH = fileOf('saltmarsh.geojson', ward('E05990001', 'Marsh End', 0), 1000);
const HILL = fileOf('uplands.geojson', ward('E05990002', 'Hill End', 4), 1000);
const FAR = fileOf('far.geojson', ward('E05990003', 'Far End', 30), 1000);

describe('boundary files', () => {
  it('are put together, and each says for itself what became of it', async () => {
    const { boundaries, report } = await importBoundaryFiles([MARSH, HILL], { county: BRACKENSHIRE });
    expect(boundaries.map(({ kind, areas }) => [kind, ...areas.map(({ name }) => name)])).toEqual([
      ['ward', 'Marsh End', 'Hill End'],
    ]);
    expect(report.taken.map(({ what, count }) => `${count} ${what}`)).toEqual([
      '1 ward from saltmarsh.geojson',
      '1 ward from uplands.geojson',
    ]);
  });

  it('are added to what is there, or stand alone', async () => {
    const { boundaries: first } = await importBoundaryFiles([MARSH], { county: BRACKENSHIRE });
    const names = async (addTo: typeof first): Promise<string[]> => {
      const { boundaries } = await importBoundaryFiles([HILL], { county: BRACKENSHIRE, addTo });
      return boundaries.flatMap(({ areas }) => areas.map(({ name }) => name));
    };
    expect(await names(first)).toEqual(['Marsh End', 'Hill End']);
    expect(await names([])).toEqual(['Hill End']);
  });

  it('are all refused when one cannot be used', async () => {
    const both = importBoundaryFiles([MARSH, FAR], { county: BRACKENSHIRE });
    await expect(both).rejects.toBeInstanceOf(Refusal);
  });
});

describe('a file that is read in whole', () => {
  it('comes back as its text, whatever pieces it comes in', async () => {
    expect(await readWhole(fileOf('a.geojson', '{"name":"Ynys Môn"}', 1))).toBe('{"name":"Ynys Môn"}');
  });

  it('is refused when it is too large, with what to download instead', async () => {
    await expect(readWhole(fileOf('a.geojson', '{"a":1}'), 6)).rejects.toThrow('“generalised” (BGC)');
    await expect(readWhole(fileOf('a.geojson', '{"a":1}'), 7)).resolves.toBe('{"a":1}');
  });

  it('is refused when it is JSON in another encoding, and is handed on when it is something else', async () => {
    const latin = Buffer.from('{"name":"Ynys Môn"}', 'latin1');
    await expect(readWhole(fileOf('a.geojson', latin))).rejects.toThrow('is not written in UTF-8');
    expect(await readWhole(fileOf('a.zip', Uint8Array.of(0x50, 0x4b, 0xff)))).toMatch(/^PK/);
  });
});
