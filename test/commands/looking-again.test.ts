import { expect, it } from 'vitest';
import { lookingAgain } from '#commands/looking-again.ts';

it('looks again after so long, once for all who go on, and throws what it finds', async () => {
  let [nowMs, looks] = [0, 0];
  const step = lookingAgain(
    async () => {
      looks += 1;
      if (looks === 2) throw new Error('Taken down.');
    },
    60_000,
    () => nowMs,
  );
  await step();
  expect(looks).toBe(0);
  nowMs = 60_000;
  await Promise.all([step(), step(), step()]);
  expect(looks).toBe(1);
  nowMs = 119_999;
  await step();
  nowMs = 120_000;
  await expect(step()).rejects.toThrow('Taken down.');
});
