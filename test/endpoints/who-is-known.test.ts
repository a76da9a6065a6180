import { expect, it } from 'vitest';
import { onBoth } from '../storage/both.ts';
import { FILLED, linkIn } from './at-doorway.ts';
import { type DoorOn, doorOn } from './both-doors.ts';

const FROM_ANYWHERE = { CLIENT_ADDRESS_HEADER: 'x-forwarded-for' };
const ROUNDS = 40;

/** Signs up an address from a network of its own. */
async function ask(door: DoorOn, email: string, network: string) {
  const begun = performance.now();
  const answer = await door.post('/subscribe/', { ...FILLED, email }, { headers: { 'x-forwarded-for': network } });
  const body = await answer.text();
  return { status: answer.status, body, ms: performance.now() - begun };
}

const network = (at: number): string => `2001:db8:0:${at.toString(16)}::1`;
const middle = (numbers: number[]): number => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;

onBoth('an answer', (database) => {
  it('tells by nothing, and by no time, whether an address is known', async () => {
    const door = await doorOn(database, FROM_ANYWHERE);
    const people = Array.from({ length: ROUNDS }, (_, at) => `known-${at}@mail.example`);
    for (const [at, email] of people.entries()) await ask(door, email, network(at));
    for (const { mail } of await door.letters()) await (await door.post(linkIn(mail, 'confirm'), {})).text();
    expect(await door.rows("select count(*) as known from subscribers where state = 'confirmed'")).toEqual([
      { known: ROUNDS },
    ]);
    const asked: Record<'known' | 'new' | 'waiting', Awaited<ReturnType<typeof ask>>[]> = {
      known: [],
      new: [],
      waiting: [],
    };
    for (const [at, email] of people.entries()) {
      // In turn, so that what else this machine does falls on all alike.
      asked.known.push(await ask(door, email, network(100 + at)));
      asked.new.push(await ask(door, `new-${at}@mail.example`, network(200 + at)));
      asked.waiting.push(await ask(door, `new-${at}@mail.example`, network(300 + at)));
    }
    const all = Object.values(asked).flat();
    expect(new Set(all.map(({ status }) => status))).toEqual(new Set([200]));
    expect(new Set(all.map(({ body }) => body)).size).toBe(1);
    const times = Object.values(asked).map((some) => middle(some.map(({ ms }) => ms)));
    expect(Math.max(...times) / Math.min(...times), times.join(' ')).toBeLessThan(2);
  });

  it('to a sign-up asks the same of the database, whoever is at the address', async () => {
    const door = await doorOn(database, FROM_ANYWHERE);
    await ask(door, 'known@mail.example', network(1));
    for (const { mail } of await door.letters()) await door.post(linkIn(mail, 'confirm'), {});
    const before = await door.rows('select address, state, language, consent_at from subscribers');
    await ask(door, 'KNOWN@mail.example', network(2));
    expect(await door.rows('select address, state, language, consent_at from subscribers')).toEqual(before);
    const { mail } = (await door.letters()).at(-1) ?? {};
    expect([mail?.to, linkIn(mail, 'manage')]).toEqual([
      expect.objectContaining({ text: 'known@mail.example' }),
      expect.stringContaining('/manage/?t='),
    ]);
  });
});
