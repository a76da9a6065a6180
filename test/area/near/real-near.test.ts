import { describe, expect, it } from 'vitest';
import { nearFiles } from '#area/near/near-file.ts';
import { hasRealAreas, realText } from '../../real-areas.ts';
import { county } from '../shipped.ts';
import { directoryOf } from './invented.ts';

const CODES: Readonly<Record<string, string>> = {
  E08000032: 'bradford',
  E08000033: 'calderdale',
  E08000034: 'kirklees',
  E08000035: 'leeds',
  E08000036: 'wakefield',
};
const LARGEST_BYTES = 10_000;

describe.skipIf(!hasRealAreas)('the real postcodes of the county, where they are beside the project', () => {
  it('all have an answer, and at most three in a thousand not their own district', { timeout: 60_000 }, () => {
    const rows = realText('postcodes_wy.csv')
      .trim()
      .split(/\r?\n/)
      .slice(1)
      .map((row) => row.split(','));
    const points = rows.map(([code = '', latitude, longitude]): [string, [number, number]] => [
      code,
      [Number(longitude), Number(latitude)],
    ]);
    const own = new Map(rows.map(([code, , , district = '']) => [code, CODES[district]]));
    const files = nearFiles(directoryOf(Object.fromEntries(points)), [], county);
    const answers = [...files].flatMap(([outcode, file]) =>
      file.answers.flatMap(({ district, inUse }) =>
        (inUse.match(/.{3}/g) ?? []).map((incode) => ({ code: `${outcode} ${incode}`, district })),
      ),
    );
    expect(answers).toHaveLength(rows.length);
    const wrong = answers.filter(({ code, district }) => own.get(code) !== district);
    expect(wrong.length / answers.length).toBeLessThan(0.003);
    for (const file of files.values()) expect(JSON.stringify(file).length).toBeLessThan(LARGEST_BYTES);
  });
});
