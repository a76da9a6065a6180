import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it, onTestFinished } from 'vitest';
import { clearExpired } from '#subscriber/expiry.ts';
import { startScripted } from '../delivery/messenger/sink.ts';
import { onBoth } from '../storage/both.ts';
import { FILLED } from './at-doorway.ts';
import { doorOn } from './both-doors.ts';

/** Each answer of PostgreSQL waits for its disk several times over; a tenth shows the same there. */
const PEOPLE = { sqlite: 10_000, postgres: 1000 } as const;
/** What each database holds before anybody signs up, mostly its own catalogues. */
const EMPTY_BYTES = { sqlite: 0, postgres: 8_000_000 } as const;
const AT_ONCE = 25;
/** From so many sign-ups on a network has used up its hour. */
const A_NETWORK = 65;

const networkOf = (at: number): string =>
  `2001:db8:0:${Math.floor(at / A_NETWORK).toString(16)}::${(at % A_NETWORK).toString(16)}`;

onBoth('thousands of sign-ups from many networks', (database) => {
  const people = PEOPLE[database.kind];
  it('are taken within their limits, in little memory and room, at the same pace to the last', async () => {
    const silent = await startScripted((word) => (word === 'greeting' ? '' : undefined));
    onTestFinished(() => silent.stop());
    const door = await doorOn(database, {
      ...{ SMTP_URL: `smtp://127.0.0.1:${silent.port}`, CLIENT_ADDRESS_HEADER: 'x-forwarded-for' },
    });
    const heaps: number[] = [];
    const times: number[] = [];
    for (let start = 0; start < people; start += AT_ONCE) {
      const begun = performance.now();
      const some = Array.from({ length: AT_ONCE }, async (_, index) => {
        const at = start + index;
        const fields = { ...FILLED, email: `r${at}@mail.example` };
        const answer = await door.post('/subscribe/', fields, { headers: { 'x-forwarded-for': networkOf(at) } });
        expect(answer.status).toBe(200);
        await answer.body?.cancel();
      });
      await Promise.all(some);
      times.push((performance.now() - begun) / AT_ONCE);
      if (start % (people / 4) === 0) heaps.push(heapAfterCleaning());
    }
    const taken = Array.from({ length: people }, (_, at) => at).filter((at) => at % A_NETWORK < 60).length;
    expect(await door.rows('select count(*) as people from subscribers')).toEqual([{ people: taken }]);
    expect(await door.rows('select count(*) as waiting from letters')).toEqual([{ waiting: taken }]);
    const size = (await door.rows(SIZE[database.kind]))[0] as { bytes: number };
    expect((size.bytes - EMPTY_BYTES[database.kind]) / taken).toBeLessThan(3000);
    const mean = (some: number[]): number => some.reduce((sum, one) => sum + one, 0) / some.length;
    const [first, last] = [mean(times.slice(8, 20)), mean(times.slice(-12))];
    const grown = (heaps.at(-1) ?? 0) - (heaps[1] ?? 0);
    expect(last / first).toBeLessThan(5);
    expect(grown).toBeLessThan(20_000_000);
    // Whoever never confirms is gone after two days, and so is all that was counted.
    const { db } = await door.storage();
    await clearExpired(db, new Date('2031-05-23T12:00:00Z'));
    for (const table of ['subscribers', 'letters', 'tokens', 'attempts'])
      expect((await door.rows(`select * from ${table}`)).length).toBeLessThanOrEqual(
        table === 'letters' || table === 'subscribers' ? 50 : 10,
      );
    // The mail server that never answers is told of; nothing else is.
    expect(door.said.filter((line) => !line.startsWith('A letter was not taken'))).toEqual([]);
  }, 600_000);
});

/** What is in use when all that is not needed has been thrown away. */
function heapAfterCleaning(): number {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')();
  return process.memoryUsage().heapUsed;
}

const SIZE = {
  sqlite: 'select page_count * page_size as bytes from pragma_page_count(), pragma_page_size()',
  postgres: 'select pg_database_size(current_database()) as bytes',
} as const;
