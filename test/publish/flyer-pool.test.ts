import { afterEach, describe, expect, it, vi } from 'vitest';
import { openFlyerMaker } from '#publish/flyer-maker.ts';
import { FlyerPool, ORDERS_PER_WORKER } from '#publish/flyer-pool.ts';
import { type FlyerOrder, type FlyerStock, makeFlyer } from '#publish/make-flyer.ts';
import { sideBySide } from '#publish/side-by-side.ts';
import { fonts, message, paragraph, request } from '../flyer/sample.ts';

const { settings, county, towns, hotspot, fonts: _, ...own } = request();
const stock: FlyerStock = { settings, county, towns, hotspots: [hotspot] };

/** An order whose words, and so whose bytes, are its own. */
const order = (number: number, changes: Parameters<typeof message>[0] = {}): FlyerOrder => ({
  ...own,
  hotspot: hotspot.id,
  message: message({ body: [paragraph(`This is flyer ${number}.`)], ...changes }),
});

const IN_URDU = { language: 'ur', direction: 'rtl', title: 'گلی کی بتیاں پھر روشن' } as const;
const orders = [...Array.from({ length: 12 }, (_, number) => order(number)), order(12, IN_URDU)];
const madeHere = await Promise.all(orders.map((one) => makeFlyer(one, stock, fonts)));
/** Tells of a picture that was not handed over. */
const BROKEN = order(99, { body: [{ type: 'photo', file: 'gone.jpg', alt: 'Gone' }] });

describe('workers that make flyers', () => {
  let pool: FlyerPool;
  async function open(size: number): Promise<void> {
    pool = new FlyerPool(stock, size);
    await vi.waitFor(() => expect(pool.hasRoom).toBe(true), 20_000);
  }
  afterEach(() => pool.close());

  it.each([1, 2])('make the same bytes as this thread, however many they are: %i', async (size) => {
    await open(size);
    const made = await sideBySide(orders, ORDERS_PER_WORKER * size, (one) => pool.make(one));
    expect(made).toEqual(madeHere);
  });

  it('hand a problem back as it is', async () => {
    await open(1);
    const made = await pool.make(order(1, { title: 'The \u{1f3ee} is on' }));
    expect(made).toMatchObject({ finding: { code: 'glyph-missing', args: { codePoint: 'U+1F3EE' } } });
  });

  it('say that they have no room while one order is worked on and the next lies ready', async () => {
    await open(1);
    const first = pool.make(order(1));
    expect(pool.hasRoom).toBe(true);
    const second = pool.make(order(2));
    expect(pool.hasRoom).toBe(false);
    await Promise.all([first, second]);
    expect(pool.hasRoom).toBe(true);
  });

  it('fail with the error of the one that failed, at once and from then on', async () => {
    await open(1);
    const asked = [pool.make(BROKEN), pool.make(order(1))];
    for (const one of asked) await expect(one).rejects.toThrow('was not handed its photo gone.jpg');
    await expect(pool.make(order(2))).rejects.toThrow('was not handed its photo gone.jpg');
  });
});

describe('a maker of flyers', () => {
  it.each([0, 1, 2])('makes many flyers with so many workers as without any: %i', async (workers) => {
    const maker = openFlyerMaker(stock, () => workers);
    const many = Array.from({ length: 120 }, (_, index) => index % orders.length);
    const made = await sideBySide(many, maker.width, async (index) => {
      const one = orders[index];
      return one && maker.make(one);
    });
    await maker.close();
    expect(made).toEqual(many.map((index) => madeHere[index]));
  });

  it('throws what making one threw', async () => {
    const maker = openFlyerMaker(stock);
    await expect(maker.make(BROKEN)).rejects.toThrow('was not handed its photo gone.jpg');
    await maker.close();
  });

  it('refuses an order for a place that its stock does not have', async () => {
    await expect(makeFlyer({ ...order(1), hotspot: 'nowhere' }, stock, fonts)).rejects.toThrow('no place nowhere');
  });
});
