import { cutMarks, foldMarks } from '#flyer/cut-marks.ts';
import { type FlyerPlan, marksIn, movedMark, type Page, withMarks } from '#flyer/plan.ts';

/** How pages stand on sheets of A4: the same one side by side, the same one four times, or four that are folded in two. */
export const SHEETS = {
  '2up': { widthMm: 297, heightMm: 210, columns: 2, rows: 1 },
  '4up': { widthMm: 210, heightMm: 297, columns: 2, rows: 2 },
  folded: { widthMm: 297, heightMm: 210, columns: 2, rows: 1 },
} as const;
export type Sheet = keyof typeof SHEETS;

/** The pages of a leaflet that is folded once. */
const LEAFLET_PAGES = 4;

/**
 * The edge on which paper is turned for its second side, so that every page has its back behind it and both stand upright:
 * the one at the side of the sheet as it is seen.
 */
export const turnedOn = (sheet: Sheet): 'long' | 'short' =>
  SHEETS[sheet].heightMm > SHEETS[sheet].widthMm ? 'long' : 'short';

/**
 * The pages of a plan on sheets of A4. Whoever listens hears each page once and in its order: further copies are drawn
 * without meaning of their own. Pure.
 * @throws RangeError when pages are larger than their places, or a leaflet has more than four.
 */
export function imposed(plan: FlyerPlan, sheet: Sheet): FlyerPlan {
  const { widthMm, heightMm } = SHEETS[sheet];
  const [place] = placesOf(sheet);
  if (place && (plan.widthMm > place.width || plan.heightMm > place.height)) {
    throw new RangeError(`Pages of ${plan.widthMm} by ${plan.heightMm} mm do not fit on this sheet.`);
  }
  const pages = sheet === 'folded' ? foldedSides(plan) : plan.pages.map((page, at) => cutSide(page, at, plan, sheet));
  return { ...plan, widthMm, heightMm, pages };
}

/** A place on a sheet, in millimetres. */
interface Place {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Row by row, each from the left. */
function placesOf(sheet: Sheet): Place[] {
  const { widthMm, heightMm, columns, rows } = SHEETS[sheet];
  const [width, height] = [widthMm / columns, heightMm / rows];
  return Array.from({ length: columns * rows }, (_, at) => {
    return { x: (at % columns) * width, y: Math.floor(at / columns) * height, width, height };
  });
}

/** The same page in every place. The first copy is the one that is heard; its back lies behind it when the paper is turned. */
function cutSide(page: Page, at: number, plan: FlyerPlan, sheet: Sheet): Page {
  const isBack = at % 2 === 1;
  const copies = placesOf(sheet).map((place) => moved(page, plan, isBack ? turned(place, sheet) : place));
  const [heard, ...others] = copies;
  const unheard = others.flatMap(({ background, content }) => [...background, ...marksIn(content)]);
  const background = [...(heard?.background ?? []), ...unheard, ...cutMarks(SHEETS[sheet])];
  return { ...page, background, content: heard?.content ?? [] };
}

/** Where a place of the front is, seen from the back. */
const turned = (place: Place, sheet: Sheet): Place => ({
  ...place,
  x: SHEETS[sheet].widthMm - place.x - place.width,
});

/** Last page beside first, and second beside third; the other way round where pages are turned from left to right. */
function foldedSides(plan: FlyerPlan): Page[] {
  if (plan.pages.length > LEAFLET_PAGES) throw new RangeError('A leaflet that is folded once has four pages at most.');
  const [left, right] = placesOf('folded');
  if (!left || !right) return [];
  const isRightToLeft = plan.direction === 'rtl';
  const [before, after] = isRightToLeft ? [right, left] : [left, right];
  const side = (...placed: readonly (readonly [number: number, place: Place])[]): Page => {
    const pages = placed.map(([number, place]) => inTurn(moved(pageAt(plan, number), plan, place), number));
    return {
      background: pages.flatMap(({ background }) => background),
      content: pages.flatMap(({ content }) => content),
    };
  };
  const [outside, inside] = [side([1, after], [4, before]), side([2, before], [3, after])];
  return [{ ...outside, background: [...outside.background, ...foldMarks(SHEETS.folded)] }, inside];
}

const pageAt = ({ pages }: FlyerPlan, number: number): Page => pages[number - 1] ?? { background: [], content: [] };

/** A page whose parts have its number, by which they are heard. */
const inTurn = (page: Page, turn: number): Page => ({
  ...page,
  content: page.content.map((part) => ({ ...part, turn })),
});

/** A page in the middle of a place. */
function moved(page: Page, { widthMm, heightMm }: FlyerPlan, place: Place): Page {
  const byX = place.x + (place.width - widthMm) / 2;
  const byY = place.y + (place.height - heightMm) / 2;
  return {
    ...page,
    background: page.background.map((mark) => movedMark(mark, byX, byY)),
    content: page.content.map((part) => withMarks(part, (mark) => movedMark(mark, byX, byY))),
  };
}
