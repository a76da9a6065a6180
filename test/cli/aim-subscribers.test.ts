import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { cliWith, peopleCsv } from './personal.ts';

const folder = await mkdtemp(join(tmpdir(), 'aim-people-'));
afterAll(() => rm(folder, { recursive: true }));

const aimAt = async (hotspot: string): Promise<number> =>
  JSON.parse((await cliWith(folder, ['aim', '--hotspot', hotspot, '--json'])).stdout).subscribers;

it('counts who gets bulletins for a place, its district or the county, and makes no database by asking', async () => {
  expect(await aimAt('holme-wood')).toBe(0);
  expect(existsSync(join(folder, 'data'))).toBe(false);
  const csv = join(folder, 'people.csv');
  const others = ['dara', 'esme', 'finn'].map(
    (name, at) => `${name}@reader.example,${['bradford', 'county', 'leeds'][at]},en,each,A stall,2026-01-01`,
  );
  await writeFile(csv, `${[peopleCsv(['anna', 'bash']), ...others].join('\n')}\n`);
  expect((await cliWith(folder, ['import', 'subscribers', csv])).code).toBe(0);
  expect(await aimAt('holme-wood')).toBe(4);
  expect(await aimAt('beeston')).toBe(2);
});
