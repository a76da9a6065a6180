import type { PointKm } from '#area/shape/projection.ts';

/** The greatest distance between two of some points, 0 when there are fewer. In a time that hardly grows faster than they do. */
export function diameterKm(points: readonly PointKm[]): number {
  const hull = hullOf(points);
  let greatest = 0;
  // Walks round the hull with a pair of parallel lines, one along each edge and one across (Shamos, 1978).
  let across = 0;
  for (const [at, from] of hull.entries()) {
    const to = hull[(at + 1) % hull.length] ?? from;
    for (let steps = 0; steps < hull.length; steps += 1) {
      const [far, next] = [hull[across] ?? from, hull[(across + 1) % hull.length] ?? from];
      greatest = Math.max(greatest, distanceKm(from, far), distanceKm(to, far));
      if (turnOf(from, to, far) > turnOf(from, to, next)) break;
      across = (across + 1) % hull.length;
    }
  }
  return greatest;
}

const distanceKm = (one: PointKm, other: PointKm): number => Math.hypot(one[0] - other[0], one[1] - other[1]);

/** How far c lies to the left of the line from a to b, times the length of that line. */
const turnOf = (a: PointKm, b: PointKm, c: PointKm): number =>
  (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);

/** The corners of the smallest convex shape round some points, anticlockwise (Andrew, 1979). */
function hullOf(points: readonly PointKm[]): PointKm[] {
  const sorted = points.toSorted((one, other) => one[0] - other[0] || one[1] - other[1]);
  return [...bentLeft(sorted), ...bentLeft(sorted.toReversed())];
}

/** The points at which a line from the first to the last only ever bends to the left; the last is left out. */
function bentLeft(points: readonly PointKm[]): PointKm[] {
  const line: PointKm[] = [];
  for (const point of points) {
    for (let [a, b] = line.slice(-2); a && b && turnOf(a, b, point) <= 0; [a, b] = line.slice(-2)) line.pop();
    line.push(point);
  }
  return line.slice(0, -1);
}
