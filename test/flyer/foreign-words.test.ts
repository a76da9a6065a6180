import { describe, expect, it } from 'vitest';
import { drawFlyer } from '#flyer/draw.ts';
import { latinIn, namesIn } from '#flyer/foreign-words.ts';
import type { FlyerPlan, TextMark } from '#flyer/plan.ts';
import { planFlyer } from '#flyer/plan-flyer.ts';
import type { Message } from '#message/message.ts';
import { readObjects } from './read-objects.ts';
import { contentOf, fonts, paragraph, planned, request, settings, textsIn } from './sample.ts';

const inWords = (find: (text: string) => { from: number; to: number }[], text: string): string[] =>
  find(text).map(({ from, to }) => text.slice(from, to));
const planIn = (language: string, direction: 'ltr' | 'rtl', words: string, changes: Partial<Message> = {}): FlyerPlan =>
  planned(request({ language, direction, body: [paragraph(words)], ...changes }));
const english = (plan: FlyerPlan): string =>
  textsIn(contentOf(plan))
    .filter(({ language }) => language === 'en')
    .map(({ text }) => text)
    .join('|')
    .replaceAll(' |', ' ');

describe('Latin words among those of another script', () => {
  it.each([
    ['ਮਾਰਸ਼ West Yorkshire Police ਨੂੰ', ['West Yorkshire Police']],
    ['پولیس (Marsh End) کو', ['Marsh End']],
    ['ਕਾਲ Crimestoppers, Fearless ਜਾਂ Victim Support', ['Crimestoppers, Fearless', 'Victim Support']],
    ["ਇਹ King's Cross-Road ਹੈ", ["King's Cross-Road"]],
    ['ਇਹ Café ਹੈ', ['Café']],
    ['Crimestoppersਨੂੰ', ['Crimestoppers']],
  ])('are found, those in a row as one: %s', (text, found) => {
    expect(inWords(latinIn, text)).toEqual(found);
  });

  it.each([
    'ਕਾਲ 0800 555 111',
    'ਦੇਖੋ crimestoppers-uk.org',
    'ਦੇਖੋ precision.example/en/marsh-end',
    'ਲਿਖੋ news@sample.example',
    'ਹਵਾਲਾ SAMPLE 1234',
    'ਹਵਾਲਾ WYP2026',
    'ਕਾਗਜ਼ A5, 10 km2',
    'ਵਿਟਾਮਿਨ C',
  ])('are not numbers, addresses, references or single letters: %s', (text) => {
    expect(inWords(latinIn, text)).toEqual([]);
  });
});

describe('names in another Latin language', () => {
  const find = namesIn(['Leeds', 'Leeds East', 'Help (Leeds)', '']);

  it('are found as words of their own, the longest first', () => {
    expect(inWords(find, 'Ludzie z Leeds East i Leeds, nie Leedsa. Help (Leeds)')).toEqual([
      'Leeds East',
      'Leeds',
      'Help (Leeds)',
    ]);
  });
});

describe('a flyer that is not in English', () => {
  it.each([
    ['pa', 'ltr', 'ਸਾਡੀ West Yorkshire ਟੀਮ'],
    ['ur', 'rtl', 'ہماری West Yorkshire ٹیم'],
  ] as const)('tells which words are English: %s', (language, direction, words) => {
    expect(english(planIn(language, direction, words))).toContain('West Yorkshire');
  });

  it('tells the names that Polish leaves as they are', () => {
    const said = english(planIn('pl', 'ltr', 'Ludzie z Easton mówią o tym głośno.'));
    for (const name of ['Marsh End', 'Easton', settings.name, settings.strapline, 'Crimestoppers', 'Fearless']) {
      expect(said).toContain(name);
    }
    expect(said).not.toMatch(/Ludzie|mówią/);
  });

  it('finds a name that runs over two lines', () => {
    const filler = 'słowo '.repeat(30);
    const plan = planIn('pl', 'ltr', Array.from({ length: 8 }, () => `${filler}Marsh End`).join(' '));
    const told = textsIn(contentOf(plan)).filter(({ language }) => language === 'en');
    expect(told.filter(({ text }) => /^(?:Marsh|End)\s*$/.test(text)).length).toBeGreaterThan(0);
  });

  it('draws every piece where the whole stood', () => {
    const asked = request({ language: 'pl', body: [paragraph('Ludzie z Marsh End mówią o tym.')] });
    const result = planFlyer(asked);
    if ('finding' in result) throw new Error('There is no plan.');
    const marks = textsIn(contentOf(result.plan));
    const first = marks.findIndex(({ text }) => text === 'Ludzie z ');
    const [before, name, after] = marks.slice(first, first + 3) as [TextMark, TextMark, TextMark];
    expect([name.text, name.language, after.text]).toEqual(['Marsh End', 'en', ' mówią o tym.']);
    expect(name.x).toBeCloseTo(before.x + before.width, 6);
    expect(after.x).toBeCloseTo(name.x + name.width, 6);
    const whole = fonts.widthMm('Ludzie z Marsh End mówią o tym.', 'regular', name.sizePt);
    expect(before.width + name.width + after.width).toBeCloseTo(whole, 1);
  });

  it('says so in the structure of the PDF, by elements of their own', async () => {
    const plan = planIn('pl', 'ltr', 'Ludzie z Marsh End mówią o tym.');
    const objects = [...readObjects(await drawFlyer(plan, fonts)).values()];
    const spans = objects.filter(({ body }) => body.includes('/S /Span'));
    expect(spans.length).toBeGreaterThan(4);
    for (const { body } of spans) expect(body).toContain('/Lang (en)');
  });
});

describe('a flyer in English', () => {
  it('names no language but its own', async () => {
    const plan = planned(request());
    expect(english(plan)).toBe('');
    const objects = [...readObjects(await drawFlyer(plan, fonts)).values()];
    expect(
      objects.filter(({ body }) => body.includes('/Lang')).map(({ body }) => /\/Lang (\S+)/.exec(body)?.[1]),
    ).toEqual(['(en)']);
  });
});
