import type { Position } from '#area/shape/geometry.ts';
import { distanceToSegment } from '#area/shape/measure.ts';
import { projectionAt } from '#area/shape/projection.ts';

/**
 * Leaves out the positions of a line that lie within a tolerance of what remains (Douglas and Peucker, 1973).
 * Both ends stay. A closed line is measured from its start; one that never leaves the tolerance shrinks to that point.
 */
export function simplifyLine(line: readonly Position[], toleranceKm: number): Position[] {
  const [first] = line;
  if (!first) return [];
  const points = line.map(projectionAt(first).toKm);
  const keep = new Set([0, line.length - 1]);
  const stack: [number, number][] = [[0, line.length - 1]];
  for (let span = stack.pop(); span; span = stack.pop()) {
    const [start, end] = span;
    const farthest = farthestBetween(points, start, end);
    // Nothing between, or a distance that is not a number: nothing to keep.
    if (farthest.index === start || !(farthest.distance > toleranceKm)) continue;
    keep.add(farthest.index);
    stack.push([start, farthest.index], [farthest.index, end]);
  }
  return line.filter((_, index) => keep.has(index));
}

type Points = readonly (readonly [number, number])[];

function farthestBetween(points: Points, start: number, end: number): { index: number; distance: number } {
  const farthest = { index: start, distance: -1 };
  const [from, to] = [points[start], points[end]];
  if (!from || !to) return farthest;
  for (let index = start + 1; index < end; index += 1) {
    const point = points[index];
    const distance = point ? distanceToSegment(point, from, to) : -1;
    if (distance > farthest.distance) Object.assign(farthest, { index, distance });
  }
  return farthest;
}
