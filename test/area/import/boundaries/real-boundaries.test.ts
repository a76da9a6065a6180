import { beforeAll, describe, expect, it } from 'vitest';
import { type ImportedBoundaries, importBoundaries } from '#area/import/boundaries/import-boundaries.ts';
import { isDamage } from '#area/library/area-file.ts';
import { encodeBoundaries, parseBoundaries } from '#area/library/boundaries.ts';
import { faultsOfOutline } from '#area/outline.ts';
import { type Outline, ringsOf } from '#area/shape/geometry.ts';
import { areaKm2 } from '#area/shape/measure.ts';
import { hasRealAreas, realText } from '../../../real-areas.ts';
import { county } from '../../shipped.ts';

const importReal = (name: string): ImportedBoundaries => importBoundaries({ name, text: realText(name) }, { county });

const featuresOf = (name: string): { properties: { code: string }; geometry: Outline }[] =>
  JSON.parse(realText(name)).features;

/** Areas that are at one corner twice: their line, or two of their parts, touch there. */
function touchingIn(name: string): string[] {
  const touching = featuresOf(name).filter(({ geometry }) => {
    const corners = ringsOf(geometry).flatMap((ring) => ring.slice(1).map(String));
    return new Set(corners).size < corners.length;
  });
  return touching.map(({ properties }) => properties.code);
}

describe.skipIf(!hasRealAreas)('real boundaries (skipped where ../shared/areas is not there)', () => {
  let wards: ImportedBoundaries;
  let smallAreas: ImportedBoundaries;
  beforeAll(() => {
    wards = importReal('wards_2018_2025.geojson');
    smallAreas = importReal('lsoa_2011.geojson');
  }, 60_000);

  it('give all 124 wards, with Rothwell mended by name', () => {
    expect(wards.report.taken).toEqual([{ what: 'wards', count: 124 }]);
    expect([wards.report.left, wards.report.refused]).toEqual([[], []]);
    expect(wards.report.mended.some((sentence) => sentence.includes('Rothwell (E'))).toBe(true);
  });

  it('give wards whose slivers round Leeds are closed, or named', () => {
    expect(wards.report.mended.join('\n')).toMatch(/^\d\d+ pairs of neighbours: laid on each other’s border/m);
    expect(wards.report.warnings).toEqual([expect.stringMatching(/keep slivers between them, .*: .* and .*\.$/)]);
  });

  it('give all 1,388 small areas, with each of the 21 that touch themselves named', () => {
    expect(smallAreas.report.taken).toEqual([{ what: 'small areas', count: 1388 }]);
    expect([smallAreas.report.left, smallAreas.report.refused]).toEqual([[], []]);
    const sentences = smallAreas.report.mended.join('\n');
    const touching = touchingIn('lsoa_2011.geojson');
    expect(touching).toHaveLength(21);
    expect(touching.filter((code) => !sentences.includes(code))).toEqual([]);
  });

  it('give the five districts', () => {
    expect(importReal('districts_bsc_2024.geojson').report.taken).toEqual([{ what: 'districts', count: 5 }]);
  });

  it('have no faults once they are stored, and hardly another size', () => {
    for (const [name, { boundaries }] of Object.entries({
      'wards_2018_2025.geojson': wards,
      'lsoa_2011.geojson': smallAreas,
    })) {
      const originals = new Map(featuresOf(name).map((one) => [one.properties.code, one.geometry]));
      for (const { code, outline } of boundaries[0]?.areas ?? []) {
        expect(faultsOfOutline(outline)).toEqual([]);
        // A thousandth for mending, another for slivers, and what rounding to a metre may do to a small area.
        expect(Math.abs(areaKm2(outline) / areaKm2(originals.get(code) ?? outline) - 1), code).toBeLessThan(0.004);
      }
    }
  });

  it('are read again, all of them', () => {
    const read = [wards, smallAreas].flatMap(({ boundaries }) => boundaries.map(encodeBoundaries)).map(parseBoundaries);
    expect(read.map((one) => (isDamage(one) ? one.damage : one.areas.length))).toEqual([124, 1388]);
  });
});
