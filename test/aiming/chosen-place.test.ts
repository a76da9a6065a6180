import { describe, expect, it } from 'vitest';
import { chooseCircle, chooseHotspot, chooseWard } from '#aiming/chosen-place.ts';
import { areaKm2 } from '#area/shape/measure.ts';
import { columns } from '../area/reach/invented.ts';
import { brackenshire, IMPORTED, STREETS, WARDS } from './brackenshire.ts';

const { county, hotspots } = await brackenshire();
const ward = (written: string, areas = IMPORTED) => chooseWard(written, areas, county);
const sentence = (found: object): string => ('sentence' in found ? String(found.sentence) : '');

describe('a ward', () => {
  it.each(['Harbour & Quay', 'harbour and quay', ' HARBOUR &  QUAY ', 'Harbour-and-Quay', 'E99000011', 'e99000011'])(
    'is found as %s',
    (written) => {
      expect(ward(written)).toEqual({
        outline: WARDS[0]?.outline,
        title: 'Harbour & Quay (ward E99000011 of 2031)',
        madeOf: { kind: 'ward', vintage: '2031', codes: ['E99000011'] },
      });
    },
  );

  it('is asked for by code when two have the name, and says where each is', () => {
    const asked = sentence(ward('Moor Town'));
    expect(asked).toContain('There are 2 wards called “Moor Town”');
    expect(asked).toMatch(/E99000012 {2}Saltmarsh, 2031\n {2}E99000013 {2}Uplands, 2031/);
    expect(ward('E99000013')).toMatchObject({ outline: WARDS[2]?.outline });
  });

  it.each([
    ['Harbor & Quay', 'Did you mean “Harbour & Quay”?'],
    ['Quay', 'These have it in their names: Harbour & Quay.'],
    ['Somewhere else', 'Write the name as it stands in the imported file'],
    ['', 'Write the name as it stands'],
  ])('that is not there is guessed at: %s', (written, hint) => expect(sentence(ward(written))).toContain(hint));

  it('cannot be found before wards are imported, and says so', () => {
    expect(sentence(ward('Harbour', { boundaries: [] }))).toContain('npm run import -- boundaries FILE');
  });
});

describe('a hotspot', () => {
  it('is found by its id', () => {
    expect(chooseHotspot('harbour', hotspots)).toMatchObject({ title: 'The Harbour', hotspot: 'harbour' });
  });

  it('is guessed at, or all are named', () => {
    expect(sentence(chooseHotspot('harbor', hotspots))).toContain('Did you mean “harbour”?');
    expect(sentence(chooseHotspot('nowhere-at-all', hotspots))).toContain('hill-end, harbour');
  });
});

describe('a circle round a postcode', () => {
  const postcodes = { source: '', licence: '', credit: '', vintage: '2031' };
  const areas = {
    boundaries: [],
    postcodes: { ...postcodes, inUse: columns(STREETS), ended: columns([['ZZ1 9ZZ', 0.3021, 50.603]]) },
  };
  const circle = (postcode: string, radius = '500m', of: Parameters<typeof chooseCircle>[2] = areas) =>
    chooseCircle(postcode, radius, of, 2031);

  it.each([
    ['zz11aa', '500m', 0.5, '500 m round ZZ1 1AA'],
    ['ZZ1 1AA', '1.5km', 1.5, '1.5 km round ZZ1 1AA'],
    ['ZZ1 1AA', '38km', 38, '38 km round ZZ1 1AA'],
  ])('is found for %s and %s', (postcode, radius, km, title) => {
    const found = circle(postcode, radius);
    expect(found).toMatchObject({ title });
    expect('outline' in found && areaKm2(found.outline) / (Math.PI * km * km)).toBeCloseTo(1, 1);
  });

  it('does not tell everybody which postcode is in its middle', () => {
    expect(circle('ZZ1 1AA')).toMatchObject({ madeOf: 'Drawn as a circle of 500 m, 2031' });
  });

  it.each([
    ['ZZ1', '500m', 'is only the beginning of a postcode. Write all of it, such as “ZZ1 1AA”'],
    ['ZZ1 1', '500m', 'is only the beginning'],
    ['ZZ8', '500m', 'There is no postcode in this county that begins with ZZ8'],
    ['ZZ1 5AA', '500m', 'ZZ1 5AA is not among the imported postcodes'],
    ['ZZ1 9ZZ', '500m', 'Royal Mail has ended the postcode ZZ1 9ZZ. The nearest one in use is ZZ1 1AA.'],
    ['', '500m', 'A postcode is missing'],
    ['?<script>', '500m', 'does not look like a postcode'],
    ['ZZ1 1AA', '500', '“500” is not a length'],
    ['ZZ1 1AA', '99m', 'too small'],
    ['ZZ1 1AA', '38.1km', 'too large'],
  ])('“%s” and “%s” are answered in words', (postcode, radius, words) => {
    expect(sentence(circle(postcode, radius))).toContain(words);
  });

  it('cannot be drawn before postcodes are imported, and says so', () => {
    expect(sentence(circle('ZZ1 1AA', '500m', { boundaries: [] }))).toContain('npm run import -- postcodes FILE');
  });
});
