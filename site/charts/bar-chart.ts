import { labelLines } from './label-lines.ts';
import { element, escaped } from './svg.ts';

/** One bar: what it stands for, how long it is, and how its number is written. */
export interface Bar {
  label: string;
  value: number;
  /** The number as people read it, e.g. “£18,400”. */
  words: string;
}

/** Bars under a heading; a chart without headings has one group that has none. */
export interface BarGroup {
  heading?: string | undefined;
  bars: readonly Bar[];
}

export interface BarChart {
  /** Says what the picture is, for people who cannot see it. The numbers stand in the table beside it. */
  title: string;
  groups: readonly BarGroup[];
}

// Heights are in em, so that bars grow together with the words when a reader enlarges the text.
const LINE_EM = 1.4;
const BAR_EM = 0.85;
const BASE_LINE_EM = 1;
const GAP_EM = 0.75;
const GROUP_GAP_EM = 1.5;

/** What a pen has drawn so far, and how far down it is. */
interface Drawn {
  markup: string;
  bottomEm: number;
}

/**
 * Draws horizontal bars as SVG. All bars of a chart share one scale that begins at nought; each has its number and its
 * name above it, so that nothing has to be looked up and nothing collides. Widths are in per cent and heights in em:
 * the chart fills its place and its words keep their size, on a phone as on a screen.
 */
export function barChartSvg({ title, groups }: BarChart): string {
  const most = Math.max(0, ...groups.flatMap(({ bars }) => bars.map(({ value }) => value)));
  const { markup, bottomEm } = groups.reduce((drawn, group) => drawGroup(drawn, group, most), {
    markup: '',
    bottomEm: 0,
  });
  const names = element('title', {}, escaped(title)) + element('desc', {}, 'The table has the same numbers.');
  const root = { class: 'bar-chart', role: 'img', width: '100%', height: em(bottomEm), fill: 'currentColor' };
  return element('svg', { xmlns: 'http://www.w3.org/2000/svg', ...root }, names + markup);
}

function drawGroup(drawn: Drawn, { heading, bars }: BarGroup, most: number): Drawn {
  const start = drawn.bottomEm === 0 ? 0 : drawn.bottomEm + GROUP_GAP_EM;
  const headed = heading ? drawHeading(start, heading) : { markup: '', bottomEm: start };
  const inside = bars.reduce((above, bar, index) => drawBar(above, bar, { most, index, count: bars.length }), headed);
  return { markup: drawn.markup + element('g', {}, inside.markup), bottomEm: inside.bottomEm };
}

function drawHeading(topEm: number, heading: string): Drawn {
  const text = element(
    'text',
    { class: 'bar-heading', y: em(topEm + BASE_LINE_EM), 'font-weight': '700' },
    escaped(heading),
  );
  return { markup: text, bottomEm: topEm + LINE_EM + 0.2 };
}

function drawBar(
  above: Drawn,
  bar: Bar,
  { most, index, count }: { most: number; index: number; count: number },
): Drawn {
  const topEm = index === 0 ? above.bottomEm : above.bottomEm + GAP_EM;
  const lines = labelLines(bar.label, bar.words.length + 1);
  const barTopEm = topEm + lines.length * LINE_EM;
  const box = { y: em(barTopEm), height: em(BAR_EM) };
  // Shades help to tell sizes apart; the words beside each bar say the same without them.
  const shade = `bar bar-${index + 1}-of-${count}`;
  const length = bar.value > 0 ? element('rect', { class: shade, ...box, width: share(bar.value, most) }) : '';
  const nought = element('rect', { class: 'bar-nought', ...box, width: '1.5' });
  return {
    markup: above.markup + drawLabel(lines, bar.words, topEm) + length + nought,
    bottomEm: barTopEm + BAR_EM,
  };
}

function drawLabel([first = '', ...others]: readonly string[], words: string, topEm: number): string {
  const number = element('tspan', { class: 'bar-number', 'font-weight': '700' }, escaped(words));
  const further = others.map((line) => element('tspan', { x: '0', dy: em(LINE_EM) }, escaped(line)));
  return element(
    'text',
    { class: 'bar-label', y: em(topEm + BASE_LINE_EM) },
    `${number} ${escaped(first)}${further.join('')}`,
  );
}

const em = (value: number): string => `${Math.round(value * 100) / 100}em`;
const share = (value: number, most: number): string => `${Math.round((value / most) * 10_000) / 100}%`;
