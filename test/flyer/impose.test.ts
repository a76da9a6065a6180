import { describe, expect, it } from 'vitest';
import { drawFlyer } from '#flyer/draw.ts';
import { imposed, SHEETS, type Sheet, turnedOn } from '#flyer/impose.ts';
import { type FlyerPlan, type Mark, marksIn, type Page, type RectMark, type TextMark } from '#flyer/plan.ts';
import { readPages } from './read-structure.ts';
import { fonts, textsIn } from './sample.ts';

const A5 = { widthMm: 148, heightMm: 210 };
const A6 = { widthMm: 105, heightMm: 148.5 };

/** A page that says one word in its corner, 7 mm from the edges, on a tint that covers it. */
function page(word: string, { widthMm, heightMm } = A5): Page {
  const mark: TextMark = {
    ...{ kind: 'text', text: word, face: 'regular', sizePt: 10, colour: '#000000', baseline: 11 },
    ...{ x: 7, y: 7, width: 12, height: 4.5 },
  };
  return {
    background: [{ kind: 'rect', x: 0, y: 0, width: widthMm, height: heightMm, fill: '#eeeeee' }],
    content: [{ role: 'P', children: [mark] }],
  };
}

function plan(words: readonly string[], size = A5, changes: Partial<FlyerPlan> = {}): FlyerPlan {
  return {
    ...{ title: 'Sample', language: 'en', direction: 'ltr', author: 'Us', subject: 'News', created: new Date(0) },
    ...{ ...size, pages: words.map((word) => page(word, size)), leftOut: [] },
    ...changes,
  };
}

const isText = (mark: Mark): mark is TextMark => mark.kind === 'text';
const heard = ({ content }: Page): string[] => textsIn(content).map(({ text }) => text);
const seen = ({ background, content }: Page): TextMark[] => [...background, ...marksIn(content)].filter(isText);
const hairlines = ({ background }: Page): RectMark[] =>
  background.filter((mark): mark is RectMark => mark.kind === 'rect' && mark.fill === '#000000');

/** The shortest way from one box to another, in millimetres. */
function apart(one: Mark, other: Mark): number {
  const across = Math.max(one.x - other.x - other.width, other.x - one.x - one.width, 0);
  const down = Math.max(one.y - other.y - other.height, other.y - one.y - one.height, 0);
  return Math.hypot(across, down);
}

const CUT: [Sheet, FlyerPlan, number][] = [
  ['2up', plan(['front', 'back']), 2],
  ['4up', plan(['front', 'back'], A6), 4],
];

describe('a page several times on one sheet of A4', () => {
  it.each(CUT)('%s: stands there as often as it fits, and is heard once', (sheet, from, copies) => {
    const sides = imposed(from, sheet).pages;
    expect(sides.map(heard)).toEqual([['front'], ['back']]);
    expect(sides.map((side) => seen(side).length)).toEqual([copies, copies]);
  });

  it.each(CUT)('%s: has each copy at the same spot of its own part of the sheet', (sheet, from) => {
    const { widthMm, heightMm, columns, rows } = SHEETS[sheet];
    const [front] = imposed(from, sheet).pages;
    const spots = seen(front ?? page('')).map(({ x, y }) => [x % (widthMm / columns), y % (heightMm / rows)]);
    for (const [x = 0, y = 0] of spots) {
      expect(x).toBeCloseTo(7 + (widthMm / columns - from.widthMm) / 2);
      expect(y).toBeCloseTo(7);
    }
  });

  it.each(CUT)('%s: moves the line that letters stand on with their box', (sheet, from) => {
    for (const { baseline, y } of imposed(from, sheet).pages.flatMap(seen)) expect(baseline - y).toBeCloseTo(4);
  });

  it.each(CUT)('%s: marks every cut at both ends and the middle, at least 3 mm from words', (sheet, from) => {
    const { widthMm, heightMm, rows } = SHEETS[sheet];
    for (const side of imposed(from, sheet).pages) {
      const lines = hairlines(side);
      expect(lines).toHaveLength(rows === 1 ? 3 : 6);
      const upright = lines.filter(({ width, height }) => width < height);
      expect(upright.map(({ x, width }) => x + width / 2)).toEqual(upright.map(() => widthMm / 2));
      expect(Math.min(...upright.map(({ y }) => y))).toBe(0);
      expect(Math.max(...upright.map(({ y, height }) => y + height))).toBe(heightMm);
      for (const line of lines) for (const word of seen(side)) expect(apart(line, word)).toBeGreaterThanOrEqual(3);
    }
  });

  it.each(CUT)('%s: has the back that is heard behind the front that is heard', (sheet, from) => {
    const { widthMm, columns } = SHEETS[sheet];
    const [front, back] = imposed(from, sheet).pages.map(({ content }) => textsIn(content)[0]);
    const column = (x = 0): number => Math.floor(x / (widthMm / columns));
    expect(column(back?.x)).toBe(columns - 1 - column(front?.x));
    expect(back?.y).toBe(front?.y);
  });

  it('is turned on the edge at its side, whatever its height', () => {
    expect([turnedOn('2up'), turnedOn('4up'), turnedOn('folded')]).toEqual(['short', 'long', 'short']);
  });

  it('keeps the language of a page', () => {
    const from = plan(['front', 'پیچھے']);
    const pages = from.pages.map((one, at) => (at === 1 ? { ...one, language: 'ur' } : one));
    expect(imposed({ ...from, pages }, '2up').pages.map(({ language }) => language)).toEqual([undefined, 'ur']);
  });

  it('refuses a page that is larger than its place', () => {
    expect(() => imposed(plan(['front']), '4up')).toThrow(RangeError);
  });
});

describe('a leaflet that is folded once', () => {
  const leaflet = plan(['one', 'two', 'three', 'four']);
  const across = (side: Page | undefined): string[] =>
    seen(side ?? page(''))
      .sort((a, b) => a.x - b.x)
      .map(({ text }) => text);

  it('has its last page beside its first, and its second beside its third', () => {
    const [outside, inside, ...more] = imposed(leaflet, 'folded').pages;
    expect([across(outside), across(inside), more]).toEqual([['four', 'one'], ['two', 'three'], []]);
  });

  it('opens to the other side where words run from right to left', () => {
    const [outside, inside] = imposed({ ...leaflet, direction: 'rtl' }, 'folded').pages;
    expect([across(outside), across(inside)]).toEqual([
      ['one', 'four'],
      ['three', 'two'],
    ]);
  });

  it('marks its fold on the outside only, away from words', () => {
    const [outside, inside] = imposed(leaflet, 'folded').pages.map(hairlines);
    expect(inside).toEqual([]);
    expect(outside).toHaveLength(6);
    for (const dash of outside ?? []) {
      expect(dash.x + dash.width / 2).toBe(148.5);
      for (const word of imposed(leaflet, 'folded').pages.flatMap(seen)) expect(apart(dash, word)).toBeGreaterThan(3);
    }
  });

  it('leaves places white for which there is no page, and has room for four only', () => {
    const [outside, inside] = imposed(plan(['one', 'two']), 'folded').pages;
    expect([across(outside), across(inside)]).toEqual([['one'], ['two']]);
    expect(() => imposed(plan(['1', '2', '3', '4', '5']), 'folded')).toThrow(RangeError);
  });

  it('is heard in the order of its pages, though its last one is printed beside its first', async () => {
    const drawn = await readPages(await drawFlyer(imposed(leaflet, 'folded'), fonts));
    expect(drawn.heard).toEqual(['one', 'two', 'three', 'four']);
    expect(drawn.documents).toBe(1);
  });
});

describe('a drawn sheet', () => {
  it('says its words once to whoever listens, and twice to whoever looks', async () => {
    const drawn = await readPages(await drawFlyer(imposed(plan(['front', 'back']), '2up'), fonts));
    expect(drawn.heard).toEqual(['front', 'back']);
    expect(drawn.pages).toEqual([
      ['front', 'front'],
      ['back', 'back'],
    ]);
  });

  it('names the language of a side that is not in that of the flyer', async () => {
    const from = plan(['front', 'tyl']);
    const pages = from.pages.map((one, at) => (at === 1 ? { ...one, language: 'pl' } : one));
    expect((await readPages(await drawFlyer({ ...from, pages }, fonts))).languages).toEqual([undefined, 'pl']);
  });
});
