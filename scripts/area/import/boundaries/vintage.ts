import type { Headings } from '#area/import/boundaries/headings.ts';

const YEAR = /(?<!\d)(?:19|20)\d\d(?!\d)/g;

/** The last year that a text names; undefined when there is none. */
export function yearIn(text: string): string | undefined {
  return text.match(YEAR)?.at(-1);
}

/**
 * Tells of which year an area’s line is: by the heading (WD25CD), else by what its feature says, else by what the
 * importing person says, else by the name of the file.
 */
export function vintageFinder(
  { year }: Headings,
  said: string | undefined,
  fileName: string,
): (properties: Readonly<Record<string, unknown>>) => string | undefined {
  const otherwise = said ?? yearIn(fileName);
  return (properties) => {
    if (year) return year;
    const key = Object.keys(properties).find((one) => one.toLowerCase() === 'vintage');
    const own = key === undefined ? '' : String(properties[key] ?? '').trim();
    return own === '' ? otherwise : own;
  };
}
