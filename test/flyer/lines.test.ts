import { describe, expect, it } from 'vitest';
import { breakLines } from '#flyer/lines.ts';
import { MeasuredText, type Segment } from '#flyer/measured-text.ts';
import { plain, type Span } from '#flyer/spans.ts';
import { fonts } from './sample.ts';

const segmentsOf = (spans: readonly Span[], width: number): Segment[][] => {
  const measured = new MeasuredText(spans, 10, fonts);
  return breakLines(measured, () => width).map((line) => measured.segments(line));
};

const lines = (spans: readonly Span[], width: number): string[] =>
  segmentsOf(spans, width).map((segments) => segments.map(({ text }) => text).join(''));

describe('lines', () => {
  it('break at spaces, and never exceed their room', () => {
    const words = 'one two three four five six seven eight nine ten';
    const broken = lines(plain(words), 20);
    expect(broken.length).toBeGreaterThan(2);
    expect(broken.join(' ')).toBe(words);
    for (const line of broken) expect(fonts.widthMm(line, 'regular', 10)).toBeLessThanOrEqual(20);
  });

  it('keep a telephone number on one line', () => {
    for (let width = 24; width < 60; width += 3) {
      const broken = lines(plain('Please call us now on 0800 555 111 today'), width);
      expect(broken.filter((line) => line.includes('0800 555 111'))).toHaveLength(1);
    }
  });

  it('break a long address after a part of it, and lose nothing', () => {
    const address = 'precision.example/areas/huddersfield-fartown';
    const broken = lines(plain(address), 45);
    expect(broken).toEqual(['precision.example/areas/', 'huddersfield-fartown']);
  });

  it('break a long word anywhere rather than overflow', () => {
    const broken = lines(plain('W'.repeat(60)), 30);
    expect(broken.join('')).toBe('W'.repeat(60));
    for (const line of broken) expect(fonts.widthMm(line, 'regular', 10)).toBeLessThanOrEqual(30);
  });

  it('set at least one character even where none fits', () => {
    expect(lines(plain('ab'), 0.1)).toEqual(['a', 'b']);
  });

  it('begin anew at a line break', () => {
    expect(lines(plain('one\ntwo'), 100)).toEqual(['one', 'two']);
  });

  it('collapse white space, keep spaces that must not break, and drop soft hyphens', () => {
    expect(lines(plain('a  b\tc'), 100)).toEqual(['a b c']);
    expect(lines(plain('hy\u00adphen'), 100)).toEqual(['hyphen']);
    expect(lines(plain('five\u00a0km away'), 12)).toEqual(['five\u00a0km', 'away']);
  });

  it('keep the cuts of their spans apart', () => {
    const [line] = segmentsOf([...plain('one '), ...plain('two', 'bold'), ...plain(' three')], 100);
    expect(line?.map(({ text, span }) => [text, span.face])).toEqual([
      ['one ', 'regular'],
      ['two', 'bold'],
      [' three', 'regular'],
    ]);
  });

  it('do not mistake words in one cut for the same words in another', () => {
    const words = 'www '.repeat(30);
    const cuts: Span[][] = [
      plain(words),
      plain(words, 'bold'),
      [...plain('www '), ...plain('www '.repeat(29), 'bold')],
    ];
    for (const spans of cuts)
      for (const segments of segmentsOf(spans, 40)) {
        const width = segments.reduce((sum, { text, span }) => sum + fonts.widthMm(text, span.face, 10), 0);
        expect(width).toBeLessThanOrEqual(40);
      }
    expect(segmentsOf(plain(words), 40)).not.toHaveLength(segmentsOf(plain(words, 'bold'), 40).length);
  });

  it('are none for no words', () => {
    expect(lines(plain(''), 10)).toEqual([]);
    expect(lines(plain('  '), 10)).toEqual([]);
  });
});
