import { inflateSync } from 'node:zlib';

const SIGNATURE = 0x774f4646;
const WOFF_HEADER = 44;
const WOFF_ENTRY = 20;
const SFNT_HEADER = 12;
const SFNT_ENTRY = 16;

const aligned = (length: number): number => (length + 3) & ~3;

/**
 * Unpacks a WOFF 1.0 file into the TrueType font inside it. fontkit reads WOFF too, but unpacks the table of outlines
 * again for every glyph that a PDF embeds.
 * @throws TypeError for bytes that are no WOFF.
 */
export function unpackWoff(bytes: Uint8Array): Uint8Array {
  const from = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.byteLength < WOFF_HEADER || from.getUint32(0) !== SIGNATURE)
    throw new TypeError('This is not a WOFF font.');
  const count = from.getUint16(12);
  const tables = Array.from({ length: count }, (_, index) => tableAt(bytes, from, WOFF_HEADER + index * WOFF_ENTRY));
  const size = tables.reduce((sum, { data }) => sum + aligned(data.length), SFNT_HEADER + count * SFNT_ENTRY);
  const font = new Uint8Array(size);
  const to = new DataView(font.buffer);
  const power = 2 ** Math.floor(Math.log2(count));
  to.setUint32(0, from.getUint32(4));
  [count, power * SFNT_ENTRY, Math.log2(power), (count - power) * SFNT_ENTRY].forEach((value, index) => {
    to.setUint16(4 + index * 2, value);
  });
  let offset = SFNT_HEADER + count * SFNT_ENTRY;
  tables.forEach(({ tag, checksum, data }, index) => {
    [tag, checksum, offset, data.length].forEach((value, part) => {
      to.setUint32(SFNT_HEADER + index * SFNT_ENTRY + part * 4, value);
    });
    font.set(data, offset);
    offset += aligned(data.length);
  });
  return font;
}

interface Table {
  tag: number;
  checksum: number;
  data: Uint8Array;
}

function tableAt(bytes: Uint8Array, view: DataView, at: number): Table {
  const [tag = 0, offset = 0, packed = 0, length = 0, checksum = 0] = [0, 4, 8, 12, 16].map((part) =>
    view.getUint32(at + part),
  );
  const stored = bytes.subarray(offset, offset + packed);
  return { tag, checksum, data: packed < length ? inflateSync(stored) : stored };
}
