import jsQR from 'jsqr';
import sharp, { type Sharp } from 'sharp';
import type { PagePicture } from './read-pdf.ts';

/** What an office printer sets in an inch. */
export const DOTS_PER_MM = 300 / 25.4;

/** A picture in greys: one byte to the dot. */
export interface Grey {
  dots: Uint8Array;
  width: number;
  height: number;
}

/** A part of a picture, in dots; to but without its right and lower edges. */
export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** As one colour on a grey printer. */
export function greyOf({ data, width, height }: PagePicture): Grey {
  const dots = new Uint8Array(width * height);
  for (let at = 0; at < dots.length; at++) {
    const [red = 0, green = 0, blue = 0] = [data[at * 4], data[at * 4 + 1], data[at * 4 + 2]];
    dots[at] = Math.round(0.299 * red + 0.587 * green + 0.114 * blue);
  }
  return { dots, width, height };
}

/** A drawing as it would be printed. */
export async function greyOfSvg(svg: string, widthPixels: number): Promise<Grey> {
  return back(sharp(Buffer.from(svg), { density: 300 }).flatten({ background: '#ffffff' }).resize(widthPixels));
}

/** A code in a picture: what it says, of how many modules it is, and the middle of it in dots. */
export interface ReadCode {
  text: string;
  modules: number;
  middle: { x: number; y: number };
}

/** What a telephone sees at arm’s length and from nearer, and how far its owner moves it when it sees no code. */
const LOOKS = [
  { sight: Math.round(60 * DOTS_PER_MM), step: Math.round(30 * DOTS_PER_MM) },
  { sight: Math.round(38 * DOTS_PER_MM), step: Math.round(9 * DOTS_PER_MM) },
];

/** Looks for a code all over a sheet, from its foot upwards, and once more from nearer. */
export function findCode(sheet: Grey): ReadCode | undefined {
  for (const look of LOOKS) {
    const found = findFrom(sheet, look);
    if (found) return found;
  }
  return undefined;
}

function findFrom(sheet: Grey, { sight, step }: (typeof LOOKS)[number]): ReadCode | undefined {
  for (let bottom = sheet.height; bottom > 0; bottom -= step) {
    for (let right = sheet.width; right > step; right -= step) {
      const [left, top] = [right - sight, bottom - sight];
      const read = readCode(cut(sheet, { left, top, right, bottom }));
      if (read) return { ...read, middle: { x: read.middle.x + left, y: read.middle.y + top } };
    }
  }
  return undefined;
}

/**
 * What is read in a picture that has a code in its middle, in six looks: from nearer and nearer, for a hand is never
 * still, and in focus and out of it, where specks of a dot or two melt away.
 */
export async function looksAt(grey: Grey): Promise<string[]> {
  const whole = { left: 0, top: 0, right: grey.width, bottom: grey.height };
  const looks = [grey, await back(raw(grey).blur(1.5))];
  return [0, 10, 20].flatMap((nearer) =>
    looks.flatMap((look) => readCode(cut(look, grown(whole, -nearer)))?.text ?? []),
  );
}

function readCode({ dots, width, height }: Grey): ReadCode | undefined {
  const data = new Uint8ClampedArray(dots.length * 4).fill(255);
  for (const [at, dot] of dots.entries()) data.fill(dot, at * 4, at * 4 + 3);
  const found = jsQR(data, width, height, { inversionAttempts: 'dontInvert' });
  if (!found) return undefined;
  const { topLeftCorner, bottomRightCorner } = found.location;
  const middle = { x: (topLeftCorner.x + bottomRightCorner.x) / 2, y: (topLeftCorner.y + bottomRightCorner.y) / 2 };
  return { text: found.data, modules: 17 + 4 * found.version, middle };
}

/** The same box, so much larger on each side. */
export const grown = ({ left, top, right, bottom }: Box, by: number): Box => ({
  left: left - by,
  top: top - by,
  right: right + by,
  bottom: bottom + by,
});

/** A part of a picture, white where that lies beyond the paper. */
export function cut({ dots, width, height }: Grey, { left, top, right, bottom }: Box): Grey {
  const part = { dots: new Uint8Array((right - left) * (bottom - top)).fill(255), width: right - left };
  for (let y = Math.max(top, 0); y < Math.min(bottom, height); y++) {
    const row = dots.subarray(y * width + Math.max(left, 0), y * width + Math.min(right, width));
    part.dots.set(row, (y - top) * part.width + Math.max(left, 0) - left);
  }
  return { ...part, height: bottom - top };
}

/** The square round a point that reaches so far to each side. */
export const square = ({ x, y }: { x: number; y: number }, reach: number): Box =>
  grown({ left: Math.round(x), top: Math.round(y), right: Math.round(x), bottom: Math.round(y) }, reach);

/** The smallest box that holds all that is printed within a box, however lightly. */
export function printedWithin({ dots, width }: Grey, within: Box): Box {
  const box = { left: within.right, top: within.bottom, right: within.left, bottom: within.top };
  for (let y = within.top; y < within.bottom; y++) {
    for (let x = within.left; x < within.right; x++) {
      if ((dots[y * width + x] ?? 0) > 250) continue;
      box.left = Math.min(box.left, x);
      box.top = Math.min(box.top, y);
      box.right = Math.max(box.right, x + 1);
      box.bottom = Math.max(box.bottom, y + 1);
    }
  }
  return box;
}

/** What happens to a sheet between the file and a telephone. */
export const HARM = {
  'in black and white only': (grey: Grey) => back(raw(grey).threshold(128)),
  'with ink that runs by a dot': (grey: Grey) => back(raw(grey).blur(1)),
  'on paper of which 2 % is dirt': async (grey: Grey) => soiled(grey),
  'turned by 90 degrees': (grey: Grey) => back(raw(grey).rotate(90)),
  'run, soiled, turned and in black and white at once': async (grey: Grey) =>
    back(
      raw(soiled(await back(raw(grey).blur(1))))
        .rotate(90)
        .threshold(128),
    ),
} satisfies Record<string, (grey: Grey) => Promise<Grey>>;

const raw = ({ dots, width, height }: Grey): Sharp => sharp(dots, { raw: { width, height, channels: 1 } });

async function back(picture: Sharp): Promise<Grey> {
  const { data, info } = await picture.toColourspace('b-w').raw().toBuffer({ resolveWithObject: true });
  return { dots: new Uint8Array(data), width: info.width, height: info.height };
}

/** Specks of two dots by two on a fiftieth of the picture, white and black, always the same ones. */
function soiled({ dots, width, height }: Grey): Grey {
  const dirty = new Uint8Array(dots);
  const random = lehmer(1);
  for (let speck = 0; speck < (width * height) / 50 / 4; speck++) {
    const [x, y] = [Math.floor(random() * (width - 1)), Math.floor(random() * (height - 1))];
    const shade = random() < 0.5 ? 0 : 255;
    for (const at of [y * width + x, (y + 1) * width + x]) dirty.fill(shade, at, at + 2);
  }
  return { dots: dirty, width, height };
}

/** Numbers from 0 to 1 in an order that never changes (Lehmer). */
function lehmer(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}
