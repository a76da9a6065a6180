import { expect, it } from 'vitest';
import { atDoorway, FILLED, linkIn } from './at-doorway.ts';

it('somebody whose address a stranger wrote erases it with one press', async () => {
  const door = await atDoorway();
  await door.post('/subscribe/', FILLED);
  const link = linkIn((await door.letters())[0]?.mail, 'confirm');
  expect(await (await door.get(link)).text()).toContain('name="do" value="not-me">It was not me</button>');
  expect(door.rows('select state from subscribers')).toEqual([{ state: 'waiting' }]);
  expect(await (await door.post(link, { do: 'not-me' })).text()).toContain('Your address is erased');
  expect(door.rows('select * from subscribers')).toEqual([]);
  await door.post('/subscribe/', FILLED);
  expect(await door.letters()).toHaveLength(1);
  for (const wish of [{ do: 'not-me' }, {}]) expect((await door.post(link, wish)).status).toBe(410);
});
