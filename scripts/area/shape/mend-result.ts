import type { Outline, Position } from '#area/shape/geometry.ts';

/** What can be put right in an outline without anybody’s judgement. */
export type MendRule =
  /** Latitude stood before longitude: as written the outline is far from the county, the other way round it is not. */
  | 'axes-swapped'
  /** Positions had a height, or more. */
  | 'heights-dropped'
  /** A ring did not come back to its start. */
  | 'ring-closed'
  /** A position was said twice in a row, or nearly so. */
  | 'doubles-dropped'
  /** An outer ring ran clockwise, or a hole anticlockwise (RFC 7946, 3.1.6). */
  | 'winding-turned'
  /** The line ran out and back on itself. */
  | 'spikes-dropped'
  /** A part or hole was too small to mean anything. */
  | 'crumbs-dropped'
  /** A ring touched itself: now it is parts that meet in a point, or a part with a hole. */
  | 'touching-parted'
  /** A ring crossed itself in loops that were tiny against the whole. */
  | 'knots-dropped'
  /** A part lay wholly within another. */
  | 'covered-dropped';

/** One thing that was put right. */
export interface Mend {
  rule: MendRule;
  /** Where, when it is in one place. */
  at?: Position | undefined;
}

/** An outline with nothing wrong in it, and what it took. */
export interface MendedOutline {
  outline: Outline;
  mends: readonly Mend[];
}

/** Why an outline cannot be mended by rule. */
export type RefusalReason =
  | 'not-an-outline'
  | 'not-a-number'
  | 'out-of-range'
  | 'no-area'
  | 'crosses-itself'
  | 'hole-outside'
  /** What would have to be dropped is more than a thousandth of the land. */
  | 'changes-too-much';

/** What stopped the mending, and where it is seen. */
export interface RefusedOutline {
  refused: RefusalReason;
  at?: Position | undefined;
}

/** Told apart from what was mended by its one field. */
export const isRefused = (result: object): result is RefusedOutline => 'refused' in result;
