import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { copyPhoto, type PhotoColours } from '#story/photo.ts';

/** A picture of one colour. */
const picture = (background: string | { r: number; g: number; b: number; alpha: number }): Promise<Buffer> =>
  sharp({ create: { width: 60, height: 40, channels: 4, background } })
    .withExif({ IFD0: { Model: 'Sample Camera' } })
    .png()
    .toBuffer();

const copied = async (background: string, colours?: PhotoColours) =>
  sharp((await copyPhoto(await picture(background), 30, 'jpeg', colours)).bytes).metadata();

/** The inks of the point in the middle of a copy, in per cent. */
async function inksOf(bytes: Buffer): Promise<number[]> {
  const copy = await copyPhoto(bytes, 30, 'jpeg', 'cmyk');
  const data = await sharp(copy.bytes).toColourspace('cmyk').raw().toBuffer();
  return [...data.subarray(0, 4)].map((ink) => Math.round(ink / 2.55));
}

describe('a copy of a photo', () => {
  it.each([
    [undefined, 'srgb', 3],
    ['srgb', 'srgb', 3],
    ['cmyk', 'cmyk', 4],
    ['grey', 'b-w', 1],
  ] as const)('has the colours that are asked for: %s', async (colours, space, channels) => {
    expect(await copied('#336699', colours)).toMatchObject({ space, channels, width: 30, height: 20 });
  });

  it.each(['srgb', 'cmyk', 'grey'] as const)('carries no profile and nothing of the camera: %s', async (colours) => {
    const { icc, exif, xmp } = await copied('#336699', colours);
    expect({ icc, exif, xmp }).toEqual({ icc: undefined, exif: undefined, xmp: undefined });
  });

  it('takes no ink for white, and for what can be seen through', async () => {
    expect(await inksOf(await picture('#ffffff'))).toEqual([0, 0, 0, 0]);
    expect(await inksOf(await picture({ r: 51, g: 102, b: 153, alpha: 0 }))).toEqual([0, 0, 0, 0]);
  });

  it('takes most of the inks of its hue, and at most 300 per cent', async () => {
    const [cyan = 0, magenta = 0, yellow = 0] = await inksOf(await picture('#ffd400'));
    expect(yellow).toBeGreaterThan(80);
    expect(Math.max(cyan, magenta)).toBeLessThan(30);
    for (const colour of ['#000000', '#1a0d00', '#000033', '#330022', '#003300']) {
      const total = (await inksOf(await picture(colour))).reduce((sum, ink) => sum + ink, 0);
      expect(total, colour).toBeLessThanOrEqual(300);
    }
  });
});
