import { setTimeout } from 'node:timers/promises';
import { expect, it } from 'vitest';
import type { Result } from '#delivery/ledger/outcomes.ts';
import { recorderOf } from '#delivery/sender/recorder.ts';

const result = (at: number): Result => ({
  claimed: { subscriber: String(at), attempt: 1 },
  outcome: { kind: 'submitted', reply: '' },
  at: new Date(0),
});

it('writes each outcome once and in order, those of a short time together', async () => {
  const written: string[][] = [];
  const recorder = recorderOf(async (results) => {
    await setTimeout(1);
    written.push(results.map(({ claimed }) => claimed.subscriber));
  });
  for (let at = 0; at < 500; at += 1) {
    await recorder.take(result(at));
    // Long enough for some to be written by the clock, and some because there are many.
    if (at % 70 === 0) await setTimeout(60);
  }
  await recorder.flush();
  await recorder.flush();
  expect(written.flat()).toEqual(Array.from({ length: 500 }, (_, at) => String(at)));
  expect(written.length).toBeLessThan(60);
});

it('writes what has come without waiting for more', async () => {
  let written = 0;
  const recorder = recorderOf(async ({ length }) => {
    written += length;
  });
  for (const at of [1, 2]) {
    await recorder.take(result(at));
    await expect.poll(() => written).toBe(at);
  }
});

it('says that outcomes cannot be written, and takes no more of them', async () => {
  const recorder = recorderOf(() => Promise.reject(new Error('the disk is full')));
  await recorder.take(result(1));
  await expect(recorder.flush()).rejects.toThrow('the disk is full');
  await expect(recorder.take(result(2))).rejects.toThrow('the disk is full');
});
