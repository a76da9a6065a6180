import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, expect, it, vi } from 'vitest';
import type { Data } from '#storage/open-data.ts';
import { onBoth } from '../../storage/both.ts';
import { SECRET } from '../../subscriber/people.ts';
import { queued, sums } from '../edition-of.ts';
import { type Sink, startSink } from '../messenger/sink.ts';
import { CRASH_KILLS, CRASH_SEED, chanceOf } from './chance.ts';
import type { Crashing } from './crashing-sender.ts';
import { reconcile, settleByServer, takenBy } from './reconcile.ts';

const SENDER = join(import.meta.dirname, 'crashing-sender.ts');
/** Enough for each round to have somebody left to write to: three fast senders hold hundreds at once. */
const PEOPLE_A_KILL = 400;
const PEOPLE_A_FALL = 300;
/** A sender is killed when the server has taken so many more, at most, and a few moments later … */
const MOST_TAKEN = 40;
/** … or so long after it began, whatever it is at. */
const LONGEST_MS = 120;
const PER_SECOND = 800;
/** To end all of PostgreSQL takes a moment. */
const PER_SECOND_UNTIL_THE_FALL = 150;

// Programs that were compiled once start in half the time.
const cache = await mkdtemp(join(tmpdir(), 'compiled-'));
afterAll(() => rm(cache, { recursive: true }));

onBoth(`senders that are killed at any moment, by the seed ${CRASH_SEED}`, ({ kind, freshPlace, open, server }) => {
  /** An edition, a server, and senders that can be killed. */
  async function battlefield(people: number) {
    const place = await freshPlace();
    const data: Data = { storage: await open(place), secret: SECRET };
    await queued(data, people);
    const sink = await startSink();
    return { data, sink, start: (perSecond = PER_SECOND) => started({ place, port: sink.port, perSecond }) };
  }

  async function started(crashing: Crashing): Promise<ChildProcess> {
    const child = spawn(process.execPath, [SENDER, JSON.stringify(crashing)], {
      env: { ...process.env, NODE_COMPILE_CACHE: cache },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child.stderr?.resume();
    await once(child.stdout ?? child, 'data');
    return child;
  }

  const chance = chanceOf(CRASH_SEED);
  const randomMoment = async (sink: Sink, running: readonly ChildProcess[]): Promise<void> => {
    if (chance() < 0.3) return setTimeout(chance() * LONGEST_MS);
    const until = sink.taken.length + Math.ceil(chance() * MOST_TAKEN);
    await vi.waitUntil(() => sink.taken.length >= until || running.every(hasEnded), { timeout: 20_000, interval: 1 });
    await setTimeout(chance() * 10);
  };

  /** Nobody is lost, and nobody doubled; by the log of the server all come to the right end. */
  async function holds({ data, sink, start }: Awaited<ReturnType<typeof battlefield>>, kills: number, people: number) {
    expect(await codeOf(await start(100_000))).toBe(0);
    const { uncertain, uncertainTaken, ...rest } = await reconcile(data, sink);
    expect(rest).toEqual({ people, lost: [], doubled: [], strange: [] });
    // All sums are those of the audience.
    expect(await sums(data)).toEqual({
      ...{ audience: people, submitted: people - uncertain, uncertain, finished: true },
      ...{ queued: 0, submitting: 0, retry: 0, failed: 0, excluded: 0 },
    });
    // The kills must have met senders between the server's taking an email and their writing so, or nothing was shown.
    expect(uncertainTaken).toBeGreaterThan(0);
    const told = `${kills} kills (${kind}): ${people} people, ${uncertain} uncertain, ${uncertainTaken} of them taken`;
    if (CRASH_KILLS) process.stderr.write(`${told}; 0 lost, 0 doubled\n`);
    await settleByServer(data, sink);
    expect(await codeOf(await start(100_000))).toBe(0);
    expect(await sums(data)).toMatchObject({ submitted: people, uncertain: 0, finished: true });
    expect(new Set(takenBy(sink)).size).toBe(people);
    expect(sink.taken).toHaveLength(people);
    await sink.stop();
  }

  const senders = kind === 'postgres' ? 3 : 1;
  const kills = CRASH_KILLS ?? (kind === 'postgres' ? 6 : 12);

  it(`lose nobody, and double nobody without a mark (${senders} at once, ${kills} kills)`, async () => {
    const people = kills * PEOPLE_A_KILL;
    const field = await battlefield(people);
    for (let killed = 0; killed < kills; killed += 1) {
      const running = await Promise.all(Array.from({ length: senders }, () => field.start()));
      await randomMoment(field.sink, running);
      expect(running.some((child) => !hasEnded(child))).toBe(true);
      for (const child of running) child.kill('SIGKILL');
      await Promise.all(running.map(codeOf));
    }
    await holds(field, kills, people);
  }, 900_000);

  it.skipIf(!server)(
    'lose nobody when the database itself is killed, and stop by themselves',
    async () => {
      const falls = CRASH_KILLS ?? 4;
      const people = falls * PEOPLE_A_FALL;
      const field = await battlefield(people);
      for (let fallen = 0; fallen < falls; fallen += 1) {
        const running = await Promise.all([1, 2, 3].map(() => field.start(PER_SECOND_UNTIL_THE_FALL)));
        await randomMoment(field.sink, running);
        await server?.kill();
        // None goes on without a ledger, and none has to be killed.
        expect(await Promise.all(running.map(codeOf))).not.toContain(0);
        await server?.restart();
      }
      await holds(field, falls, people);
    },
    900_000,
  );
});

const hasEnded = ({ exitCode, signalCode }: ChildProcess): boolean => exitCode !== null || signalCode !== null;

/** The code with which a process ends; nothing when it was killed. */
async function codeOf(child: ChildProcess): Promise<number | null> {
  if (!hasEnded(child)) await once(child, 'exit');
  return child.exitCode;
}
