import { mkdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { patience } from '#doorway/patience.ts';
import { StorageFault } from '#storage/storage-fault.ts';
import { startPostgres } from '../storage/postgres-server.ts';
import { atDoorway, FILLED, linkIn } from './at-doorway.ts';

const KIND = 'This is our fault, not yours.';

describe('a file of subscribers', () => {
  it('that another program holds is waited for a while, then said to be so, and used again when it is free', async () => {
    const door = await atDoorway();
    await door.post('/subscribe/', FILLED);
    const [first] = await door.letters();
    const holder = new DatabaseSync(join(door.data, 'precision.db'));
    onTestFinished(() => holder.close());
    holder.exec('begin immediate');
    const begun = performance.now();
    const [answer, other] = await Promise.all([
      door.post('/subscribe/', { ...FILLED, email: 'later@mail.example' }),
      door.get('/subscribe/'),
    ]);
    expect(performance.now() - begun).toBeLessThan(15_000);
    expect([answer.status, answer.headers.get('retry-after'), other.status]).toEqual([503, '60', 200]);
    expect(await answer.text()).toContain(KIND);
    expect(door.said.join()).toMatch(/does not answer in time/);
    expect(door.said.join()).not.toContain('mail.example');
    holder.exec('commit');
    expect((await door.post(linkIn(first?.mail, 'confirm'), {})).status).toBe(200);
    // What was asked for while it was held is done all the same: the visitor may have asked again, and gets one letter.
    await door.post('/subscribe/', { ...FILLED, email: 'later@mail.example' });
    expect(door.rows('select count(*) as people from subscribers')).toEqual([{ people: 2 }]);
  }, 90_000);

  it('that cannot be opened is tried anew by each visitor, and letters leave when it is back', async () => {
    const door = await atDoorway();
    const file = join(door.data, 'precision.db');
    await mkdir(file, { recursive: true });
    for (const path of ['/subscribe/', '/confirm/?t=x', '/manage/?t=x', '/unsubscribe/?t=x']) {
      const { status } = await door.post(path, FILLED);
      // A link that we did not sign is known without the store, once that is open.
      expect([path, status]).toEqual([path, 503]);
    }
    expect((await door.get('/subscribe/')).status).toBe(200);
    expect(new Set(door.said).size).toBeLessThanOrEqual(2);
    await rename(file, `${file}.away`);
    expect((await door.post('/subscribe/', FILLED)).status).toBe(200);
    expect(await door.letters()).toHaveLength(1);
  });
});

describe('a PostgreSQL', () => {
  it('that goes away and comes back is said to be away, and nobody starts anything anew', async () => {
    const server = await startPostgres();
    if ('reason' in server) return;
    onTestFinished(() => server.stop());
    const door = await atDoorway({ DATABASE_URL: await server.freshUrl() });
    await door.post('/subscribe/', FILLED);
    expect(await door.letters()).toHaveLength(1);
    await server.kill();
    const answer = await door.post('/subscribe/', { ...FILLED, email: 'later@mail.example' });
    expect([answer.status, await answer.text()]).toEqual([503, expect.stringContaining(KIND)]);
    expect(await door.letters()).toHaveLength(1);
    expect(door.said.at(-1)).toMatch(/^Letters wait\. The database that DATABASE_URL names cannot be used/);
    expect(door.said.join()).not.toMatch(/mail\.example|postgres:\/\//);
    await server.restart();
    await expect
      .poll(async () => (await door.post('/subscribe/', { ...FILLED, email: 'later@mail.example' })).status, {
        timeout: 30_000,
      })
      .toBe(200);
    expect((await door.letters()).length).toBe(2);
    expect(door.said.at(-1)).toBe('Letters leave again.');
  }, 90_000);
});

describe('patience', () => {
  it('ends, and what was asked may still be done', async () => {
    const within = patience(50, 10);
    let done = 0;
    const slow = within(async () => {
      await pause(150);
      done += 1;
    });
    await expect(slow).rejects.toThrow(StorageFault);
    await expect.poll(() => done).toBe(1);
    expect(await within(async () => 'at once')).toBe('at once');
    await expect(within(() => Promise.reject(new TypeError('x')))).rejects.toThrow(TypeError);
  });

  it('is not asked of more visitors than can be kept', async () => {
    const within = patience(1000, 2);
    const { promise, resolve } = Promise.withResolvers<string>();
    const waiting = [within(() => promise), within(() => promise)];
    await expect(within(async () => 'third')).rejects.toThrow('Too many visitors');
    resolve('answered');
    expect(await Promise.all(waiting)).toEqual(['answered', 'answered']);
    expect(await within(async () => 'fourth')).toBe('fourth');
  });
});
