import { type FlyerFonts, fontIdOf, MM_PER_PT } from '#flyer/fonts.ts';
import type { FlyerPlan } from '#flyer/plan.ts';

/** Dark enough to be seen on a photocopy, light enough to read through. */
const COLOUR = '#c0172d';
const OPACITY = 0.24;
/** How much of the diagonal of the paper the words take. */
const SHARE = 0.8;
const LARGEST_PT = 72;

/** Writes words across the whole page from its lower left, over all that stands there. They are no part of its content. Without words it is left as it is. */
export function drawWatermark(
  document: PDFKit.PDFDocument,
  { widthMm, heightMm }: Pick<FlyerPlan, 'widthMm' | 'heightMm'>,
  fonts: FlyerFonts,
  words: string | undefined,
): void {
  if (words === undefined) return;
  const latin = fonts.inLanguage('en', 'ltr');
  const diagonalMm = Math.hypot(widthMm, heightMm);
  const sizePt = Math.min(LARGEST_PT, (SHARE * diagonalMm) / latin.widthMm(words, 'bold', 1));
  const [x, y] = [widthMm / 2 / MM_PER_PT, heightMm / 2 / MM_PER_PT];
  const degrees = (Math.atan2(heightMm, widthMm) * 180) / Math.PI;
  let left = x - latin.widthMm(words, 'bold', sizePt) / 2 / MM_PER_PT;
  document.markContent('Artifact', { type: 'Pagination' });
  document
    .save()
    .rotate(-degrees, { origin: [x, y] })
    .fillColor(COLOUR, OPACITY)
    .fontSize(sizePt);
  for (const { text, subset } of latin.runs(words, 'bold')) {
    const options = { lineBreak: false, baseline: 'middle' } as const;
    document.font(fontIdOf(subset, 'bold')).text(text, left, y, options);
    left += latin.widthMm(text, 'bold', sizePt) / MM_PER_PT;
  }
  document.restore();
  document.endMarkedContent();
}
