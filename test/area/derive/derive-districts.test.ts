import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { deriveDistricts } from '#area/derive/derive-districts.ts';
import { districtsText } from '../shipped.ts';

const folder = dirname(createRequire(import.meta.url).resolve('echarts-united-kingdom-js/package.json'));
const mapScript = readFileSync(join(folder, 'echarts-united-kingdom-js/westminster_2016_uk.js'), 'utf8');

describe('the outlines of the districts', () => {
  it('that come with the project are exactly what the script derives from its source', () => {
    expect(deriveDistricts(mapScript)).toBe(districtsText);
  });

  it('cannot be derived when a constituency is missing', () => {
    expect(() => deriveDistricts(mapScript.replace('"Halifax"', '"Elsewhere"'))).toThrow();
  });

  it('cannot be derived when a district would fall apart', () => {
    expect(() =>
      deriveDistricts(mapScript.replaceAll('"Leeds Central"', '"Was Leeds"').replaceAll('"Bootle"', '"Leeds Central"')),
    ).toThrow(/rings/);
  });
});
