import { beforeAll, describe, expect, it } from 'vitest';
import { planCoveringSheet } from '#flyer/covering-sheet.ts';
import type { PrintFile, PrintJob } from '#flyer/covering-sheet-job.ts';
import { drawFlyer } from '#flyer/draw.ts';
import type { FlyerFonts } from '#flyer/fonts.ts';
import { type FlyerPlan, marksIn, type Page, type TextMark } from '#flyer/plan.ts';
import { type ReadPdf, readPdf } from './read-pdf.ts';
import { contentOf, fonts, textsIn, wordsIn } from './sample.ts';

const file: PrintFile = {
  name: 'marsh-end-en-a5.pdf',
  languages: 'English',
  paper: 'A5',
  sides: 2,
  colours: 'full colour',
  steps: ['Turn the paper on its long edge.'],
};

const job = (changes: Partial<PrintJob> = {}): PrintJob => ({
  title: 'The lamps are on again',
  place: 'Marsh End',
  district: 'East',
  partnership: 'Sample Partnership',
  isSample: false,
  files: [file],
  run: { kind: 'homes', copies: 1260, homes: 1200, sparePercent: 5, isEstimate: false },
  postcodes: ['ZZ2 3PY', 'ZZ2 3AB', 'ZZ10 1AA'],
  contact: { role: 'Media contact, East', mailbox: 'east@sample.example' },
  outBy: new Date('2026-11-27T09:00:00Z'),
  takeDown: new Date('2026-12-31T09:00:00Z'),
  now: new Date('2026-11-22T09:00:00Z'),
  zone: 'Europe/London',
  created: new Date('2026-11-02T09:00:00Z'),
  ...changes,
});

const sheet = (changes: Partial<PrintJob> = {}): FlyerPlan => planCoveringSheet(job(changes), fonts);
const saidOn = (changes: Partial<PrintJob> = {}): string => wordsIn(contentOf(sheet(changes))).replace(/\s+/g, ' ');
const textsOf = ({ background, content }: Page): TextMark[] =>
  [...background, ...marksIn(content)].filter((mark): mark is TextMark => mark.kind === 'text');

/** So many postcodes, in sectors of a hundred. */
const many = (count: number): string[] =>
  Array.from({ length: count }, (_, at) => {
    const letters = 'ABDEFGHJLN';
    return `ZZ${10 + Math.floor(at / 1000)} ${Math.floor(at / 100) % 10}${letters[Math.floor(at / 10) % 10]}${letters[at % 10]}`;
  });

/** How many widths are asked for to set a sheet with so many postcodes. */
function measuredFor(count: number): number {
  let measured = 0;
  const counting: FlyerFonts = {
    ...fonts,
    inLanguage: () => counting,
    widthMm: (...asked) => {
      measured += 1;
      return fonts.widthMm(...asked);
    },
  };
  planCoveringSheet(job({ postcodes: many(count) }), counting);
  return measured;
}

describe('a covering sheet', () => {
  it('says what is printed, for where, how, how many, until when and whom to ask', () => {
    const said = saidOn();
    for (const words of [
      'The lamps are on again',
      'Flyers for Marsh End, East',
      '1,260 copies',
      '1,200 homes, and 5 % to spare.',
      'Be out by 27 November 2026',
      'Take down on 31 December 2026',
      'marsh-end-en-a5.pdf',
      'A5, both sides, full colour. In English.',
      'Turn the paper on its long edge.',
      'Media contact, East, east@sample.example',
    ]) {
      expect(said).toContain(words);
    }
  });

  it('lists postcodes by sector, in the order of their numbers', () => {
    expect(saidOn()).toContain(
      'Deliver to these 3 postcodes ZZ2 3 with AB after it is ZZ2 3AB. ZZ2 3 AB, PY ZZ10 1 AA',
    );
  });

  it('says when homes are an estimate', () => {
    const run = { kind: 'homes', copies: 1260, homes: 1200, sparePercent: 5, isEstimate: true } as const;
    expect(saidOn({ run })).toContain('About 1,200 homes, an estimate, and 5 % to spare.');
    expect(saidOn()).not.toContain('estimate');
  });

  it('says the share to spare that was reckoned with', () => {
    const run = { kind: 'homes', copies: 1320, homes: 1200, sparePercent: 10, isEstimate: false } as const;
    expect(saidOn({ run })).toContain('1,200 homes, and 10 % to spare.');
  });

  it('sends the printer to ask where nobody knows how many, and names no command', () => {
    const said = saidOn({ run: { kind: 'unknown' }, postcodes: undefined });
    expect(said).toContain('Copies Not known yet Ask: Media contact, East. The homes have not been counted.');
    expect(said).toContain('Where to deliver The postcodes are not known yet; ask the contact.');
    expect(said).not.toMatch(/npm|copies/);
  });

  it('speaks of no doors where it is not for every door', () => {
    const run = { kind: 'asked-for', what: 'Posters are for walls.', out: 'On the walls, not only printed.' } as const;
    const said = saidOn({ run });
    expect(said).toContain('Copies Not known yet Ask: Media contact, East. Posters are for walls.');
    expect(said).toContain('Be out by 27 November 2026 On the walls, not only printed.');
    expect(said).not.toMatch(/door|deliver|ZZ2/i);
    expect(saidOn()).toContain('Through every door');
  });

  it('counts sheets where several flyers stand on one', () => {
    const run = { kind: 'homes', copies: 1260, homes: 1200, sparePercent: 5, isEstimate: false, sheets: 630 } as const;
    expect(saidOn({ run })).toContain('That is 630 sheets of A4.');
  });

  it('does not share copies out among languages, which nobody has counted', () => {
    const said = saidOn({ files: [file, { ...file, name: 'marsh-end-ur-a5.pdf', languages: 'Urdu' }] });
    expect(said).toContain('Print, of all files together 1,260 copies');
    expect(said).toContain('Ask how many of each language.');
  });

  it('says that it is late rather than a day that has passed', () => {
    expect(saidOn({ outBy: new Date('2026-11-20T09:00:00Z') })).toContain(
      'At once It should have been out by 20 November 2026.',
    );
  });

  it('says when there is no end', () => {
    expect(saidOn({ takeDown: undefined })).toContain('Take down on No end date');
  });

  it('warns whoever would print a sample', () => {
    expect(saidOn({ isSample: true })).toContain('A sample: do not print or deliver.');
    expect(saidOn()).not.toContain('sample: do');
  });

  it('does not name a district twice', () => {
    expect(saidOn({ place: 'East Marsh' })).toContain('Flyers for East Marsh');
    expect(saidOn({ place: 'East Marsh' })).not.toContain('East Marsh, East');
  });
});

describe('a covering sheet with many postcodes', () => {
  const long = sheet({ postcodes: many(4000) });

  it('runs on to further sides, and loses none', () => {
    expect(long.pages.length).toBeGreaterThan(3);
    const units = wordsIn(contentOf(long)).match(/\b[ABDEFGHJLN]{2}\b/g) ?? [];
    // One more stands in the example.
    expect(units.length).toBe(4001);
  });

  it('says on every side that it is not for the public, and which side it is', () => {
    for (const [at, { content }] of long.pages.entries()) {
      const said = wordsIn(content);
      expect(said).toContain('NOT FOR THE PUBLIC');
      expect(said).toContain(`side ${at + 1} of ${long.pages.length}`);
    }
  });

  it('has no words beside the paper, and none upon others', () => {
    for (const page of long.pages) {
      const texts = textsOf(page);
      for (const { x, y, width, height } of texts) {
        expect(Math.min(x, y)).toBeGreaterThanOrEqual(14);
        expect(x + width).toBeLessThanOrEqual(210 - 15.9);
        expect(y + height).toBeLessThanOrEqual(297 - 7);
      }
      const lines = texts.map(({ baseline, x }) => `${baseline.toFixed(1)} ${x.toFixed(1)}`);
      expect(new Set(lines).size).toBe(lines.length);
    }
  });

  it('leaves no heading at the foot of a side', () => {
    for (let count = 400; count < 1400; count += 100) {
      for (const { content } of sheet({ postcodes: many(count) }).pages) {
        expect(content.at(-2)?.role, `${count} postcodes`).not.toBe('H2');
      }
    }
  });

  it('measures no more for each postcode when there are twice as many', () => {
    const [one, two] = [measuredFor(8000), measuredFor(16_000)];
    expect(one).toBeGreaterThan(1000);
    expect(two).toBeLessThan(2.1 * one);
  });
});

describe('a drawn covering sheet', () => {
  let pdf: ReadPdf;
  beforeAll(async () => {
    pdf = await readPdf(await drawFlyer(sheet(), fonts));
  });

  it('is tagged, in English, and named for what it is', () => {
    expect(pdf).toMatchObject({
      isTagged: true,
      language: 'en',
      title: 'Covering sheet: The lamps are on again, Marsh End',
    });
  });

  it('has words of at least nine points', () => {
    for (const { sizePt } of textsIn(contentOf(sheet()))) expect(sizePt).toBeGreaterThanOrEqual(9);
  });
});
