import { findCrossing } from '#area/shape/crossing.ts';
import { moveCorners } from '#area/shape/edit-rings.ts';
import { type Box, boxOf, doBoxesMeet, keyOf, type Outline, type Position, ringsOf } from '#area/shape/geometry.ts';
import { areaKm2, middleOf } from '#area/shape/measure.ts';
import { MOST_LAND_CHANGED } from '#area/shape/mend.ts';
import { preparedOf } from '#area/shape/prepared-outline.ts';
import { type Projection, projectionAt } from '#area/shape/projection.ts';
import { bendTo, cornersOf, followNeighbour, insertCorners, layOn, type SeamRules } from '#area/shape/seam.ts';

/** What became of the slivers between areas. */
export interface MendedSeams {
  /** The outlines in their order. */
  outlines: Outline[];
  /** Pairs of areas, by their places in the list, that share their border now. */
  closed: [number, number][];
  /** Pairs that keep their slivers: to close them would change an area by more than a thousandth, or tangle it. */
  left: [number, number][];
}

/** Generalised boundaries of two sources lie this far apart at most places. */
const TOLERANCE_KM = 0.015;
/** No less than the tolerance, anywhere in Britain. */
const MARGIN_DEGREES = 0.0003;

/**
 * Closes slivers between neighbours, such as two sources leave: an area later in the list is laid on the lines of
 * those before it, where they are 15 m apart or less. Borders that fit already stay as they are.
 */
export function mendSeams(outlines: readonly Outline[]): MendedSeams {
  const origin = middleOf(outlines);
  if (!origin) return { outlines: [...outlines], closed: [], left: [] };
  const seams = new Seams(outlines, projectionAt(origin));
  for (const index of outlines.keys()) seams.settle(index);
  return seams.result;
}

class Seams {
  readonly result: MendedSeams;
  readonly #before: readonly Outline[];
  readonly #boxes: readonly (Box | undefined)[];
  readonly #projection: Projection;
  /** Corners of areas that are done. */
  readonly #fixed = new Set<string>();
  /** Areas with corners that no other has: what all share fits already. */
  readonly #lonely: ReadonlySet<number>;
  /** Where corners went that areas still to come may have too. */
  readonly #moves = new Map<string, Position>();

  constructor(outlines: readonly Outline[], projection: Projection) {
    this.result = { outlines: [...outlines], closed: [], left: [] };
    this.#before = outlines;
    this.#boxes = outlines.map((outline) => boxOf([outline]));
    this.#projection = projection;
    this.#lonely = areasWithLonelyCorners(outlines);
  }

  /** Lays one area on all before it that are near. */
  settle(index: number): void {
    const near = this.#boxes.flatMap((box, other) =>
      other !== index && doBoxesMeet(box, this.#boxes[index], MARGIN_DEGREES) ? [other] : [],
    );
    this.#put(index, moveCorners(this.#outline(index), this.#moves));
    for (const other of near.filter((one) => one < index)) this.#close(index, other, near);
    for (const key of cornersOf(this.#outline(index)).keys()) this.#fixed.add(key);
  }

  #outline(index: number): Outline {
    return this.result.outlines[index] ?? { type: 'Polygon', coordinates: [] };
  }

  #close(index: number, other: number, near: readonly number[]): void {
    const rules = this.#rules(this.#outline(index), other, near);
    const laid = layOn(this.#outline(index), this.#outline(other), rules);
    if (laid.moves.size === 0 && !this.#lonely.has(other)) return;
    // Whoever has the edge that gets a new corner gets it too, so that its border stays shared.
    const holders = near
      .filter((one) => one < index)
      .map((one) => ({ one, outline: insertCorners(this.#outline(one), laid.inserts) }));
    const neighbour = holders.find(({ one }) => one === other)?.outline ?? this.#outline(other);
    const bent = bendTo(laid.outline, neighbour, this.#rules(laid.outline, other, near));
    const closed = followNeighbour(bent, neighbour, rules);
    if (closed === this.#outline(index) || isSame(closed, this.#outline(index))) return;
    const isSound =
      this.#isAllowed(index, closed) && holders.every(({ one, outline }) => this.#isAllowed(one, outline));
    this.result[isSound ? 'closed' : 'left'].push([other, index]);
    if (!isSound) return;
    this.result.outlines[index] = closed;
    for (const { one, outline } of holders) this.result.outlines[one] = outline;
    for (const { at } of laid.inserts) this.#fixed.add(keyOf(at));
    for (const [key, position] of laid.moves) this.#moves.set(key, position);
  }

  #rules(outline: Outline, other: number, near: readonly number[]): SeamRules {
    const areas = [outline, ...near.map((one) => this.#outline(one))];
    const others = near.filter((one) => one !== other).map((one) => cornersOf(this.#outline(one)));
    return {
      projection: this.#projection,
      toleranceKm: TOLERANCE_KM,
      isFixed: (key) => this.#fixed.has(key),
      isSliver: (from, to) => {
        // What ends in two corners of a third area is that area’s side.
        if (others.some((corners) => corners.has(keyOf(from)) && corners.has(keyOf(to)))) return false;
        const middle = [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2] as const;
        return areas.filter((area) => preparedOf(area).contains(...middle)).length !== 1;
      },
    };
  }

  #put(index: number, outline: Outline): void {
    if (this.#isAllowed(index, outline)) this.result.outlines[index] = outline;
  }

  #isAllowed(index: number, outline: Outline): boolean {
    const before = this.#before[index];
    if (outline === this.#outline(index) || !before) return true;
    const origin = middleOf([before]);
    const change = Math.abs(areaKm2(outline, origin) - areaKm2(before, origin));
    return (
      change <= areaKm2(before, origin) * MOST_LAND_CHANGED &&
      ringsOf(outline).every((ring) => ring.length > 3) &&
      !findCrossing(outline)
    );
  }
}

function areasWithLonelyCorners(outlines: readonly Outline[]): Set<number> {
  const owners = new Map<string, number>();
  for (const [index, outline] of outlines.entries()) {
    for (const key of cornersOf(outline).keys()) owners.set(key, owners.has(key) ? -1 : index);
  }
  return new Set(owners.values());
}

const isSame = (one: Outline, other: Outline): boolean =>
  ringsOf(one).flat().map(keyOf).join() === ringsOf(other).flat().map(keyOf).join();
