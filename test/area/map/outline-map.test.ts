import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Area } from '#area/districts.ts';
import { doOverlap, type Point, rectOf } from '#area/map/frame.ts';
import { type OutlineMapPlan, planOutlineMap } from '#area/map/outline-map.ts';
import { anyRing, polygon, rectangle } from '../outlines.ts';
import { county, places } from '../shipped.ts';

const { districts } = county;
const spot = (id: string, [longitude, latitude]: Point, reach = 0.015): Area => ({
  id,
  name: `Name of ${id}`,
  outline: rectangle(longitude - reach, latitude - reach / 2, longitude + reach, latitude + reach / 2),
});
const keighley = spot('keighley', [-1.91, 53.868]);
const harehills = spot('harehills', [-1.513, 53.811]);
const mixenden = spot('mixenden', [-1.91, 53.752]);
const district = (id: string): Area => districts.find((one) => one.id === id) ?? county;

const media = {
  flyer: { width: 45, height: 35, padding: 1.2, textSize: 2.4 },
  page: { width: 360, height: 280, padding: 10, textSize: 13 },
};
const plan = (focus: Area[], medium: keyof typeof media = 'page'): OutlineMapPlan =>
  planOutlineMap({ focus, districts, places, ...media[medium] });

const textsOf = ({ labels }: OutlineMapPlan, kind: string): string[] =>
  labels.filter((label) => label.kind === kind).map(({ text }) => text);
const pointsOf = ({ districts: shapes, focus, towns, inset, markers, labels }: OutlineMapPlan): Point[] => [
  ...[...shapes, ...focus, ...(inset?.districts ?? [])].flatMap(({ path }) => path.flat()),
  ...towns,
  ...(inset?.dots ?? []),
  ...markers.map(({ x, y }): Point => [x, y]),
  ...labels.map(({ x, y }): Point => [x, y]),
];

for (const medium of ['flyer', 'page'] as const) {
  const { width, height } = media[medium];

  describe(`the map on a ${medium} of a story for one place`, () => {
    const map = plan([keighley], medium);

    it('shows its district large, and the county in a corner', () => {
      expect(map.view).toBe('district');
      expect(map.inset?.districts.map(({ id }) => id)).toEqual(districts.map(({ id }) => id));
      expect(map.inset?.districts.filter(({ inFocus }) => inFocus).map(({ id }) => id)).toEqual(['bradford']);
      expect(map.inset?.dots).toHaveLength(1);
    });

    it('marks only its own district', () => {
      expect(map.districts.filter(({ inFocus }) => inFocus).map(({ id }) => id)).toEqual(['bradford']);
      expect(map.districts.some(({ isWhole }) => isWhole)).toBe(false);
    });

    it('names it first, and towns near by', () => {
      expect(textsOf(map, 'focus').join(' ')).toBe('Name of keighley');
      expect(textsOf(map, 'place')).toEqual(expect.arrayContaining(['Bradford', 'Ilkley']));
      expect(map.towns).toHaveLength(textsOf(map, 'place').length);
    });

    it('keeps the corner off the place', () => {
      const box = rectOf(map.focus.flatMap(({ path }) => path.flat()));
      expect(box && map.inset && doOverlap(box, map.inset)).toBe(false);
    });
  });

  describe(`any map on a ${medium}`, () => {
    const all: Area[][] = [
      [keighley],
      [mixenden],
      [harehills, keighley],
      [district('leeds')],
      [county],
      [],
      districts.slice(),
    ];
    for (const focus of all) {
      it(`stays within its edges and its words clear of each other: ${focus.map(({ id }) => id).join(', ') || 'nothing'}`, () => {
        const map = plan(focus, medium);
        const isInside = ([x, y]: Point): boolean => x >= 0 && x <= width && y >= 0 && y <= height;
        expect(pointsOf(map).filter((point) => !isInside(point))).toEqual([]);
        for (const [index, { box }] of map.labels.entries()) {
          expect(map.labels.slice(index + 1).some((other) => doOverlap(box, other.box))).toBe(false);
          expect(map.inset !== undefined && doOverlap(box, map.inset)).toBe(false);
        }
      });
    }
  });
}

describe('a map of places in several districts', () => {
  const map = plan([keighley, harehills]);

  it('shows the whole county, with the names of places and districts', () => {
    expect(map.view).toBe('county');
    expect(map.inset).toBeUndefined();
    expect(textsOf(map, 'focus')).toEqual(['Name of keighley', 'Name of harehills']);
    expect(textsOf(map, 'district')).toEqual(expect.arrayContaining(['Calderdale', 'Kirklees', 'Wakefield']));
    expect(map.towns).toEqual([]);
  });

  it('puts a ring round what would be too small to notice', () => {
    const small = plan([spot('tiny', [-1.91, 53.868], 0.004), spot('large', [-1.5, 53.8], 0.05)]);
    expect(small.markers.map(({ id }) => id)).toEqual(['tiny']);
  });

  it('puts a ring even round what is too small to be drawn', () => {
    const small = plan([spot('dot', [-1.91, 53.868], 0.00001), harehills]);
    expect(small.markers.map(({ id }) => id)).toContain('dot');
    expect(small.focus.map(({ id }) => id)).toEqual(['harehills']);
    expect(textsOf(small, 'focus')).toContain('Name of dot');
  });

  it('names all of the places or none', () => {
    const crowd = Array.from({ length: 14 }, (_, index) => spot(`s${index}`, [-1.6 + index * 0.012, 53.8]));
    const crowded = plan([...crowd, keighley]);
    expect(textsOf(crowded, 'focus')).toEqual([]);
    expect(crowded.markers.length + crowded.focus.length).toBeGreaterThanOrEqual(15);
  });
});

describe('a map of whole districts', () => {
  it('marks them, names them as places and the others as districts', () => {
    const map = plan([district('bradford'), district('leeds')]);
    expect(map.districts.filter(({ isWhole }) => isWhole).map(({ id }) => id)).toEqual(['bradford', 'leeds']);
    expect(textsOf(map, 'focus')).toEqual(['Bradford', 'Leeds']);
    expect(map.focus).toEqual([]);
  });

  it('marks all of them for the county', () => {
    const map = plan([county]);
    expect(map.districts.every(({ isWhole, inFocus }) => isWhole && inFocus)).toBe(true);
    expect(textsOf(map, 'district')).toHaveLength(5);
  });
});

describe('a plan', () => {
  it('is the same every time', () => {
    expect(plan([keighley])).toEqual(plan([keighley]));
  });

  it('comes out of anything', () => {
    fc.assert(
      fc.property(anyRing, anyRing, (one, other) => {
        const broken = { id: 'broken', name: '', outline: polygon(...one) };
        const map = planOutlineMap({
          focus: [broken],
          districts: [{ id: 'd', name: 'D', outline: polygon(...other) }],
          places,
          ...media.page,
        });
        expect(pointsOf(map).flat().every(Number.isFinite)).toBe(true);
      }),
    );
  });
});
