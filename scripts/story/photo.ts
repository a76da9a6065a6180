import exifReader from 'exif-reader';
import sharp from 'sharp';
import type { Finding } from '#problem/problem.ts';

/** The largest picture file that is read. */
export const PHOTO_LIMIT_BYTES = 10 * 1024 * 1024;
/** The most points a picture may have: a small file can hold a picture that fills the memory. */
const PHOTO_LIMIT_PIXELS = 50_000_000;
const FORMATS = new Set(['jpeg', 'png', 'webp']);

/** Looks at a picture and says what is wrong with it. Its bytes are not trusted, and its name says nothing. */
export async function inspectPhoto(name: string, bytes: Uint8Array): Promise<Finding[]> {
  try {
    const { format, width, height, exif, xmp } = await sharp(bytes, { limitInputPixels: false }).metadata();
    if (!FORMATS.has(format)) return [unreadable(name)];
    if (width * height > PHOTO_LIMIT_PIXELS) {
      return [{ code: 'image-too-many-pixels', args: { name, width, height } }];
    }
    // Decodes the whole picture: a file that breaks off half-way has healthy metadata.
    await sharp(bytes, { limitInputPixels: PHOTO_LIMIT_PIXELS, failOn: 'truncated' }).stats();
    const place = (exif && tellsPlace(exif)) || xmp?.includes('GPSLatitude');
    return place ? [{ code: 'image-tells-place', args: { name } }] : [];
  } catch {
    return [unreadable(name)];
  }
}

/** A picture as it may be published, in one width. */
export interface PhotoCopy {
  bytes: Buffer;
  widthPixels: number;
  heightPixels: number;
}

/** The colours of a copy: those of screens, the four inks of a press, or none. WebP knows only those of screens. */
export type PhotoColours = 'srgb' | 'cmyk' | 'grey';

const COLOUR_SPACES = { srgb: 'srgb', cmyk: 'cmyk', grey: 'b-w' } as const satisfies Record<PhotoColours, string>;

/**
 * A copy of a picture at most `widthPixels` wide, upright, without any of the data that cameras add (place, device, time).
 * @throws Error for bytes that `inspectPhoto` refuses.
 */
export async function copyPhoto(
  bytes: Uint8Array,
  widthPixels: number,
  format: 'jpeg' | 'webp',
  colours: PhotoColours = 'srgb',
): Promise<PhotoCopy> {
  const upright = sharp(bytes, { limitInputPixels: PHOTO_LIMIT_PIXELS })
    .autoOrient()
    .resize({ width: widthPixels, withoutEnlargement: true })
    .toColourspace(COLOUR_SPACES[colours]);
  const encoded =
    format === 'jpeg'
      ? upright.flatten({ background: '#ffffff' }).jpeg({ quality: 78, mozjpeg: true })
      : upright.webp({ quality: 76 });
  const { data, info } = await encoded.toBuffer({ resolveWithObject: true });
  return { bytes: data, widthPixels: info.width, heightPixels: info.height };
}

function tellsPlace(exif: Buffer): boolean {
  try {
    return Object.keys(exifReader(exif).GPSInfo ?? {}).length > 0;
  } catch {
    // Data that cannot be read may hold anything.
    return true;
  }
}

function unreadable(name: string): Finding {
  return { code: 'image-unreadable', args: { name } };
}
