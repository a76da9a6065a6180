import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { faultsOfOutline } from '#area/outline.ts';
import { publicOutline } from '#area/public-outline.ts';
import { circleRound } from '#area/reach/circle.ts';
import type { Outline, Polygon, Position } from '#area/shape/geometry.ts';
import { ringsOf } from '#area/shape/geometry.ts';
import { areaKm2 } from '#area/shape/measure.ts';
import { hasRealAreas, realText } from '../real-areas.ts';
import { polygon, rectangle, starRing, together } from './outlines.ts';
import { shippedHotspots } from './shipped.ts';

const positionsOf = (outline: Outline): Position[] => ringsOf(outline).flat() as Position[];
/** Whether all corners lie on a grid of so many degrees. */
const isOnGrid = (outline: Outline, longitudeStep: number, latitudeStep: number): boolean =>
  positionsOf(outline).every(([longitude, latitude]) =>
    [longitude / longitudeStep, latitude / latitudeStep].every((steps) => Math.abs(steps - Math.round(steps)) < 1e-6),
  );
const COARSE = [0.002, 0.001] as const;
const FINEST = [0.0002, 0.0001] as const;
const change = (outline: Outline): number => Math.abs(areaKm2(publicOutline(outline)) / areaKm2(outline) - 1);
/** Star-shaped places as small as a few streets. */
const place = fc
  .tuple(starRing, fc.double({ min: 0.02, max: 1, noNaN: true }))
  .map(([{ ring, middle }, size]) =>
    polygon(
      ...ring.map((at) => [middle[0] + size * (at[0] - middle[0]), middle[1] + size * (at[1] - middle[1])] as const),
    ),
  );

describe('the public outline of a place', () => {
  it('of the hotspots that come with the project lies on the coarsest grid', () => {
    const outlines = shippedHotspots().map(({ geometry }) => publicOutline(geometry));
    expect(outlines.filter((outline) => !isOnGrid(outline, ...COARSE))).toEqual([]);
    expect(Math.max(...shippedHotspots().map(({ geometry }) => change(geometry)))).toBeLessThan(0.1);
  });

  it('is sound and on a grid, whatever was drawn', () => {
    fc.assert(
      fc.property(place, (outline) => {
        const shown = publicOutline(outline);
        expect(faultsOfOutline(shown)).toEqual([]);
        expect(isOnGrid(shown, ...FINEST)).toBe(true);
      }),
    );
  });

  it('is of about the same size, or the box round what is too fine to show', () => {
    fc.assert(
      fc.property(place, (outline) => {
        const isBox = positionsOf(publicOutline(outline)).length === 5 && isOnGrid(publicOutline(outline), ...COARSE);
        expect(isBox || change(outline) <= 1 / 3 + 1e-9).toBe(true);
      }),
    );
  });

  it('stays as it is once it is public, where the coarsest grid was enough', () => {
    const large = starRing.map(({ ring }) => polygon(...ring));
    fc.assert(
      fc.property(large, (outline) => {
        const shown = publicOutline(outline);
        fc.pre(isOnGrid(shown, ...COARSE));
        expect(publicOutline(shown)).toEqual(shown);
      }),
    );
  });

  it('shows none of the corners that were drawn, but by chance', () => {
    const drawn = circleRound([-1.59037, 53.79053], 0.7);
    const shown = new Set(positionsOf(publicOutline(drawn)).map(String));
    expect(positionsOf(drawn).filter((position) => shown.has(String(position)))).toEqual([]);
    expect(shown.size).toBeLessThan(24);
  });

  it('takes a finer grid for a place that the coarse one would lose', () => {
    const streets = rectangle(-1.59037, 53.79053, -1.58917, 53.79123);
    const shown = publicOutline(streets);
    expect(isOnGrid(shown, ...COARSE)).toBe(false);
    expect(change(streets)).toBeLessThan(1 / 3);
  });

  it('becomes the box where even the finest grid would show another place', () => {
    const thread = rectangle(-1.59037, 53.79053, -1.59036, 53.79123);
    const shown = publicOutline(thread);
    expect(shown).toEqual(rectangle(-1.592, 53.79, -1.59, 53.792));
  });

  it('keeps every part of a place, and lets a small hole go', () => {
    const large = rectangle(-1.6, 53.8, -1.55, 53.85);
    const hole = rectangle(-1.5801, 53.8201, -1.5799, 53.8202).coordinates[0] ?? [];
    const ring: Polygon = { type: 'Polygon', coordinates: [...large.coordinates, hole] };
    expect(publicOutline(ring)).toEqual(large);
    const small = rectangle(-1.50037, 53.80053, -1.49917, 53.80123);
    expect(publicOutline(together(large, small))).toMatchObject({ type: 'MultiPolygon', coordinates: { length: 2 } });
  });

  it('leaves out a crumb that no grid can show', () => {
    const large = rectangle(-1.6, 53.8, -1.55, 53.85);
    expect(publicOutline(together(large, rectangle(-1.50037, 53.80053, -1.50036, 53.80054)))).toEqual(large);
  });

  it('has no numbers with the digits that rounding leaves', () => {
    fc.assert(
      fc.property(place, (outline) => {
        expect(JSON.stringify(publicOutline(outline))).not.toMatch(/\.\d{5}|-0[,\]]/);
      }),
    );
  });
});

describe.skipIf(!hasRealAreas)('over real wards, which are not part of the project', () => {
  it('it is sound, coarse and of about the same size', () => {
    const wards = (JSON.parse(realText('wards_2018_2025.geojson')) as { features: { geometry: Outline }[] }).features
      .map(({ geometry }) => geometry)
      .filter((geometry) => faultsOfOutline(geometry).length === 0);
    const shown = wards.map(publicOutline);
    expect(shown.filter((outline) => faultsOfOutline(outline).length > 0)).toEqual([]);
    expect(Math.max(...wards.map(change))).toBeLessThan(1 / 3);
    expect(shown.filter((outline) => isOnGrid(outline, ...COARSE)).length).toBeGreaterThan(0.6 * wards.length);
  });
});
