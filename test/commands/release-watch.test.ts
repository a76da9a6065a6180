import { describe, expect, it } from 'vitest';
import { type Watching, watchReleases } from '#commands/release-watch.ts';
import type { Library } from '#library/library.ts';
import type { Moment } from '#release/moments.ts';

const START = Date.parse('2031-01-01T00:00:00Z');
const DAY_MS = 24 * 60 * 60 * 1000;

/** A library in which results come out on some days; nothing else is asked of it. */
const libraryOf = (...days: number[]): Library =>
  ({
    settings: { zone: 'Europe/London' },
    stories: [],
    quarters: days.map((day) => ({ quarter: `day ${day}`, published: new Date(START + day * DAY_MS) })),
  }) as unknown as Library;

interface World {
  library: Library;
  /** What the next builds end with. */
  builds: boolean[];
  /** What happens while somebody sleeps, by the number of the sleep. */
  during: (sleep: number, world: World) => void;
  nowMs: number;
}

/** Watches a world whose time passes only while somebody sleeps, until there is nothing left to do. */
async function watched(begin: Partial<World>, mostSleeps = 20_000) {
  const world: World = { library: libraryOf(), builds: [], during: () => undefined, nowMs: START, ...begin };
  const stopping = new AbortController();
  const told: string[] = [];
  const sleeps: number[] = [];
  const day = (ms: number): number => (ms - START) / DAY_MS;
  const quarterOf = (one: Moment | undefined): string => (one && 'quarter' in one ? one.quarter : 'nothing');
  const watching: Watching = {
    clock: () => new Date(world.nowMs),
    sleep: async (ms) => {
      sleeps.push(ms);
      world.nowMs += ms;
      world.during(sleeps.length, world);
      if (sleeps.length >= mostSleeps) stopping.abort();
    },
    read: async () => world.library,
    mark: async () => JSON.stringify(world.library.quarters),
    build: async (now) => {
      const isDone = world.builds.shift() ?? true;
      told.push(`${isDone ? 'built' : 'failed'} on ${day(now.getTime())}`);
      return isDone;
    },
    announce: (next) => {
      told.push(`next ${quarterOf(next)}`);
      if (!next && mostSleeps === 20_000) stopping.abort();
    },
    report: (moments) => told.push(`done ${moments.map(quarterOf).join(' and ')}`),
    stop: stopping.signal,
  };
  await watchReleases(watching);
  return { told, sleeps };
}

describe('watching for moments', () => {
  it('builds at once, at each moment, and not between', async () => {
    const { told } = await watched({ library: libraryOf(1, 3) });
    expect(told).toEqual([
      ...['built on 0', 'next day 1', 'built on 1', 'done day 1', 'next day 3', 'built on 3', 'done day 3'],
      'next nothing',
    ]);
  });

  it('waits longer than any timer can', async () => {
    const { told, sleeps } = await watched({ library: libraryOf(5) });
    expect(told).toContain('built on 5');
    expect(Math.max(...sleeps)).toBeLessThanOrEqual(30_000);
  });

  it('makes up in one build for what came due while the machine slept', async () => {
    const during = (sleep: number, world: World): void => {
      if (sleep === 2) world.nowMs += 10 * DAY_MS;
    };
    const { told } = await watched({ library: libraryOf(1, 3), during });
    expect(told.slice(2)).toEqual([expect.stringMatching(/^built on 10\.0/), 'done day 1 and day 3', 'next nothing']);
  });

  it('waits on when the clock is put back', async () => {
    const during = (sleep: number, world: World): void => {
      if (sleep === 2) world.nowMs -= DAY_MS / 24;
    };
    const { told } = await watched({ library: libraryOf(1), during });
    expect(told).toEqual(['built on 0', 'next day 1', 'built on 1', 'done day 1', 'next nothing']);
  });

  it('sees what is written meanwhile', async () => {
    const during = (sleep: number, world: World): void => {
      if (sleep === 3) world.library = libraryOf(0.5, 4);
    };
    const { told } = await watched({ library: libraryOf(4), during });
    expect(told.slice(1, 5)).toEqual(['next day 4', 'next day 0.5', 'built on 0.5', 'done day 0.5']);
  });

  it('tries again after a build that failed, and misses nothing', async () => {
    const { told } = await watched({ library: libraryOf(1), builds: [true, false, false, true] });
    expect(told.filter((line) => /^(?:built|failed)/.test(line))).toEqual([
      'built on 0',
      'failed on 1',
      expect.stringMatching(/^failed on 1\.003/),
      expect.stringMatching(/^built on 1\.006/),
    ]);
  });

  it('does nothing more once it is stopped', async () => {
    const { told } = await watched({ library: libraryOf(300) }, 5);
    expect(told).toEqual(['built on 0', 'next day 300']);
  });
});
