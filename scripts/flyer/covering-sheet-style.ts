import type { TextStyle } from '#flyer/text.ts';
import { LATIN } from '#flyer/type-metrics.ts';

export const INK = '#1a1d1f';
export const QUIET = '#4a5054';
export const WHITE = '#ffffff';
export const TINT = '#f0f0f0';
export const LINE = '#8a9296';

/** How words of a covering sheet look: Latin letters, at a size that is read at a machine. */
export const sheetStyle = (sizePt: number, colour: string = INK, leading = 1.28): TextStyle => ({
  sizePt,
  leading,
  ascent: LATIN.ascent,
  descent: LATIN.descent,
  colour,
});
