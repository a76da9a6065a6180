import { describe, expect, it } from 'vitest';
import { BodyFlow, mayFloat } from '#flyer/body-flow.ts';
import type { Desk } from '#flyer/desk.ts';
import { rulesOf } from '#flyer/paper.ts';
import { marksIn, type Part } from '#flyer/plan.ts';
import { lineMm } from '#flyer/text.ts';
import type { BodyBlock } from '#message/message.ts';
import { desk, paragraph, text, textsIn, wordsIn } from './sample.ts';

const LONG = 'They came back in the morning and talked to everybody who lives in the street. ';
const photos = new Map([['p.jpg', { bytes: Buffer.alloc(0), widthPixels: 1200, heightPixels: 800 }]]);
const photo: BodyBlock = { type: 'photo', file: 'p.jpg', alt: 'A lamp' };
const facts: BodyBlock = { type: 'facts', items: ['A: 1', 'B: 2', 'C: 3'].map(text) };
const signs: BodyBlock = { type: 'signs', title: 'Look out', items: ['three', 'four'].map(text) };
const heading: BodyBlock = { type: 'heading', level: 2, children: text('What you can do') };
const on: Desk = { ...desk(), photos };
const plain: Desk = { ...on, rules: rulesOf('a4-large') };
const line = lineMm(on.styles.body);

const contentOf = (flow: BodyFlow): Part[] => flow.layout.at(0, 0).content;
const flowOf = (blocks: readonly BodyBlock[], from: Desk = on, floats = true): BodyFlow => {
  const flow = new BodyFlow(from, floats);
  for (let index = 0; index < blocks.length; ) index += flow.set(blocks.slice(index), blocks[index - 1]);
  return flow;
};

describe('blocks laid from top to bottom', () => {
  it('begin at the top, and take no room when there are none', () => {
    expect(flowOf([]).height).toBe(0);
    const [first] = textsIn(contentOf(flowOf([paragraph(LONG)])));
    expect(first?.y).toBeLessThan(line / 2);
  });

  it('go back to where they were, as if what came between had never been set', () => {
    const flow = flowOf([paragraph('One.')]);
    const [state, before] = [flow.state, contentOf(flow)];
    flow.set([photo], paragraph('One.'));
    flow.set([paragraph(LONG)], photo);
    flow.backTo(state);
    expect(contentOf(flow)).toEqual(before);
    flow.set([paragraph('Two.')], paragraph('One.'));
    expect(contentOf(flow)).toEqual(contentOf(flowOf([paragraph('One.'), paragraph('Two.')])));
  });

  it('stand closer to their heading than to what is above it', () => {
    const marks = textsIn(contentOf(flowOf([paragraph('One.'), heading, paragraph('Two.')])));
    const [one, title, two] = ['One.', 'What you can do', 'Two.'].map((words) =>
      marks.find((mark) => mark.text === words),
    );
    const above = (title?.baseline ?? 0) - (one?.baseline ?? 0);
    const below = (two?.baseline ?? 0) - (title?.baseline ?? 0);
    expect(below).toBeLessThan(above);
  });
});

describe('a slice of a block', () => {
  const many = paragraph(LONG.repeat(8));

  it('ends above the room it is given, and the next begins where it ends', () => {
    const upper = flowOf([]);
    const rest = upper.setSlice(many, undefined, 0, 5 * line) ?? 0;
    expect(upper.height).toBeLessThanOrEqual(5 * line);
    const lower = new BodyFlow(on, false);
    expect(lower.setSlice(many, undefined, rest, Infinity)).toBeUndefined();
    const words = [upper, lower].map((flow) => wordsIn(contentOf(flow)).trim()).join(' ');
    expect(words).toBe(LONG.repeat(8).trim());
  });

  it('goes on with what began on the side before, to those who listen', () => {
    const lower = new BodyFlow(on, false);
    lower.setSlice(many, undefined, LONG.length, Infinity);
    expect(contentOf(lower)).toMatchObject([{ role: 'P', continues: true }]);
  });

  it('is none where there is room for one line only', () => {
    const flow = flowOf([]);
    expect(flow.setSlice(many, undefined, 0, 1.5 * line)).toBe(0);
    expect(flow.height).toBe(0);
  });
});

describe('side by side', () => {
  it('stand words and a panel before them only where they may, and read after it', () => {
    expect(mayFloat(signs, paragraph(LONG), on)).toBe(true);
    for (const next of [undefined, facts, photo]) expect(mayFloat(signs, next, on)).toBe(false);
    expect(mayFloat(paragraph(LONG), signs, on)).toBe(false);
  });

  it('stand two panels at the same height, with the same edges', () => {
    const { background } = flowOf([signs, { ...signs, items: [text('five')] }]).layout.at(0, 0);
    const bars = background.filter((mark) => mark.kind === 'rect' && mark.fill !== undefined);
    expect(bars).toHaveLength(2);
    expect(bars[0]?.y).toBeCloseTo(bars[1]?.y ?? -1, 6);
    expect(bars[0]?.height).toBeCloseTo(bars[1]?.height ?? -1, 6);
  });

  it('stands nothing on a plain paper', () => {
    const parts = contentOf(flowOf([photo, paragraph(LONG), facts, signs], plain));
    const boxes = parts.map((part) => marksIn([part])).filter((marks) => marks.length > 0);
    const tops = boxes.map((marks) => Math.min(...marks.map(({ y }) => y)));
    const bottoms = boxes.map((marks) => Math.max(...marks.map(({ y, height }) => y + height)));
    tops.slice(1).forEach((top, index) => {
      expect(top).toBeGreaterThan((bottoms[index] ?? 0) - line);
    });
    expect(new Set(textsIn(parts.slice(1, 2)).map(({ x }) => x))).toEqual(new Set([0]));
  });
});
