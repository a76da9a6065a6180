import { type Box, boxOf, isOnEarth, type Outline, type Position, ringsOf } from '#area/shape/geometry.ts';
import { projectionAt } from '#area/shape/projection.ts';
import { simplifyLine } from '#area/shape/simplify.ts';

/** A point of a drawing: to the right and down, in the drawing’s own unit. */
export type Point = readonly [x: number, y: number];

/** An upright rectangle of a drawing. */
export interface Rect {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Whether two rectangles share more than an edge. */
export const doOverlap = (a: Rect, b: Rect): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

/** Whether a rectangle lies wholly in another. */
export const isWithin = (inner: Rect, outer: Rect): boolean =>
  inner.x >= outer.x &&
  inner.y >= outer.y &&
  inner.x + inner.width <= outer.x + outer.width &&
  inner.y + inner.height <= outer.y + outer.height;

/** A rectangle made larger by the same margin on every side. */
export const grown = ({ x, y, width, height }: Rect, by: number): Rect => ({
  x: x - by,
  y: y - by,
  width: width + 2 * by,
  height: height + 2 * by,
});

/** The rectangle round some points; undefined when there are none. */
export function rectOf(points: readonly Point[]): Rect | undefined {
  if (points.length === 0) return undefined;
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
}

/** Places part of the earth in a rectangle of a drawing. */
export interface Frame {
  rect: Rect;
  toPoint: (position: Position) => Point;
  toPosition: (point: Point) => Position;
  /** The rings of an outline, cut off at the rectangle; detail too small to see is left out. */
  toPath: (outline: Outline) => Point[][];
}

/** A hundredth of a unit is less than a printer or screen can show. */
export const rounded = (value: number): number => Math.round(value * 100) / 100;

/**
 * Fits outlines into a rectangle as large as they go, in the middle, leaving padding on all sides.
 * Paths leave out what is finer than `detail`.
 */
export function frameFor(outlines: readonly Outline[], rect: Rect, padding: number, detail: number): Frame {
  const box: Box = boxOf(outlines) ?? { west: 0, south: 0, east: 0, north: 0 };
  const { toKm, toPosition } = projectionAt([(box.west + box.east) / 2, (box.south + box.north) / 2]);
  const [halfWidthKm, halfHeightKm] = toKm([box.east, box.north]);
  const unitsPerKm = Math.min(
    Math.max(rect.width / 2 - padding, 0) / Math.max(halfWidthKm, 0.01),
    Math.max(rect.height / 2 - padding, 0) / Math.max(halfHeightKm, 0.01),
  );
  const [middleX, middleY] = [rect.x + rect.width / 2, rect.y + rect.height / 2];
  const toPoint = (position: Position): Point => {
    const [east, north] = toKm(position);
    return [rounded(middleX + east * unitsPerKm), rounded(middleY - north * unitsPerKm)];
  };
  const toleranceKm = detail / Math.max(unitsPerKm, 1e-9);
  const toPath = (outline: Outline): Point[][] =>
    ringsOf(outline)
      .map((ring) => clipRing(simplifyLine(ring.filter(isOnEarth), toleranceKm).map(toPoint), rect))
      .filter((path) => path.length > 2);
  return {
    rect,
    toPoint,
    toPosition: ([x, y]) => toPosition([(x - middleX) / unitsPerKm, (middleY - y) / unitsPerKm]),
    toPath,
  };
}

interface Side {
  isInside: (point: Point) => boolean;
  cut: (from: Point, to: Point) => Point;
}

const upright =
  (x: number): Side['cut'] =>
  (a, b) => [x, rounded(a[1] + ((x - a[0]) / (b[0] - a[0])) * (b[1] - a[1]))];
const level =
  (y: number): Side['cut'] =>
  (a, b) => [rounded(a[0] + ((y - a[1]) / (b[1] - a[1])) * (b[0] - a[0])), y];

function cutAt(path: readonly Point[], { isInside, cut }: Side): Point[] {
  return path.flatMap((point, index): Point[] => {
    const before = path.at(index - 1) ?? point;
    const crossing = isInside(before) === isInside(point) ? [] : [cut(before, point)];
    return isInside(point) ? [...crossing, point] : crossing;
  });
}

/** Cuts a closed path off at a rectangle, one side after the other (Sutherland and Hodgman, 1974). */
export function clipRing(path: readonly Point[], { x, y, width, height }: Rect): Point[] {
  const sides: Side[] = [
    { isInside: (point) => point[0] >= x, cut: upright(x) },
    { isInside: (point) => point[0] <= x + width, cut: upright(x + width) },
    { isInside: (point) => point[1] >= y, cut: level(y) },
    { isInside: (point) => point[1] <= y + height, cut: level(y + height) },
  ];
  return sides.reduce(cutAt, [...path]);
}
