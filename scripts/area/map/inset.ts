import type { Area } from '#area/districts.ts';
import { doOverlap, type Frame, frameFor, type Point, type Rect, rounded } from '#area/map/frame.ts';
import { containsPosition } from '#area/shape/geometry.ts';
import { labelPointOf } from '#area/shape/label-point.ts';

/** A shape to fill; `path` holds closed lines, to be filled by the even-odd rule. */
export interface Shape {
  id: string;
  path: Point[][];
}

/** A district, and whether a story is for somewhere in it, or for the whole of it. */
export interface DistrictShape extends Shape {
  inFocus: boolean;
  isWhole: boolean;
}

/** A small map of the whole county in a corner, with a dot for each place. */
export interface Inset extends Rect {
  districts: DistrictShape[];
  dots: Point[];
}

const INSET_SHARE = 0.26;
/** Width to height, as West Yorkshire and most counties of its kind roughly are. */
const INSET_SHAPE = 1.3;
const SAMPLES = [0.1, 0.3, 0.5, 0.7, 0.9];

/** How much of what matters a rectangle would cover: places first, then land of the district itself. */
function costOf(rect: Rect, frame: Frame, home: Area, keepClear: readonly Rect[]): number {
  const covered = SAMPLES.flatMap((across) =>
    SAMPLES.filter((down) =>
      containsPosition(home.outline, frame.toPosition([rect.x + across * rect.width, rect.y + down * rect.height])),
    ),
  );
  return keepClear.filter((other) => doOverlap(rect, other)).length * 100 + covered.length;
}

/** The corner of a frame where a small map covers least; the bottom right one if it does not matter. */
export function cornerFor(frame: Frame, home: Area, keepClear: readonly Rect[]): Rect {
  const { x, y, width, height } = frame.rect;
  const [insetWidth, insetHeight] = [rounded(width * INSET_SHARE), rounded((width * INSET_SHARE) / INSET_SHAPE)];
  const [right, bottom] = [x + width - insetWidth, y + height - insetHeight];
  const corners: Rect[] = [
    { x: right, y: bottom, width: insetWidth, height: insetHeight },
    { x, y: bottom, width: insetWidth, height: insetHeight },
    { x: right, y, width: insetWidth, height: insetHeight },
    { x, y, width: insetWidth, height: insetHeight },
  ];
  const costs = corners.map((corner) => costOf(corner, frame, home, keepClear));
  return corners[costs.indexOf(Math.min(...costs))] ?? frame.rect;
}

/** Plans the small map of all districts in a corner. */
export function planInset(
  rect: Rect,
  districts: readonly Area[],
  home: Area,
  focus: readonly Area[],
  detail: number,
): Inset {
  const frame = frameFor(
    districts.map(({ outline }) => outline),
    rect,
    rect.width * 0.06,
    detail,
  );
  return {
    ...rect,
    districts: districts.map(({ id, outline }) => {
      return { id, path: frame.toPath(outline), inFocus: id === home.id, isWhole: false };
    }),
    dots: focus.flatMap((area): Point[] => {
      const middle = labelPointOf(area.outline);
      return middle ? [frame.toPoint(middle)] : [];
    }),
  };
}
