import { frameFor } from '#area/map/frame.ts';
import { library } from './library.ts';

const WIDTH = 44;
const HEIGHT = 32;
/** Coarse on purpose: a mark is known by its shape, also where it is very small. */
const DETAIL = 1.1;

const { districts } = library.county;
const frame = frameFor(
  districts.map(({ outline }) => outline),
  { x: 0, y: 0, width: WIDTH, height: HEIGHT },
  1,
  DETAIL,
);
const round = (value: number): number => Math.round(value * 10) / 10;

/** The sign of the site: the county as its districts, side by side. Nobody’s crest, and another county has another. */
export const countyMark = {
  viewBox: `0 0 ${WIDTH} ${HEIGHT}`,
  paths: districts.map(({ outline }) =>
    frame
      .toPath(outline)
      .map((points) => `M${points.map(([x, y]) => `${round(x)} ${round(y)}`).join('L')}Z`)
      .join(''),
  ),
};
