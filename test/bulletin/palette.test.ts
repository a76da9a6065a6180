import { describe, expect, it } from 'vitest';
import { contrast, type Ink, paletteOf, type Surface, WHITE } from '#bulletin/html/palette.ts';
import { bulletinOf, inputOf, message } from './messages.ts';
import { library } from './shipped.ts';

const colours = [
  library.settings.colours,
  { brand: '#000000', accent: '#5b2a86' },
  { brand: '#1d3f8f', accent: '#8a1538' },
  { brand: '#767676', accent: '#006b3c' },
];
const SURFACES: Surface[] = ['page', 'card', 'tint', 'warm', 'notice'];
const INKS: Ink[] = ['ink', 'quiet', 'link'];
/** Links never stand on a notice. */
const pairs = SURFACES.flatMap((surface) => INKS.map((ink) => [surface, ink] as const)).filter(
  ([surface, ink]) => !(surface === 'notice' && ink !== 'ink'),
);

/** What programs do that turn light into dark by themselves: lightness is turned round, the hue stays. */
function inverted(hex: string): string {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
  const sum = 255 - Math.max(r, g, b) - Math.min(r, g, b);
  return `#${[r, g, b].map((channel) => (channel + sum).toString(16).padStart(2, '0')).join('')}`;
}

describe('words can be read', () => {
  it.each(colours)('on every surface by day and by night with $brand and $accent', (two) => {
    const palette = paletteOf(two);
    for (const mode of ['light', 'dark'] as const) {
      for (const [surface, ink] of pairs) {
        const ratio = contrast(palette[surface][mode], palette[ink][mode]);
        expect(ratio, `${ink} on ${surface}, ${mode}`).toBeGreaterThanOrEqual(4.5);
      }
    }
    expect(contrast(palette.brand.light, WHITE)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(palette.accent.light, WHITE)).toBeGreaterThanOrEqual(4.5);
  });

  it('when a program turns the shipped colours round', () => {
    const palette = paletteOf(library.settings.colours);
    for (const [surface, ink] of pairs) {
      expect(
        contrast(inverted(palette[surface].light), inverted(palette[ink].light)),
        `${ink} on ${surface}`,
      ).toBeGreaterThanOrEqual(4.5);
    }
    for (const surface of ['brand', 'accent'] as const) {
      expect(contrast(inverted(palette[surface].light), inverted(WHITE)), surface).toBeGreaterThanOrEqual(4.5);
    }
  });
});

describe('every cell', () => {
  it('names paper and ink together, so that no program can turn only one of them round', () => {
    const { html } = bulletinOf(inputOf([message({ kind: 'appeal', notices: ['A notice'] })]));
    const cells = html.match(/<td [^>]*>/g) ?? [];
    expect(cells.length).toBeGreaterThan(10);
    for (const cell of cells) expect(cell).toMatch(/bgcolor="(#[0-9a-f]{6})".*background-color:\1;color:#[0-9a-f]{6}/);
  });
});
