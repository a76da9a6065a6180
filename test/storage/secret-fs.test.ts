import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openData } from '#storage/open-data.ts';
import { keyedHash, readSecret } from '#storage/secret-fs.ts';
import { dataFolder, storagePlaceOf } from '#storage/storage-place.ts';

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'secret-'));
});
afterEach(() => rm(root, { recursive: true }));

describe('the place of personal data', () => {
  it('is data/ in the root, or DATA_DIR, or the server of DATABASE_URL', () => {
    expect(storagePlaceOf({}, '/r')).toEqual({ kind: 'sqlite', file: '/r/data/precision.db' });
    expect(storagePlaceOf({ DATA_DIR: '/d' }, '/r')).toEqual({ kind: 'sqlite', file: '/d/precision.db' });
    expect(dataFolder({ DATA_DIR: '/d' }, '/r')).toBe('/d');
    const url = 'postgres://me@db.example/precision';
    expect(storagePlaceOf({ DATABASE_URL: url, DATA_DIR: '/d' }, '/r')).toEqual({ kind: 'postgres', url });
  });

  it.each(['mysql://me:hunter2@db.example/x', 'postgres://[:hunter2'])(
    'is not %s, and says so without repeating it',
    (url) => {
      expect(() => storagePlaceOf({ DATABASE_URL: url }, '/r')).toThrow(
        /^(?!.*hunter2).*not the address of a PostgreSQL/,
      );
    },
  );
});

describe('the secret', () => {
  it('is made once, by chance, for its owner only', async () => {
    const [one, two] = await Promise.all([readSecret({}, root), readSecret({}, root)]);
    expect(one).toEqual(two);
    expect(await readSecret({}, root)).toEqual(one);
    expect((await stat(join(root, 'data', 'secret.key'))).mode & 0o777).toBe(0o600);
    const other = await readSecret({ DATA_DIR: join(root, 'other') }, root);
    expect(other).not.toEqual(one);
  });

  it('is that of the environment when it is given, and no file is made', async () => {
    const env = { PRECISION_SECRET: 'x'.repeat(40) };
    expect(await readSecret(env, root)).toEqual(await readSecret(env, '/elsewhere'));
    await expect(readFile(join(root, 'data', 'secret.key'))).rejects.toThrow('ENOENT');
  });

  it('is refused when it could be guessed', async () => {
    await expect(readSecret({ PRECISION_SECRET: 'swordfish' }, root)).rejects.toThrow('PRECISION_SECRET is too short.');
    await readSecret({}, root);
    await writeFile(join(root, 'data', 'secret.key'), '\n');
    await expect(readSecret({}, root)).rejects.toThrow('should hold the secret of this partnership');
  });

  it('hashes differently for each purpose and each secret', async () => {
    const secret = await readSecret({}, root);
    const other = await readSecret({ PRECISION_SECRET: 'x'.repeat(40) }, root);
    const hashes = [keyedHash(secret, 'a', 'b'), keyedHash(secret, 'b', 'b'), keyedHash(other, 'a', 'b')];
    expect(new Set(hashes.map((hash) => hash.toString('hex'))).size).toBe(3);
    expect(keyedHash(secret, 'a', 'b')).toEqual(hashes[0]);
  });

  it('is tied to the database that was made with it', async () => {
    const { storage } = await openData({}, root);
    await storage.close();
    const again = await openData({}, root);
    await again.storage.close();
    const foreign = openData({ PRECISION_SECRET: 'x'.repeat(40) }, root);
    await expect(foreign).rejects.toThrow('The secret is not the one that this database was made with.');
  });
});
