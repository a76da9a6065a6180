import { describe, expect, it } from 'vitest';
import { outBy, takeDown } from '#publish/print-dates.ts';
import type { Block } from '#story/block.ts';
import type { Story } from '#story/story.ts';

const DAYS = { 'flyer-days': 7, 'event-flyer-days': 5 };
const at = (day: string): Date => new Date(`${day}T09:00:00Z`);

const story = (published: string, changes: { expires?: string; starts?: string } = {}): Story => {
  const { expires, starts } = changes;
  const event: Block[] = starts ? [{ type: 'event', starts: at(starts), ends: at(starts), place: 'Hall' }] : [];
  return {
    published: at(published),
    ...(expires ? { expires: at(expires) } : {}),
    english: { blocks: event },
  } as unknown as Story;
};

describe('the day by which flyers are out', () => {
  it.each([
    ['seven days after the release', [story('2026-11-20')], '2026-11-27'],
    ['seven days from now, once these have passed', [story('2026-10-01')], '2026-11-29'],
    ['not after the story has ended', [story('2026-11-20', { expires: '2026-11-25' })], '2026-11-25'],
    ['five days before an event', [story('2026-11-20', { starts: '2026-12-10', expires: '2026-12-11' })], '2026-12-05'],
    ['a day that has passed, when an event is near', [story('2026-11-20', { starts: '2026-11-24' })], '2026-11-19'],
    ['the first of the days of several stories', [story('2026-11-22'), story('2026-11-18')], '2026-11-25'],
  ])('is %s', (_, stories, expected) => {
    expect(outBy(stories, DAYS, at('2026-11-22'))).toEqual(at(expected));
  });

  it('follows the settings', () => {
    const days = { 'flyer-days': 2, 'event-flyer-days': 10 };
    expect(outBy([story('2026-11-22')], days, at('2026-11-22'))).toEqual(at('2026-11-24'));
    expect(outBy([story('2026-11-22', { starts: '2026-12-20' })], days, at('2026-11-22'))).toEqual(at('2026-12-10'));
  });
});

describe('the day on which flyers come down', () => {
  it('is the end of the story, or the first of several ends', () => {
    const [soon, late] = [
      story('2026-11-01', { expires: '2026-12-01' }),
      story('2026-11-01', { expires: '2027-01-01' }),
    ];
    expect(takeDown([late])).toEqual(at('2027-01-01'));
    expect(takeDown([late, soon, story('2026-11-01')])).toEqual(at('2026-12-01'));
  });

  it('does not exist where no story ends', () => {
    expect(takeDown([story('2026-11-01')])).toBeUndefined();
  });
});
