import { setTimeout } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { sideBySide } from '#publish/side-by-side.ts';

describe('work side by side', () => {
  it('gives what comes of it in the order of the items, whichever is done first', async () => {
    const ended: number[] = [];
    const waits = [30, 1, 20, 2, 10];
    const results = await sideBySide(waits, 3, async (ms) => {
      await setTimeout(ms);
      ended.push(ms);
      return `after ${ms}`;
    });
    expect(ended).not.toEqual(waits);
    expect(results).toEqual(waits.map((ms) => `after ${ms}`));
  });

  it.each([1, 4, 50])('never does more at a time than it may: %i', async (width) => {
    let [now, most] = [0, 0];
    await sideBySide(Array.from({ length: 40 }), width, async () => {
      most = Math.max(most, ++now);
      await setTimeout(1);
      now -= 1;
    });
    expect(most).toBe(Math.min(width, 40));
  });

  it('begins nothing more after a failure, and throws it when all that had begun has ended', async () => {
    const begun: number[] = [];
    const ended: number[] = [];
    const work = sideBySide([0, 1, 2, 3, 4, 5], 2, async (item) => {
      begun.push(item);
      await setTimeout(item === 1 ? 1 : 20);
      if (item === 1) throw new Error('this one');
      ended.push(item);
    });
    await expect(work).rejects.toThrow('this one');
    expect({ begun, ended }).toEqual({ begun: [0, 1], ended: [0] });
  });

  it('tells the first of several failures', async () => {
    const work = sideBySide([20, 1], 2, async (ms) => {
      await setTimeout(ms);
      throw new Error(`after ${ms}`);
    });
    await expect(work).rejects.toThrow('after 1');
  });

  it('has nothing to give for nothing', async () => {
    expect(await sideBySide([], 4, async () => 1)).toEqual([]);
  });
});
