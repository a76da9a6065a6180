import { MM_PER_PT } from '#flyer/fonts.ts';
import { type FlyerPlan, type Mark, marksIn, type Page, type RectMark, type TextMark } from '#flyer/plan.ts';
import { contrastWithWhite } from '#partnership/settings.ts';

/** How well some words stand out from what lies behind them. */
export interface WordsContrast {
  text: string;
  /** From 1, not seen at all, to 21, black on white (WCAG 2.2). */
  ratio: number;
}

/** The contrast of each line of words with the rectangle right behind it, or with white paper, where it is least. */
export const contrastsOf = (plan: FlyerPlan): WordsContrast[] =>
  plan.pages.flatMap((page) =>
    wordsOn(page).map(({ mark, below }) => {
      const ratios = placesOf(mark).map(([x, y]) => contrast(mark.colour, colourAt(x, y, below)));
      return { text: mark.text, ratio: Math.min(...ratios) };
    }),
  );

/** Words and all rectangles that are drawn before them, the topmost last. */
export interface WordsOnPage {
  mark: TextMark;
  below: RectMark[];
}

/** All words of a page: a copy that nobody needs to hear may stand in the background. */
export function wordsOn({ background, content }: Page): WordsOnPage[] {
  const below: RectMark[] = [];
  const words: WordsOnPage[] = [];
  for (const mark of [...background, ...marksIn(content)]) {
    if (mark.kind === 'rect') below.push(mark);
    if (mark.kind === 'text' && mark.text.trim() !== '') words.push({ mark, below: [...below] });
  }
  return words;
}

/** Within the letters at the start, in the middle and at the end of a line; a line that leaves its panel shows there. */
const placesOf = ({ x, width, baseline, sizePt }: TextMark): (readonly [x: number, y: number])[] => {
  const y = baseline - sizePt * IN_THE_LETTERS;
  const inset = Math.min(width / 2, INSET_MM);
  return [x + inset, x + width / 2, x + width - inset].map((at) => [at, y]);
};

/** A quarter of the size of the type, in millimetres: half the height of small letters. */
const IN_THE_LETTERS = MM_PER_PT * 0.25;
const INSET_MM = 0.3;

/** What colour the paper has at a place. */
function colourAt(x: number, y: number, below: readonly RectMark[]): string {
  const isIn = (box: Mark): boolean => x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height;
  return below.findLast((rect) => rect.fill !== undefined && isIn(rect))?.fill ?? '#ffffff';
}

/** The colour behind the middle of some words. */
export function colourBehind({ mark, below }: WordsOnPage): string {
  const [, [x, y] = [0, 0]] = placesOf(mark);
  return colourAt(x, y, below);
}

/** The contrast of two colours, written #rrggbb, by WCAG 2.2. */
export function contrast(one: string, other: string): number {
  const [onWhite, otherOnWhite] = [contrastWithWhite(one), contrastWithWhite(other)];
  return Math.max(onWhite, otherOnWhite) / Math.min(onWhite, otherOnWhite);
}
