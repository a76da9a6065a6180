import { describe, expect, it } from 'vitest';
import { BEGINNING, blocksToSet, isBodyWithin, setBodySide, setRest } from '#flyer/body.ts';
import type { Desk } from '#flyer/desk.ts';
import type { Layout } from '#flyer/layout.ts';
import { rulesOf } from '#flyer/paper.ts';
import { marksIn } from '#flyer/plan.ts';
import { momentInWords } from '#language/dates.ts';
import type { BodyBlock } from '#message/message.ts';
import { desk as deskOf, paragraph, text, textsIn, wordsIn } from './sample.ts';

/** An appeal has no panels that take the whole width. */
const desk = (): Desk => deskOf({ kind: 'appeal' });
const facts = (...items: string[]): BodyBlock => ({ type: 'facts', items: items.map(text) });
const signs = (...items: string[]): BodyBlock => ({ type: 'signs', title: 'Look out', items: items.map(text) });
const photo: BodyBlock = { type: 'photo', file: 'p.jpg', alt: 'A lamp', caption: 'The lamp' };
const photos = new Map([['p.jpg', { bytes: Buffer.alloc(0), widthPixels: 1200, heightPixels: 800 }]]);
const LONG = 'They came back in the morning and talked to everybody who lives in the street. '.repeat(4);

const setBody = (blocks: readonly BodyBlock[], on: Desk): Layout => {
  return setBodySide(blocksToSet(blocks), BEGINNING, on, Infinity).layout;
};

const markOf = (blocks: BodyBlock[], words: string) => {
  const { content } = setBody(blocks, { ...desk(), photos }).at(0, 0);
  const mark = textsIn(content).find((one) => one.text.trim().startsWith(words));
  if (!mark) throw new Error(`“${words}” is not there.`);
  return mark;
};

describe('the body of a flyer', () => {
  it('stands in the order in which it was written, whatever stands beside what', () => {
    const blocks = [
      paragraph('One.'),
      photo,
      paragraph('Two.'),
      facts('A: 1', 'B: 2'),
      signs('three'),
      paragraph('Four.'),
    ];
    const words = wordsIn(setBody(blocks, { ...desk(), photos }).at(0, 0).content);
    const places = ['One.', 'The lamp', 'Two.', 'At a glance', 'A: 1', 'Look out', 'three', 'Four.'].map((one) =>
      words.indexOf(one),
    );
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places).not.toContain(-1);
  });

  it('runs its words round a photo, and back to the edge below it', () => {
    const { content } = setBody([photo, paragraph(LONG.repeat(2))], { ...desk(), photos }).at(0, 0);
    const [image] = marksIn(content).filter(({ kind }) => kind === 'image');
    const lines = textsIn(content).filter(({ text }) => /\w/.test(text) && !text.startsWith('The lamp'));
    const bottom = (image?.y ?? 0) + (image?.height ?? 0);
    expect(lines[0]?.x).toBeGreaterThan(image?.width ?? 0);
    expect(lines.at(-1)?.x).toBe(0);
    expect(lines.filter(({ x, y }) => x === 0 && y < bottom)).toEqual([]);
  });

  it.each(Array.from({ length: 14 }, (_, index) => index + 4))(
    'leaves no line alone beside a photo, nor one below it that has room beside it: %i sentences',
    (count) => {
      const blocks = [photo, paragraph('They came back in the morning again. '.repeat(count)), paragraph(LONG)];
      const { content } = setBody(blocks, { ...desk(), photos }).at(0, 0);
      const [image] = marksIn(content).filter(({ kind }) => kind === 'image');
      const room = desk().width - (image?.width ?? 0) - 5;
      for (const part of content.filter(({ role }) => role === 'P').slice(1)) {
        const lines = textsIn([part]);
        const below = lines.filter(({ x }) => x === 0);
        const besides = lines.length - below.length;
        expect(besides === 1 && below.length > 0).toBe(false);
        if (besides > 0 && below.length === 1) expect(below[0]?.width).toBeGreaterThan(room);
      }
    },
  );

  it('sets two neighbouring panels side by side', () => {
    const pair = [facts('A: 1', 'B: 2'), signs('three', 'four')];
    expect(markOf(pair, 'Look out').y).toBeCloseTo(markOf(pair, 'At a glance').y, 6);
    expect(markOf(pair, 'Look out').x).toBeGreaterThan(markOf(pair, 'At a glance').x + 50);
  });

  it('sets panels below each other, and a photo as wide as the paper, where there is no room for two', () => {
    const narrow = { ...desk(), photos, rules: rulesOf('dl'), width: 83 };
    const { content } = setBody([photo, paragraph(LONG), facts('A: 1'), signs('three')], {
      ...narrow,
      scale: { ...narrow.scale, photo: 0.6 },
    }).at(0, 0);
    const [image] = marksIn(content).filter(({ kind }) => kind === 'image');
    const marks = textsIn(content);
    const heads = ['At a glance', 'Look out'].map((start) => marks.find((mark) => mark.text.startsWith(start)));
    expect(image?.width).toBeCloseTo(83, 6);
    expect(marks.find((mark) => mark.text.startsWith('They'))?.x).toBe(0);
    expect(heads[1]?.x).toBe(heads[0]?.x);
    expect(heads[1]?.y).toBeGreaterThan(heads[0]?.y ?? Number.POSITIVE_INFINITY);
  });

  it('runs words round a panel where that saves room', () => {
    const blocks = [facts('A: 1', 'B: 2', 'C: 3', 'D: 4'), paragraph(LONG)];
    const full = setBody([blocks[0] ?? photo], desk()).height + setBody([blocks[1] ?? photo], desk()).height;
    expect(setBody(blocks, desk()).height).toBeLessThan(full);
    expect(markOf(blocks, 'They came').x).toBeGreaterThan(50);
  });

  const AROUND = [facts('A: 1', 'B: 2', 'C: 3', 'D: 4'), paragraph(LONG)];
  const BELOW = [facts(LONG, LONG), paragraph('They came.')];

  it.each([
    [AROUND, BELOW],
    [BELOW, AROUND],
  ])('tells of each body whether that saves room, whatever was set on the same desk before', (first, second) => {
    const on = desk();
    setBody(first, on);
    expect(setBody(second, on).height).toBeCloseTo(setBody(second, desk()).height, 6);
  });

  it.each([[AROUND], [BELOW], [[paragraph(LONG), ...AROUND, photo]]])(
    'knows how much room a whole body takes',
    (blocks) => {
      const on = { ...desk(), photos };
      const { height } = setBody(blocks, on);
      expect(isBodyWithin(blocks, on, height + 0.01)).toBe(true);
      expect(isBodyWithin(blocks, on, height - 0.01)).toBe(false);
    },
  );

  it('sets what a fact is about in bold', () => {
    expect(markOf([facts('Lamps mended: 40', 'More')], '40').face).toBe('bold');
    expect(markOf([facts('Lamps mended: 40', 'More')], 'Lamps mended:').face).toBe('regular');
  });

  it('sets short items in columns, down and then across', () => {
    const items = ['one', 'two', 'three', 'four'];
    const list: BodyBlock = { type: 'list', ordered: false, items: items.map(text) };
    const [one, two, three] = items.map((item) => markOf([list], item));
    expect(two?.x).toBe(one?.x);
    expect(two?.y).toBeGreaterThan(one?.y ?? 0);
    expect(three?.x).toBeGreaterThan(one?.x ?? 0);
    expect(three?.y).toBe(one?.y);
  });

  it('divides items between columns where both end highest', () => {
    const items = ['one', 'two', 'three', 'four', 'A long item that runs over several lines. '.repeat(4)];
    const block = facts(...items);
    expect(markOf([block], 'four').x).toBe(markOf([block], 'one').x);
    expect(markOf([block], 'A long item').y).toBe(markOf([block], 'one').y);
  });

  it('numbers an ordered list in one column', () => {
    const list: BodyBlock = { type: 'list', ordered: true, items: ['a', 'b', 'c'].map(text) };
    const marks = textsIn(setBody([list], desk()).at(0, 0).content).map((mark) => mark.text);
    expect(marks).toEqual(['1.', 'a', '2.', 'b', '3.', 'c']);
  });

  it('says when and where an event is, and how to join it', () => {
    const event = {
      type: 'event' as const,
      starts: new Date('2026-12-03T18:00:00Z'),
      ends: new Date('2026-12-03T19:00:00Z'),
      place: 'Sample hall',
      link: 'https://lamps.example/live',
    };
    const words = wordsIn(setBody([event], desk()).at(0, 0).content);
    expect(words).toContain(momentInWords(event.starts, 'en', 'Europe/London'));
    expect(words).toContain('Sample hall');
    expect(words).toContain('Join or watch here (lamps.example/live)');
  });

  it('leaves no gap for a map, which stands at the foot', () => {
    const blocks = [paragraph('One.'), paragraph('Two.')];
    const [withMap, without] = [
      setBody([paragraph('One.'), { type: 'map' }, paragraph('Two.')], desk()),
      setBody(blocks, desk()),
    ];
    expect(withMap.height).toBe(without.height);
    expect(withMap.at(0, 0)).toEqual(without.at(0, 0));
  });

  it('keeps an upright photo lower than it is asked to be wide', () => {
    const upright = new Map([['p.jpg', { bytes: Buffer.alloc(0), widthPixels: 600, heightPixels: 1200 }]]);
    const [image] = marksIn(setBody([photo], { ...desk(), photos: upright }).at(0, 0).content);
    expect((image?.width ?? 0) * 2).toBeCloseTo(image?.height ?? 0, 6);
    expect(image?.height).toBeLessThanOrEqual(desk().width * 0.4 * 0.8);
  });

  it('is not set without a photo it shows', () => {
    expect(() => setBody([photo], desk())).toThrow('was not handed its photo p.jpg');
  });

  it('tells the address of the rest when something is left out', () => {
    expect(setRest(desk()).height).toBe(0);
    const { content } = setRest({ ...desk(), leftOut: ['photo'] }).at(0, 0);
    expect(wordsIn(content)).toBe('Read the rest at sample.example/stories/a-story');
    expect(content.at(-1)?.children).toMatchObject([{ role: 'Link', url: 'https://sample.example/stories/a-story/' }]);
  });
});
