import { describe, expect, it } from 'vitest';
import { findBoundaryChange } from '#area/boundary-made.ts';
import type { AreaLibrary, Boundary } from '#area/library/area-library.ts';
import { type MadeOf, madeOfInWords, madeOfSchema } from '#area/made-of.ts';
import type { Outline } from '#area/shape/geometry.ts';
import { rectangle, together } from './outlines.ts';

const area = (code: string, west: number, vintage = '2025'): Boundary => ({
  code,
  name: `Ward ${code}`,
  vintage,
  outline: rectangle(west, 50, west + 0.1, 50.1),
});
const libraryOf = (...areas: Boundary[]): AreaLibrary => ({
  boundaries: [{ kind: 'ward', source: '', licence: '', credit: '', areas }],
});
const BOTH = together(rectangle(0, 50, 0.1, 50.1), rectangle(0.1, 50, 0.2, 50.1));
const wards = { kind: 'ward', vintage: '2025', codes: ['E05000001', 'E05000002'] } satisfies MadeOf;
const found = (library: AreaLibrary, outline: Outline = BOTH, madeOf: MadeOf = wards) =>
  findBoundaryChange(outline, madeOf, library);

describe('an outline that is made of official areas', () => {
  it('is as it should be while the same lines are there', () => {
    expect(found(libraryOf(area('E05000001', 0), area('E05000002', 0.1), area('E05000003', 0.2, '2031')))).toEqual([]);
  });

  it('is not judged where nothing of its kind was imported, or when it says so in a sentence', () => {
    expect(found({ boundaries: [] })).toEqual([]);
    expect(found(libraryOf(area('E05000001', 0, '2031')), BOTH, 'Made of two wards')).toEqual([]);
  });

  it('is told that newer lines have come', () => {
    const newer = libraryOf(area('E05000001', 0, '2026'), area('E05000002', 0.1, '2025'));
    expect(found(newer)).toEqual([{ code: 'boundary-newer', args: { kind: 'ward', vintage: '2025', newer: '2026' } }]);
  });

  it('is told which of its areas are gone, and that the others are newer', () => {
    expect(found(libraryOf(area('E05000001', 0, '2026'), area('E05000009', 0.1, '2026')))).toEqual([
      { code: 'boundary-newer', args: { kind: 'ward', vintage: '2025', newer: '2026' } },
      { code: 'boundary-code-gone', args: { code: 'E05000002', kind: 'ward', vintage: '2026' } },
    ]);
  });

  it.each([
    ['2025', 'December 2025', true],
    ['December 2024', 'May 2025', true],
    ['2025-09', '2025-10', true],
    ['2025', '2021', false],
    ['2018-2025', '2025', true],
    ['2025', '2004-2025', false],
  ])('lines of %s are older than those of %s: %s', (vintage, imported, isOlder) => {
    const library = libraryOf(area('E05000001', 0, imported));
    const codes = findBoundaryChange(
      rectangle(0, 50, 0.1, 50.1),
      { kind: 'ward', vintage, codes: ['E05000001'] },
      library,
    );
    expect(codes.map(({ code }) => code)).toEqual(isOlder ? ['boundary-newer'] : []);
  });

  it('is told when it was drawn otherwise than the lines of the same year', () => {
    const library = libraryOf(area('E05000001', 0), area('E05000002', 0.1));
    expect(found(library, rectangle(0, 50, 0.2, 50.08))).toEqual([
      { code: 'boundary-outline-differs', args: { kind: 'ward', vintage: '2025', percent: 20 } },
    ]);
    expect(found(library, rectangle(0, 50, 0.2, 50.0995))).toEqual([]);
  });
});

describe('what an outline is made of', () => {
  it.each<[MadeOf, string]>([
    ['Drawn by hand, 2026, a sample', 'Drawn by hand, 2026, a sample'],
    [wards, 'Made of 2 wards (E05000001, E05000002) as drawn in 2025'],
    [{ kind: 'ward', vintage: '2025', codes: ['E05000001'] }, 'Made of the ward (E05000001) as drawn in 2025'],
    [
      { kind: 'small-area', vintage: '2021', codes: ['a', 'b', 'c', 'd', 'e', 'f', 'g'], note: 'Without the park' },
      'Made of 7 small areas as drawn in 2021. Without the park',
    ],
  ])('is told in words', (madeOf, words) => {
    expect(madeOfSchema.parse(madeOf)).toEqual(madeOf);
    expect(madeOfInWords(madeOf)).toBe(words);
  });

  it.each([
    [{ kind: 'ward', vintage: '2025', codes: [] }],
    [{ kind: 'ward', vintage: '2025', codes: ['E05000001', 'E05000001'] }],
    [{ kind: 'ward', vintage: '2025', codes: ['<b>'] }],
    [{ kind: 'ward', vintage: '2025', codes: ['E05000001'], note: 'two\nlines' }],
    [{ kind: 'wards', vintage: '2025', codes: ['E05000001'] }],
    [{ kind: 'ward', codes: ['E05000001'] }],
    [{ kind: 'ward', vintage: '2025', codes: ['E05000001'], secret: 'x' }],
    [''],
    [12],
  ])('is refused: %j', (madeOf) => expect(madeOfSchema.safeParse(madeOf).success).toBe(false));
});
