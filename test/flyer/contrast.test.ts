import { describe, expect, it } from 'vitest';
import { contrast, contrastsOf } from '#flyer/contrast.ts';
import type { FlyerPlan, Mark, RectMark, TextMark } from '#flyer/plan.ts';
import { planFlyer } from '#flyer/plan-flyer.ts';
import { planned, request } from './sample.ts';
import { shippedRequests } from './shipped-flyers.ts';

const words = (x: number, width: number, colour = '#000000'): TextMark => ({
  kind: 'text',
  text: 'Lamps',
  x,
  y: 10,
  width,
  height: 5,
  baseline: 14,
  face: 'regular',
  sizePt: 11,
  colour,
});
const panel = (fill: string | undefined, x = 0, width = 100): RectMark => ({
  kind: 'rect',
  x,
  y: 0,
  width,
  height: 30,
  ...(fill ? { fill } : { stroke: '#000000' }),
});
const ratioOn = (background: Mark[], mark = words(10, 20)): number | undefined => {
  const plan: FlyerPlan = {
    ...planned(request()),
    pages: [{ background, content: [{ role: 'P', children: [mark] }] }],
  };
  return contrastsOf(plan)[0]?.ratio;
};

describe('the contrast of words', () => {
  it('is that with white paper where nothing lies behind them', () => {
    expect(ratioOn([])).toBeCloseTo(21);
    expect(ratioOn([panel('#000000', 50, 20)])).toBeCloseTo(21);
  });

  it('is that with the topmost rectangle behind them; a frame is none', () => {
    expect(ratioOn([panel('#ffffff'), panel('#000000')])).toBeCloseTo(1);
    expect(ratioOn([panel('#000000'), panel('#777777'), panel(undefined)])).toBeCloseTo(contrast('#000000', '#777777'));
  });

  it('is the least along a line that leaves its panel', () => {
    expect(ratioOn([panel('#000000', 0, 20)], words(10, 20, '#ffffff'))).toBeCloseTo(1);
    expect(ratioOn([panel('#000000', 15, 80)], words(10, 20, '#ffffff'))).toBeCloseTo(1);
  });

  it('is known of words in the background too, by what is drawn before them', () => {
    expect(ratioOn([panel('#000000'), words(10, 20, '#ffffff'), panel('#ffffff', 0, 5)])).toBeCloseTo(21);
  });

  it('is that of WCAG for two colours, either way round', () => {
    expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2);
    expect(contrast('#ffffff', '#767676')).toBeCloseTo(4.54, 2);
  });
});

describe('the flyers of the shipped content', async () => {
  const requests = await shippedRequests();

  it('are there', () => {
    expect(requests.length).toBeGreaterThan(10);
  });

  it.each(
    requests.map((from) => [`${from.message.kind} ${from.message.slug}, ${from.message.language}`, from] as const),
  )('have words of at least 4.5 to 1: %s', (_, from) => {
    const result = planFlyer(from);
    if ('finding' in result) throw new Error(result.finding.code);
    const all = contrastsOf(result.plan);
    expect(all.length).toBeGreaterThan(20);
    expect(all.filter(({ ratio }) => ratio < 4.5)).toEqual([]);
  });
});
