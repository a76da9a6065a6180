import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { doOverlap, isWithin } from '#area/map/frame.ts';
import { type Named, placeLabels } from '#area/map/labels.ts';

const inside = { x: 0, y: 0, width: 200, height: 100 };
const named = (kind: Named['kind'], text: string, x: number, y: number, size = 4): Named => ({
  kind,
  text,
  around: { x: x - size / 2, y: y - size / 2, width: size, height: size },
});
const linesOf = (things: Named[], taken: Parameters<typeof placeLabels>[2] = []) =>
  placeLabels(things, inside, taken, 10).flatMap(({ lines }) => lines);

describe('the name of a place', () => {
  it('stands to its right where there is room', () => {
    expect(linesOf([named('place', 'Otley', 50, 50)])).toMatchObject([{ text: 'Otley', anchor: 'start' }]);
  });

  it('stands to its left near the right edge', () => {
    expect(linesOf([named('place', 'Otley', 195, 50)])).toMatchObject([{ anchor: 'end' }]);
  });

  it('stands above it when something is on both sides', () => {
    const taken = [
      { x: 53, y: 46, width: 100, height: 8 },
      { x: 0, y: 46, width: 47, height: 8 },
    ];
    expect(linesOf([named('place', 'Otley', 50, 50)], taken)).toMatchObject([{ anchor: 'middle' }]);
  });

  it('stands over the middle of a district', () => {
    expect(linesOf([named('district', 'Leeds', 100, 50, 0)])).toMatchObject([{ x: 100, anchor: 'middle' }]);
  });

  it('is set in two lines when it is long', () => {
    const lines = linesOf([named('focus', 'Huddersfield centre and Fartown', 100, 60)]);
    expect(lines.map(({ text }) => text)).toEqual(['Huddersfield', 'centre and Fartown']);
    expect(lines[1]?.y).toBeGreaterThan(lines[0]?.y ?? Infinity);
  });

  it('is left out when there is no room', () => {
    expect(linesOf([named('place', 'Otley', 50, 50)], [inside])).toEqual([]);
    expect(linesOf([named('focus', 'Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch', 50, 50)])).toEqual([]);
  });

  it('is left out when it could be read as the name of the place beside it', () => {
    const near = linesOf([named('focus', 'One', 100, 50, 10), named('focus', 'Other', 113, 50, 10)]);
    expect(near.find(({ text }) => text === 'One')?.anchor).toBe('end');
    expect(near.find(({ text }) => text === 'Other')?.anchor).toBe('start');
  });

  it('is given to the first of two that want the same room', () => {
    const both = [named('place', 'First', 50, 50), named('place', 'Second', 51, 50)];
    expect(linesOf(both).map(({ text }) => text)).toEqual(['First']);
  });

  it('never covers another or leaves the map', () => {
    const thing = fc
      .record({
        kind: fc.constantFrom('focus' as const, 'district' as const, 'place' as const),
        text: fc.string({ maxLength: 30 }),
        x: fc.integer({ min: -20, max: 220 }),
        y: fc.integer({ min: -20, max: 120 }),
      })
      .map(({ kind, text, x, y }) => named(kind, text, x, y, kind === 'district' ? 0 : 4));
    fc.assert(
      fc.property(fc.array(thing, { maxLength: 12 }), (things) => {
        const placed = placeLabels(things, inside, [], 10);
        const boxes = placed.map(({ lines }) => lines.map(({ box }) => box));
        expect(boxes.flat().every((box) => isWithin(box, inside))).toBe(true);
        for (const [index, block] of boxes.entries()) {
          const others = boxes.slice(index + 1).flat();
          expect(block.some((box) => others.some((other) => doOverlap(box, other)))).toBe(false);
        }
      }),
    );
  });
});
