import { describe, expect, it } from 'vitest';
import { contrastsOf } from '#flyer/contrast.ts';
import { inOneColour } from '#flyer/one-colour.ts';
import { type FlyerPlan, type Mark, marksIn, type RectMark } from '#flyer/plan.ts';
import { planFlyer } from '#flyer/plan-flyer.ts';
import { contentOf, planned, request, wordsIn } from './sample.ts';
import { shippedRequests } from './shipped-flyers.ts';

const TONES = ['#000000', '#ffffff', '#6e6e6e', '#bfbfbf'];
const marksOf = (plan: FlyerPlan): Mark[] =>
  plan.pages.flatMap(({ background, content }) => [...background, ...marksIn(content)]);
const coloursOf = (mark: Mark): (string | undefined)[] => {
  if (mark.kind === 'text') return [mark.colour];
  if (mark.kind === 'rect') return [mark.fill, mark.stroke];
  return mark.kind === 'drawing' ? mark.shapes.flatMap(({ fill, stroke }) => [fill, stroke]) : [];
};
const rect = (look: Partial<RectMark>): RectMark => ({ kind: 'rect', x: 10, y: 10, width: 60, height: 20, ...look });
const converted = (...background: Mark[]): Mark[] =>
  inOneColour({ ...planned(request()), pages: [{ background, content: [] }] }).pages[0]?.background ?? [];

describe('a panel for a photocopier', () => {
  it('keeps its place by a thin frame where only a tint showed it', () => {
    const [blank, frame, ...others] = converted(rect({ fill: '#e9eff0' }));
    expect(blank).toMatchObject({ fill: '#ffffff', x: 10, width: 60 });
    expect(frame).toMatchObject({ stroke: '#000000' });
    expect(frame?.width).toBeLessThan(60);
    expect(others).toEqual([]);
  });

  it.each([
    ['bar at its left', rect({ width: 1.1, fill: '#9a3412' })],
    ['bar at its right', rect({ x: 68.9, width: 1.1, fill: '#9a3412' })],
    ['frame', rect({ x: 10.15, y: 10.15, width: 59.7, height: 19.7, stroke: '#0b4f5c', lineMm: 0.3 })],
  ])('keeps its %s, and needs no frame besides', (_, shown) => {
    const [blank, kept, ...others] = converted(rect({ fill: '#f2e7e3' }), shown);
    expect(blank).toMatchObject({ fill: '#ffffff' });
    expect(kept).toEqual({ ...shown, ...(shown.fill ? { fill: '#000000' } : { stroke: '#000000' }) });
    expect(others).toEqual([]);
  });

  it('is not shown by the bar of another', () => {
    expect(converted(rect({ fill: '#e9eff0' }), rect({ y: 60, width: 1.1, fill: '#9a3412' }))).toHaveLength(3);
  });

  it('is black where it was dark, and a pale line is black too', () => {
    expect(converted(rect({ fill: '#0b4f5c' }))).toMatchObject([{ fill: '#000000' }]);
    expect(converted(rect({ height: 0.2, fill: '#91b0b6' }))).toMatchObject([{ fill: '#000000' }]);
  });

  it('stays white where it was white', () => {
    expect(converted(rect({ fill: '#ffffff' }))).toEqual([rect({ fill: '#ffffff' })]);
  });
});

describe('the flyers of the shipped content in one colour', async () => {
  const requests = await shippedRequests();
  const plans = requests.flatMap((from) => {
    const result = planFlyer(from);
    const { slug, language, kind } = from.message;
    return 'plan' in result ? [[`${kind} ${slug}, ${language}`, result.plan] as const] : [];
  });

  it('are all there', () => {
    expect(plans.length).toBeGreaterThan(10);
    expect(plans).toHaveLength(requests.length);
  });

  it.each(plans)('have words of at least 7 to 1: %s', (_, plan) => {
    expect(contrastsOf(inOneColour(plan)).filter(({ ratio }) => ratio < 7)).toEqual([]);
  });

  it.each(plans)('know black, white and two greys alone, and greys in pictures alone: %s', (_, plan) => {
    const marks = marksOf(inOneColour(plan));
    const tones = new Set(marks.flatMap(coloursOf).filter((colour) => colour !== undefined));
    expect([...tones].filter((tone) => !TONES.includes(tone))).toEqual([]);
    const flat = marks.filter(({ kind }) => kind === 'rect' || kind === 'text').flatMap(coloursOf);
    expect(flat.filter((tone) => tone === '#6e6e6e' || tone === '#bfbfbf')).toEqual([]);
  });

  it.each(plans)('say the same, in the same places: %s', (_, plan) => {
    const before = JSON.stringify(plan.pages);
    const grey = inOneColour(plan);
    expect(wordsIn(contentOf(grey))).toBe(wordsIn(contentOf(plan)));
    const boxes = (of: FlyerPlan) => marksIn(contentOf(of)).map(({ x, y, width, height }) => [x, y, width, height]);
    expect(boxes(grey)).toEqual(boxes(plan));
    expect(JSON.stringify(plan.pages)).toBe(before);
  });

  it('show a map on which the place, its district and the rest differ', () => {
    const [, plan] = plans[0] ?? [];
    const shapes = marksIn(plan ? contentOf(inOneColour(plan)) : []).flatMap((mark) =>
      mark.kind === 'drawing' ? [mark.shapes] : [],
    );
    const fills = shapes.map((of) => new Set(of.map(({ fill }) => fill)));
    expect(fills.some((of) => ['#000000', '#bfbfbf', '#ffffff'].every((tone) => of.has(tone)))).toBe(true);
  });

  it('share the map of one place, so that it is packed once', () => {
    const drawings = (plan: FlyerPlan) =>
      marksOf(inOneColour(plan)).flatMap((mark) => (mark.kind === 'drawing' ? [mark.shapes] : []));
    const [, plan] = plans[0] ?? [];
    if (!plan) throw new Error('There is no plan.');
    expect(drawings(plan)[0]).toBe(drawings(plan)[0]);
  });
});
