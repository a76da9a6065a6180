import fc from 'fast-check';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology as PublishedTopology } from 'topojson-specification';
import { describe, expect, it } from 'vitest';
import { arcsOf, type Cell } from '#area/library/arcs.ts';
import { isDamage } from '#area/library/area-file.ts';
import { putOnGrid } from '#area/library/grid.ts';
import { readTopology } from '#area/library/read-topology.ts';
import { encodeTopology, type Topology } from '#area/library/topology.ts';
import { findCrossing } from '#area/shape/crossing.ts';
import { type Outline, type Position, ringsOf } from '#area/shape/geometry.ts';
import { areaKm2 } from '#area/shape/measure.ts';
import { polygon, rectangle, starRing, together } from '../outlines.ts';

function read({ transform, arcs, shapes }: Topology): Outline[] {
  const outlines = readTopology(transform, arcs, shapes);
  if (isDamage(outlines)) throw new TypeError(outlines.damage);
  return outlines;
}

const edges = (outline: Outline): string[] =>
  ringsOf(outline)
    .flatMap((ring) => ring.slice(1).map((position, index) => `${ring[index]}>${position}`))
    .sort();

const LAKE: Outline = {
  type: 'Polygon',
  coordinates: [
    ...rectangle(0, 0, 1, 1).coordinates,
    [
      [0.2, 0.2],
      [0.2, 0.4],
      [0.4, 0.4],
      [0.4, 0.2],
      [0.2, 0.2],
    ],
  ],
};
const ISLAND = rectangle(0.2, 0.2, 0.4, 0.4);
const NEIGHBOURS = [LAKE, ISLAND, together(rectangle(1, 0, 2, 1), rectangle(3, 3, 4, 4))];

describe('rings that are cut into lines', () => {
  const west: Cell[] = [
    [0, 0],
    [1, 0],
    [1, 1],
    [0, 1],
  ];
  const east: Cell[] = [
    [1, 0],
    [2, 0],
    [2, 1],
    [1, 1],
  ];

  it('share the line between two neighbours, each walking it another way', () => {
    const { arcs, rings } = arcsOf([west, east]);
    expect(arcs).toHaveLength(3);
    const [shared = NaN] = (rings[0] ?? []).filter((index) => rings[1]?.includes(~index));
    expect(arcs[shared]).toEqual([
      [1, 0],
      [1, 1],
    ]);
  });

  it('share a whole ring where an island fills a hole, wherever the two begin', () => {
    const turned: Cell[] = [
      [1, 1],
      [1, 0],
      [0, 0],
      [0, 1],
    ];
    expect(arcsOf([west, turned])).toEqual({
      arcs: [
        [
          [0, 0],
          [1, 0],
          [1, 1],
          [0, 1],
          [0, 0],
        ],
      ],
      rings: [[0], [~0]],
    });
  });
});

describe('a topology', () => {
  it('gives back the same outlines, with holes and parts', () => {
    const outlines = read(encodeTopology(NEIGHBOURS, 10));
    expect(outlines.map(({ type }) => type)).toEqual(['Polygon', 'Polygon', 'MultiPolygon']);
    expect(outlines.map(edges)).toEqual(NEIGHBOURS.map(edges));
  });

  it('keeps each shared border once', () => {
    const { arcs } = encodeTopology(NEIGHBOURS, 10);
    // The outer line of the first, its border with the third, the lake, the rest of the third, and its far part.
    expect(arcs).toHaveLength(5);
  });

  it('is read by topojson-client to the same bits', () => {
    fc.assert(
      fc.property(fc.array(starRing, { minLength: 1, maxLength: 6 }), (stars) => {
        const topology = encodeTopology(
          stars.map(({ ring }) => polygon(...ring)),
          1e5,
        );
        const areas = { type: 'GeometryCollection', geometries: topology.shapes } as GeometryCollection;
        const { transform, arcs } = topology;
        const published = { type: 'Topology', transform, arcs, objects: { areas } } as unknown as PublishedTopology;
        const { features } = feature(published, areas);
        expect(features.map(({ geometry }) => geometry)).toEqual(read(topology));
      }),
    );
  });

  it('moves no position by more than half a step, and neighbours alike', () => {
    fc.assert(
      fc.property(starRing, ({ ring, middle }) => {
        const [a = middle, b = middle] = ring;
        const outlines = read(encodeTopology([polygon(...ring), polygon(a, middle, b, a)], 1e5));
        const positions = new Set(outlines.flatMap(ringsOf).flat().map(String));
        for (const [longitude, latitude] of ring) {
          const near = [...positions]
            .map((one) => one.split(',').map(Number))
            .filter(([x = NaN, y = NaN]) => Math.abs(x - longitude) <= 0.51e-5 && Math.abs(y - latitude) <= 0.51e-5);
          expect(near).toHaveLength(1);
        }
      }),
    );
  });

  it('encodes what it gave back to the same numbers', () => {
    fc.assert(
      fc.property(fc.array(starRing, { minLength: 1, maxLength: 4 }), (stars) => {
        const topology = encodeTopology(
          stars.map(({ ring }) => polygon(...ring)),
          1e5,
        );
        expect(encodeTopology(read(topology), 1e5)).toEqual(topology);
      }),
    );
  });

  it('leaves out holes and parts that shrink to nothing on its grid', () => {
    const speck = rectangle(5, 5, 5.01, 5.01);
    expect(read(encodeTopology([together(rectangle(0, 0, 1, 1), speck)], 10))).toEqual([rectangle(0, 0, 1, 1)]);
  });
});

describe('the grid', () => {
  it('is about a metre when nothing breaks on it', () => {
    expect(putOnGrid([rectangle(0, 0, 1, 1)]).topology.transform.scale).toEqual([1e-5, 1e-5]);
  });

  it('is finer when rounding would make an outline cross itself', () => {
    // A neck of a third of a metre, which rounds to nothing on the coarse grid.
    const neck = polygon([0, 0], [1, 0], [0.5, 0.5], [1, 1], [0, 1], [0.499996, 0.5], [0, 0]);
    const { outlines, topology, broken } = putOnGrid([neck]);
    expect(topology.transform.scale[0]).toBe(1e-6);
    expect(outlines.map(findCrossing)).toEqual([undefined]);
    expect(areaKm2(outlines[0] ?? neck) / areaKm2(neck)).toBeCloseTo(1, 5);
    expect(broken).toEqual([]);
  });

  it('names what breaks on the finest one', () => {
    const hair: Position[] = [
      [0, 0],
      [1, 0],
      [0.5, 0.5],
      [1, 1],
      [0, 1],
      [0.49999999, 0.5],
      [0, 0],
    ];
    expect(putOnGrid([rectangle(2, 2, 3, 3), polygon(...hair)]).broken).toEqual([1]);
  });
});

describe('a topology that nobody here wrote', () => {
  const sound = encodeTopology(NEIGHBOURS, 10);
  it.each<[string, unknown, unknown, readonly unknown[], string]>([
    ['without a grid', undefined, sound.arcs, sound.shapes, 'its grid is missing'],
    ['with words for numbers', { scale: ['1', 1], translate: [0, 0] }, sound.arcs, sound.shapes, 'its grid is missing'],
    ['without lines', sound.transform, undefined, sound.shapes, 'it has no list of lines'],
    ['with a line of words', sound.transform, ['abc'], sound.shapes, 'it has no list of steps'],
    ['with a step of one number', sound.transform, [[[1]]], sound.shapes, 'a step of a line is not two numbers'],
    ['that leaves the earth', sound.transform, [[[1e9, 0]]], sound.shapes, 'a line does not lie on the earth'],
    [
      'with a point for an area',
      sound.transform,
      sound.arcs,
      [{ type: 'Point' }],
      'an area is not a Polygon or MultiPolygon',
    ],
    ['with nothing for an area', sound.transform, sound.arcs, [null], 'an area is not a Polygon or MultiPolygon'],
    ['with an area of no rings', sound.transform, sound.arcs, [{ type: 'Polygon', arcs: [] }], 'an area has no rings'],
    [
      'with a line that is not there',
      sound.transform,
      sound.arcs,
      [{ type: 'Polygon', arcs: [[99]] }],
      'an area is made of a line that is not there',
    ],
    [
      'with half a line',
      sound.transform,
      sound.arcs,
      [{ type: 'Polygon', arcs: [[0.5]] }],
      'an area is made of a line that is not there',
    ],
    [
      'with an open ring',
      sound.transform,
      sound.arcs,
      [{ type: 'Polygon', arcs: [[1]] }],
      'the ring of an area is not closed',
    ],
    [
      'with lines that do not meet',
      sound.transform,
      sound.arcs,
      [{ type: 'Polygon', arcs: [[0, 4]] }],
      'the lines of an area do not meet',
    ],
  ])('%s is damaged', (_, transform, arcs, shapes, damage) => {
    expect(readTopology(transform, arcs, shapes)).toEqual({ damage });
  });

  it('that grows beyond all measure is stopped', () => {
    const line = [[0, 0], ...Array.from({ length: 1000 }, () => [0, 1]), [1, 0], [-1, -1000]];
    const bomb = { type: 'MultiPolygon', arcs: Array.from({ length: 6000 }, () => [[0]]) };
    expect(readTopology({ scale: [1e-5, 1e-5], translate: [0, 0] }, [line], [bomb])).toEqual({
      damage: 'its areas have far too many points',
    });
  });

  it('never throws, whatever it is', () => {
    fc.assert(
      fc.property(fc.anything(), fc.anything(), fc.array(fc.anything()), (transform, arcs, shapes) => {
        readTopology(transform, arcs, shapes);
      }),
    );
  });
});
