import { contrastWithWhite, type Settings } from '#partnership/settings.ts';

/** The grounds that pages stand on, by day and by night. */
export const PAPER = '#fbfaf7';
export const NIGHT = '#12191c';

/** WCAG 2.2, 1.4.6: enough for everybody; 4.5 would do for most. */
const READABLE = 7;
/** The most saturated that a light colour may be on a dark page. */
const CALM = 0.5;

/** The custom properties that follow from the two colours of a partnership, as a style sheet. */
export function coloursCss({ brand, accent }: Settings['colours']): string {
  const brandByNight = lightened(brand, NIGHT);
  const accentByNight = lightened(accent, NIGHT);
  return [
    `:root{${declare({
      brand,
      accent,
      'on-brand': '#ffffff',
      'brand-tint': mix(brand, PAPER, 0.09),
      'accent-tint': mix(accent, PAPER, 0.08),
      'map-home': mix(brand, PAPER, 0.16),
      'map-whole': mix(brand, PAPER, 0.42),
      'map-focus': brand,
    })}}`,
    `@media screen and (prefers-color-scheme:dark){:root{${declare({
      brand: brandByNight,
      accent: accentByNight,
      'on-brand': NIGHT,
      'brand-tint': mix(brandByNight, NIGHT, 0.13),
      'accent-tint': mix(accentByNight, NIGHT, 0.12),
      'map-home': mix(brandByNight, NIGHT, 0.24),
      'map-whole': mix(brandByNight, NIGHT, 0.5),
      'map-focus': brandByNight,
    })}}}`,
  ].join('\n');
}

/** A colour made lighter until it can be read on a dark ground; it keeps its hue, but does not glare. */
export function lightened(colour: string, ground: string): string {
  const [hue, saturation, lightness] = toHsl(colour);
  for (let lighter = lightness; lighter < 1; lighter += 0.02) {
    const tried = fromHsl(hue, Math.min(saturation, CALM), lighter);
    if (contrast(tried, ground) >= READABLE) return tried;
  }
  return '#ffffff';
}

/** The contrast of two colours `#rrggbb`, from 1 to 21. */
export function contrast(one: string, other: string): number {
  const [near, far] = [contrastWithWhite(one), contrastWithWhite(other)];
  return Math.max(near, far) / Math.min(near, far);
}

/** A share of one colour in another. */
export function mix(colour: string, ground: string, share: number): string {
  const parts = [1, 3, 5].map((at) => {
    const [top, bottom] = [colour, ground].map((hex) => Number.parseInt(hex.slice(at, at + 2), 16));
    return (top ?? 0) * share + (bottom ?? 0) * (1 - share);
  });
  return toHex(parts);
}

/** Hue in sixths of the circle, saturation and lightness from 0 to 1 (CSS Color 4, 7). */
function toHsl(colour: string): [number, number, number] {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255);
  const [least, most] = [Math.min(red, green, blue), Math.max(red, green, blue)];
  const [range, lightness] = [most - least, (most + least) / 2];
  if (range === 0) return [0, 0, lightness];
  const saturation = range / (1 - Math.abs(2 * lightness - 1));
  if (most === red) return [((green - blue) / range + 6) % 6, saturation, lightness];
  return [most === green ? (blue - red) / range + 2 : (red - green) / range + 4, saturation, lightness];
}

function fromHsl(hue: number, saturation: number, lightness: number): string {
  const strength = saturation * Math.min(lightness, 1 - lightness);
  return toHex(
    [0, 8, 4].map((turn) => {
      const at = (turn + hue * 2) % 12;
      return 255 * (lightness - strength * Math.max(-1, Math.min(at - 3, 9 - at, 1)));
    }),
  );
}

function toHex(parts: readonly number[]): string {
  return `#${parts.map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`;
}

function declare(properties: Record<string, string>): string {
  return Object.entries(properties)
    .map(([name, value]) => `--${name}:${value}`)
    .join(';');
}
