import { isDamage } from '#area/library/area-file.ts';
import { readTopology } from '#area/library/read-topology.ts';
import { encodeTopology, type Topology } from '#area/library/topology.ts';
import { findCrossing } from '#area/shape/crossing.ts';
import { type Outline, ringsOf } from '#area/shape/geometry.ts';

/** Steps a degree, the coarsest first: about a metre, a decimetre and a centimetre. */
const GRIDS = [1e5, 1e6, 1e7] as const;

/** Outlines as they are stored. */
export interface OnGrid {
  topology: Topology;
  /** The outlines as they will be read. */
  outlines: readonly Outline[];
  /** The places of those in the list that cross themselves or lose a ring on the finest grid even. */
  broken: readonly number[];
}

/** Puts outlines on the coarsest grid on which none of them breaks: rounding may push a narrow neck through itself. */
export function putOnGrid(outlines: readonly Outline[]): OnGrid {
  const tried = GRIDS.values().map((stepsPerDegree) => tryGrid(outlines, stepsPerDegree));
  let best: OnGrid | undefined;
  for (const onGrid of tried) {
    if (onGrid.broken.length === 0) return onGrid;
    best = onGrid;
  }
  return best ?? tryGrid(outlines, GRIDS[0]);
}

function tryGrid(outlines: readonly Outline[], stepsPerDegree: number): OnGrid {
  const topology = encodeTopology(outlines, stepsPerDegree);
  const read = readTopology(topology.transform, topology.arcs, topology.shapes);
  if (isDamage(read)) throw new TypeError(`What was encoded cannot be read: ${read.damage}.`);
  const broken = read.flatMap((outline, index) => {
    const original = outlines[index];
    const isSound = original && ringsOf(original).length === ringsOf(outline).length && !findCrossing(outline);
    return isSound ? [] : [index];
  });
  return { topology, outlines: read, broken };
}
