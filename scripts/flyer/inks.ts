/** Cyan, magenta, yellow and black, in per cent. */
export type Inks = readonly [cyan: number, magenta: number, yellow: number, black: number];

/** What printers align their plates by: all four inks in full. */
export const REGISTRATION: Inks = [100, 100, 100, 100];

/** A colour whose inks differ by less than this share of the strongest is a grey: that of our words is a little blue. */
const GREY = 0.12;
/** The colour of our words. It and what is darker is black in full: a screen of dots would fray small type. */
const FULL_BLACK = 0x1d;

/**
 * The inks of a colour, written #rrggbb. What its three channels have in common is black ink, and the rest two coloured
 * inks at most: plates that do not quite meet show least, and no colour takes more than 300 % of ink. Greys take black
 * alone. The mix is that of no one press; a print shop that matches brand colours mixes them by its own tables.
 */
export function inksOf(colour: string): Inks {
  const known = mixed.get(colour);
  if (known) return known;
  const inks = mix([1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16)));
  mixed.set(colour, inks);
  return inks;
}

/** A partnership has few colours. */
const mixed = new Map<string, Inks>();

function mix(channels: readonly number[]): Inks {
  const [lightest, darkest] = [Math.max(...channels), Math.min(...channels)];
  if (lightest - darkest <= GREY * (255 - darkest)) return [0, 0, 0, greyInk(channels)];
  const [cyan = 0, magenta = 0, yellow = 0] = channels.map((value) => percent((lightest - value) / lightest));
  return [cyan, magenta, yellow, percent((255 - lightest) / 255)];
}

function greyInk([red = 0, green = 0, blue = 0]: readonly number[]): number {
  // The eye weighs the channels so (Rec. 709).
  const light = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  return percent(Math.min(1, (255 - light) / (255 - FULL_BLACK)));
}

const percent = (share: number): number => Math.round(share * 100);
