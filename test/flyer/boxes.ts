import { doOverlap, isWithin } from '#area/map/frame.ts';
import { type FlyerPlan, type Mark, marksIn, type Page, partsIn } from '#flyer/plan.ts';

/** Lengths are sums of fractions. */
export const ROUNDING = 1e-3;
/** No printer in an office reaches nearer to the edge of its paper. */
const LEAST_MARGIN = 5;

const shrunk = ({ x, y, width, height }: Mark): Mark =>
  ({ x: x + ROUNDING, y: y + ROUNDING, width: width - 2 * ROUNDING, height: height - 2 * ROUNDING }) as Mark;

/** Words and figures that stand on each other, on any side: “one × other”. */
export const overlapping = ({ pages }: Pick<FlyerPlan, 'pages'>): string[] => pages.flatMap(overlappingOn);

function overlappingOn({ content, background }: Page): string[] {
  const figures = partsIn(content).filter(({ role }) => role === 'Figure');
  const words = [...marksIn(content), ...background].filter((mark) => mark.kind === 'text');
  const boxes: { what: string; mark: Mark }[] = [
    ...words.map((mark) => ({ what: mark.text, mark })),
    ...figures.flatMap(({ alt = '', children }) =>
      marksIn([{ role: 'Figure', children }])
        .slice(0, 1)
        .map((mark) => ({ what: alt, mark })),
    ),
  ].map(({ what, mark }) => ({ what, mark: shrunk(mark) }));
  return boxes.flatMap((one, index) =>
    boxes
      .slice(index + 1)
      .filter((other) => doOverlap(one.mark, other.mark))
      .map((other) => `${one.what} × ${other.what}`),
  );
}

/** What of a flyer lies nearer to the edge of the paper than its printer reaches. */
export function outside({ pages, widthMm, heightMm }: FlyerPlan, margin = LEAST_MARGIN): Mark[] {
  const inside = { x: margin, y: margin, width: widthMm - 2 * margin, height: heightMm - 2 * margin };
  return pages
    .flatMap(({ background, content }) => [...background, ...marksIn(content)])
    .filter((mark) => !isWithin(mark, inside));
}
