import exifReader from 'exif-reader';
import sharp from 'sharp';

/** Words of one field that are longer than this were written by no person. */
const FIELD_LIMIT = 2000;

const EXIF_FIELDS = [
  'ImageDescription',
  'Artist',
  'Copyright',
  'XPTitle',
  'XPComment',
  'XPAuthor',
  'XPKeywords',
  'XPSubject',
];

/** What people wrote into the data of a picture: its description, who took it, whom it shows. Nothing for what is no picture. */
export async function readPictureWords(bytes: Uint8Array): Promise<string[]> {
  try {
    const { exif, iptc, xmp } = await sharp(bytes, { limitInputPixels: false }).metadata();
    const words = [
      ...(exif ? wordsOfExif(exif) : []),
      ...(iptc ? wordsOfIptc(iptc) : []),
      ...(xmp ? wordsOfXmp(xmp) : []),
    ];
    return [...new Set(words.map(tidy).filter((text) => /\p{L}/u.test(text)))];
  } catch {
    return [];
  }
}

function tidy(text: string): string {
  return text
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
    .slice(0, FIELD_LIMIT);
}

function wordsOfExif(exif: Buffer): string[] {
  try {
    const { Image = {}, Photo = {} } = exifReader(exif);
    const fields = { ...Image, comment: Photo.UserComment };
    return [...EXIF_FIELDS, 'comment'].flatMap((name) => textOf((fields as Record<string, unknown>)[name]));
  } catch {
    return [];
  }
}

/** Windows writes its own fields in UTF-16; a comment begins with eight bytes that name its encoding. */
function textOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  const bytes =
    value instanceof Uint8Array ? Buffer.from(value) : Array.isArray(value) ? Buffer.from(value) : undefined;
  if (!bytes) return [];
  const isWide = bytes.length > 1 && bytes[1] === 0;
  return [bytes.toString(isWide ? 'utf16le' : 'utf8').replace(/^(?:ASCII|UNICODE)\0*/, '')];
}

/** IIM records: a sign, the record, the field, two bytes of length, the text. */
function wordsOfIptc(iptc: Buffer): string[] {
  const words: string[] = [];
  for (let at = iptc.indexOf(0x1c); at >= 0 && at + 5 <= iptc.length; ) {
    const length = iptc.readUInt16BE(at + 3);
    if (iptc[at + 1] === 2) words.push(iptc.toString('utf8', at + 5, at + 5 + length));
    at = iptc.indexOf(0x1c, at + 5 + length);
  }
  return words;
}

const XMP_PARTS = [
  'dc:title',
  'dc:description',
  'dc:creator',
  'dc:subject',
  'Iptc4xmpExt:PersonInImage',
  'photoshop:Headline',
];

function wordsOfXmp(xmp: Buffer): string[] {
  const text = xmp.toString('utf8').slice(0, 200_000);
  return XMP_PARTS.flatMap((name) => {
    const from = text.indexOf(`<${name}>`);
    const to = from < 0 ? -1 : text.indexOf(`</${name}>`, from);
    return to < 0 ? [] : [text.slice(from, to).replace(/<[^<>]*>/g, ' ')];
  });
}
