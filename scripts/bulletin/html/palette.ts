import { contrastWithWhite, type Settings } from '#partnership/settings.ts';

/** A colour on a light screen and on a dark one. */
export interface Shade {
  light: string;
  dark: string;
}

/** What text stands on. `brand` and `accent` carry white words, all others `ink`, `quiet` and `link`. */
export type Surface = 'page' | 'card' | 'tint' | 'warm' | 'notice' | 'brand' | 'accent';
export type Ink = 'ink' | 'quiet' | 'link';
export type Palette = Record<Surface | Ink, Shade>;

export const WHITE = '#ffffff';
const DARK_CARD = '#1b2428';

/** All colours of an email, from the two of the partnership. */
export function paletteOf({ brand, accent }: Settings['colours']): Palette {
  const tint = { light: mix(brand, WHITE, 0.92), dark: mix(brand, DARK_CARD, 0.65) };
  return {
    page: { light: '#eef1f1', dark: '#11181b' },
    card: { light: WHITE, dark: DARK_CARD },
    tint,
    warm: { light: mix(accent, WHITE, 0.92), dark: mix(accent, DARK_CARD, 0.75) },
    notice: { light: '#fff3d1', dark: '#3b3116' },
    brand: { light: brand, dark: brand },
    accent: { light: accent, dark: accent },
    ink: { light: '#1c2a2e', dark: '#eef3f4' },
    quiet: { light: '#47565b', dark: '#bccacf' },
    link: { light: brand, dark: readableOn(tint.dark, brand) },
  };
}

/** The contrast of two colours `#rrggbb`, from 1 to 21 (WCAG 2.2, “contrast ratio”). */
export function contrast(one: string, other: string): number {
  const [a, b] = [contrastWithWhite(one), contrastWithWhite(other)];
  return Math.max(a, b) / Math.min(a, b);
}

/** A colour made paler until words in it can be read on a dark one. */
function readableOn(dark: string, colour: string): string {
  for (let share = 0.3; share < 1; share += 0.05) {
    const paler = mix(colour, WHITE, share);
    if (contrast(paler, dark) >= 6) return paler;
  }
  return WHITE;
}

/** `share` of the second colour in the first, from 0 to 1. */
function mix(one: string, other: string, share: number): string {
  const channel = (at: number): string => {
    const [a, b] = [one, other].map((colour) => Number.parseInt(colour.slice(at, at + 2), 16));
    return Math.round((a ?? 0) * (1 - share) + (b ?? 0) * share)
      .toString(16)
      .padStart(2, '0');
  };
  return `#${channel(1)}${channel(3)}${channel(5)}`;
}
