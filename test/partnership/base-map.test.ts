import { describe, expect, it } from 'vitest';
import { baseMapSchema, originOf } from '#partnership/base-map.ts';

const credit = 'Someone';
const isTaken = (map: object): boolean => baseMapSchema.safeParse({ credit, ...map }).success;

describe('a base map', () => {
  it.each([
    ['https://tiles.example/{z}/{x}/{y}.png', 'https://tiles.example'],
    ['https://tiles.example:8443/v1/{z}/{y}/{x}?key=a-b_c', 'https://tiles.example:8443'],
  ])('of squares at %s is asked of %s', (tiles, origin) => {
    expect(originOf(baseMapSchema.parse({ tiles, credit }))).toBe(origin);
  });

  it.each([
    ['https://maps.example/west.pmtiles', 'https://maps.example'],
    ['/maps/west.pmtiles', undefined],
  ])('in one file at %s is asked of %s', (pmtiles, origin) => {
    expect(originOf(baseMapSchema.parse({ pmtiles, credit }))).toBe(origin);
  });

  it.each([
    'http://tiles.example/{z}/{x}/{y}.png',
    '//tiles.example/{z}/{x}/{y}.png',
    'https://tiles.example/{z}/{x}.png',
    'https://tiles.example/{z}/{x}/{y}/{y}.png',
    'https://{x}.tiles.example/{z}/{x}/{y}.png',
    'https://{z}.example/{x}/{y}.png',
    'https://user:secret@tiles.example/{z}/{x}/{y}.png',
    'https://tiles.example/{z}/{x}/{y}.png; script-src *',
    "https://tiles.example/{z}/{x}/{y}.png'unsafe-inline'",
    'https://tiles.example/{z}/{x}/{y}.png,https://other.example',
    'https://tiles.example/{z}/{x}/{y}.png\nX-Header: 1',
    'https://localhost/{z}/{x}/{y}.png',
    'https://*/{z}/{x}/{y}.png',
    'https://%2a.example/{z}/{x}/{y}.png',
    'https://tiles.example%2eother.example/{z}/{x}/{y}.png',
    'https://tiles.example/%2e%2e/{z}/{x}/{y}.png',
    'data:image/png,{z}{x}{y}',
    '',
  ])('of squares at %j is refused', (tiles) => {
    expect(isTaken({ tiles })).toBe(false);
  });

  it.each([
    'http://maps.example/west.pmtiles',
    'https://maps.example/west.mbtiles',
    '//maps.example/west.pmtiles',
    '/../west.pmtiles',
    '/%2fother.example/west.pmtiles',
    '/.//other.example/west.pmtiles',
    '/maps/a b.pmtiles',
    '/maps/west.pmtiles?x=.pmtiles',
    'javascript:alert(1)//.pmtiles',
    'west.pmtiles',
  ])('in one file at %j is refused', (pmtiles) => {
    expect(isTaken({ pmtiles })).toBe(false);
  });

  it('is one or the other, and says whose it is', () => {
    const [tiles, pmtiles] = ['https://tiles.example/{z}/{x}/{y}.png', '/west.pmtiles'];
    expect(isTaken({ tiles, pmtiles })).toBe(false);
    expect(isTaken({})).toBe(false);
    expect(baseMapSchema.safeParse({ tiles }).success).toBe(false);
  });
});
