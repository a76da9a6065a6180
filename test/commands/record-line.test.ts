import { expect, it } from 'vitest';
import { actInWords, shortMoment } from '#commands/record-line.ts';

const LINE = { at: '2026-07-03T09:04:00.000Z', by: 'press-office', as: 'comms', seen: 0 } as const;

it('tells a moment by the clock of the place', () => {
  expect(shortMoment(LINE.at, 'Europe/London')).toBe('3 July 2026, 10:04');
});

it.each([
  [{ ...LINE, act: 'submit' }, 'submitted by press-office as comms'],
  [
    { ...LINE, act: 'approve', as: 'translator', languages: ['pl', 'pa'], seen: 3 },
    'signed by press-office as translator of Polish and Panjabi, with the proof before them',
  ],
  [{ ...LINE, act: 'reject', reason: 'Say where.' }, 'sent back by press-office as comms: Say where.'],
  [{ ...LINE, act: 'withdraw', withdrawal: 'error' }, 'taken down (error) by press-office as comms'],
  [
    { ...LINE, act: 'withdraw', withdrawal: 'review', picture: 'a.jpg' },
    'a.jpg taken down (review) by press-office as comms',
  ],
] as const)('tells what somebody did, in words: %j', (line, words) => {
  expect(actInWords(line)).toBe(words);
});
