import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { doOverlap, grown } from '#area/map/frame.ts';
import { marksIn, partsIn } from '#flyer/plan.ts';
import { planFlyer } from '#flyer/plan-flyer.ts';
import { qrCode } from '#flyer/qr.ts';
import type { BodyBlock, Message } from '#message/message.ts';
import { plainWords } from '#message/plain-words.ts';
import { firstMissing } from '../media/spoken.ts';
import { outside, overlapping, ROUNDING } from './boxes.ts';
import { contentOf, dense, message, paragraph, planned, request, settings, text, textsIn, wordsIn } from './sample.ts';
import { shippedRequests } from './shipped-flyers.ts';

const LOREM = 'The officers came back in the morning and talked to everybody who lives in the street. ';

describe('a flyer', () => {
  it('is one A5 page', () => {
    const { pages, widthMm, heightMm } = planned(request());
    expect({ pages: pages.length, widthMm, heightMm }).toEqual({ pages: 1, widthMm: 148, heightMm: 210 });
  });

  it('says every word of its message in order', () => {
    const from = request({ notices: ['Sample: made up.'], until: 'Open until 4 January 2027' });
    const words = wordsIn(contentOf(planned(from)));
    expect(firstMissing(plainWords(from.message, settings.zone), words)).toBeUndefined();
  });

  it('says who publishes it, for which place, where its news is, and whose outlines it shows', () => {
    const words = wordsIn(contentOf(planned(request())));
    expect(words).toContain('News for Marsh End');
    expect(words).toContain('Sample Partnership Neighbours and police together');
    expect(words).toContain('sample.example/en/marsh-end');
    expect(words).toContain('Outlines © Sample Survey 2026.');
  });

  it('sets a short story larger than a long one', () => {
    const sizeOf = (body: BodyBlock[]): number | undefined =>
      textsIn(contentOf(planned(request({ body })))).find(({ text }) => text.includes('officers'))?.sizePt;
    const short = sizeOf([paragraph(LOREM)]);
    const long = sizeOf(Array.from({ length: 7 }, () => paragraph(LOREM.repeat(2))));
    expect(short).toBe(15);
    expect(long).toBeLessThan(15);
  });

  it('sets the numbers to dial larger than everything but the title, and each on one line', () => {
    const texts = textsIn(contentOf(planned(request())));
    const sizes = ['0800 555 111', '101', '999'].map(
      (number) => texts.find(({ text }) => text === number)?.sizePt ?? 0,
    );
    const others = texts.filter(({ text }) => !/^[\d ]+$/.test(text) && text !== 'The lamps are on again');
    expect(Math.min(...sizes)).toBeGreaterThan(Math.max(...others.map(({ sizePt }) => sizePt)));
  });

  it('never goes below the smallest type of the settings', () => {
    const large = { ...settings, thresholds: { ...settings.thresholds, 'flyer-type-floor-pt': 11 } };
    const body = Array.from({ length: 40 }, () => paragraph(LOREM.repeat(2)));
    const plan = planned(request({ body }, { settings: large }));
    expect(plan.leftOut).toContain('end');
    const sizes = plan.pages.flatMap(({ content, background }) => [...marksIn(content), ...background]);
    expect(sizes.filter((mark) => mark.kind === 'text' && mark.sizePt < 11)).toEqual([]);
  });

  it('says when and for whom on the line of its kind', () => {
    const marks = textsIn(contentOf(planned(request({ until: 'Until May' }))));
    const baselineOf = (words: string) => marks.find(({ text }) => text.trim() === words)?.baseline;
    const { dateline } = message();
    expect(baselineOf(dateline)).toBeCloseTo(baselineOf('Good news') ?? 0, 6);
    expect(baselineOf('Until May')).toBeCloseTo(baselineOf('Good news') ?? 0, 6);
  });

  it('lets who helps begin on the line of its heading only when room is scarce', () => {
    const support = { heading: 'Who can help', services: [{ id: 'a', name: 'Listeners', words: 'Call any time.' }] };
    const isOneLine = (parts: number): boolean => {
      const body = Array.from({ length: parts }, () => paragraph(LOREM.repeat(2)));
      const marks = textsIn(contentOf(planned(request({ support, body }, { sides: 1 }))));
      const [heading, name] = ['Who can help', 'Listeners'].map((words) => marks.find(({ text }) => text === words));
      return heading?.baseline === name?.baseline;
    };
    expect([isOneLine(1), isOneLine(14)]).toEqual([false, true]);
  });

  it('has a code of 20 mm with white all round', () => {
    const plan = planned(request());
    const { url, alt } = { url: 'https://sample.example/en/marsh-end/', alt: /^Scan/ };
    const [code] = marksIn(partsIn(contentOf(plan)).filter((part) => alt.test(part.alt ?? '')));
    const { quietMm } = qrCode(url, 20, '#000000');
    const marks = plan.pages.flatMap(({ background, content }) => [...background, ...marksIn(content)]);
    expect(code).toMatchObject({ width: 20, height: 20 });
    const white = grown(code ?? { x: 0, y: 0, width: 0, height: 0 }, quietMm - ROUNDING);
    expect(marks.filter((mark) => mark !== code && doOverlap(mark, white))).toEqual([]);
  });

  it('gives each figure a description, and each part of the structure something to hold', () => {
    const parts = partsIn(contentOf(planned(request())));
    const figures = parts.filter(({ role }) => role === 'Figure');
    expect(figures.map(({ alt }) => alt)).toEqual([
      'Map: where Marsh End lies in East',
      'Scan this code for all news for Marsh End: https://sample.example/en/marsh-end/',
    ]);
    expect(parts.filter(({ children }) => children.length === 0)).toEqual([]);
  });
});

describe('a body that is too long', () => {
  const body = Array.from({ length: 40 }, (_, index) => paragraph(`Part ${index + 1}. ${LOREM.repeat(2)}`));

  it('is cut after a whole block, and says where to read the rest', () => {
    const plan = planned(request({ body }));
    const words = wordsIn(contentOf(plan));
    const kept = body.filter((_, index) => words.includes(`Part ${index + 1}. `)).length;
    expect(plan.leftOut).toContain('end');
    expect(kept).toBeGreaterThan(2);
    expect(kept).toBeLessThan(body.length);
    expect(words).toContain('Read the rest at sample.example/stories/a-story');
    expect(dense(words)).toContain(dense(`Part ${kept}. ${LOREM.repeat(2)}`));
  });

  it('keeps the report panel whole', () => {
    const words = dense(wordsIn(contentOf(planned(request({ body })))));
    for (const { name, phone = '', words: about } of message().report.routes) {
      for (const said of [name, phone, about]) expect(words).toContain(dense(said));
    }
  });

  it('does not end with a heading', () => {
    const heading: BodyBlock = { type: 'heading', level: 2, children: text('A heading to nothing') };
    const many = body.flatMap((block) => [heading, block]);
    const parts = contentOf(planned(request({ body: many })));
    const roles = partsIn(parts).map(({ role, children }) => ({ role, words: wordsIn([{ role, children }]) }));
    const rest = roles.findIndex(({ words }) => words.startsWith('Read the rest'));
    expect(roles[rest - 1]?.role).toBe('P');
  });

  it('is a problem when even the parts that must be there do not fit', () => {
    const ask = Array.from({ length: 12 }, () => text(LOREM.repeat(4)));
    const result = planFlyer(request({ report: { ...message().report, ask } }));
    expect(result).toEqual({
      finding: { code: 'flyer-too-long', args: { hotspot: 'Marsh End', language: 'en', paper: 'a5' } },
    });
  });
});

describe('a character that no font has', () => {
  it('is a problem that names it', () => {
    expect(planFlyer(request({ title: 'The lamps ☂ are on' }))).toEqual({
      finding: { code: 'glyph-missing', args: { character: '☂', codePoint: 'U+2602', language: 'en' } },
    });
  });

  it('is found in every part, the support panel included', () => {
    const support = { heading: 'Who can help', services: [{ id: 'a', name: 'A', words: 'Call ☎.' }] };
    expect(planFlyer(request({ support }))).toHaveProperty('finding.args.character', '☎');
  });
});

const word = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.string({ unit: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyząęłśŻÓ'), minLength: 1, maxLength: 12 }),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      'W'.repeat(70),
      'https://a.example/a-very-long/address/that-goes-on',
      '0800 555 111',
      '£38,000',
      '–',
    ),
  },
);
const words = (most: number) => fc.array(word, { minLength: 1, maxLength: most }).map((all) => all.join(' '));
const prose = words(40).map(text);
const block: fc.Arbitrary<BodyBlock> = fc.oneof(
  prose.map((children): BodyBlock => ({ type: 'paragraph', children })),
  words(6).map((value): BodyBlock => ({ type: 'heading', level: 2, children: text(value) })),
  fc.array(prose, { minLength: 1, maxLength: 6 }).map((items): BodyBlock => ({ type: 'facts', items })),
  fc
    .record({ title: words(6), items: fc.array(prose, { minLength: 1, maxLength: 6 }) })
    .map((rest): BodyBlock => ({ type: 'signs', ...rest })),
  fc
    .record({ ordered: fc.boolean(), items: fc.array(prose, { minLength: 1, maxLength: 5 }) })
    .map((rest): BodyBlock => ({ type: 'list', ...rest })),
  fc
    .record({ by: words(3), paragraphs: fc.array(prose, { minLength: 1, maxLength: 2 }) })
    .map((rest): BodyBlock => ({ type: 'quote', ...rest })),
  fc
    .record({ caption: fc.option(words(12), { nil: undefined }) })
    .map(({ caption }): BodyBlock => ({ type: 'photo', file: 'p.jpg', alt: 'A street', caption })),
);
const anyMessage = fc.record({
  notices: fc.array(words(12), { maxLength: 3 }),
  title: words(9).map((title) => title.slice(0, 70)),
  summary: words(25).map((summary) => summary.slice(0, 200)),
  body: fc.array(block, { minLength: 1, maxLength: 9 }),
}) satisfies fc.Arbitrary<Partial<Message>>;
const photo = fc.constantFrom([1200, 800], [800, 1200], [3000, 400]).map(([widthPixels = 1, heightPixels = 1]) => {
  return new Map([['p.jpg', { bytes: Buffer.alloc(0), widthPixels, heightPixels }]]);
});

describe('whatever the words, everything on a flyer', () => {
  it('stays inside the margins and covers nothing else', () => {
    fc.assert(
      fc.property(anyMessage, photo, (changes, photos) => {
        const result = planFlyer(request(changes, { photos }));
        if ('finding' in result) return;
        expect(outside(result.plan)).toEqual([]);
        expect(overlapping(result.plan)).toEqual([]);
      }),
      { numRuns: 150, seed: 7 },
    );
  });

  it('stays inside the margins with a title of 70 wide letters', () => {
    const plan = planned(request({ title: 'W'.repeat(70) }));
    expect(outside(plan)).toEqual([]);
    expect(wordsIn(contentOf(plan))).toContain('W'.repeat(70));
  });
});

describe('the flyers of the shipped content', async () => {
  const requests = await shippedRequests();

  it.each(requests.map((from) => [`${from.message.slug} in ${from.message.language}`, from] as const))(
    'can be planned: %s',
    (_, from) => {
      const plan = planned(from);
      expect(outside(plan)).toEqual([]);
      expect(overlapping(plan)).toEqual([]);
    },
  );

  it('are whole for the greater part', () => {
    const english = requests.filter(({ message: { language } }) => language === 'en');
    const whole = english.filter((from) => planned(from).leftOut.length === 0);
    expect(whole.length / english.length).toBeGreaterThan(2 / 3);
  });
});
