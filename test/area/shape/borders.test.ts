import { describe, expect, it } from 'vitest';
import { decodeRing } from '#area/derive/echarts-map.ts';
import { bordersOf, ringsOfArea, ringsOfLines, simplifyBorders } from '#area/shape/borders.ts';
import type { Position, Ring } from '#area/shape/geometry.ts';
import { ringAreaKm2 } from '#area/shape/measure.ts';

/** Two squares side by side whose common line wobbles by a little. */
const WOBBLE: Position[] = [
  [1, 0],
  [1.001, 0.5],
  [1, 1],
];
const west: Ring = [[0, 0], ...WOBBLE, [0, 1], [0, 0]];
const east: Ring = [[2, 1], ...WOBBLE.toReversed(), [2, 0], [2, 1]];
const pieces = [
  { area: 'west', ring: west },
  { area: 'east', ring: east },
];

const of =
  (id: string) =>
  (areas: readonly string[]): boolean =>
    areas.includes(id);
const outside = (areas: readonly string[]): boolean => areas.length === 1;

describe('borders', () => {
  it('run from junction to junction, one for each pair of sides', () => {
    const borders = bordersOf(pieces);
    expect(borders.map(({ areas }) => areas).sort()).toEqual(['east', 'east+west', 'west']);
    expect(borders.find(({ areas }) => areas === 'east+west')?.line).toHaveLength(3);
  });

  it('leave out lines inside an area', () => {
    const borders = bordersOf(pieces.map(({ ring }) => ({ area: 'both', ring })));
    expect(ringsOfArea(borders, outside, 0).flat()).not.toContainEqual([1.001, 0.5]);
    expect(ringsOfArea(borders, outside, 0)).toHaveLength(1);
  });

  it('are simplified once, so that neighbours keep the same line', () => {
    const borders = simplifyBorders(bordersOf(pieces), 1);
    const [westKm2, eastKm2, allKm2] = [of('west'), of('east'), outside].map((has) =>
      ringsOfArea(borders, has, 0).reduce((sum, ring) => sum + ringAreaKm2(ring), 0),
    );
    expect(borders.find(({ areas }) => areas === 'east+west')?.line).toHaveLength(2);
    expect((westKm2 ?? 0) + (eastKm2 ?? 0)).toBeCloseTo(allKm2 ?? 0, 6);
  });

  it('round an island that has no junction are found as well', () => {
    const island: Ring = [
      [5, 5],
      [6, 5],
      [6, 6],
      [5, 5],
    ];
    const rings = ringsOfArea(bordersOf([...pieces, { area: 'west', ring: island }]), of('west'), 0);
    expect(rings).toHaveLength(2);
    expect(rings[1]).toHaveLength(4);
  });

  it('make rings that run anticlockwise, without crumbs', () => {
    const crumb: Ring = [
      [0, 0],
      [-0.001, 0],
      [-0.001, -0.001],
      [0, 0],
    ];
    const rings = ringsOfArea(bordersOf([...pieces, { area: 'west', ring: crumb }]), of('west'), 1);
    expect(rings).toHaveLength(1);
    expect(ringAreaKm2(rings[0] ?? [])).toBeGreaterThan(0);
  });
});

describe('lines', () => {
  it('are joined into rings whichever way they run', () => {
    const rings = ringsOfLines([
      [
        [0, 0],
        [1, 0],
        [1, 1],
      ],
      [
        [0, 0],
        [0, 1],
        [1, 1],
      ],
    ]);
    expect(rings).toEqual([
      [
        [0, 0],
        [1, 0],
        [1, 1],
        [0, 1],
        [0, 0],
      ],
    ]);
  });

  it('that meet themselves are cut into two rings there', () => {
    const rings = ringsOfLines([
      [
        [0, 0],
        [1, 1],
      ],
      [
        [1, 1],
        [2, 0],
        [2, 2],
        [1, 1],
      ],
      [
        [1, 1],
        [0, 2],
        [0, 0],
      ],
    ]);
    expect(rings.map((ring) => ring.length).sort()).toEqual([4, 4]);
  });

  it('with loose ends make no ring', () => {
    expect(
      ringsOfLines([
        [
          [0, 0],
          [1, 1],
        ],
        [
          [1, 1],
          [2, 2],
        ],
      ]),
    ).toEqual([]);
    expect(ringsOfLines([[]])).toEqual([]);
  });
});

describe('an encoded ring', () => {
  it('is steps from its start, two characters each, and the middle of a cell is half a cell back', () => {
    // @ is no step, B one step on, A one step back (zigzag code, 64 added).
    expect(decodeRing('@@B@@BAA', [1024, 2048])).toEqual(
      [
        [1024, 2048],
        [1025, 2048],
        [1025, 2049],
        [1024, 2048],
      ].map((cell) => cell.map((one) => (one - 0.5) / 1024)),
    );
  });

  it('leaves out steps of nothing and half a pair at its end', () => {
    expect(decodeRing('@@@@B@@', [0, 0])).toHaveLength(2);
  });
});
