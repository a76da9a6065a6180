import { type Box, type FlyerPlan, type Mark, marksIn, type RectMark } from '#flyer/plan.ts';

/** How far colour runs over the edge of the paper, so that a cut a little beside its line shows no white. */
export const BLEED_MM = 3;
/** Between the bleed and the marks: what is cut off with them never shows on the flyer. */
const MARK_GAP_MM = 1;
const MARK_LENGTH_MM = 5;
/** White beyond the marks, where no printing plate ends. */
const BEYOND_MM = 1;
/** From the edge of a flyer to that of the sheet it is printed on. */
export const AROUND_MM = BLEED_MM + MARK_GAP_MM + MARK_LENGTH_MM + BEYOND_MM;
/** A quarter of a point: what printers call a hairline. */
export const MARK_LINE_PT = 0.25;
/** The fewest dots to the inch that a print shop takes for a photo. */
export const LEAST_DPI = 200;
const MM_PER_INCH = 25.4;

/**
 * The press that a file is made for: coated paper by ISO 12647-2:2013, characterised as FOGRA51. The ICC keeps the
 * registry in which a print shop looks the name up. Its profile may not be passed on with our code, so none is embedded.
 */
export const OUTPUT_CONDITION = {
  OutputConditionIdentifier: 'FOGRA51',
  OutputCondition: 'PSO Coated v3, ISO 12647-2:2013, paper type 1',
  RegistryName: 'http://www.color.org',
  Info: 'Coated paper, FOGRA51',
} as const;

/** A straight line, in millimetres from the top left corner of the flyer. */
export type Line = readonly [x1: number, y1: number, x2: number, y2: number];

/** Two lines at each corner that show where to cut; both keep clear of the bleed. */
export function cropMarks({ widthMm, heightMm }: Pick<FlyerPlan, 'widthMm' | 'heightMm'>): Line[] {
  const near = BLEED_MM + MARK_GAP_MM;
  const far = near + MARK_LENGTH_MM;
  return [0, widthMm].flatMap((x) =>
    [0, heightMm].flatMap((y): Line[] => {
      const [outX, outY] = [x === 0 ? -1 : 1, y === 0 ? -1 : 1];
      return [
        [x + outX * near, y, x + outX * far, y],
        [x, y + outY * near, x, y + outY * far],
      ];
    }),
  );
}

/** A rectangle drawn as far as it bleeds. */
export function bled(mark: RectMark, { widthMm, heightMm }: Pick<FlyerPlan, 'widthMm' | 'heightMm'>): Box {
  const edges = new Set(mark.bleeds);
  const left = edges.has('left') ? -BLEED_MM : mark.x;
  const top = edges.has('top') ? -BLEED_MM : mark.y;
  const right = edges.has('right') ? widthMm + BLEED_MM : mark.x + mark.width;
  const bottom = edges.has('bottom') ? heightMm + BLEED_MM : mark.y + mark.height;
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/** A photo that would be printed too coarsely. */
export interface CoarsePhoto {
  file: string;
  /** Dots to the inch at the size it is printed. */
  dpi: number;
  /** How wide it is, and how wide it must be for that size. */
  widthPixels: number;
  leastPixels: number;
}

/** The photos of a plan with fewer dots to the inch than a print shop takes, each once, by its largest print. */
export function coarsePhotos(plan: FlyerPlan): CoarsePhoto[] {
  const coarse = new Map<string, CoarsePhoto>();
  for (const photo of plan.pages.flatMap(({ content }) => marksIn(content)).flatMap(coarseness)) {
    const before = coarse.get(photo.file);
    if (!before || before.leastPixels < photo.leastPixels) coarse.set(photo.file, photo);
  }
  return [...coarse.values()];
}

function coarseness(mark: Mark): CoarsePhoto[] {
  if (mark.kind !== 'image') return [];
  const { file, widthPixels, width } = mark;
  const inches = width / MM_PER_INCH;
  const leastPixels = Math.ceil(inches * LEAST_DPI);
  return widthPixels < leastPixels ? [{ file, dpi: Math.floor(widthPixels / inches), widthPixels, leastPixels }] : [];
}
