import { type Outline, outlineOf, type Position, type Ring } from '#area/shape/geometry.ts';
import { isRefused, type Mend, type RefusedOutline } from '#area/shape/mend-result.ts';
import { fieldsOf } from '#source/fields.ts';

/** What a file has for an outline: two finite numbers in every position, and nothing else is sure. */
export interface RawOutline {
  outline: Outline;
  mends: Mend[];
}

/** Reads the geometry of a GeoJSON feature, whatever it may be, as a Polygon or MultiPolygon; heights are left out. */
export function readRawOutline(geometry: unknown): RawOutline | RefusedOutline {
  const { type, coordinates } = fieldsOf(geometry);
  const polygons = type === 'Polygon' ? [coordinates] : coordinates;
  if ((type !== 'Polygon' && type !== 'MultiPolygon') || !isFilled(polygons)) return { refused: 'not-an-outline' };
  const read = polygons.map(readPolygon);
  const found: RawPolygon[] = [];
  for (const one of read) {
    if (isRefused(one)) return one;
    found.push(one);
  }
  return {
    outline: outlineOf(found.map(({ rings }) => rings)),
    mends: found.some(({ hasHeights }) => hasHeights) ? [{ rule: 'heights-dropped' }] : [],
  };
}

const isFilled = (value: unknown): value is unknown[] => Array.isArray(value) && value.length > 0;

interface RawPolygon {
  rings: Ring[];
  hasHeights: boolean;
}

function readPolygon(rings: unknown): RawPolygon | RefusedOutline {
  if (!isFilled(rings) || !rings.every(isFilled)) return { refused: 'not-an-outline' };
  const polygon: RawPolygon = { rings: [], hasHeights: false };
  for (const positions of rings) {
    const ring: Position[] = [];
    for (const position of positions) {
      if (!isFilled(position)) return { refused: 'not-an-outline' };
      const [longitude, latitude] = position;
      if (!isNumber(longitude) || !isNumber(latitude)) return { refused: 'not-a-number', at: ring.at(-1) };
      ring.push([longitude, latitude]);
      polygon.hasHeights ||= position.length > 2;
    }
    polygon.rings.push(ring);
  }
  return polygon;
}

const isNumber = (value: unknown): value is number => Number.isFinite(value);
