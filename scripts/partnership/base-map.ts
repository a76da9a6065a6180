import { z } from 'zod';
import { isWebAddress, oneLine } from '#source/fields.ts';

/** Letters of an address that mean nothing in a security policy, a header or a template. */
const PLAIN = /^[A-Za-z0-9.:/_~%@=&?+-]*$/;
const PLACEHOLDERS = ['{z}', '{x}', '{y}'];

const tiles = z
  .string()
  .max(300)
  .refine(isTileAddress, { params: { expected: 'an address such as https://tiles.example/{z}/{x}/{y}.png' } });

const pmtiles = z
  .string()
  .max(300)
  .refine(isPmtilesAddress, {
    params: { expected: 'a path such as /map.pmtiles, or an address that begins with https:// and ends in .pmtiles' },
  });

/** The map below our own outlines, where a partnership wants one: pictures in squares, or one PMTiles file. */
export const baseMapSchema = z
  .strictObject({ tiles: tiles.optional(), pmtiles: pmtiles.optional(), credit: oneLine(160) })
  .refine(({ tiles: squares, pmtiles: file }) => (squares === undefined) !== (file === undefined), {
    params: { expected: 'either tiles or pmtiles, and not both' },
  });

export type BaseMap = z.output<typeof baseMapSchema>;

/** Where a reader’s browser goes for the base map; undefined when that is the site itself. */
export function originOf({ tiles: squares, pmtiles: file }: BaseMap): string | undefined {
  const address = squares ?? file ?? '/';
  return address.startsWith('/') ? undefined : new URL(address).origin;
}

function isTileAddress(address: string): boolean {
  const parts = PLACEHOLDERS.map((name) => address.split(name));
  const filled = PLACEHOLDERS.reduce((text, name) => text.replace(name, '0'), address);
  const host = address.split('/')[2] ?? '';
  return parts.every(({ length }) => length === 2) && !host.includes('{') && isPlainAddress(filled);
}

function isPmtilesAddress(address: string): boolean {
  const isPath =
    /^\/[^/]/.test(address) &&
    PLAIN.test(address) &&
    !/\.\.|[?:@]/.test(address) &&
    !OTHER_PATH.test(address) &&
    !address.includes('/./');
  return address.endsWith('.pmtiles') && (isPath || isPlainAddress(address));
}

/** The host is written out: one in escapes becomes another, such as a star that opens a policy to all hosts. */
const HOST = /^https:\/\/[a-z0-9.-]+(?::\d+)?\//i;
/** Escapes and double slashes that turn one path into another. */
const OTHER_PATH = /%2e|%2f|%5c|[^:]\/\//i;

function isPlainAddress(address: string): boolean {
  return PLAIN.test(address) && HOST.test(address) && !OTHER_PATH.test(address) && isWebAddress(address);
}
