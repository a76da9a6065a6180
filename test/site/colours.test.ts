import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contrastWithWhite } from '#partnership/settings.ts';
import { coloursCss, contrast, lightened, mix, NIGHT, PAPER } from '../../site/colours.ts';

const INK = '#1a2428';
const INK_BY_NIGHT = '#eef2f1';

/** Every colour that settings.yaml lets through. */
const allowed = fc
  .integer({ min: 0, max: 0xffffff })
  .map((value) => `#${value.toString(16).padStart(6, '0')}`)
  .filter((colour) => contrastWithWhite(colour) >= 4.5);

/** The custom properties of one part of the sheet. */
function declared(css: string): Record<string, string>[] {
  return [...css.matchAll(/:root\{([^}]*)\}/g)].map(([, body = '']) =>
    Object.fromEntries(body.split(';').map((line) => line.replace('--', '').split(':') as [string, string])),
  );
}

describe('the colours of a partnership', () => {
  it('stay readable by day and by night, whatever colours it has', () => {
    fc.assert(
      fc.property(allowed, allowed, (brand, accent) => {
        const [day = {}, night = {}] = declared(coloursCss({ brand, accent }));
        for (const [sheet, ground, ink] of [[day, PAPER, INK] as const, [night, NIGHT, INK_BY_NIGHT] as const]) {
          for (const name of ['brand', 'accent']) {
            expect(contrast(sheet[name] ?? '', ground)).toBeGreaterThanOrEqual(4.3);
            expect(contrast(ink, sheet[`${name}-tint`] ?? '')).toBeGreaterThanOrEqual(7);
          }
          expect(contrast(sheet['on-brand'] ?? '', sheet.brand ?? '')).toBeGreaterThanOrEqual(4.5);
        }
      }),
    );
  });

  it('keep their hue in the dark', () => {
    const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) =>
      Number.parseInt(lightened('#0b4f5c', NIGHT).slice(at, at + 2), 16),
    );
    expect(blue).toBeGreaterThan(green);
    expect(green).toBeGreaterThan(red);
  });

  it('turn to white when nothing else can be read', () => {
    expect(lightened('#000000', '#808080')).toBe('#ffffff');
  });

  it('mix by shares', () => {
    expect(mix('#ffffff', '#000000', 0.5)).toBe('#808080');
    expect(mix('#0b4f5c', '#fbfaf7', 1)).toBe('#0b4f5c');
  });

  it('measure contrast as WCAG does, in either order', () => {
    expect(contrast('#ffffff', '#000000')).toBeCloseTo(21);
    expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 1);
    expect(contrast('#ffffff', '#777777')).toBe(contrast('#777777', '#ffffff'));
  });
});
