import { fontOfLanguage } from '#language/fonts.ts';

/** What the lines of a script ask for, in sizes of the type. */
export interface TypeMetrics {
  /** What the tallest and the deepest letters need above and below the line they stand on. */
  ascent: number;
  descent: number;
  /** From line to line, as a multiple of what Latin letters take. */
  leading: number;
  /** How much larger letters are set than Latin ones, to be read as easily. */
  size: number;
  /** The same for titles: letters that climb need less size to stand out. */
  display: number;
  /** From line to line of a title, as a multiple of what its size takes: large strokes reach far below and above. */
  displayLeading: number;
}

/** What Atkinson Hyperlegible asks for. */
export const LATIN: TypeMetrics = { ascent: 0.93, descent: 0.27, leading: 1, size: 1, display: 1, displayLeading: 1 };

const INDIC: TypeMetrics = { ascent: 0.95, descent: 0.4, leading: 1.13, size: 1, display: 1, displayLeading: 1 };

/** Words of Nastaliq climb to 2.6 em; nineteen of twenty stay within what is here and the white above their line. */
const METRICS: Readonly<Record<string, TypeMetrics>> = {
  'noto-nastaliq-urdu': { ascent: 1.4, descent: 0.45, leading: 1.55, size: 1, display: 0.85, displayLeading: 1.14 },
  'noto-naskh-arabic': { ascent: 1, descent: 0.4, leading: 1.17, size: 1.1, display: 1.1, displayLeading: 1 },
  'noto-sans-gurmukhi': INDIC,
  'noto-sans-bengali': INDIC,
  'noto-sans-gujarati': INDIC,
};

/** What the lines of a language ask for. */
export const metricsOf = (language: string): TypeMetrics => METRICS[fontOfLanguage(language)?.id ?? ''] ?? LATIN;
