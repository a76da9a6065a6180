import { z } from 'zod';
import type { Position } from '#area/shape/geometry.ts';

// The encoder multiplies degrees by 1024 and rounds up, so the middle of a cell is half a cell back.
const CELLS_PER_DEGREE = 1024;

// How the JSON in the middle of the script begins and ends.
const FIRST = '{"type":"FeatureCollection"';
const LAST = '"UTF8Encoding":true}';

const mapSchema = z.object({
  features: z.array(
    z.object({
      properties: z.record(z.string(), z.unknown()),
      geometry: z.object({ type: z.string(), coordinates: z.unknown(), encodeOffsets: z.unknown() }),
    }),
  ),
});
const encodedPolygonSchema = z.object({
  type: z.literal('Polygon'),
  coordinates: z.tuple([z.string()]),
  encodeOffsets: z.tuple([z.tuple([z.int(), z.int()])]),
});

const zigzag = (code: number): number => ((code - 64) >> 1) ^ -((code - 64) & 1);

const toDegrees = (cell: number): number => (cell - 0.5) / CELLS_PER_DEGREE;

/** Undoes the encoding of one ring: steps on a grid of 1/1024 degree, two characters each; steps of nothing are left out. */
export function decodeRing(encoded: string, [x0, y0]: readonly [number, number]): Position[] {
  const ring: Position[] = [];
  let [x, y] = [x0, y0];
  for (let index = 0; index + 1 < encoded.length; index += 2) {
    const [stepX, stepY] = [zigzag(encoded.charCodeAt(index)), zigzag(encoded.charCodeAt(index + 1))];
    [x, y] = [x + stepX, y + stepY];
    if (ring.length === 0 || stepX !== 0 || stepY !== 0) ring.push([toDegrees(x), toDegrees(y)]);
  }
  return ring;
}

/** Reads the rings of single-ring areas out of an ECharts map script, by the name in one property. */
export function parseEchartsMap(script: string, nameProperty: string): (name: string) => Position[] {
  const json = script.slice(script.indexOf(FIRST), script.lastIndexOf(LAST) + LAST.length);
  const { features } = mapSchema.parse(JSON.parse(json));
  return (name) => {
    const feature = features.find(({ properties }) => properties[nameProperty] === name);
    const { coordinates, encodeOffsets } = encodedPolygonSchema.parse(feature?.geometry);
    return decodeRing(coordinates[0], encodeOffsets[0]);
  };
}
