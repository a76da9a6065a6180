import { deflateSync } from 'node:zlib';
import { inksOf } from '#flyer/inks.ts';
import type { Finish, Shape } from '#flyer/plan.ts';

/** Many flyers show the same map and code: what PDF draws of them is written and packed once. */
const packed: Record<Finish, WeakMap<readonly Shape[], Uint8Array>> = { screen: new WeakMap(), press: new WeakMap() };

/** Shapes as the content of a PDF form (ISO 32000-1, 8.10), packed with Flate. The same shapes give the same bytes. */
export function packedForm(shapes: readonly Shape[], finish: Finish = 'screen'): Uint8Array {
  const before = packed[finish].get(shapes);
  if (before) return before;
  const colours = COLOURS[finish];
  const bytes = deflateSync([ROUND_JOINS, ...shapes.flatMap((shape) => operatorsOf(shape, colours))].join('\n'));
  packed[finish].set(shapes, bytes);
  return bytes;
}

/** How a colour is chosen for filling and for lines. */
interface Colours {
  fill: (colour: string) => string;
  stroke: (colour: string) => string;
}

const ROUND_JOINS = '1 j';
const THIN_MM = 0.2;

function operatorsOf({ path, fill, stroke, lineMm = THIN_MM, evenOdd = false }: Shape, colours: Colours): string[] {
  const paint = fill && stroke ? 'B' : fill ? 'f' : 'S';
  return [
    ...(fill ? [colours.fill(fill)] : []),
    ...(stroke ? [`${colours.stroke(stroke)} ${rounded(lineMm)} w`] : []),
    ...pathOperators(path),
    fill && evenOdd ? `${paint}*` : paint,
  ];
}

const rgb = (colour: string): string =>
  [1, 3, 5].map((at) => rounded(Number.parseInt(colour.slice(at, at + 2), 16) / 255)).join(' ');

const cmyk = (colour: string): string =>
  inksOf(colour)
    .map((percent) => percent / 100)
    .join(' ');

const COLOURS: Record<Finish, Colours> = {
  screen: { fill: (colour) => `${rgb(colour)} rg`, stroke: (colour) => `${rgb(colour)} RG` },
  press: { fill: (colour) => `${cmyk(colour)} k`, stroke: (colour) => `${cmyk(colour)} K` },
};

/** A thousandth of a millimetre is finer than any printer, and of a colour than any screen. */
const rounded = (value: number): number => Math.round(value * 1e3) / 1e3;

/** The commands of an SVG path of absolute commands; PDF knows all but the quadratic curve, which is a cubic one too. */
function pathOperators(path: string): string[] {
  let [x, y] = [0, 0];
  return [...path.matchAll(/([A-Z])([^A-Z]*)/g)].map(([, command = '', numbers = '']) => {
    const values = numbers.match(/-?[\d.]+(?:e-?\d+)?/g)?.map(Number) ?? [];
    const points = command === 'Q' ? cubic(x, y, values) : values;
    [x = x, y = y] = points.slice(-2);
    return [...points.map(rounded), OPERATORS[command]].join(' ');
  });
}

const OPERATORS: Record<string, string> = { M: 'm', L: 'l', C: 'c', Q: 'c', Z: 'h' };

/** A quadratic curve raised to a cubic: each of its handles lies two thirds of the way to the one it had. */
function cubic(
  fromX: number,
  fromY: number,
  [handleX = 0, handleY = 0, toX = 0, toY = 0]: readonly number[],
): number[] {
  const between = (end: number, handle: number): number => end + (2 / 3) * (handle - end);
  return [between(fromX, handleX), between(fromY, handleY), between(toX, handleX), between(toY, handleY), toX, toY];
}
