import { describe, expect, it } from 'vitest';
import { findNarrowing } from '#area/reach/narrowing.ts';
import type { Placed } from '#area/reach/reach.ts';
import { toldFinding } from '#problem/wording.ts';
import { rectangle } from '../outlines.ts';
import { codeOf, libraryOf, type Point } from './invented.ts';

const LIMITS = { homesFloor: 50, homesPerPostcode: 15 };
/** One postcode at each whole hundredth of a degree eastwards. */
const row = (count: number): Point[] => Array.from({ length: count }, (_, at) => [codeOf(at), at / 100, 50]);
/** A place from one of these postcodes to another. */
const span = (id: string, from: number, to: number): Placed => ({
  id,
  properties: { name: id.toUpperCase() },
  geometry: rectangle(from / 100 - 0.005, 49.9, to / 100 + 0.005, 50.1),
});
const narrow = (hotspots: Placed[], areas = libraryOf(row(40))) => findNarrowing(hotspots, areas, LIMITS);
const told =
  (code: string) =>
  (hotspots: Placed[], areas = libraryOf(row(40))): string[] =>
    narrow(hotspots, areas)
      .filter(({ finding }) => finding.code === code)
      .map((one) => one.hotspots.join('+'));
const sets = told('places-narrow-to-few');
const differences = told('places-differ-by-few');

describe('places of which one holds little more than the other', () => {
  it('are told with what only the one has', () => {
    const found = narrow([span('a', 0, 10), span('b', 0, 8)]);
    expect(found.map(({ finding }) => toldFinding(finding).message)).toEqual([
      'A holds about 30 homes that are not in B, which it overlaps. A story for the one and not the other points at fewer than 50 homes.',
    ]);
    expect(differences([span('b', 0, 8), span('a', 0, 10)])).toEqual(['a+b']);
  });

  it('may be the same, lie apart, or differ by as many homes as the floor', () => {
    expect(differences([span('a', 0, 10), span('b', 0, 10)])).toEqual([]);
    expect(differences([span('a', 0, 1), span('b', 2, 20)])).toEqual([]);
    expect(differences([span('a', 0, 10), span('b', 0, 6)])).toEqual([]);
  });
});

describe('places that overlap', () => {
  it('are told when fewer homes than the floor lie in both', () => {
    const found = narrow([span('a', 0, 10), span('b', 9, 20)]);
    expect(found.map(({ hotspots }) => hotspots)).toEqual([['a', 'b']]);
    expect(found.map(({ finding }) => toldFinding(finding).message)).toEqual([
      'A and B have about 30 homes in common. Stories for these places together would point at fewer than 50 homes.',
    ]);
  });

  it('may share nothing, or as many homes as the floor', () => {
    expect(sets([span('a', 0, 10), span('b', 11, 20)])).toEqual([]);
    expect(sets([span('a', 0, 10), span('b', 7, 20)])).toEqual([]);
  });

  it('are found wherever they stand in the list', () => {
    expect(sets([span('a', 0, 13), span('b', 10, 25), span('c', 0, 10)])).toEqual(['b+c']);
  });

  it('are told once: a set is left out when a smaller one in it is told', () => {
    expect(sets([span('a', 0, 10), span('b', 9, 20), span('c', 10, 30)])).toEqual(['a+b', 'a+c']);
  });

  it('are not narrowed by postcodes in which nobody lives', () => {
    const homes = Object.fromEntries(row(40).map(([code], at) => [code, at === 10 ? 0 : 20]));
    expect(sets([span('a', 0, 10), span('b', 10, 20)], libraryOf(row(40), { homes }))).toEqual([]);
    expect(sets([span('a', 0, 11), span('b', 10, 20)], libraryOf(row(40), { homes }))).toEqual(['a+b']);
  });

  it('cannot be judged without postcodes', () => {
    expect(sets([span('a', 0, 10), span('b', 10, 20)], libraryOf(undefined))).toEqual([]);
  });
});

it('names all three places where only all three together narrow', () => {
  const points: Point[] = [
    ...['ab', 'bc', 'ac'].flatMap((_, pair) =>
      Array.from({ length: 3 }, (_, at): Point => [codeOf(10 * pair + at), 0.01 * (1 + pair), 50 + at / 1000]),
    ),
    [codeOf(99), 0.05, 50],
  ];
  const at = (...columns: number[]): Placed['geometry'] => ({
    type: 'MultiPolygon',
    coordinates: columns.map((east) => rectangle(east - 0.002, 49.99, east + 0.002, 50.01).coordinates),
  });
  const hotspots = [
    { id: 'a', properties: { name: 'A' }, geometry: at(0.01, 0.03, 0.05) },
    { id: 'b', properties: { name: 'B' }, geometry: at(0.01, 0.02, 0.05) },
    { id: 'c', properties: { name: 'C' }, geometry: at(0.02, 0.03, 0.05) },
  ];
  expect(sets(hotspots, libraryOf(points))).toEqual(['a+b+c']);
});
