import { describe, expect, it } from 'vitest';
import { mirrored } from '#flyer/mirror.ts';
import { type FlyerPlan, type Mark, marksIn, partsIn, type TextMark } from '#flyer/plan.ts';
import type { BodyBlock } from '#message/message.ts';
import { contentOf, paragraph, planned, request, text, textsIn, wordsIn } from './sample.ts';

const WIDTH = 148;
const body: BodyBlock[] = [
  paragraph('The street was dark for a year.'),
  { type: 'facts', items: [text('Lamps: 40'), text('Weeks: 1')] },
  { type: 'list', ordered: false, items: [text('Look up.'), text('Tell us.')] },
];
const plan = (direction: 'ltr' | 'rtl'): FlyerPlan => planned(request({ body, direction, notices: ['A sample'] }));
const marks = (of: FlyerPlan): Mark[] => [
  ...of.pages.flatMap(({ background }) => background),
  ...marksIn(contentOf(of)),
];
/** Lines that are one piece: English ones of several pieces keep their order on either page. */
const linesOfOneCut = (of: FlyerPlan): TextMark[] =>
  partsIn(contentOf(of))
    .filter(({ role }) => role !== 'Link')
    .flatMap(({ children: [only, ...others] }) =>
      only && 'kind' in only && only.kind === 'text' && others.length === 0 ? [only] : [],
    );
const isDrawn = ({ kind }: Mark): boolean => kind !== 'text';
const round = (mm: number): number => Math.round(mm * 1e6) / 1e6;

describe('a page from right to left', () => {
  const [there, here] = [plan('ltr'), plan('rtl')];

  it('has every panel, rule and picture where the other way round it has them, seen in a mirror', () => {
    const boxes = (of: FlyerPlan, seen: (x: number, width: number) => number) =>
      marks(of)
        .filter(isDrawn)
        .map(({ x, y, width, height }) => [seen(x, width), y, width, height].map(round));
    expect(boxes(here, (x) => x)).toEqual(boxes(there, (x, width) => WIDTH - x - width));
    expect(boxes(here, (x) => x)).not.toEqual(boxes(there, (x) => x));
  });

  it('ends its lines where they began', () => {
    const starts = linesOfOneCut(there).map(({ text: said, x, y }) => [said, round(WIDTH - x), y]);
    const ends = linesOfOneCut(here).map(({ text: said, x, y, width }) => [said, round(x + width), y]);
    expect(starts.length).toBeGreaterThan(10);
    expect(ends).toEqual(starts);
  });

  it('is read in the same order', () => {
    expect(wordsIn(contentOf(here))).toBe(wordsIn(contentOf(there)));
  });

  it('does not turn its pictures round', () => {
    const shapes = (of: FlyerPlan) => marks(of).flatMap((mark) => (mark.kind === 'drawing' ? [mark.shapes] : []));
    expect(shapes(here)).toEqual(shapes(there));
  });
});

it('runs over the edge of the paper on the other side', () => {
  const tint = { kind: 'rect', x: 0, y: 0, width: 40, height: 10, fill: '#000000', bleeds: ['top', 'left'] } as const;
  const { background } = mirrored({ content: [], background: [tint] }, WIDTH);
  expect(background).toMatchObject([{ x: WIDTH - 40, bleeds: ['top', 'right'] }]);
});

describe('an Urdu flyer', () => {
  const urdu = planned(
    request({
      language: 'ur',
      direction: 'rtl',
      title: 'پارسل کے جعلی پیغامات',
      body: [paragraph('خبر Holme Wood سے')],
    }),
  );
  const texts = textsIn(contentOf(urdu));
  const boxOf = (said: string) => {
    const mark = texts.find((one) => one.text.trim() === said);
    if (!mark) throw new Error(`Nothing says ${said}.`);
    return mark;
  };

  it('has its map at the right margin, and its code at the left one', () => {
    const [map, code] = marks(urdu).filter(({ kind }) => kind === 'drawing');
    expect(map && round(map.x + map.width)).toBe(WIDTH - 10);
    expect(code?.x).toBe(10);
  });

  it('begins its lines at the right margin', () => {
    const { x, width, isRightToLeft } = boxOf('پارسل کے جعلی پیغامات');
    expect(round(x + width)).toBe(WIDTH - 10);
    expect(isRightToLeft).toBe(true);
  });

  it('has a name among its words, after those before it and from left to right', () => {
    const [before, name, after] = [boxOf('خبر'), boxOf('Holme Wood'), boxOf('سے')];
    expect(round(before.x + before.width)).toBe(WIDTH - 10);
    expect(name.x + name.width).toBeLessThan(before.x);
    expect(after.x + after.width).toBeLessThan(name.x);
    expect(name.isRightToLeft).toBeUndefined();
    expect(texts.indexOf(before)).toBeLessThan(texts.indexOf(name));
  });

  it('has numbers to dial as they are dialled', () => {
    expect(boxOf('0800 555 111').isRightToLeft).toBeUndefined();
  });

  it('numbers a list with the stop between number and words', () => {
    const items = [text('پہلا'), text('دوسرا')];
    const listed = planned(
      request({ language: 'ur', direction: 'rtl', body: [{ type: 'list', ordered: true, items }] }),
    );
    const label = partsIn(contentOf(listed)).find(({ role }) => role === 'Lbl');
    const [number, stop] = label ? textsIn([label]) : [];
    expect([number?.text, stop?.text]).toEqual(['1', '.']);
    expect(stop?.x).toBeLessThan(number?.x ?? 0);
  });

  it('has lines half as high again, for words that climb', () => {
    const english = planned(request()).pages[0];
    const [latin] = textsIn(english?.content ?? []).filter(({ text: said }) => said.startsWith('The street'));
    const { height, sizePt } = boxOf('خبر');
    expect(height / sizePt).toBeGreaterThan(1.5 * ((latin?.height ?? 0) / (latin?.sizePt ?? 1)));
  });
});
