import { describe, expect, it } from 'vitest';
import { contrastsOf } from '#flyer/contrast.ts';
import { type LayoutName, LOOKS, layoutOf, lookOf } from '#flyer/kind-look.ts';
import { inOneColour } from '#flyer/one-colour.ts';
import { rulesOf } from '#flyer/paper.ts';
import { type FlyerPlan, marksIn, type RectMark, type TextMark } from '#flyer/plan.ts';
import type { BodyBlock, Message } from '#message/message.ts';
import { plainWords } from '#message/plain-words.ts';
import { firstMissing } from '../media/spoken.ts';
import { contentOf, message, paragraph, planned, request, settings, text, textsIn, wordsIn } from './sample.ts';

const { brand, accent } = settings.colours;
const facts = (...items: string[]): BodyBlock => ({ type: 'facts', items: items.map(text) });
const signs: BodyBlock = { type: 'signs', title: 'Look out', items: ['three', 'four'].map(text) };
const event: BodyBlock = {
  type: 'event',
  starts: new Date('2026-12-03T18:00:00Z'),
  ends: new Date('2026-12-03T19:00:00Z'),
  place: 'Sample hall',
  link: 'https://lamps.example/live',
};

/** A message that is set in each layout, with every block that a layout may set in its own way. */
const MESSAGES: Record<LayoutName, Partial<Message>> = {
  success: { kind: 'success', body: [paragraph('One.'), facts('Lamps: 40', 'Streets: 2'), signs, event] },
  appeal: {
    kind: 'appeal',
    body: [paragraph('One.'), facts('Lamps: 40', 'Streets: 2'), signs, event],
    until: 'Until May',
  },
  event: { kind: 'event', body: [paragraph('One.'), facts('Lamps: 40', 'Streets: 2'), signs, event] },
  initiative: { kind: 'initiative', body: [paragraph('One.'), facts('Lamps: 40', 'Streets: 2'), event] },
  signs: { kind: 'initiative', body: [paragraph('One.'), facts('Lamps: 40', 'Streets: 2'), signs, event] },
};
const NAMES = Object.keys(LOOKS) as LayoutName[];

const planFor = (name: LayoutName, changes: Partial<Message> = {}): FlyerPlan =>
  planned(request({ ...MESSAGES[name], ...changes }));
const rectsOf = ({ pages }: FlyerPlan): RectMark[] =>
  pages.flatMap(({ background }) => background.filter((mark) => mark.kind === 'rect'));
const wordOf = (plan: FlyerPlan, start: string): TextMark => {
  const mark = textsIn(contentOf(plan)).find((one) => one.text.trim().startsWith(start));
  if (!mark) throw new Error(`“${start}” is not there.`);
  return mark;
};
/** The topmost filled rectangle behind some words. */
const behind = (plan: FlyerPlan, start: string): RectMark | undefined => {
  const { x, baseline } = wordOf(plan, start);
  const isIn = (rect: RectMark): boolean =>
    x >= rect.x && x <= rect.x + rect.width && baseline >= rect.y && baseline <= rect.y + rect.height;
  return rectsOf(plan).findLast((rect) => rect.fill !== undefined && isIn(rect));
};
const boxesOf = (plan: FlyerPlan): RectMark[] =>
  rectsOf(plan).filter(({ stroke, width, height }) => stroke !== undefined && width === height);

describe('the layout of a message', () => {
  it('is that of its kind', () => {
    for (const kind of ['success', 'appeal', 'event', 'initiative'] as const) {
      expect(layoutOf({ kind, body: [paragraph('One.')] })).toBe(kind);
    }
  });

  it('is that of signs for an initiative that has some, and for no other kind', () => {
    expect(layoutOf({ kind: 'initiative', body: [signs] })).toBe('signs');
    expect(layoutOf({ kind: 'appeal', body: [signs] })).toBe('appeal');
  });
});

describe.each(NAMES)('a flyer in the layout %s', (name) => {
  const from = request(MESSAGES[name]);

  it('says every word of its message in order', () => {
    const words = wordsIn(contentOf(planned(from)));
    expect(firstMissing(plainWords(from.message, settings.zone), words)).toBeUndefined();
  });

  it('has words that stand out, in colour and in black alone', () => {
    const plan = planned(from);
    expect(contrastsOf(plan).filter(({ ratio }) => ratio < 4.5)).toEqual([]);
    expect(contrastsOf(inOneColour(plan)).filter(({ ratio }) => ratio < 7)).toEqual([]);
  });

  it('has a masthead that runs over three edges of a press sheet, and two where a notice stands above it', () => {
    expect(behind(planned(from), 'News for')?.bleeds).toEqual(['top', 'left', 'right']);
    expect(behind(planFor(name, { notices: ['A sample.'] }), 'News for')?.bleeds).toEqual(['left', 'right']);
  });
});

it('tells every two layouts apart without a word', () => {
  const pictures = NAMES.map((name) => {
    const { content, background } = planFor(name).pages[0] ?? { content: [], background: [] };
    const large = marksIn(content).flatMap((mark) => (mark.kind === 'text' ? [`${mark.sizePt} ${mark.colour}`] : []));
    return JSON.stringify([background.slice(0, 3), new Set(large).size, boxesOf(planFor(name)).length]);
  });
  expect(new Set(pictures).size).toBe(NAMES.length);
});

describe('good news', () => {
  const plan = (...items: string[]): FlyerPlan => planFor('success', { body: [facts(...items), paragraph('One.')] });

  it('shows short facts as large figures, side by side below their labels', () => {
    const set = plan('Lamps mended: 40', 'Streets: 2', 'Paid: £18,400');
    const values = ['40', '2', '£18,400'].map((value) => wordOf(set, value));
    expect(new Set(values.map(({ baseline }) => baseline)).size).toBe(1);
    for (const [index, start] of ['Lamps mended:', 'Streets:', 'Paid:'].entries()) {
      const label = wordOf(set, start);
      expect(label.baseline).toBeLessThan(values[index]?.y ?? 0);
      expect(label.x).toBe(values[index]?.x);
      expect(values[index]?.sizePt).toBeGreaterThan(label.sizePt * 1.3);
    }
    expect(values.map(({ colour }) => colour)).toEqual([brand, brand, brand]);
  });

  it('keeps label and value apart for those who listen', () => {
    expect(wordsIn(contentOf(plan('Lamps mended: 40', 'Streets: 2')))).toContain('Lamps mended: 40Streets: 2');
  });

  it('sets figures in two rows where one has no room', () => {
    const items = ['Day of the visit', 'Next day', 'Third day', 'Fourth day'].map((day) => `${day}: 30 November`);
    const values = textsIn(contentOf(plan(...items))).filter((mark) => mark.text.startsWith('30 November'));
    expect(new Set(values.map(({ baseline }) => Math.round(baseline))).size).toBe(2);
    expect(new Set(values.map(({ x }) => x)).size).toBe(2);
  });

  it('lists what follows the figures below them', () => {
    const set = plan('Lamps: 40', 'Streets: 2', 'Nobody was hurt');
    expect(wordOf(set, 'Nobody').y).toBeGreaterThan(wordOf(set, '40').baseline);
    expect(wordOf(set, 'Nobody').x).toBe(wordOf(set, 'Lamps').x);
  });

  it.each([
    ['a value is long', ['Lamps: 40', `Reason: ${'they were broken in the night, '.repeat(3)}and late`]],
    ['there is one alone', ['Lamps: 40']],
    ['there are many', Array.from({ length: 7 }, (_, index) => `Street ${index}: 40`)],
  ])('is a list where %s', (_, items) => {
    const value = wordOf(plan(...items), '40');
    expect(value.sizePt).toBeCloseTo(wordOf(plan(...items), 'One.').sizePt);
    expect(value.face).toBe('bold');
  });

  it('is a list in large print', () => {
    const large = planned(request({ body: [facts('Lamps: 40', 'Streets: 2')] }, { paper: 'a4-large' }));
    expect(wordOf(large, '2').y).toBeGreaterThan(wordOf(large, '40').y);
    expect(wordOf(large, '40').baseline).toBe(wordOf(large, 'Lamps').baseline);
  });
});

describe('where room is scarce', () => {
  const [scarce, poster] = [
    { scale: { bodyPt: 9, photo: 0.3, marginMm: 8, isDense: true }, rules: rulesOf('a5') },
    { scale: { bodyPt: 15, photo: 0.3, marginMm: 12, isDense: true }, rules: rulesOf('a4') },
  ] as const;

  it('nothing is larger than it must be', () => {
    for (const name of NAMES) {
      const look = lookOf({ message: message(MESSAGES[name]), ...scarce });
      expect(look, name).toMatchObject({ title: 1, numbers: 1, facts: 'list', loud: undefined });
      expect(look.colour).toBe(LOOKS[name].colour);
    }
  });

  it('a poster keeps its look, for it is seen before it is read', () => {
    for (const name of NAMES) expect(lookOf({ message: message(MESSAGES[name]), ...poster })).toEqual(LOOKS[name]);
  });
});

describe('an appeal', () => {
  const plan = planFor('appeal');

  it('leads with the accent, and says in it how long it is open', () => {
    expect(['News for', 'Good news', 'How to tell us'].map((start) => behind(plan, start)?.fill)).toEqual([
      accent,
      accent,
      accent,
    ]);
    expect(wordOf(plan, 'Until May')).toMatchObject({ colour: accent, face: 'bold' });
    expect(wordOf(planFor('success', { until: 'Until May' }), 'Until May').colour).not.toBe(accent);
  });

  it('has larger numbers to call than other flyers', () => {
    const sizeOf = (name: LayoutName): number => wordOf(planFor(name, { body: [paragraph('One.')] }), '0800').sizePt;
    expect(sizeOf('appeal')).toBeGreaterThan(sizeOf('success'));
  });
});

describe('an event', () => {
  const plan = planFor('event');

  it('shows day, time and place in white on its colour, larger than what is told', () => {
    for (const start of ['When and where', 'Thursday, 3 December 2026', '18:00', 'Sample hall', 'Join']) {
      expect(behind(plan, start)?.fill, start).toBe(brand);
      expect(wordOf(plan, start).colour).toBe('#ffffff');
    }
    expect(wordOf(plan, 'Thursday').sizePt).toBeGreaterThan(wordOf(plan, 'One.').sizePt * 1.3);
  });

  it('begins the time on a line of its own', () => {
    expect(wordOf(plan, '18:00').x).toBe(wordOf(plan, 'Thursday').x);
    expect(wordOf(plan, '18:00').y).toBeGreaterThan(wordOf(plan, 'Thursday').y);
  });

  it('stands in a panel like others on flyers of other kinds', () => {
    expect(behind(planFor('success'), 'Thursday')?.fill).not.toBe(brand);
  });
});

describe('an initiative', () => {
  it('begins on a tint, with a rule below', () => {
    const band = behind(planFor('initiative'), 'News for');
    const rules = rectsOf(planFor('initiative')).filter(
      ({ fill, y }) => fill === brand && y === (band?.y ?? 0) + (band?.height ?? 0),
    );
    expect(wordOf(planFor('initiative'), 'News for').colour).toBe(brand);
    expect(rules).toMatchObject([{ width: band?.width, bleeds: ['left', 'right'] }]);
  });
});

describe('signs to spot', () => {
  const plan = planFor('signs');

  it('have a box to tick before each, and no other sign', () => {
    const boxes = boxesOf(plan);
    expect(boxes).toHaveLength(2);
    for (const [index, start] of ['three', 'four'].entries()) {
      const { x = 0, y = 0, width = 0, height = 0 } = boxes[index] ?? {};
      expect(x + width).toBeLessThan(wordOf(plan, start).x);
      expect(y).toBeLessThan(wordOf(plan, start).baseline);
      expect(y + height).toBeGreaterThan(wordOf(plan, start).baseline);
    }
    expect(wordsIn(contentOf(plan))).not.toContain('•');
    expect(boxesOf(planFor('appeal'))).toEqual([]);
  });

  it('show the way of young people larger than on other flyers, on a tint', () => {
    const sizeOf = (name: LayoutName): number => wordOf(planFor(name), 'Fearless').sizePt;
    expect(sizeOf('signs')).toBeGreaterThan(sizeOf('initiative'));
    expect(behind(plan, 'Fearless')?.fill).toMatch(/^#f/);
    expect(behind(planFor('initiative'), 'Fearless')).toBeUndefined();
  });
});
