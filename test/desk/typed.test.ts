import { describe, expect, it } from 'vitest';
import { boxOf } from '#area/shape/geometry.ts';
import { areaKm2 } from '#area/shape/measure.ts';
import { circleOf } from '#desk/circle.ts';
import { dotsIn } from '#desk/dots.ts';
import { joinAreas } from '#desk/join.ts';
import { idFrom } from '#desk/page/place-form.ts';
import { lengthInWords, shareInWords } from '#desk/page/reach-view.ts';
import { IMPORTED, WARDS } from '../aiming/brackenshire.ts';
import { rectangle } from '../area/outlines.ts';
import { boundary, columns, libraryOf } from '../area/reach/invented.ts';

const BOX = { west: 0.2, south: 50.5, east: 0.8, north: 50.8 };
const circle = (middle: string, radius: string, areas = IMPORTED) => circleOf({ middle, radius }, areas, BOX, 2031);
const sentence = (found: object): string => ('sentence' in found ? String(found.sentence) : JSON.stringify(found));

describe('a circle that is typed', () => {
  it.each([
    ['ZZ1 1AA', '500 m'],
    [' zz11aa ', '500m'],
    ['ZZ1 1AA', '0.5 km'],
    ['50.603, 0.302', '500'],
    ['0.302 50.603', '500 m'],
  ])('round %j by %j has its size and its middle', (middle, radius) => {
    const found = circle(middle, radius);
    if ('sentence' in found) throw new Error(found.sentence);
    expect(areaKm2(found.outline)).toBeCloseTo(Math.PI / 4, 2);
    const box = boxOf([found.outline]);
    expect(((box?.west ?? 0) + (box?.east ?? 0)) / 2).toBeCloseTo(0.302, 5);
    // Anybody may read this: it tells no postcode.
    expect(found.madeOf).toMatch(/^Drawn as a circle of [\d.]+ ?k?m, 2031$/);
  });

  it.each([
    ['', '500 m', 'Write a postcode'],
    ['ZZ1', '500 m', 'only the beginning'],
    ['somewhere', '500 m', 'does not look like a postcode'],
    ['ZZ9 9ZZ', '500 m', 'not among the imported'],
    ['ZZ1 1AA', 'near', 'not a length'],
    ['ZZ1 1AA', '50 m', 'too small'],
    ['50.603, 0.302', '50 m', 'from 100 m to 38 km'],
    ['50.603, 0.302', '-5', 'from 100 m to 38 km'],
  ])('round %j by %j is answered in words', (middle, radius, words) => {
    expect(sentence(circle(middle, radius))).toContain(words);
  });

  it('says what else to write when there are no postcodes', () => {
    // The example lies in the county, wherever that is.
    expect(sentence(circle('ZZ1 1AA', '500 m', { boundaries: [] }))).toMatch(
      /“npm run import -- postcodes FILE” takes them in\. Until then, write latitude and longitude, such as 50\.65, 0\.5\.$/,
    );
  });
});

describe('official areas that are joined', () => {
  it('lose the line between them, and keep their ground', () => {
    const joined = joinAreas({ kind: 'ward', codes: ['E99000011', 'E99000012'] }, IMPORTED);
    if ('sentence' in joined) throw new Error(joined.sentence);
    expect(joined.outline.type).toBe('Polygon');
    expect(areaKm2(joined.outline)).toBeCloseTo(areaKm2(rectangle(0.2, 50.5, 0.5, 50.7)), 3);
  });

  it('keep apart what does not touch', () => {
    const joined = joinAreas({ kind: 'ward', codes: ['E99000011', 'E99000013'] }, IMPORTED);
    expect('outline' in joined && joined.outline.type).toBe('MultiPolygon');
  });

  it('of several years are told and not pinned', () => {
    const areas = libraryOf(undefined, {
      wards: [
        boundary('A', 'A', rectangle(0.2, 50.5, 0.3, 50.6), '2018'),
        boundary('B', 'B', rectangle(0.3, 50.5, 0.4, 50.6), '2025'),
      ],
    });
    expect(joinAreas({ kind: 'ward', codes: ['A', 'B'] }, areas)).toMatchObject({
      madeOf: 'Made of 2 official areas as drawn in 2018 and 2025',
    });
  });

  it('have no gap where two sources do not quite meet', () => {
    const gap = [
      rectangle(0.2, 50.5, 0.3, 50.55),
      rectangle(0.2, 50.55, 0.24999, 50.6),
      rectangle(0.25, 50.55, 0.3, 50.6),
      rectangle(0.2, 50.6, 0.3, 50.65),
    ];
    const wards = gap.map((outline, at) => boundary(`G${at}`, `G${at}`, outline, '2031'));
    const joined = joinAreas({ kind: 'ward', codes: wards.map(({ code }) => code) }, libraryOf(undefined, { wards }));
    expect('outline' in joined && joined.outline).toMatchObject({ type: 'Polygon', coordinates: { length: 1 } });
  });

  it('have no more points than a place may have', () => {
    const ring = Array.from({ length: 5000 }, (_, at): [number, number] => {
      const angle = (at / 5000) * 2 * Math.PI;
      return [0.5 + 0.1 * Math.cos(angle), 50.6 + 0.1 * Math.sin(angle)];
    });
    const round = boundary('R', 'R', { type: 'Polygon', coordinates: [[...ring, ...ring.slice(0, 1)]] }, '2031');
    const joined = joinAreas({ kind: 'ward', codes: ['R'] }, libraryOf(undefined, { wards: [round] }));
    if ('sentence' in joined) throw new Error(joined.sentence);
    expect(joined.outline.coordinates[0]?.length).toBeLessThanOrEqual(2000);
    expect(areaKm2(joined.outline) / areaKm2(round.outline)).toBeCloseTo(1, 3);
  });

  it.each([
    [{ kind: 'small-area' as const, codes: ['x'] }, 'were imported'],
    [{ kind: 'ward' as const, codes: [] }, 'Choose at least one'],
    [{ kind: 'ward' as const, codes: ['E99000011', 'gone'] }, 'no longer among'],
  ])('%j are answered in words', (chosen, words) => {
    expect(sentence(joinAreas(chosen, IMPORTED))).toContain(words);
  });

  it('are known to these tests', () => {
    expect(WARDS).toHaveLength(3);
  });
});

it('shows no postcodes where there are too many to tell apart', () => {
  const many = Array.from({ length: 5000 }, (_, at): [string, number, number] => [`P${at}`, 0.3, 50.6]);
  const areas = { ...IMPORTED, postcodes: IMPORTED.postcodes && { ...IMPORTED.postcodes, inUse: columns(many) } };
  expect(dotsIn(BOX, areas)).toEqual([]);
  expect(dotsIn(BOX, IMPORTED)).toHaveLength(30);
  expect(dotsIn({ ...BOX, east: 0.25 }, IMPORTED)).toEqual([]);
});

it.each([
  [{ name: 'Keighley East', ofPlace: 0.79, share: 1 }, 'Keighley East: 79% of the place; all of that ward'],
  [{ name: 'Worth Valley', ofPlace: 1, share: 0.034 }, 'All of it lies in Worth Valley; 3% of that ward'],
  [{ name: 'Craven', ofPlace: 0.2, share: 0.001 }, 'Craven: 20% of the place; under 1% of that ward'],
])('says of shares whose they are: %j', (share, words) => {
  expect(shareInWords(share, 'that ward')).toBe(words);
  expect(shareInWords({ name: 'Leeds', ofPlace: 1, share: 0.5 })).toBe('All of it lies in Leeds');
});

it.each([
  [0.043, '40 m'],
  [0.85, '850 m'],
  [0.999, '1.0 km'],
  [1.23, '1.2 km'],
  [31.4, '31 km'],
])('says %d km as %j', (km, words) => {
  expect(lengthInWords(km)).toBe(words);
});

it.each([
  ['Holme Wood', 'holme-wood'],
  ['St Ann’s, north', 'st-anns-north'],
  ['  Café Łódź  ', 'cafe-lodz'],
  ['2nd Street', 'nd-street'],
  ['اردو', ''],
  ['x'.repeat(80), 'x'.repeat(60)],
])('suggests for the name %j the file name %j', (name, id) => {
  expect(idFrom(name)).toBe(id);
});
