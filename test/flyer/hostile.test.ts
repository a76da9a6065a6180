import { describe, expect, it } from 'vitest';
import type { FlyerRequest } from '#flyer/desk.ts';
import { loadFlyerFonts } from '#flyer/fonts-fs.ts';
import { PAPERS, type Paper, rulesOf } from '#flyer/paper.ts';
import { type FlyerPlan, marksIn } from '#flyer/plan.ts';
import { planFlyer } from '#flyer/plan-flyer.ts';
import type { BodyBlock, Message } from '#message/message.ts';
import { plainWords } from '#message/plain-words.ts';
import type { Inline } from '#story/block.ts';
import { outside, overlapping } from './boxes.ts';
import { lacking } from './never-left-out.ts';
import { contentOf, message, paragraph, planned, request, settings, text, textsIn } from './sample.ts';

const PAPER_NAMES = Object.keys(PAPERS) as Paper[];
const ENGLISH = 'The officers came back in the morning and talked to everybody who lives in the street. ';
const URDU = 'افسر صبح واپس آئے اور گلی میں رہنے والے ہر شخص سے بات کی۔ ';
const PHOTO = { bytes: Buffer.alloc(0), widthPixels: 1200, heightPixels: 800 };
const ur = { language: 'ur', direction: 'rtl' } as const;
const times = <T>(count: number, make: (index: number) => T): T[] => Array.from({ length: count }, (_, at) => make(at));
const facts = (count: number, item: (index: number) => string): BodyBlock => ({
  type: 'facts',
  items: times(count, (index) => text(item(index))),
});
const list = (ordered: boolean, count: number, item: (index: number) => string): BodyBlock => ({
  type: 'list',
  ordered,
  items: times(count, (index) => text(item(index))),
});
const broken = (words: string): BodyBlock => ({
  type: 'paragraph',
  children: times(20_000, (): Inline[] => [...text(words), { type: 'break' }]).flat(),
});
const inTurn = (one: string, other: string): BodyBlock => ({
  type: 'paragraph',
  children: times(5000, (index): Inline[] =>
    index % 2 ? [{ type: 'strong', children: text(one) }] : text(other),
  ).flat(),
});
const services = (count: number): NonNullable<Message['support']> => ({
  heading: 'Who can help',
  services: times(count, (index) => ({ id: `s${index}`, name: `Listeners ${index}`, words: 'Call any time.' })),
});

const HOSTILE: Record<string, Partial<Message>> = {
  'a word of 300 letters': { body: [paragraph('w'.repeat(300))] },
  'a word of 300 letters in Urdu': { ...ur, body: [paragraph('ب'.repeat(300))] },
  'a word of 10,000 letters': { body: [paragraph('abcdefghij'.repeat(1000))] },
  'a word of 10,000 letters in Urdu': { ...ur, body: [paragraph('بجہک'.repeat(2500))] },
  'an Urdu word of 10,000 letters in English': { body: [paragraph('بجہک'.repeat(2500))] },
  '10,000 words in one paragraph': { body: [paragraph(ENGLISH.repeat(625))] },
  '10,000 words in paragraphs': { body: times(625, (index) => paragraph(`${index}. ${ENGLISH}`)) },
  '10,000 words in Urdu': { ...ur, body: times(100, () => paragraph(URDU.repeat(8))) },
  'a letter that joins without end': { body: [paragraph('ক্'.repeat(5000))] },
  'letters for whole sentences': { ...ur, body: [paragraph('ﷺ'.repeat(2000))] },
  'spaces without width': { body: [paragraph('a\u200b\u200c\u200d\u2060'.repeat(5000))] },
  'towers of marks': { body: [paragraph(`e${'\u0301'.repeat(500)} `.repeat(20))] },
  'towers of marks in Urdu': { ...ur, body: [paragraph(`ب${'\u064e'.repeat(500)} `.repeat(20))] },
  'signs that turn words round': { title: 'Call \u202e555 0080\u202d now', body: [paragraph('\u202eabc \u2067def')] },
  'isolates that never close': { body: [paragraph(`${'\u2067'.repeat(2000)}خبر \u2066 a`)] },
  'directions in turn': { body: [paragraph('aب'.repeat(5000))] },
  'brackets that never close': { ...ur, body: [paragraph('('.repeat(10_000))] },
  'what may be an address, and is none': { ...ur, body: [paragraph(`${'a'.repeat(20_000)} ${'1,'.repeat(9000)} خبر`)] },
  'a title of digits': { title: '1234567890'.repeat(7) },
  'a title of 70 wide letters': { title: 'W'.repeat(70) },
  'a title of 70 letters that climb': { ...ur, title: 'ججججججج '.repeat(9).slice(0, 70) },
  '200 who help': { support: services(200) },
  'no body': { body: [] },
  'a heading to nothing': { body: [{ type: 'heading', level: 2, children: text('A heading') }] },
  '500 headings': { body: times(500, (index) => ({ type: 'heading', level: 3, children: text(`Part ${index}`) })) },
  'a list of 500 short items': { body: [list(false, 500, (index) => `Item ${index}`)] },
  'a numbered list of 500 long items': { body: [list(true, 500, () => ENGLISH)] },
  '400 facts': { body: [facts(400, (index) => `Fact: ${index}`), paragraph(ENGLISH)] },
  '200 panels': { body: times(200, () => facts(8, (index) => `Fact: ${index}`)) },
  'panels and paragraphs in turn': {
    body: times(400, (index) => (index % 2 ? facts(8, (one) => `Fact: ${one}`) : paragraph(ENGLISH))),
  },
  'a panel higher than any paper, and 1,900 paragraphs': {
    body: [facts(60, () => ENGLISH), ...times(1900, (index) => paragraph(`Short ${index}.`))],
  },
  '400 signs': { body: [{ type: 'signs', title: 'Look out', items: times(400, () => text(ENGLISH)) }] },
  'a quote of 3,000 words': { body: [{ type: 'quote', by: 'An officer', paragraphs: [text(ENGLISH.repeat(188))] }] },
  '20,000 line breaks': { body: [broken('')] },
  '20,000 lines of a letter': { body: [broken('a')] },
  'a cut for each word': { body: [inTurn('ab ', 'cd ')] },
  'a cut for each word in Urdu': { ...ur, body: [inTurn('کب ', 'بک ')] },
  '100 photos': { body: times(100, () => ({ type: 'photo', file: 'p.jpg', alt: 'A street', caption: ENGLISH })) },
};

/** Fonts that count the letters they lay out: what is known of a word is not laid out again. */
async function countingFonts() {
  const fonts = await loadFlyerFonts();
  let letters = 0;
  for (const font of fonts.files.values()) {
    const layOut = font.layout.bind(font);
    font.layout = (words, features) => {
      letters += words.length;
      return layOut(words, features);
    };
  }
  return { fonts, laidOut: () => letters };
}
const { fonts, laidOut } = await countingFonts();
const photos = new Map([['p.jpg', PHOTO]]);
const requests = Object.entries(HOSTILE).flatMap(([name, changes]) =>
  PAPER_NAMES.map((paper) => [name, paper, request(changes, { paper, photos, fonts })] as const),
);

/** What is wrong with a flyer, whatever is on it. */
function faultsOf(plan: FlyerPlan, from: FlyerRequest): unknown {
  const { leastPt, mostSides } = rulesOf(from.paper);
  const marks = plan.pages.flatMap(({ content, background }) => [...marksIn(content), ...background]);
  return {
    outside: outside(plan),
    overlapping: overlapping(plan),
    lacking: lacking(plan, from),
    tooSmall: marks.filter((mark) => mark.kind === 'text' && mark.sizePt < leastPt),
    tooManySides: plan.pages.length > mostSides,
  };
}
const NO_FAULTS = { outside: [], overlapping: [], lacking: [], tooSmall: [], tooManySides: false };

describe('words that mean harm', () => {
  it.each(requests)('make a clean flyer, and are laid out a few times only: %s, on %s', (_, __, from) => {
    const letters = plainWords(from.message, settings.zone).join('').length;
    const before = laidOut();
    const plan = planned(from);
    expect(laidOut() - before).toBeLessThan(10_000 + 5 * letters);
    expect(faultsOf(plan, from)).toEqual(NO_FAULTS);
  });

  it.each(PAPER_NAMES)('are a clear problem where what must be said has no room: on %s', (paper) => {
    const report = { ...message().report, ask: times(300, () => text(ENGLISH)) };
    const finding = { code: 'flyer-too-long', args: { hotspot: 'Marsh End', language: 'en', paper } };
    expect(planFlyer(request({ report }, { paper, fonts }))).toEqual({ finding });
  });

  it.each([
    ['🚨', 'U+1F6A8', { title: 'Call now 🚨' }],
    ['👮', 'U+1F46E', { body: [paragraph('Ask 👮🏽‍♀️ about it.')] }],
    ['🇬', 'U+1F1EC', { summary: 'For the 🇬🇧.' }],
    ['☂', 'U+2602', { ...ur, body: [paragraph('پولیس ☂')] }],
    ['漢', 'U+6F22', { places: 'For people in 漢字' }],
    ['😀', 'U+1F600', { support: { heading: 'Who can help 😀', services: [] } }],
  ])('are a clear problem that names the character no font has: %s', (character, codePoint, changes) => {
    const { language = 'en' }: Partial<Message> = changes;
    const finding = { code: 'glyph-missing', args: { character, codePoint, language } };
    expect(planFlyer(request(changes, { fonts }))).toEqual({ finding });
  });

  it('cannot turn round what is dialled, nor hide in what is read', () => {
    const title = 'Call \u202e555 0080\u202d now\u200b\u2066';
    const said = textsIn(contentOf(planned(request({ title }, { fonts }))));
    expect(said.map((mark) => mark.text).join('')).toContain('Call 555 0080 now');
    expect(said.filter((mark) => /[\u200b-\u200f\u202a-\u202e\u2066-\u2069]/.test(mark.text))).toEqual([]);
  });
});

describe('a place with a name of 60 letters', () => {
  const NAMES = {
    wide: 'W'.repeat(60),
    'in Urdu': 'ہولم ووڈ کا بہت لمبا نام '.repeat(3).slice(0, 60),
    'of short words': 'at '.repeat(20),
  };
  const cases = Object.entries(NAMES).flatMap(([kind, name]) =>
    PAPER_NAMES.map((paper) => [kind, paper, name] as const),
  );

  it.each(cases)('makes a clean flyer: %s, on %s', (_, paper, name) => {
    const plain = request({}, { paper, fonts });
    const from = { ...plain, hotspot: { ...plain.hotspot, properties: { ...plain.hotspot.properties, name } } };
    expect(faultsOf(planned(from), from)).toEqual(NO_FAULTS);
  });
});
