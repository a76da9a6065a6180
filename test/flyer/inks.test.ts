import { describe, expect, it } from 'vitest';
import { inksOf } from '#flyer/inks.ts';
import { paletteOf, thinned } from '#flyer/scale.ts';

const hex = (...channels: number[]): string =>
  `#${channels.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
const total = (colour: string): number => inksOf(colour).reduce((sum, ink) => sum + ink, 0);

describe('the inks of a colour', () => {
  it('are none for white', () => {
    expect(inksOf('#ffffff')).toEqual([0, 0, 0, 0]);
  });

  it.each(['#000000', paletteOf({ brand: '#0b4f5c', accent: '#9a3412' }).ink])(
    'are black alone for words: %s',
    (ink) => {
      expect(inksOf(ink)).toEqual([0, 0, 0, 100]);
    },
  );

  it.each([
    ['#4a5054', 78],
    ['#808080', 56],
    ['#8a9296', 49],
    ['#ededed', 8],
  ])('are black alone for the grey %s', (grey, black) => {
    expect(inksOf(grey)).toEqual([0, 0, 0, black]);
  });

  it('are pure for the primary colours', () => {
    expect(['#00ffff', '#ff00ff', '#ffff00', '#ff0000'].map(inksOf)).toEqual([
      [100, 0, 0, 0],
      [0, 100, 0, 0],
      [0, 0, 100, 0],
      [0, 100, 100, 0],
    ]);
  });

  it('are two colours and black for a dark brand', () => {
    expect(inksOf('#0b4f5c')).toEqual([88, 14, 0, 64]);
  });

  it('keep the hue of a brand in its thinnest tint', () => {
    const [cyan, magenta, yellow] = inksOf(thinned('#0b4f5c', 0.09));
    expect(cyan).toBeGreaterThan(magenta);
    expect(yellow).toBe(0);
  });

  it('never come to more than 300 per cent, and never use three colours', () => {
    const steps = Array.from({ length: 18 }, (_, at) => at * 15);
    const all = steps.flatMap((red) => steps.flatMap((green) => steps.map((blue) => hex(red, green, blue))));
    expect(all.filter((colour) => total(colour) > 300)).toEqual([]);
    expect(all.filter((colour) => Math.min(...inksOf(colour).slice(0, 3)) > 0)).toEqual([]);
  });

  it('grow with the darkness of a grey', () => {
    const greys = Array.from({ length: 256 }, (_, value) => inksOf(hex(value, value, value))[3]);
    expect(greys).toEqual(greys.toSorted((one, other) => other - one));
  });
});
