import { expect, it } from 'vitest';
import { composerOf } from '#delivery/compose/composer.ts';
import { type Encoded, STAND_IN } from '#delivery/compose/template.ts';
import type { News } from '#delivery/ledger/news.ts';

const links = `${STAND_IN.stop} ${STAND_IN.manage}`;
const encoded: Encoded = {
  ...{ head: 'Subject: News', language: 'en', site: 'https://precision.example', mailbox: 'news@precision.example' },
  body: Buffer.from(`\r\n\r\n${links}\r\n${links}\r\n`),
};
const news = (area: string): News => ({ frequency: 'each', areas: [area] });

/** A composer that remembers what was encoded for it. */
function composing(mostBytes?: number) {
  const asked: string[] = [];
  const encode = async ({ areas }: News): Promise<Encoded> => {
    asked.push(areas.join());
    if (areas.includes('nowhere')) throw new Error('too large');
    return encoded;
  };
  const compose = composerOf({ secret: Buffer.alloc(32, 1), encode }, mostBytes);
  const person = {
    language: 'en',
    subscriber: 'a'.repeat(32),
    address: 'a@reader.example',
    messageId: '<a@b.example>',
  };
  return { asked, compose: (area: string) => compose({ ...person, news: news(area) }, new Date(0)) };
}

it('encodes once what many get, also when they are asked for at the same time', async () => {
  const { asked, compose } = composing();
  const [one, other] = await Promise.all([compose('harbour'), compose('harbour')]);
  await compose('harbour');
  expect(asked).toEqual(['harbour']);
  expect(one.bytes.equals(other.bytes)).toBe(true);
});

it('keeps no more than it may, and the latest', async () => {
  const { asked, compose } = composing(encoded.body.length * 2);
  for (const area of ['a', 'b', 'a', 'c', 'a', 'b']) await compose(area);
  expect(asked).toEqual(['a', 'b', 'c', 'b']);
});

it('keeps one that is larger than all it may keep', async () => {
  const { asked, compose } = composing(1);
  for (const area of ['a', 'a', 'b', 'b']) await compose(area);
  expect(asked).toEqual(['a', 'b']);
});

it('asks again for what could not be encoded', async () => {
  const { asked, compose } = composing();
  await expect(compose('nowhere')).rejects.toThrow('too large');
  await expect(compose('nowhere')).rejects.toThrow('too large');
  expect(asked).toEqual(['nowhere', 'nowhere']);
});
