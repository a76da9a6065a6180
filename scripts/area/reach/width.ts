import { diameterKm } from '#area/shape/diameter.ts';
import { edgesOf, type Outline, ringsOf } from '#area/shape/geometry.ts';
import { areaKm2, distanceToSegment, middleOf } from '#area/shape/measure.ts';
import { preparedOf } from '#area/shape/prepared-outline.ts';
import { type PointKm, projectionAt } from '#area/shape/projection.ts';

type Segment = readonly [from: PointKm, to: PointKm];

/** How near the search for the widest circle comes to the true one. */
const PRECISION_KM = 0.0005;

/** The greatest distance in km between two positions of an outline; measured only below `limitKm`, else Infinity. */
export function extentKm(outline: Outline, limitKm: number): number {
  const points = flat(outline).segments.map(([from]) => from);
  // What is wider or higher than the limit need not be measured corner by corner.
  return Math.max(...rangesOf(points).map(({ span }) => span)) >= limitKm ? Infinity : diameterKm(points);
}

/**
 * How wide an outline is, in km, as far as it is narrower than `limitKm`; undefined when it is not. The lesser of two:
 * the width of the rectangle that has the same area and the same border, which sees long strips and combs, and the
 * widest circle that fits in, which sees stars and necklaces.
 */
export function narrowWidthKm(outline: Outline, limitKm: number): number | undefined {
  const ground = flat(outline);
  const strip = stripWidthKm(areaKm2(outline), ground.segments);
  const width = strip < limitKm ? strip : 2 * widestRadiusKm(ground, limitKm / 2);
  return width < limitKm ? width : undefined;
}

/** An outline on flat ground. */
interface Ground {
  segments: readonly Segment[];
  contains: (point: PointKm) => boolean;
}

function flat(outline: Outline): Ground {
  const { toKm, toPosition } = projectionAt(middleOf([outline]) ?? [0, 0]);
  const { contains } = preparedOf(outline);
  return {
    segments: ringsOf(outline).flatMap((ring) => edgesOf(ring).map(([from, to]): Segment => [toKm(from), toKm(to)])),
    contains: (point) => contains(...toPosition(point)),
  };
}

/** From where to where points reach, eastwards and northwards. There may be more than can be handed to `Math.max`. */
const rangesOf = (points: readonly PointKm[]): { least: number; span: number }[] =>
  ([0, 1] as const).map((axis) => {
    const least = points.reduce((so, point) => Math.min(so, point[axis]), Infinity);
    return { least, span: points.reduce((so, point) => Math.max(so, point[axis]), -Infinity) - least };
  });

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
function widestRadiusKm(ground: Ground, enoughKm: number): number {
  const squares = squaresOver(ground);
  let best = 0;
  for (let square = squares.pop(); square; square = squares.pop()) {
    best = Math.max(best, square.inside);
    if (best >= enoughKm) return best;
    if (square.inside + square.half * Math.SQRT2 > best + PRECISION_KM) squares.push(...quartersOf(square, ground));
  }
  return best;
}

function squaresOver(ground: Ground): Square[] {
  const [east, north] = rangesOf(ground.segments.map(([from]) => from));
  const half = Math.max(east?.span ?? 0, north?.span ?? 0) / 2;
  if (!(half > 0) || !east || !north) return [];
  return [squareAt([east.least + half, north.least + half], half, ground)];
}

/** Best last, so that it is looked at first. */
const quartersOf = ({ middle: [east, north], half }: Square, ground: Ground): Square[] =>
  [-0.5, 0.5]
    .flatMap((right) => [-0.5, 0.5].map((up): PointKm => [east + right * half, north + up * half]))
    .map((middle) => squareAt(middle, half / 2, ground))
    .sort((one, other) => one.inside - other.inside);

function squareAt(middle: PointKm, half: number, { segments, contains }: Ground): Square {
  const nearest = segments.reduce((so, [from, to]) => Math.min(so, distanceToSegment(middle, from, to)), Infinity);
  return { middle, half, inside: contains(middle) ? nearest : -nearest };
}
