/** A point on the screen, in pixels. */
export type Spot = readonly [x: number, y: number];

const ROUNDS = 30;

/**
 * Moves points apart until no two are closer than a distance, each as little as it takes, so that dots stay to be told from
 * each other and to be hit. Where too many are in one place it stops at its best.
 */
export function spreadApart(points: readonly Spot[], distance: number): Spot[] {
  const moved = points.map(([x, y]): [number, number] => [x, y]);
  for (let round = 0; round < ROUNDS; round += 1) {
    let isDone = true;
    moved.forEach((one, index) => {
      for (const other of moved.slice(index + 1)) isDone = !pushApart(one, other, distance) && isDone;
    });
    if (isDone) break;
  }
  return moved;
}

/** Moves both by half of what is missing; true when they were too close. Points in one place go left and right. */
function pushApart(one: [number, number], other: [number, number], distance: number): boolean {
  const [x, y] = [other[0] - one[0], other[1] - one[1]];
  const length = Math.hypot(x, y);
  const missing = distance - length;
  if (missing < 0.1) return false;
  const [stepX, stepY] = length === 0 ? [missing / 2, 0] : [(x / length) * (missing / 2), (y / length) * (missing / 2)];
  one[0] -= stepX;
  one[1] -= stepY;
  other[0] += stepX;
  other[1] += stepY;
  return true;
}
