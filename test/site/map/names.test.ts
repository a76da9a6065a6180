import { describe, expect, it } from 'vitest';
import { doOverlap, type Rect } from '#area/map/frame.ts';
import { type NamedPlace, type Placed, planNames } from '../../../site/components/map/names.ts';

const ROOM = { inside: { x: 0, y: 0, width: 400, height: 300 }, taken: [], size: 14 };
const NONE = { districts: [], towns: [] };

const dot = (x: number, y: number): Rect => ({ x: x - 10, y: y - 10, width: 20, height: 20 });
const placeAt = (name: string, x: number, y: number, isFirst = false): NamedPlace => ({
  ...{ id: name.toLowerCase(), name, stories: '3 stories', isFirst },
  ...{ around: dot(x, y), box: dot(x, y) },
});

const wordsOf = (placed: readonly Placed[]): string[] =>
  placed.map(({ lines }) => lines.map(({ text }) => text).join(' | '));

describe('the names on the readers’ map', () => {
  it('tell how many stories there are where all of them find room', () => {
    const places = [placeAt('Mill', 100, 100), placeAt('Quay', 300, 200)];
    expect(wordsOf(planNames({ places, ...NONE }, ROOM))).toEqual(['Mill | 3 stories', 'Quay | 3 stories']);
  });

  it('leave the stories out where a place would lose its name for them, but not for the chosen one', () => {
    const places = [0, 1, 2, 3].map((row) => placeAt(`Place ${row}`, 200, 80 + row * 34, row === 0));
    expect(wordsOf(planNames({ places, ...NONE }, ROOM))).toEqual([
      'Place 0 | 3 stories',
      'Place 1',
      'Place 2',
      'Place 3',
    ]);
  });

  it('are for the chosen place first', () => {
    const places = [placeAt('Mill', 200, 150), placeAt('Quay', 200, 180, true)];
    const tight = { ...ROOM, inside: { x: 130, y: 130, width: 140, height: 70 } };
    expect(wordsOf(planNames({ places, ...NONE }, tight))[0]).toMatch(/^Quay/);
  });

  it('are for the chosen place also where it stands so close to others that a name could be taken for theirs', () => {
    const crowd = (isFirst: boolean) => [
      placeAt('Mill', 200, 150, isFirst),
      ...[140, 162, 184, 206, 228, 250, 272].flatMap((x) => [placeAt('Above', x, 125), placeAt('Below', x, 175)]),
    ];
    const names = (isFirst: boolean) => wordsOf(planNames({ places: crowd(isFirst), ...NONE }, ROOM));
    expect(names(false)).not.toContain('Mill');
    expect(names(true)).toContain('Mill');
  });

  it('find room for as many places as can be, whichever comes first', () => {
    const places = [placeAt('Mill', 120, 120), placeAt('Quay Street', 20, 120), placeAt('Long Lane', 160, 180)];
    const narrow = { ...ROOM, inside: { x: 0, y: 0, width: 300, height: 200 } };
    expect(planNames({ places, ...NONE }, narrow)).toHaveLength(3);
  });

  it('take the room that their words take in the face on the screen, where that can be measured', () => {
    const places = [placeAt('Mill', 150, 150), placeAt('Quay', 230, 150)];
    const strip = { ...ROOM, inside: { x: 130, y: 138, width: 200, height: 24 } };
    const ofWidth = (width: number) => planNames({ places, ...NONE }, { ...strip, widthOf: () => width });
    expect(wordsOf(ofWidth(30))).toEqual(['Mill', 'Quay']);
    expect(wordsOf(ofWidth(90))).toEqual([]);
  });

  it('never cover each other, a dot, or a button', () => {
    const button = { x: 340, y: 0, width: 60, height: 120 };
    const places = [0, 1, 2, 3, 4, 5].map((at) => placeAt(`Some place ${at}`, 60 + at * 50, 60 + (at % 3) * 40));
    const towns = [{ name: 'Town', around: { x: 200, y: 200, width: 5, height: 5 } }];
    const districts = [{ name: 'District', around: { x: 150, y: 150, width: 0, height: 0 } }];
    const placed = planNames({ places, towns, districts }, { ...ROOM, taken: [button] });
    const blocks = placed.map(({ lines }) => lines.map(({ box }) => box));
    const all = [...blocks, [button], ...places.map(({ box }) => [box])];
    for (const [index, block] of blocks.entries()) {
      for (const other of all.slice(index + 1)) {
        expect(block.some((one) => other.some((two) => doOverlap(one, two)))).toBe(false);
      }
    }
    expect(placed.length).toBeGreaterThan(4);
  });

  it('keep a town out of the outline of a place', () => {
    const outline = { x: 100, y: 100, width: 150, height: 150 };
    const wide = { ...placeAt('Mill', 175, 175), box: outline, around: { x: 175, y: 175, width: 0, height: 0 } };
    const towns = [{ name: 'Town', around: { x: 120, y: 120, width: 5, height: 5 } }];
    expect(wordsOf(planNames({ places: [wide], districts: [], towns }, ROOM))).toEqual(['Mill | 3 stories']);
  });

  it('are not given to what is not on the screen', () => {
    expect(planNames({ places: [placeAt('Far', 900, 900)], ...NONE }, ROOM)).toEqual([]);
  });
});
