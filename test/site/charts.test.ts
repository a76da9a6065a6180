import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Bar, barChartSvg } from '../../site/charts/bar-chart.ts';
import { labelLines } from '../../site/charts/label-lines.ts';
import { escaped } from '../../site/charts/svg.ts';

const bar = (label: string, value: number): Bar => ({ label, value, words: value.toLocaleString('en-GB') });
const chartOf = (...bars: Bar[]): string => barChartSvg({ title: 'Bars', groups: [{ bars }] });

/** The lengths of the bars, in per cent of the chart. */
const lengths = (svg: string): number[] =>
  [...svg.matchAll(/class="bar bar-[^"]*"[^>]*width="([\d.]+)%"/g)].map(([, width]) => Number(width));

/** The words of a chart as they are seen, line after line. */
const seen = (svg: string): string =>
  svg
    .replace(/<(title|desc)>.*?<\/\1>/g, '')
    .replace(/<tspan x=/g, ' <tspan x=')
    .replace(/<[^>]*>/g, '');

const heightEm = (svg: string): number => Number(/^<svg[^>]* height="([\d.]+)em"/.exec(svg)?.[1]);

describe('the bars of a chart', () => {
  it('are as long as their numbers, from nought', () => {
    expect(lengths(chartOf(bar('a', 100), bar('b', 50), bar('c', 1)))).toEqual([100, 50, 1]);
  });

  it('share one scale over all groups', () => {
    const svg = barChartSvg({ title: 'Bars', groups: [{ bars: [bar('a', 80)] }, { bars: [bar('b', 20)] }] });
    expect(lengths(svg)).toEqual([100, 25]);
  });

  it('begin at the left edge', () => {
    expect(chartOf(bar('a', 3))).not.toMatch(/<rect[^>]* x="/);
  });

  it('are proportional whatever the numbers', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 1e12 }), { minLength: 1, maxLength: 12 }), (values) => {
        const widths = lengths(chartOf(...values.map((value) => bar('x', value))));
        const most = Math.max(...values);
        expect(widths).toHaveLength(values.length);
        for (const [at, value] of values.entries()) expect(widths[at]).toBeCloseTo((value / most) * 100, 1);
      }),
    );
  });

  it('are not drawn for nought, but the number is told', () => {
    const svg = chartOf(bar('guns', 0), bar('knives', 5));
    expect(lengths(svg)).toEqual([100]);
    expect(seen(svg)).toContain('0 guns');
  });

  it('stay away when all numbers are nought, or when there are none', () => {
    expect(lengths(chartOf(bar('a', 0), bar('b', 0)))).toEqual([]);
    expect(chartOf(bar('a', 0))).not.toContain('NaN');
    expect(barChartSvg({ title: 'Bars', groups: [] })).toContain('height="0em"');
  });

  it('never reach over the edge, however huge the number', () => {
    const svg = chartOf(bar('pounds', 1e12), bar('pence', 1));
    expect(lengths(svg)).toEqual([100, 0]);
    expect(seen(svg)).toContain('1,000,000,000,000 pounds');
  });
});

describe('the words of a chart', () => {
  it('stand at each bar, the number first', () => {
    expect(seen(chartOf(bar('Drug supply', 69)))).toBe('69 Drug supply');
  });

  it('begin each group with its heading', () => {
    const svg = barChartSvg({ title: 'Bars', groups: [{ heading: 'Pursue', bars: [bar('major', 6)] }] });
    expect(seen(svg)).toBe('Pursue6 major');
  });

  it('name the picture for people who cannot see it', () => {
    expect(chartOf(bar('a', 1))).toMatch(/^<svg [^>]*role="img"[^>]*><title>Bars<\/title><desc>The table has/);
  });

  it('cannot become markup', () => {
    const hostile = `</text><script>alert("1")</script>&'`;
    const svg = barChartSvg({
      title: hostile,
      groups: [{ heading: hostile, bars: [{ label: hostile, value: 1, words: hostile }] }],
    });
    expect(svg).not.toContain('<script');
    expect(svg.match(/<\/text>/g)).toHaveLength(2);
    expect(seen(svg)).toContain('&lt;/text&gt;&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&amp;&#39;');
  });

  it('hold no character that XML forbids', () => {
    expect(escaped('a\u0000b\u001bc\ud800d')).toBe('a b c\ufffdd');
  });

  it('bring no style of their own, which the content security policy would refuse', () => {
    expect(chartOf(bar('a', 1), bar('b', 2))).not.toMatch(/style|on\w+=/);
  });

  it('make room for labels of several lines', () => {
    const short = heightEm(chartOf(bar('theft', 1)));
    const long = heightEm(chartOf(bar('theft of tools from the vans of people who work for themselves', 1)));
    expect(long).toBeCloseTo(short + 1.4, 5);
  });
});

describe('the lines of a label', () => {
  it('are one where it fits', () => {
    expect(labelLines('Child sexual exploitation and abuse')).toEqual(['Child sexual exploitation and abuse']);
  });

  it('leave room for the number in the first', () => {
    expect(labelLines('Child sexual exploitation and abuse', 4)).toEqual(['Child sexual exploitation and', 'abuse']);
  });

  it('cut a word that no line can hold', () => {
    expect(labelLines('x'.repeat(80)).map(({ length }) => length)).toEqual([38, 38, 4]);
  });

  it('leave the first line to the number when that fills it', () => {
    expect(labelLines('pounds', 60)).toEqual(['', 'pounds']);
  });

  it('keep every word in its order, and no line too long', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-z]{1,30}$/), { minLength: 1 }), fc.nat(30), (words, indent) => {
        const lines = labelLines(words.join(' '), indent);
        expect(lines.join(' ').trim()).toBe(words.join(' '));
        for (const [at, line] of lines.entries()) expect(line.length).toBeLessThanOrEqual(at === 0 ? 38 - indent : 38);
      }),
    );
  });
});
