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
    const items = partsIn(setReport(desk()).at(0, 0).content).filter(({ role }) => role === 'LI');
    expect(items.map((item) => wordsIn([item]).replace(/\s+/g, ' '))).toEqual([
      'Crimestoppers0800 555 111An independent charity, not the police. crimestoppers-uk.org',
      'Police101When it is not an emergency.',
      'Emergency999If somebody is in danger now.',
      'Fearless For young people. fearless.org',
    ]);
  });

  it('sets each short number on the line of its name, after it, one below the other', () => {
    const marks = textsIn(setReport(desk()).at(0, 0).content);
    const markOf = (words: string) => marks.find((mark) => mark.text.trim() === words);
    for (const [name, number] of [
      ['Police', '101'],
      ['Emergency', '999'],
    ] as const) {
      expect(markOf(number)?.baseline).toBeCloseTo(markOf(name)?.baseline ?? 0, 6);
      expect(markOf(number)?.x).toBeGreaterThan(markOf(name)?.x ?? Number.POSITIVE_INFINITY);
    }
    expect(markOf('101')?.x).toBe(markOf('999')?.x);
  });

  it('sets the words below a number that leaves them no room', () => {
    const routes = report.routes.map((route) => (route.id === 'police' ? { ...route, phone: '+44 1234 567' } : route));
    const marks = textsIn(setReport(desk({ report: { ...report, routes } })).at(0, 0).content);
    const [number, words] = ['+44 1234 567', 'When it is'].map((start) =>
      marks.find(({ text }) => text.startsWith(start)),
    );
    expect(words?.baseline).toBeGreaterThan(number?.baseline ?? Number.POSITIVE_INFINITY);
  });

  it('begins with what is asked and what to quote', () => {
    const words = wordsIn(setReport(desk()).at(0, 0).content);
    expect(words).toMatch(/^How to tell us.*Did you see who broke them\?.*Please quote: SAMPLE 1234.*Crimestoppers/);
  });

  it('sets a number that is too long for its place smaller, on one line', () => {
    const phone = '+44 20 7946 0958 1234';
    const sizeOf = (number: string): number =>
      textsIn(setReport(desk({ report: withPhone(number) })).at(0, 0).content).find(({ text }) => text === number)
        ?.sizePt ?? 0;
    expect(sizeOf(phone)).toBeLessThan(sizeOf('0800 555 111'));
    expect(sizeOf(phone)).toBeGreaterThanOrEqual(9);
  });

  it('stands on white, so that a grey printer keeps its words clear', () => {
    const fills = setReport(desk())
      .at(0, 0)
      .background.flatMap((mark) => (mark.kind === 'rect' && mark.fill ? [mark] : []));
    const { height } = setReport(desk());
    expect(fills.filter((mark) => mark.height > height / 2 && mark.width > 1)).toEqual([]);
  });
});
