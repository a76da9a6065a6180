import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { drawFlyer } from '#flyer/draw.ts';
import { type Breaking, breakLines, type Line } from '#flyer/lines.ts';
import { MeasuredText } from '#flyer/measured-text.ts';
import { plain } from '#flyer/spans.ts';
import { setText, type TextStyle } from '#flyer/text.ts';
import { hyphenate, SOFT_HYPHEN } from '#language/hyphenation.ts';
import { readPdf } from './read-pdf.ts';
import { contentOf, dense, desk, fonts, paragraph, planned, request, textsIn } from './sample.ts';

const WORDS =
  'Our neighbourhood partnership safeguards everybody who understands something about investigations, ' +
  'and prosecution follows convictions. Grandparents, teenagers and landlords telephone anonymously, ' +
  'and detectives carefully investigate everything they mention afterwards.';

interface Broken {
  measured: MeasuredText;
  lines: Line[];
  /** The words of each line, with the hyphen at its end. */
  texts: string[];
}

function broken(width: number, how: Breaking = { dividesWords: true }, words = WORDS, set = fonts): Broken {
  const measured = new MeasuredText(plain(words), 10, set);
  const lines = breakLines(measured, () => width, how);
  const texts = lines.map((line) =>
    measured
      .segments(line)
      .map(({ text }) => text)
      .join(''),
  );
  return { measured, lines, texts };
}

const WIDTHS = Array.from({ length: 60 }, (_, index) => 28 + index * 0.7);
const rejoined = (texts: readonly string[]): string => texts.join(' ').replaceAll(`${SOFT_HYPHEN} `, '');
const isDivided = (text: string): boolean => text.endsWith(SOFT_HYPHEN);

describe('a line of prose', () => {
  it('may end within a word, and no letter is lost', () => {
    const all = WIDTHS.map((width) => broken(width));
    expect(all.filter(({ texts }) => texts.some(isDivided)).length).toBeGreaterThan(10);
    for (const { texts } of all) expect(rejoined(texts)).toBe(WORDS);
  });

  it('keeps within its room, hyphen and all', () => {
    expect(fonts.widthMm(`a${SOFT_HYPHEN}`, 'regular', 10)).toBeGreaterThan(fonts.widthMm('a', 'regular', 10) + 0.5);
    for (const width of WIDTHS) {
      const { measured, lines, texts } = broken(width);
      for (const [index, line] of lines.entries()) {
        const wide = measured.segments(line).reduce((sum, segment) => sum + segment.width, 0);
        expect(wide).toBeCloseTo(fonts.widthMm(texts[index] ?? '', 'regular', 10), 6);
        expect(wide).toBeLessThanOrEqual(width + 1e-6);
      }
    }
  });

  it('ends within a word only where it would stay emptier than four fifths, and where the word may be divided', () => {
    for (const width of WIDTHS) {
      const { texts } = broken(width);
      for (const [index, text] of texts.entries()) {
        if (!isDivided(text)) continue;
        const before = text.slice(0, text.lastIndexOf(' ') + 1);
        expect(fonts.widthMm(before, 'regular', 10)).toBeLessThan(0.8 * width);
        const start = text.slice(before.length, -1);
        const [end = ''] = texts[index + 1]?.split(' ') ?? [];
        expect(hyphenate(start + end.replace(SOFT_HYPHEN, ''), 'en')).toContain(start.length);
      }
    }
  });

  it('does so twice in a row at most, and never at the last word', () => {
    for (const width of WIDTHS) {
      const { texts } = broken(width, { dividesWords: true }, `${'investigations '.repeat(12)}afterwards`);
      const row = texts.map((text) => (isDivided(text) ? 'd' : 'w')).join('');
      expect(row).not.toContain('ddd');
      expect(texts.at(-1)).toMatch(/afterwards$/);
    }
    const last = broken(25, { dividesWords: true }, 'Please help neighbourhood\nplease help neighbourhood');
    expect(last.texts.filter(isDivided)).toEqual([]);
  });

  it('ends with a whole word where it is the last on a side', () => {
    for (const width of WIDTHS) {
      const { texts } = broken(width);
      const divided = texts.findIndex(isDivided);
      if (divided < 0) continue;
      const whole = broken(width, { dividesWords: true, wholeAt: divided }).texts;
      expect(whole.slice(0, divided)).toEqual(texts.slice(0, divided));
      expect(isDivided(whole[divided] ?? '')).toBe(false);
      expect(rejoined(whole)).toBe(WORDS);
    }
  });

  it('goes on within a word where another side begins there', () => {
    const { lines } = broken(40);
    const within = lines.findIndex((line) => line.isDivided) + 1;
    const rest = broken(40, { dividesWords: true, from: lines[within]?.start ?? 0 });
    expect(rest.lines.map(({ start }) => start)).toEqual(lines.slice(within).map(({ start }) => start));
  });

  it.each(['ur', 'ar', 'pa', 'bn', 'gu', 'cy'])('keeps its words whole in %s', (language) => {
    for (const width of WIDTHS) {
      const { texts } = broken(width, { dividesWords: true }, WORDS, fonts.inLanguage(language, 'ltr'));
      expect(texts.filter(isDivided)).toEqual([]);
    }
  });
});

describe('words that are set', () => {
  const { styles } = desk();
  const set = (style: TextStyle, width: number, mostHeight = Infinity) =>
    setText(plain(WORDS), style, () => ({ x: 0, width }), 'P', fonts, { from: 0, mostHeight });
  const linesOf = (layout: ReturnType<typeof set>): string[] =>
    textsIn(layout.at(0, 0).content).map(({ text }) => text);

  it('are divided in prose, but not in titles and headings', () => {
    expect(WIDTHS.flatMap((width) => linesOf(set(styles.body, width))).some(isDivided)).toBe(true);
    for (const style of [styles.title, styles.heading, styles.summary, styles.small, styles.notice]) {
      expect(WIDTHS.flatMap((width) => linesOf(set(style, width))).some(isDivided)).toBe(false);
    }
  });

  it('are not divided where the paper is turned over', () => {
    let turned = 0;
    for (const width of WIDTHS) {
      const whole = set(styles.body, width);
      const step = whole.height / linesOf(whole).length;
      const at = linesOf(whole).findIndex((text, index) => index > 0 && isDivided(text));
      if (at < 0) continue;
      const first = set(styles.body, width, (at + 1) * step);
      turned += 1;
      expect(linesOf(first).some((text, index, all) => index === all.length - 1 && isDivided(text))).toBe(false);
      expect(first.rest).toBeDefined();
      expect(WORDS[(first.rest ?? 0) - 1]).toBe(' ');
    }
    expect(turned).toBeGreaterThan(5);
  });
});

describe('a flyer with divided words', async () => {
  const { styles } = desk();
  const width = WIDTHS.find((one) => broken(one).texts.some(isDivided)) ?? 0;
  const style = { ...styles.body, sizePt: 10 };
  const { content } = setText(plain(WORDS), style, () => ({ x: 0, width }), 'P', fonts).at(10, 10);
  const bytes = await drawFlyer({ ...planned(request()), pages: [{ background: [], content }] }, fonts);

  it('says no hyphen to a program that reads it aloud, and the letters of each word in order (pdf.js)', async () => {
    const { text } = await readPdf(bytes);
    expect(dense(text)).toBe(dense(WORDS));
  });

  it.runIf(spawnSync('pdftotext', ['-v']).error === undefined)(
    'tells a hyphen that divides a word from one that belongs to it (Poppler)',
    () => {
      const { stdout } = spawnSync('pdftotext', ['-', '-'], { input: bytes, encoding: 'utf8' });
      expect(stdout).toContain(SOFT_HYPHEN);
      expect(
        stdout
          .replace(/\u00ad\s*/g, '')
          .replace(/\s+/g, ' ')
          .trim(),
      ).toBe(WORDS);
    },
  );

  it('has none in large print', () => {
    const large = planned(request({ body: [paragraph(WORDS), paragraph(WORDS)] }, { paper: 'a4-large' }));
    expect(textsIn(contentOf(large)).filter(({ text }) => isDivided(text))).toEqual([]);
  });
});
