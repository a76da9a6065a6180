import { beforeAll, describe, expect, it } from 'vitest';
import { bothSides } from '#flyer/both-sides.ts';
import { drawFlyer } from '#flyer/draw.ts';
import type { FlyerPlan } from '#flyer/plan.ts';
import { readPages } from './read-structure.ts';
import { contentOf, dense, fonts, paragraph, planned, request, wordsIn } from './sample.ts';

const front = planned(request());
const back = planned(
  request({ language: 'ur', direction: 'rtl', title: 'بتیاں پھر روشن', body: [paragraph('گلی ایک سال تاریک تھی۔')] }),
);

describe('a flyer in two languages', () => {
  const both = bothSides(front, back);

  it('has the pages of both, each in its language', () => {
    expect(both.pages).toHaveLength(front.pages.length + back.pages.length);
    expect(both.pages.map(({ language }) => language)).toEqual([undefined, 'ur']);
    expect(both.pages.map(({ direction }) => direction)).toEqual([undefined, 'rtl']);
  });

  it('is in the language of its front, and named in both', () => {
    expect(both).toMatchObject({ language: 'en', title: 'The lamps are on again · بتیاں پھر روشن' });
  });

  it('tells what either side does without', () => {
    const cut: FlyerPlan = { ...back, leftOut: ['end', 'map'] };
    const told = bothSides({ ...front, leftOut: ['map'] }, cut);
    expect(told.leftOut).toEqual(['map', 'end']);
  });

  it('refuses sides of two papers', () => {
    expect(() => bothSides(front, { ...back, heightMm: 105 })).toThrow(RangeError);
  });
});

describe('a drawn flyer in two languages', () => {
  let pages: Awaited<ReturnType<typeof readPages>>;
  beforeAll(async () => {
    pages = await readPages(await drawFlyer(bothSides(front, back), fonts));
  });

  it('is one document, whose parts say which language they are in', () => {
    const { documents, languages } = pages;
    expect(documents).toBe(1);
    expect([...new Set(languages.slice(0, front.pages[0]?.content.length))]).toEqual([undefined]);
    expect([...new Set(languages.slice(front.pages[0]?.content.length))]).toEqual(['ur']);
  });

  it('says the words of one side after those of the other', () => {
    const said = dense(pages.heard.join(' ').normalize('NFC'));
    expect(said).toContain(dense('Forty lamps were mended in one week.'));
    expect(said.indexOf(dense('بتیاں پھر روشن'))).toBeGreaterThan(said.indexOf(dense('The lamps are on again')));
    expect(wordsIn(contentOf(back))).toContain('گلی');
  });
});
