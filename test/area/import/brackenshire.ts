import type { CountyFrame } from '#area/import/county-filter.ts';
import type { SourceFile } from '#area/import/source-file.ts';
import type { PostcodePoints, Postcodes } from '#area/library/area-library.ts';
import type { Outline } from '#area/shape/geometry.ts';

const box = (west: number, south: number, east: number, north: number): Outline => ({
  type: 'Polygon',
  coordinates: [
    [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
      [west, south],
    ],
  ],
});

/** The invented county of the fixtures: two districts in the sea. */
export const BRACKENSHIRE: CountyFrame = {
  name: 'Brackenshire',
  outline: box(0.2, 50.5, 0.8, 50.8),
  districts: [
    { name: 'Saltmarsh', code: 'E99000001', outline: box(0.2, 50.5, 0.5, 50.8) },
    { name: 'Uplands', code: 'E99000002', outline: box(0.5, 50.5, 0.8, 50.8) },
  ],
};

/** A file as it comes from a disk, cut into pieces of so many bytes. */
export function fileOf(name: string, content: string | Uint8Array, pieceBytes = 7): SourceFile {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return {
    name,
    bytes: async function* () {
      for (let at = 0; at < bytes.length; at += pieceBytes) yield bytes.subarray(at, at + pieceBytes);
    },
  };
}

/** What is kept, as `code longitude latitude`, for tests to read. */
export function inWords({ codes, longitudes, latitudes }: PostcodePoints): string[] {
  return codes.map((code, at) => `${code} ${longitudes[at]?.toFixed(3)} ${latitudes[at]?.toFixed(3)}`);
}

/** Postcodes in use and ended that lie anywhere. */
export function postcodesOf(inUse: readonly string[], ended: readonly string[] = []): Postcodes {
  const points = (codes: readonly string[]): PostcodePoints => ({
    codes,
    longitudes: new Float64Array(codes.length).fill(0.3),
    latitudes: new Float64Array(codes.length).fill(50.6),
  });
  const head = { source: 'A directory', licence: 'MIT', credit: 'Invented.', vintage: '2031-02' };
  return { ...head, inUse: points(inUse), ended: points(ended) };
}

/** Two lists of points, one after the other. */
export function withMore(points: PostcodePoints, more: PostcodePoints): PostcodePoints {
  return {
    codes: [...points.codes, ...more.codes],
    longitudes: Float64Array.of(...points.longitudes, ...more.longitudes),
    latitudes: Float64Array.of(...points.latitudes, ...more.latitudes),
  };
}
