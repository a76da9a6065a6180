import { expect, it } from 'vitest';
import { importBoundaries } from '#area/import/boundaries/import-boundaries.ts';
import { type Outline, outlineOf, type Position, polygonsOf, type Ring } from '#area/shape/geometry.ts';
import { rectangle } from '../../outlines.ts';

const county = { name: 'Sampleshire', outline: rectangle(-2, 53.5, -1, 54) };

/** Round islands in rows of forty. */
function archipelago(count: number, west: number): Outline {
  const islands = Array.from({ length: count }, (_, at): Ring => {
    const corners = Array.from({ length: 50 }, (_, corner): Position => {
      const angle = (2 * Math.PI * corner) / 50;
      return [
        west + 0.01 * (at % 40) + 0.004 * Math.cos(angle),
        53.6 + 0.01 * Math.floor(at / 40) + 0.004 * Math.sin(angle),
      ];
    });
    return [...corners, ...corners.slice(0, 1)];
  });
  return outlineOf(islands.map((island) => [island]));
}

// Where every part was compared with every other, corner by corner, this took more than a minute.
it('an area of six hundred islands is imported, its neighbour two metres off too, without the program seeming to hang', () => {
  const features = [archipelago(600, -1.8), archipelago(600, -1.79997)].map((geometry, at) => ({
    type: 'Feature',
    properties: { WD25CD: `E0500000${at}`, WD25NM: `Sample ${at}` },
    geometry,
  }));
  const text = JSON.stringify({ type: 'FeatureCollection', features });
  const { boundaries, report } = importBoundaries({ name: 'wards.geojson', text }, { county });
  expect(boundaries[0]?.areas.map(({ outline }) => polygonsOf(outline).length)).toEqual([600, 600]);
  expect(report.refused).toEqual([]);
}, 40_000);
