import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encodePostcodes } from '#area/library/postcodes.ts';
import { directoryOf } from '../area/near/invented.ts';
import { lay, PARTNERSHIP, textOf } from '../library/root.ts';
import { type BuiltSite, buildRoot } from './built-root.ts';

const NOW = new Date('2031-05-20T12:00:00Z');

/** Positions of the small partnership. */
export const HARBOUR = { longitude: 0.31, latitude: 50.605 };
export const UPLANDS = { longitude: 0.7, latitude: 50.7 };
export const FAR_AWAY = { longitude: -3, latitude: 55 };

const at = ({ longitude, latitude }: typeof HARBOUR): [number, number] => [longitude, latitude];

const LETTERS = [...'ABDEFGHJ'];

/** A place without people may not be one, so some live all over each. */
const peopleIn = (outcode: string, west: number): [string, [number, number]][] =>
  LETTERS.flatMap((one, column) =>
    LETTERS.slice(0, 4).map((other, row): [string, [number, number]] => [
      `${outcode} 8${one}${other}`,
      [west + 0.002 + column * 0.002, 50.602 + row * 0.002],
    ]),
  );

/** content/areas/postcodes.json with postcodes that nobody has: no real one begins with ZZ. */
export const POSTCODES = encodePostcodes(
  directoryOf(
    {
      ...{ 'ZZ1 1AA': at(HARBOUR), 'ZZ1 2AB': at(UPLANDS), 'ZZ2 1AA': at(UPLANDS) },
      ...Object.fromEntries([...peopleIn('ZZ1', 0.3), ...peopleIn('ZZ3', 0.6)]),
    },
    { 'ZZ1 9ZZ': at(HARBOUR) },
  ),
);

/**
 * Builds the site of the small partnership with invented postcodes.
 * @param name tells the public copies of test files that run at once apart.
 * @param map lines to add to its settings.
 */
export async function buildNearSite(name: string, map = ''): Promise<BuiltSite> {
  const root = await mkdtemp(join(tmpdir(), 'near-'));
  await cp(PARTNERSHIP, root, { recursive: true });
  await lay(root, { 'areas/postcodes.json': POSTCODES });
  await writeFile(join(root, 'content', 'settings.yaml'), `${await textOf('settings.yaml')}${map}`);
  const built = await buildRoot(root, NOW, name);
  await rm(root, { recursive: true });
  return built;
}
