import { describe, expect, it } from 'vitest';
import type { Desk } from '#flyer/desk.ts';
import type { Layout, Placed } from '#flyer/layout.ts';
import { rulesOf } from '#flyer/paper.ts';
import type { TextMark } from '#flyer/plan.ts';
import { setRunningHead, setTurnOver } from '#flyer/turn-over.ts';
import { desk, message } from './sample.ts';

const placed = (layout: Layout): Placed => layout.at(0, 0);
const asides = (layout: Layout): TextMark[] =>
  placed(layout).background.filter((mark): mark is TextMark => mark.kind === 'text');
const said = (layout: Layout): string =>
  asides(layout)
    .map(({ text }) => text)
    .join('')
    .replaceAll('\u00a0', ' ');
const largePrint: Desk = { ...desk(), rules: rulesOf('a4-large') };

describe('the foot of a side that is not the last', () => {
  it('asks to turn over, and gives every number to call', () => {
    const words = said(setTurnOver(desk(), 1));
    expect(words).toMatch(/^Please turn over/);
    for (const { name, phone } of message().report.routes) if (phone) expect(words).toContain(`${name} ${phone}`);
  });

  it('asks nobody to turn over the back of a sheet', () => {
    const words = said(setTurnOver(desk(), 2));
    expect(words).not.toContain('turn over');
    expect(words).toContain('Crimestoppers 0800 555 111');
  });

  it('keeps each number on the line of its name', () => {
    const narrow = asides(setTurnOver({ ...desk(), width: 48 }, 1));
    expect(new Set(narrow.map(({ y }) => y)).size).toBeGreaterThan(2);
    for (const { name, phone } of message().report.routes) {
      if (!phone) continue;
      const whole = `${name} ${phone}`.replaceAll(' ', '\u00a0');
      expect(
        narrow.some(({ text }) => text.includes(whole)),
        whole,
      ).toBe(true);
    }
  });

  it('stands below a rule, and is not read aloud: all of it is said elsewhere', () => {
    const { content, background } = placed(setTurnOver(desk(), 1));
    const [rule, words] = [
      background.find(({ kind }) => kind === 'rect'),
      background.find(({ kind }) => kind === 'text'),
    ];
    expect(content).toEqual([]);
    expect((rule?.y ?? 0) + (rule?.height ?? 0)).toBeLessThan(words?.y ?? 0);
    expect(rule?.width).toBe(desk().width);
  });
});

describe('the head of a side that is not the first', () => {
  it('says what it belongs to, above a rule, and is not read aloud again', () => {
    const { content, background } = placed(setRunningHead(desk(), 2, 2));
    const rule = background.find(({ kind }) => kind === 'rect');
    expect(content).toEqual([]);
    expect(said(setRunningHead(desk(), 2, 2))).toBe('The lamps are on again');
    for (const mark of background) if (mark.kind === 'text') expect(mark.y + mark.height).toBeLessThan(rule?.y ?? 0);
  });

  it('counts the sides where there may be more than two', () => {
    expect(said(setRunningHead(largePrint, 3, 5))).toBe('The lamps are on again · Page 3 of 5');
  });

  it('keeps room for any number while nobody knows how many sides there will be', () => {
    const heights = (width: number) =>
      [setRunningHead({ ...largePrint, width }, 3, undefined), setRunningHead({ ...largePrint, width }, 9, 16)].map(
        ({ height }) => height,
      );
    for (let width = 30; width < 120; width += 2) {
      const [before = 0, after = 0] = heights(width);
      expect(before).toBeGreaterThanOrEqual(after);
    }
  });
});
