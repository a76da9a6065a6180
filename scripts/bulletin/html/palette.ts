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
const BLACK = '#000000';
const DARK_CARD = '#1b2428';

/** All colours of an email, from the two of the partnership. */
export function paletteOf({ brand, accent }: Settings['colours']): Palette {
  const page = { light: '#eef1f1', dark: '#11181b' };
  const tint = { light: mix(brand, WHITE, 0.92), dark: mix(brand, DARK_CARD, 0.65) };
  const warm = { light: mix(accent, WHITE, 0.92), dark: mix(accent, DARK_CARD, 0.75) };
  const light = [page.light, tint.light, warm.light];
  const dark = [page.dark, tint.dark, warm.dark, DARK_CARD];
  return {
    page,
    card: { light: WHITE, dark: DARK_CARD },
    tint,
    warm,
    notice: { light: '#fff3d1', dark: '#3b3116' },
    brand: { light: brand, dark: brand },
    accent: { light: accent, dark: accent },
    ink: { light: '#1c2a2e', dark: '#eef3f4' },
    quiet: { light: '#47565b', dark: '#bccacf' },
    link: {
      light: readableOn(light, 5, brand, BLACK),
      dark: readableOn(dark, 7, mix(vivid(brand), WHITE, 0.3), WHITE),
    },
  };
}

/** The contrast of two colours `#rrggbb`, from 1 to 21 (WCAG 2.2, “contrast ratio”). */
export function contrast(one: string, other: string): number {
  const [a, b] = [contrastWithWhite(one), contrastWithWhite(other)];
  return Math.max(a, b) / Math.min(a, b);
}

/** A colour moved towards black or white until words in it can be read on all of some surfaces. */
function readableOn(surfaces: readonly string[], ratio: number, colour: string, towards: string): string {
  for (let share = 0; share < 1; share += 0.05) {
    const moved = mix(colour, towards, share);
    if (surfaces.every((surface) => contrast(moved, surface) >= ratio)) return moved;
  }
  return towards;
}

/** The same hue as a light: mixing a dark colour with white alone would leave a grey. */
function vivid(colour: string): string {
  const channels = channelsOf(colour);
  const factor = 217 / Math.max(...channels, 1);
  return hexOf(channels.map((channel) => channel * factor));
}

/** `share` of the second colour in the first, from 0 to 1. */
function mix(one: string, other: string, share: number): string {
  const [from, to] = [channelsOf(one), channelsOf(other)];
  return hexOf(from.map((channel, at) => channel * (1 - share) + (to[at] ?? 0) * share));
}

function channelsOf(hex: string): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
}

function hexOf(channels: readonly number[]): string {
  return `#${channels.map((channel) => Math.round(channel).toString(16).padStart(2, '0')).join('')}`;
}
