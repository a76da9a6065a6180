import { describe, expect, it } from 'vitest';
import { PAPERS, type Paper, rulesOf } from '#flyer/paper.ts';
import { marksIn, type TextMark } from '#flyer/plan.ts';
import { planFlyer } from '#flyer/plan-flyer.ts';
import { LANGUAGES, madeUpRequest } from './made-up-flyers.ts';
import { lacking } from './never-left-out.ts';
import { paragraph, planned, request, textsIn } from './sample.ts';
import { shippedRequests } from './shipped-flyers.ts';

const PAPER_NAMES = Object.keys(PAPERS) as Paper[];
const LOREM = 'The officers came back in the morning and talked to everybody who lives in the street. ';
/** The smallest type a reader may be asked to read, and the smallest body (points). */
const LEAST_PT = { a5: 9, a4: 11, a6: 9, dl: 9, 'a4-large': 18, 'a4-easy': 16 } as const satisfies Record<
  Paper,
  number
>;
const LEAST_BODY_PT = { a5: 10.5, a4: 12, a6: 9, dl: 9.5, 'a4-large': 18, 'a4-easy': 16 } as const;

const textsOf = (...args: Parameters<typeof request>): TextMark[] =>
  planned(request(...args)).pages.flatMap(({ content, background }) => [
    ...textsIn(content),
    ...background.filter((mark): mark is TextMark => mark.kind === 'text'),
  ]);

describe.each(PAPER_NAMES)('on %s', (paper) => {
  const sizes = [0, 1, 4, 9, 20, 60];

  it.each(sizes)('no words are smaller than may be, with a body of %i paragraphs', (count) => {
    const body = Array.from({ length: count }, () => paragraph(LOREM.repeat(2)));
    const texts = textsOf({ body }, { paper });
    expect(Math.min(...texts.map(({ sizePt }) => sizePt))).toBeGreaterThanOrEqual(LEAST_PT[paper]);
    const prose = texts.filter((mark) => mark.text.startsWith('The officers'));
    expect(prose.length > 0 || count === 0).toBe(true);
    for (const { sizePt } of prose) expect(sizePt).toBeGreaterThanOrEqual(LEAST_BODY_PT[paper]);
  });

  it.each(LANGUAGES)('nothing in %s is smaller than may be, and what must be there is', (language) => {
    const from = madeUpRequest('appeal', language, paper);
    const plan = planned(from);
    const marks = plan.pages.flatMap(({ content, background }) => [...marksIn(content), ...background]);
    expect(marks.filter((mark) => mark.kind === 'text' && mark.sizePt < LEAST_PT[paper])).toEqual([]);
    expect(lacking(plan, from)).toEqual([]);
  });

  it('a flyer is as large as its paper, and has no more sides', () => {
    const plan = planned(request({ body: Array.from({ length: 60 }, () => paragraph(LOREM.repeat(4))) }, { paper }));
    const { widthMm, heightMm, mostSides } = rulesOf(paper);
    expect(plan).toMatchObject({ widthMm, heightMm });
    expect(plan.pages.length).toBeLessThanOrEqual(mostSides);
  });
});

describe('the shipped stories', async () => {
  const requests = await shippedRequests();

  const ofPaper = (paper: Paper) => requests.map((one) => ({ ...one, paper }));

  it.each(PAPER_NAMES)('have all that must be there on %s', (paper) => {
    const plans = ofPaper(paper).flatMap((from) => {
      const result = planFlyer(from);
      return 'plan' in result ? [{ from, plan: result.plan }] : [];
    });
    for (const { from, plan } of plans) expect(lacking(plan, from), from.message.slug).toEqual([]);
  });

  it.each(PAPER_NAMES)(
    'have room on %s, but for the longest of our panels in Nastaliq on a quarter of a sheet',
    (paper) => {
      const without = ofPaper(paper).filter((from) => 'finding' in planFlyer(from));
      expect(without.map(({ message }) => [message.slug, message.language])).toEqual(
        paper === 'a6' ? [['manningham-cars-at-night', 'ur']] : [],
      );
    },
  );
});
