import { describe, expect, it } from 'vitest';
import { drawFlyer } from '#flyer/draw.ts';
import { partsIn } from '#flyer/plan.ts';
import { planRecallSheet, type RecallJob } from '#flyer/recall-sheet.ts';
import { readPdf } from './read-pdf.ts';
import { contentOf, fonts, wordsIn } from './sample.ts';

const job = (changes: Partial<RecallJob> = {}): RecallJob => ({
  titles: [
    { language: 'en', direction: 'ltr', name: 'English', title: 'Have you seen this van?' },
    { language: 'ur', direction: 'rtl', name: 'Urdu', title: 'کیا آپ نے یہ وین دیکھی ہے؟' },
  ],
  place: 'Marsh End',
  district: 'East',
  partnership: 'Sample Partnership',
  isSample: false,
  by: undefined,
  since: '22 November 2026',
  papers: ['A5 flyers', 'A4 posters'],
  channels: [{ name: 'Marsh Radio', what: 'radio in English', contact: 'studio@radio.example' }],
  contact: { role: 'Media contact, East', mailbox: 'east@sample.example' },
  created: new Date('2026-11-22T09:00:00Z'),
  ...changes,
});

const saidOn = (changes: Partial<RecallJob> = {}): string =>
  wordsIn(contentOf(planRecallSheet(job(changes), fonts))).replace(/\s+/g, ' ');

describe('a recall sheet', () => {
  it('says where, by when, by which title, whom else to tell and whom to ask', () => {
    const said = saidOn();
    for (const words of ['Marsh End, East', 'Today', 'Have you seen this van?', 'Marsh Radio', 'east@sample.example']) {
      expect(said).toContain(words);
    }
  });

  it('gives more time where there is', () => {
    expect(saidOn({ by: '29 November 2026' })).toContain('29 November 2026');
    expect(saidOn({ by: '29 November 2026' })).not.toContain('Today');
  });

  it('shows a title in its own script, and tells it to whoever listens', async () => {
    const plan = planRecallSheet(job(), fonts);
    const figures = partsIn(contentOf(plan)).filter(({ role }) => role === 'Figure');
    expect(figures.map(({ alt }) => alt)).toEqual(['کیا آپ نے یہ وین دیکھی ہے؟']);
    const pdf = await readPdf(await drawFlyer(plan, fonts));
    expect(pdf).toMatchObject({
      pageCount: 1,
      isTagged: true,
      title: 'Recall sheet: Have you seen this van?, Marsh End',
    });
  });

  it('takes more sides for more channels, and says so on each', () => {
    const channels = Array.from({ length: 30 }, (_, at) => ({
      name: `Radio ${at}`,
      what: 'radio',
      contact: 'a@b.example',
    }));
    const { pages } = planRecallSheet(job({ channels }), fonts);
    expect(pages.length).toBeGreaterThan(1);
    expect(saidOn({ channels })).toContain('Radio 29');
  });

  it('says that a sample hangs nowhere', () => {
    expect(saidOn({ isSample: true })).toContain('A sample');
    expect(saidOn()).not.toContain('A sample');
  });
});
