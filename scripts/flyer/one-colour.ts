import { colourBehind, wordsOn } from '#flyer/contrast.ts';
import {
  type DrawingMark,
  type FlyerPlan,
  type Mark,
  type Page,
  type RectMark,
  type Shape,
  withMarks,
} from '#flyer/plan.ts';
import { contrastWithWhite } from '#partnership/settings.ts';

const BLACK = '#000000';
const WHITE = '#ffffff';
/** The greys that a copier still tells from white, from black and from each other; only pictures have them. */
const DARK_GREY = '#6e6e6e';
const LIGHT_GREY = '#bfbfbf';

/** From this contrast with white, a colour of a picture is black; then it is dark grey, light grey and white. */
const AS_BLACK = 4.5;
const AS_DARK_GREY = 2;
const AS_LIGHT_GREY = 1.22;
/** From this contrast with white, a panel or band is black; a tint below it is white. */
const AS_BAND = 3;
/** A rectangle no thicker than this, in millimetres, is a line, and black whatever its colour was. */
const LINE_MM = 0.6;
const FRAME_MM = 0.25;

/**
 * The same flyer for a photocopier, which turns tints into dirt and pale words into nothing: words, lines and bands in
 * black and white, pictures in two greys besides. A panel that only its tint set apart gets a thin frame. Pure; photos
 * are handed over in grey by whoever reads them.
 */
export const inOneColour = (plan: FlyerPlan): FlyerPlan => ({ ...plan, pages: plan.pages.map(pageInOneColour) });

function pageInOneColour(page: Page): Page {
  const rects = page.background.filter((mark) => mark.kind === 'rect');
  const plain: Page = {
    ...page,
    background: page.background.flatMap((mark): Mark[] =>
      mark.kind === 'rect' ? rectInOneColour(mark, rects) : [mark],
    ),
  };
  const behind = new Map(wordsOn(plain).map((words) => [words.mark, colourBehind(words)]));
  const recoloured = (mark: Mark): Mark => {
    if (mark.kind === 'text') return { ...mark, colour: behind.get(mark) === BLACK ? WHITE : BLACK };
    return mark.kind === 'drawing' ? drawingInOneColour(mark) : mark;
  };
  const content = plain.content.map((part) => withMarks(part, recoloured));
  return { ...plain, background: plain.background.map(recoloured), content };
}

function rectInOneColour(rect: RectMark, all: readonly RectMark[]): RectMark[] {
  const { fill, stroke } = rect;
  const outlined = stroke ? { ...rect, stroke: BLACK } : rect;
  if (fill === undefined) return [outlined];
  if (Math.min(rect.width, rect.height) <= LINE_MM || contrastWithWhite(fill) >= AS_BAND) {
    return [{ ...outlined, fill: fill === WHITE ? WHITE : BLACK }];
  }
  const blank: RectMark = { ...outlined, fill: WHITE };
  return fill === WHITE || stroke || all.some((other) => setsApart(other, rect)) ? [blank] : [blank, frameOf(rect)];
}

/** Whether a bar or a frame, as high as a panel, shows where it is without its tint. */
const setsApart = (other: RectMark, panel: RectMark): boolean =>
  isDark(other) &&
  Math.abs(other.y - panel.y) <= LINE_MM &&
  Math.abs(other.height - panel.height) <= 2 * LINE_MM &&
  other.x >= panel.x - LINE_MM &&
  other.x + other.width <= panel.x + panel.width + LINE_MM;

const isDark = ({ fill, stroke }: RectMark): boolean =>
  stroke !== undefined || (fill !== undefined && contrastWithWhite(fill) >= AS_BAND);

const frameOf = ({ x, y, width, height }: RectMark): RectMark => ({
  kind: 'rect',
  x: x + FRAME_MM / 2,
  y: y + FRAME_MM / 2,
  width: width - FRAME_MM,
  height: height - FRAME_MM,
  stroke: BLACK,
  lineMm: FRAME_MM,
});

/** Flyers with the same map and code share them in one colour too, so that each is packed once. */
const known = new WeakMap<readonly Shape[], readonly Shape[]>();

function drawingInOneColour(mark: DrawingMark): DrawingMark {
  const shapes = known.get(mark.shapes) ?? mark.shapes.map(shapeInOneColour);
  known.set(mark.shapes, shapes);
  return { ...mark, shapes };
}

const shapeInOneColour = ({ fill, stroke, ...shape }: Shape): Shape => ({
  ...shape,
  ...(fill === undefined ? {} : { fill: toneOf(fill) }),
  ...(stroke === undefined ? {} : { stroke: toneOf(stroke) }),
});

function toneOf(colour: string): string {
  const ratio = contrastWithWhite(colour);
  if (ratio >= AS_BLACK) return BLACK;
  if (ratio >= AS_DARK_GREY) return DARK_GREY;
  return ratio >= AS_LIGHT_GREY ? LIGHT_GREY : WHITE;
}
