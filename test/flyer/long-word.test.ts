import { describe, expect, it } from 'vitest';
import { charactersThatFit } from '#flyer/long-word.ts';

/** As if each character were a millimetre wide; counts how often it is asked, and of how many at most. */
function ruler() {
  const asked: number[] = [];
  const widthOf = (count: number): number => {
    asked.push(count);
    return count;
  };
  return { asked, widthOf };
}
const fitting = (word: string, room: number): string => word.slice(0, charactersThatFit(word, room, ruler().widthOf));

describe('what of a long word fits a line', () => {
  it('is all of it, or as many letters as have room', () => {
    expect(fitting('a'.repeat(300), 300)).toHaveLength(300);
    for (const room of [1, 63, 64, 65, 127, 128, 129, 299]) expect(fitting('a'.repeat(300), room)).toHaveLength(room);
  });

  it('is at least one letter, and never a part of one', () => {
    expect(fitting('abc', 0.5)).toBe('a');
    expect(fitting('क्षक्ष', 1)).toBe('क्ष');
    for (const room of [60, 62, 63, 64])
      expect(fitting('\u{1f600}'.repeat(100), room + 0.5)).toMatch(/^(?:\u{1f600})+$/u);
  });

  it('ends after a part of an address, or else after another mark, where the line is filled well enough', () => {
    expect(fitting('lamps.example/streets/marsh-end', 28)).toBe('lamps.example/streets/');
    expect(fitting('lamps.example.of.marshend', 20)).toBe('lamps.example.of.');
    expect(fitting('a/bcdefghijklmnopqrstuvwxyz', 20)).toHaveLength(20);
  });

  it('is a part of a letter that joins without end', () => {
    expect(fitting('ক্'.repeat(500), 41)).toBe('ক্'.repeat(20));
  });

  it('is found by a few looks at little more than a line, however long the word is', () => {
    for (const length of [500, 5000, 50_000]) {
      const { asked, widthOf } = ruler();
      expect(charactersThatFit('abcde'.repeat(length / 5), 80, widthOf)).toBe(80);
      expect(asked.length).toBeLessThan(16);
      expect(Math.max(...asked)).toBeLessThanOrEqual(160);
    }
  });
});
