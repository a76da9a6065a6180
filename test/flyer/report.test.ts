import { describe, expect, it } from 'vitest';
import { partsIn } from '#flyer/plan.ts';
import { setReport } from '#flyer/report.ts';
import { desk, message, textsIn, wordsIn } from './sample.ts';

const { report } = message();
const withPhone = (phone: string) => ({
  ...report,
  routes: report.routes.map((route) => (route.id === 'crimestoppers' ? { ...route, phone } : route)),
});

describe('the report panel', () => {
  it('names each way, then its number, then its words', () => {
    const items = partsIn(setReport(desk()).content).filter(({ role }) => role === 'LI');
    expect(items.map((item) => wordsIn([item]).replace(/\s+/g, ' '))).toEqual([
      'Crimestoppers0800 555 111An independent charity, not the police. crimestoppers-uk.org',
      'Police 101When it is not an emergency.',
      'Emergency 999If somebody is in danger now.',
      'Fearless For young people. fearless.org',
    ]);
  });

  it('begins with what is asked and what to quote', () => {
    const words = wordsIn(setReport(desk()).content);
    expect(words).toMatch(/^How to tell us.*Did you see who broke them\?.*Please quote: SAMPLE 1234.*Crimestoppers/);
  });

  it('sets a number that is too long for its place smaller, on one line', () => {
    const phone = '+44 20 7946 0958 1234';
    const sizeOf = (number: string): number =>
      textsIn(setReport(desk({ report: withPhone(number) })).content).find(({ text }) => text === number)?.sizePt ?? 0;
    expect(sizeOf(phone)).toBeLessThan(sizeOf('0800 555 111'));
    expect(sizeOf(phone)).toBeGreaterThanOrEqual(9);
  });

  it('stands on white, so that a grey printer keeps its words clear', () => {
    const fills = setReport(desk()).background.flatMap((mark) => (mark.kind === 'rect' && mark.fill ? [mark] : []));
    const { height } = setReport(desk());
    expect(fills.filter((mark) => mark.height > height / 2 && mark.width > 1)).toEqual([]);
  });
});
