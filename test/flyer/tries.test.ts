import { describe, expect, it } from 'vitest';
import { PAPERS, type Paper, rulesOf, stepsDownTo } from '#flyer/paper.ts';
import { type Try, triesOf } from '#flyer/tries.ts';
import type { BodyBlock, Message } from '#message/message.ts';
import { paragraph, text } from './sample.ts';

const heading: BodyBlock = { type: 'heading', level: 2, children: text('What you can do') };
const photo: BodyBlock = { type: 'photo', file: 'p.jpg', alt: 'A street' };
const quote: BodyBlock = { type: 'quote', by: 'A neighbour', paragraphs: [text('Good.')] };
const facts: BodyBlock = { type: 'facts', items: [text('Lamps: 40')] };
const event: BodyBlock = {
  type: 'event',
  starts: new Date('2026-12-03T18:00:00Z'),
  ends: new Date('2026-12-03T19:00:00Z'),
  place: 'Sample hall',
};
const [first, second] = [paragraph('One.'), paragraph('Two.')];
const support = { heading: 'Who can help', services: [] };
const message: Pick<Message, 'body' | 'support'> = { body: [first, photo, facts, quote, heading, second], support };

const rowsOn = (paper: Paper, said: Pick<Message, 'body' | 'support'> = message, sides?: number): Try[][] =>
  triesOf(said, rulesOf(paper), sides ?? rulesOf(paper).mostSides, rulesOf(paper).leastPt);
const told = ({ leftOut, body }: Try): string =>
  `${leftOut.join('+') || 'all'}: ${body.map(({ type }) => type).join(' ')}`;
const isWhole = ({ leftOut, body }: Try): boolean => leftOut.length === 0 && body.length === message.body.length;

describe('the ways to set a flyer', () => {
  it('begin with one side, at every size of type, then take a second', () => {
    const [one = [], two = [], ...others] = rowsOn('a5');
    expect([one, two].map((row) => row.every(isWhole))).toEqual([true, true]);
    expect(one.map(({ sides, scale }) => [sides, scale])).toEqual(PAPERS.a5.steps.map((scale) => [1, scale]));
    expect(two.map(({ sides, scale }) => [sides, scale])).toEqual(PAPERS.a5.steps.map((scale) => [2, scale]));
    expect(others.flat().filter(isWhole)).toEqual([]);
  });

  it('give up photo, quotes, map and the end of the body in this order, and a heading with what it heads', () => {
    expect(rowsOn('a5')[2]?.map(told)).toEqual([
      'photo: paragraph facts quote heading paragraph',
      'photo+quote: paragraph facts heading paragraph',
      'photo+quote+map: paragraph facts heading paragraph',
      'photo+quote+map+end: paragraph facts',
      'photo+quote+map+end: paragraph facts',
      'photo+quote+map+end: paragraph',
      'photo+quote+map+end: ',
    ]);
  });

  it('keep when and where an event is longer than anything else', () => {
    const rows = rowsOn('a5', { body: [first, event, second], support });
    expect(rows[2]?.map(told)).toEqual([
      'map: paragraph event paragraph',
      'map+end: paragraph event',
      'map+end: event',
    ]);
    const without = rows.flat().filter(({ body }) => !body.includes(event));
    expect(without).toEqual(rows.at(-1));
    expect(without.map(told)).toEqual(without.map(() => 'map+support+end: '));
    expect(without.map(({ scale }) => scale.bodyPt)).toEqual([10.5, 10, 9.5, 9]);
  });

  it('tell the body anew when who helps is left out', () => {
    const [row = []] = rowsOn('a5').slice(3);
    expect(told(row[0] as Try)).toBe('photo+quote+map+support: paragraph facts heading paragraph');
    expect(told(row.at(-1) as Try)).toBe('photo+quote+map+support+end: ');
  });

  it('give up nothing that is not there', () => {
    const rows = rowsOn('a6', { body: [first, second], support: undefined });
    expect(rows.flat().filter(({ leftOut }) => leftOut.some((part) => part !== 'end'))).toEqual([]);
  });

  it('go below the type that a paper is made for only when nothing is left to give up', () => {
    const rows = rowsOn('a5');
    const least = PAPERS.a5.steps.at(-1)?.bodyPt ?? 0;
    const sizes = rows.map((row) => Math.min(...row.map(({ scale }) => scale.bodyPt)));
    const below = sizes.findIndex((size) => size < least);
    expect(sizes.slice(below)).toEqual([10, 9.5, 9]);
    expect(
      rows
        .slice(below)
        .flat()
        .every(({ leftOut }) => leftOut.includes('support')),
    ).toBe(true);
  });

  it('lead to fewer words on a poster, and keep what catches the eye', () => {
    const [, words = []] = rowsOn('a4');
    expect(words.map(told)).toEqual([
      'end: paragraph photo facts quote',
      'end: paragraph photo facts quote',
      'end: paragraph photo facts',
      'end: photo facts',
    ]);
  });

  it('ask for no single side where large print takes many', () => {
    expect(
      new Set(
        rowsOn('a4-large')
          .flat()
          .map(({ sides }) => sides),
      ),
    ).toEqual(new Set([16]));
  });

  it('take no more sides than they are allowed', () => {
    expect(
      new Set(
        rowsOn('a5', message, 1)
          .flat()
          .map(({ sides }) => sides),
      ),
    ).toEqual(new Set([1]));
  });

  it('never go below the smallest type that a partnership allows', () => {
    const sizes = stepsDownTo(12, PAPERS.a5).map(({ bodyPt }) => bodyPt);
    expect(Math.min(...sizes)).toBe(12);
    expect(stepsDownTo(30, PAPERS.a5)).toMatchObject([{ bodyPt: 30 }]);
  });
});
