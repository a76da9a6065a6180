import { contrastWithWhite, type Settings } from '#partnership/settings.ts';

/** The grounds that pages stand on, by day and by night. */
export const PAPER = '#fbfaf7';
export const NIGHT = '#12191c';

/** WCAG 2.2, 1.4.6: enough for everybody; 4.5 would do for most. */
const READABLE = 7;

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

/** A colour made lighter until it can be read on a dark ground. */
export function lightened(colour: string, ground: string): string {
  for (let share = 1; share > 0; share -= 0.05) {
    const lighter = mix(colour, '#ffffff', share);
    if (contrast(lighter, ground) >= READABLE) return lighter;
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
    return Math.round((top ?? 0) * share + (bottom ?? 0) * (1 - share));
  });
  return `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}

function declare(properties: Record<string, string>): string {
  return Object.entries(properties)
    .map(([name, value]) => `--${name}:${value}`)
    .join(';');
}
