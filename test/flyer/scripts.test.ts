import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import type { FlyerRequest } from '#flyer/desk.ts';
import { drawFlyer } from '#flyer/draw.ts';
import { planFlyer } from '#flyer/plan-flyer.ts';
import type { Message } from '#message/message.ts';
import { plainWords } from '#message/plain-words.ts';
import { firstMissing } from '../media/spoken.ts';
import { readPdf } from './read-pdf.ts';
import { dense, fonts, paragraph, planned, request, settings } from './sample.ts';
import { shippedRequests } from './shipped-flyers.ts';

const draw = (from: FlyerRequest): Promise<Uint8Array> => drawFlyer(planned(from), fonts);
const hasPdftotext = spawnSync('pdftotext', ['-v']).error === undefined;

/** Words alone, with a space before and after each. Where marks stand between directions, programs differ. */
const wordsOf = (text: string): string => ` ${(text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).join(' ')} `;

/** The words that Poppler copies out of a PDF. */
const copied = (bytes: Uint8Array): string =>
  wordsOf(spawnSync('pdftotext', ['-', '-'], { input: bytes, encoding: 'utf8' }).stdout);

const SAMPLES: Record<string, Partial<Message>> = {
  ur: {
    direction: 'rtl',
    title: 'گلی کی بتیاں پھر روشن',
    body: [paragraph('Marsh End میں 40 بتیاں 2 نومبر 2026 کو ٹھیک ہوئیں (£1.99 فی بتی)۔')],
  },
  ar: {
    direction: 'rtl',
    title: 'أضيئت مصابيح الشارع',
    body: [paragraph('اتصلوا على 0800 555 111 أو زوروا lamps.example/ask، لا تترددوا.')],
  },
  pa: { title: 'ਗਲੀ ਦੀਆਂ ਬੱਤੀਆਂ ਫਿਰ ਜਗੀਆਂ', body: [paragraph('Marsh End ਵਿੱਚ 40 ਬੱਤੀਆਂ ਠੀਕ ਕੀਤੀਆਂ ਗਈਆਂ।')] },
  bn: { title: 'রাস্তার বাতি আবার জ্বলছে', body: [paragraph('ক্ষতিগ্রস্ত ৪০টি বাতি Marsh End-এ ঠিক করা হয়েছে।')] },
  gu: { title: 'શેરીના દીવા ફરી ચાલુ', body: [paragraph('Marsh End માં 40 દીવા સરખા થયા. ક્ષમા કરશો.')] },
  pl: { title: 'Latarnie znów świecą', body: [paragraph('Zażółć gęślą jaźń.')] },
  ro: { title: 'Străzile sunt din nou luminate', body: [paragraph('Știți cine a spart felinarele? Țineți legătura.')] },
  sk: { title: 'Lampy opäť svietia', body: [paragraph('Kŕdeľ ďatľov učí koňa žrať kôru.')] },
};
const samples = Object.entries(SAMPLES).map(
  ([language, changes]) => [language, request({ language, ...changes })] as const,
);

describe.each(samples)('a flyer in %s', (language, from) => {
  it('says its words in order', async () => {
    const { text, language: said, pageCount } = await readPdf(await draw(from));
    expect(firstMissing(plainWords(from.message, settings.zone), text)).toBeUndefined();
    expect({ said, pageCount }).toEqual({ said: language, pageCount: 1 });
  });

  it.runIf(hasPdftotext)('is copied with whole words (Poppler)', async () => {
    expect(copied(await draw(from))).toContain(wordsOf(from.message.title));
  });

  it('is the same, byte for byte, when it is drawn again', async () => {
    expect(Buffer.compare(await draw(from), await draw(from))).toBe(0);
  });
});

describe('the shipped flyers in Urdu and Panjabi', async () => {
  const requests = (await shippedRequests()).filter(({ message }) => ['ur', 'pa'].includes(message.language));
  const named = requests.map((from) => [`${from.message.slug} in ${from.message.language}`, from] as const);

  it('are there in both', () => {
    expect(new Set(requests.map(({ message }) => message.language))).toEqual(new Set(['ur', 'pa']));
  });

  it.each(named)('say title, summary and how to tell us word for word, and stay small: %s', async (_, from) => {
    const { notices, title, summary, report } = from.message;
    const bytes = await draw(from);
    const lines = [...notices, title, summary, report.heading, ...report.routes.map(({ words }) => words)];
    const { text } = await readPdf(bytes);
    expect(lines.filter((line) => !dense(text).includes(dense(line)))).toEqual([]);
    expect(bytes.length).toBeLessThan(120_000);
  });

  it.runIf(hasPdftotext).each(named)('are copied with whole words in order (Poppler): %s', async (_, from) => {
    const heard = copied(await draw(from));
    const { notices, title, summary } = from.message;
    expect([...notices, title, summary].filter((line) => !heard.includes(wordsOf(line)))).toEqual([]);
  });
});

describe('a character that only another script has', () => {
  it('is set in the font of that script', async () => {
    const { text } = await readPdf(await draw(request({ title: 'Say ਪੁਲਿਸ or پولیس' })));
    expect(text).toContain('ਪੁਲਿਸ');
    expect(dense(text)).toContain('پولیس');
  });

  it('is a problem that names it where no font has it', () => {
    const result = planFlyer(request({ language: 'ur', direction: 'rtl', title: 'پولیس ☂' }));
    expect(result).toHaveProperty('finding.args', { character: '☂', codePoint: 'U+2602', language: 'ur' });
  });
});

describe('words that mean harm', () => {
  const HOSTILE: Record<string, string> = {
    'a word of 300 letters': 'ب'.repeat(300),
    'a word as long as a story': 'بجہک'.repeat(2500),
    'ten thousand words': 'بجہک '.repeat(10_000),
    'conjuncts without end': 'ক্'.repeat(2000),
    'characters without width': 'a\u200b\u200c\u200d\u2060'.repeat(5000),
    'joiners without end': 'ب\u200d\u200c'.repeat(2000),
    'isolates that never close': `${'\u2067'.repeat(2000)}خبر`,
    'brackets that never close': '('.repeat(2000),
    'directions in turn': 'aب'.repeat(3000),
    'towers of marks': `ب${'\u064e'.repeat(500)} ક${'\u0abc'.repeat(500)}`,
  };
  const cases = Object.entries(HOSTILE).flatMap(([name, words]) => [
    [name, 'from right to left', words, { language: 'ur', direction: 'rtl' }] as const,
    [name, 'from left to right', words, { language: 'en', direction: 'ltr' }] as const,
  ]);

  it.each(cases)('make a small file all the same: %s, %s', async (_, __, words, changes) => {
    const bytes = await draw(request({ ...changes, title: words.slice(0, 70), body: [paragraph(words)] }));
    expect(bytes.length).toBeLessThan(120_000);
  });

  it('cannot turn round what stands before or after them', async () => {
    const title = 'Call \u202e555 0080\u202d now';
    const { text } = await readPdf(await draw(request({ title })));
    expect(text).toContain('Call 555 0080 now');
  });

  it('cannot heap marks out of their line', async () => {
    const tower = await readPdf(await draw(request({ title: `ب${'\u064e'.repeat(50)}` })));
    expect([...tower.text].filter((one) => one === '\u064e')).toHaveLength(4);
  });
});
