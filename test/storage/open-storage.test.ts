import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { openStorage } from '#storage/open-storage.ts';
import { storageFault } from '#storage/storage-fault.ts';
import type { StoragePlace } from '#storage/storage-place.ts';
import { PROJECT } from '../shipped.ts';
import { onBoth } from './both.ts';

const OPENING = `
  import { openStorage } from '#storage/open-storage.ts';
  const storage = await openStorage(JSON.parse(process.argv[1]));
  await storage.close();`;

/** Opens a place in a process of its own; its exit code. */
async function openElsewhere(place: StoragePlace): Promise<number> {
  const words = ['--input-type=module-typescript', '-e', OPENING, JSON.stringify(place)];
  const child = spawn(process.execPath, words, { cwd: PROJECT, stdio: ['ignore', 'inherit', 'inherit'] });
  const [code] = await once(child, 'close');
  return Number(code);
}

const AN_EDITION = { id: 'e1', created_at: '', expires_at: '', selection: '[]', audience: 0, excluded: '{}' };

it('calls no fault of the storage what is one of the toolkit', () => {
  for (const error of [new Error('no such table'), new TypeError('x'), 'text', undefined])
    expect(storageFault(error)).toBeUndefined();
  expect(storageFault(Object.assign(new Error('UNIQUE constraint failed'), { errcode: 2067 }))).toBeUndefined();
});

onBoth('the storage', ({ kind, open, freshPlace }) => {
  it('has empty tables when it is new', async () => {
    const { db } = await open();
    expect(await db.selectFrom('subscribers').selectAll().execute()).toEqual([]);
    expect(await db.selectFrom('deliveries').selectAll().execute()).toEqual([]);
  });

  it('keeps what it holds when it is opened again', async () => {
    const place = await freshPlace();
    const first = await openStorage(place);
    await first.db.insertInto('facts').values({ name: 'a', value: 'b' }).execute();
    await first.close();
    const { db } = await open(place);
    expect(await db.selectFrom('facts').selectAll().execute()).toEqual([{ name: 'a', value: 'b' }]);
  });

  it('is made once when four processes open it at once', async () => {
    const place = await freshPlace();
    expect(await Promise.all([1, 2, 3, 4].map(() => openElsewhere(place)))).toEqual([0, 0, 0, 0]);
    const { db } = await open(place);
    const names = await db.selectFrom('migrations').select('name').orderBy('name').execute();
    expect(names.map(({ name }) => name)).toEqual([
      ...['0001-subscribers', '0002-deliveries', '0003-letters', '0004-editions-of-many', '0005-sums-of-old-editions'],
    ]);
  });

  it('is left alone when a newer toolkit has changed it', async () => {
    const place = await freshPlace();
    const { db } = await open(place);
    await db.insertInto('migrations').values({ name: '9999-later', at: '' }).execute();
    await expect(openStorage(place)).rejects.toThrow('A newer version of the toolkit has changed this database.');
  });

  it('counts in numbers', async () => {
    const { db } = await open();
    await db.insertInto('editions').values(AN_EDITION).execute();
    const counted = await db
      .selectFrom('editions')
      .select(({ fn }) => [fn.countAll<number>().as('count'), fn.sum<number>('audience').as('sum')])
      .executeTakeFirstOrThrow();
    expect({ ...counted }).toEqual({ count: 1, sum: 0 });
  });

  it('undoes all of a transaction that fails', async () => {
    const { db } = await open();
    const failing = db.transaction().execute(async (transaction) => {
      await transaction.insertInto('facts').values({ name: 'a', value: 'b' }).execute();
      throw new Error('stopped');
    });
    await expect(failing).rejects.toThrow('stopped');
    expect(await db.selectFrom('facts').selectAll().execute()).toEqual([]);
  });

  it('refuses a state that there is not, and areas of nobody', async () => {
    const { db } = await open();
    const orphan = db.insertInto('subscriber_areas').values({ subscriber: 'nobody', area: 'harbour' }).execute();
    await expect(orphan).rejects.toThrow(/foreign key/i);
    const delivery = { edition: 'none', subscriber: 's', address_key: '', language: 'en', areas: '[]', attempt: 0 };
    const strange = db.insertInto('deliveries').values({ ...delivery, message_id: 'm', state: 'sent' as 'queued' });
    await expect(strange.execute()).rejects.toThrow(/check constraint/i);
  });

  it('lets two that count up the same row in turn lose nothing', async () => {
    const place = await freshPlace();
    const both = [await open(place), await open(place)];
    await both[0]?.db.insertInto('attempts').values({ key: 'k', window_start: '', count: 0 }).execute();
    const add = async (storage: (typeof both)[number]): Promise<void> => {
      for (let time = 0; time < 20; time += 1) {
        await storage.db
          .updateTable('attempts')
          .set(({ eb }) => ({ count: eb('count', '+', 1) }))
          .execute();
      }
    };
    await Promise.all(both.map(add));
    const row = await both[0]?.db.selectFrom('attempts').select('count').executeTakeFirstOrThrow();
    expect(row?.count).toBe(40);
  });

  it('waits for another that writes, while the process goes on', async () => {
    const place = await freshPlace();
    const [one, two] = [await open(place), await open(place)];
    const fact = { name: 'turn', value: 'first' };
    await one.db.insertInto('facts').values(fact).execute();
    let waiting: Promise<unknown> | undefined;
    await one.db.transaction().execute(async (transaction) => {
      await transaction.updateTable('facts').set({ value: 'second' }).where('name', '=', 'turn').execute();
      waiting = two.db.updateTable('facts').set({ value: 'third' }).where('name', '=', 'turn').execute();
      await setTimeout(100);
    });
    await waiting;
    expect(await one.db.selectFrom('facts').select('value').where('name', '=', 'turn').execute()).toEqual([
      { value: 'third' },
    ]);
  });

  if (kind === 'sqlite') {
    it('lies in files for their owner only', async () => {
      const place = await freshPlace();
      await open(place);
      const file = place.kind === 'sqlite' ? place.file : '';
      for (const path of [file, `${file}-wal`]) expect((await stat(path)).mode & 0o077).toBe(0);
      expect((await stat(dirname(file))).mode & 0o077).toBe(0);
    });

    it('says so when the disk is full, and keeps what it had', async () => {
      const { db } = await open();
      await sql`pragma max_page_count = 1`.execute(db);
      const value = 'x'.repeat(1_000_000);
      const refused = await db.insertInto('facts').values({ name: 'a', value }).execute().catch(storageFault);
      expect(refused).toBe('The file of subscribers cannot be used: the disk is full.');
      expect(await db.selectFrom('facts').selectAll().execute()).toEqual([]);
    });

    it('says so when the file is something else', async () => {
      const place = await freshPlace();
      const file = place.kind === 'sqlite' ? place.file : '';
      await mkdir(dirname(file));
      await writeFile(file, 'Dear diary, '.repeat(1000));
      await expect(openStorage(place)).rejects.toThrow(
        `it is not a database; move it away, or bring back a copy.\n${file}`,
      );
    });
  } else {
    it('says so when nothing answers, without the password', async () => {
      const place: StoragePlace = { kind: 'postgres', url: 'postgres://me:hunter2@127.0.0.1:1/none' };
      const refused = openStorage(place).catch((error: Error) => error.message);
      expect(await refused).toContain('nothing answers there');
      expect(await refused).not.toContain('hunter2');
    });

    it('says so when the server throws it out, and then goes on', async () => {
      const storage = await open();
      const leave = sql`select pg_terminate_backend(pg_backend_pid())`.execute(storage.db);
      expect(await leave.catch(storageFault)).toMatch(/cannot be used: it (?:was stopped|broke off)\./);
      // Who asks before the end of that connection is noticed is told the same.
      await setTimeout(100);
      expect(await storage.db.selectFrom('facts').selectAll().execute()).toEqual([]);
    });

    it('says so when the password is wrong', async () => {
      const place = await freshPlace();
      const url = place.kind === 'postgres' ? place.url.replace(/:[0-9a-f]+@/, ':wrong@') : '';
      await expect(openStorage({ kind: 'postgres', url })).rejects.toThrow('it refuses the name or the password');
    });
  }
});
