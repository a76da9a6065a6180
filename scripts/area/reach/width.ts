import { edgesOf, type Ring } from '#area/shape/geometry.ts';
import { areaKm2, distanceToSegment, middleOf } from '#area/shape/measure.ts';
import { type PointKm, projectionAt } from '#area/shape/projection.ts';

type Segment = readonly [from: PointKm, to: PointKm];

/** How near the search for the widest circle comes to the true one. */
const PRECISION_KM = 0.0005;

/** The greatest distance in km between two positions of a ring; measured only below `limitKm`, else Infinity. */
export function extentKm(ring: Ring, limitKm: number): number {
  const points = pointsOf([ring]).flat();
  const [easts, norths] = [points.map(([east]) => east), points.map(([, north]) => north)];
  // A ring that is wider or higher than the limit need not be measured corner by corner.
  if (spanOf(easts) >= limitKm || spanOf(norths) >= limitKm) return Infinity;
  let greatest = 0;
  for (const [at, one] of points.entries()) {
    for (const other of points.slice(at + 1)) {
      greatest = Math.max(greatest, Math.hypot(one[0] - other[0], one[1] - other[1]));
    }
  }
  return greatest;
}

/**
 * How wide a polygon is, in km, as far as it is narrower than `limitKm`; undefined when it is not. The lesser of two:
 * the width of the rectangle that has the same area and the same border, which sees long strips and combs, and the
 * widest circle that fits in, which sees stars and necklaces.
 */
export function narrowWidthKm(rings: readonly Ring[], limitKm: number): number | undefined {
  const segments = pointsOf(rings).flatMap(segmentsOf);
  const strip = stripWidthKm(areaKm2({ type: 'Polygon', coordinates: rings }), segments);
  const width = strip < limitKm ? strip : 2 * widestRadiusKm(segments, limitKm / 2);
  return width < limitKm ? width : undefined;
}

const spanOf = (values: readonly number[]): number => Math.max(...values) - Math.min(...values);

function pointsOf(rings: readonly Ring[]): PointKm[][] {
  const origin = middleOf([{ type: 'Polygon', coordinates: rings }]);
  if (!origin) return [];
  const { toKm } = projectionAt(origin);
  return rings.map((ring) => edgesOf(ring).map(([from]) => toKm(from)));
}

const segmentsOf = (points: readonly PointKm[]): Segment[] =>
  points.map((from, at): Segment => [from, points[(at + 1) % points.length] ?? from]);

/** The shorter side of the rectangle of an area and border: from w·l = area and 2·(w + l) = border. */
function stripWidthKm(area: number, segments: readonly Segment[]): number {
  const border = segments.reduce((sum, [from, to]) => sum + Math.hypot(to[0] - from[0], to[1] - from[1]), 0);
  // A shape rounder than any rectangle has no such one; the square is then nearest.
  return (border / 2 - Math.sqrt(Math.max(0, (border / 2) ** 2 - 4 * area))) / 2;
}

interface Square {
  middle: PointKm;
  half: number;
  /** Distance from its middle to the border; negative outside. */
  inside: number;
}

/**
 * The radius of the widest circle that fits between the lines, by cutting squares into four as long as one may hold
 * a better middle. Ends as soon as `enoughKm` is reached.
 */
function widestRadiusKm(segments: readonly Segment[], enoughKm: number): number {
  const squares = squaresOver(segments);
  let best = 0;
  for (let square = squares.pop(); square; square = squares.pop()) {
    best = Math.max(best, square.inside);
    if (best >= enoughKm) return best;
    if (square.inside + square.half * Math.SQRT2 > best + PRECISION_KM) squares.push(...quartersOf(square, segments));
  }
  return best;
}

function squaresOver(segments: readonly Segment[]): Square[] {
  const [easts, norths] = [segments.map(([from]) => from[0]), segments.map(([from]) => from[1])];
  const half = Math.max(spanOf(easts), spanOf(norths)) / 2;
  if (!(half > 0)) return [];
  return [squareAt([Math.min(...easts) + half, Math.min(...norths) + half], half, segments)];
}

/** Best last, so that it is looked at first. */
const quartersOf = ({ middle: [east, north], half }: Square, segments: readonly Segment[]): Square[] =>
  [-0.5, 0.5]
    .flatMap((right) => [-0.5, 0.5].map((up): PointKm => [east + right * half, north + up * half]))
    .map((middle) => squareAt(middle, half / 2, segments))
    .sort((one, other) => one.inside - other.inside);

function squareAt(middle: PointKm, half: number, segments: readonly Segment[]): Square {
  let nearest = Infinity;
  let isInside = false;
  for (const [from, to] of segments) {
    nearest = Math.min(nearest, distanceToSegment(middle, from, to));
    if (from[1] > middle[1] === to[1] > middle[1]) continue;
    if (from[0] + ((middle[1] - from[1]) / (to[1] - from[1])) * (to[0] - from[0]) > middle[0]) isInside = !isInside;
  }
  return { middle, half, inside: isInside ? nearest : -nearest };
}
