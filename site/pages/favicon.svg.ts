import { countyMark } from '../county-mark.ts';
import { settings } from '../library.ts';

const SIGHT = '<path fill="#ffffff" stroke="{brand}" stroke-width="1.2" stroke-linejoin="round" d="';

/** The mark on a square of the partnership’s colour, which stands out by day and by night. */
export function GET(): Response {
  const { brand } = settings.colours;
  const shapes = countyMark.paths.map((path) => `${SIGHT.replace('{brand}', brand)}${path}"/>`).join('');
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="-4 -10 52 52"><rect x="-4" y="-10" width="52" height="52" rx="9" fill="${brand}"/>${shapes}</svg>`;
  return new Response(svg, { headers: { 'Content-Type': 'image/svg+xml' } });
}
