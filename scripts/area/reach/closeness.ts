import { edgesOf, type Polygon, type Ring } from '#area/shape/geometry.ts';
import { middleOf } from '#area/shape/measure.ts';
import { type Projection, projectionAt } from '#area/shape/projection.ts';

/** A point on the border of a polygon, and how far along its ring it is. */
interface Step {
  x: number;
  y: number;
  ring: number;
  alongKm: number;
  ringKm: number;
}

/** Steps along the border for each width. */
const STEPS_PER_WIDTH = 3;
/** What lies between two steps may be nearer than the steps are. */
const SLACK = 1.35;
/** Two parts of a border that are nearer than this along it belong to one corner, even a pointed one. */
const ONE_CORNER_KM = 0.2;

/**
 * Whether parts of a border that are far apart along it come nearer to each other than a width. Where they do not, the
 * polygon has neither necks nor arms, and need not be looked at more closely: most drawn places do not.
 */
export function comesNear(polygon: Polygon, widthKm: number): boolean {
  const limit = widthKm * SLACK;
  const squares = new Map<string, Step[]>();
  for (const step of stepsOf(polygon, widthKm / STEPS_PER_WIDTH)) {
    const [column, row] = [Math.floor(step.x / limit), Math.floor(step.y / limit)];
    for (let across = -1; across <= 1; across += 1) {
      for (let up = -1; up <= 1; up += 1) {
        const others = squares.get(`${column + across} ${row + up}`);
        if (others?.some((other) => Math.hypot(step.x - other.x, step.y - other.y) < limit && areApart(step, other))) {
          return true;
        }
      }
    }
    const key = `${column} ${row}`;
    const here = squares.get(key);
    if (here) here.push(step);
    else squares.set(key, [step]);
  }
  return false;
}

function areApart(one: Step, other: Step): boolean {
  if (one.ring !== other.ring) return true;
  const along = Math.abs(one.alongKm - other.alongKm);
  return Math.min(along, one.ringKm - along) > ONE_CORNER_KM;
}

function stepsOf(polygon: Polygon, stepKm: number): Step[] {
  const projection = projectionAt(middleOf([polygon]) ?? [0, 0]);
  return polygon.coordinates.flatMap((ring, index) => stepsOfRing(ring, index, stepKm, projection));
}

function stepsOfRing(ring: Ring, index: number, stepKm: number, { toKm }: Projection): Step[] {
  const edges = edgesOf(ring).map(([from, to]) => {
    const [a, b] = [toKm(from), toKm(to)];
    return { a, b, km: Math.hypot(b[0] - a[0], b[1] - a[1]) };
  });
  const ringKm = edges.reduce((sum, { km }) => sum + km, 0);
  const steps: Step[] = [];
  let alongKm = 0;
  // Steps are as far apart where the line has a thousand corners as where it has none.
  let nextKm = 0;
  for (const { a, b, km } of edges) {
    for (; nextKm < alongKm + km; nextKm += stepKm) {
      const share = (nextKm - alongKm) / km;
      const [x, y] = [a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])];
      steps.push({ x, y, ring: index, alongKm: nextKm, ringKm });
    }
    alongKm += km;
  }
  return steps;
}
