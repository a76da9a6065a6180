import { describe, expect, it } from 'vitest';
import { loadFlyerFonts } from '#flyer/fonts-fs.ts';
import { dateInWords, momentInWords } from '#language/dates.ts';
import { PHRASED_LANGUAGES, type Phrases, phrasesIn } from '#language/phrases.ts';

const fonts = await loadFlyerFonts();

/** What stands in a phrase for a place, a date, an address or a number. */
const GIVEN = ['[17]', '[28]', '[39]'];

/** One phrase: its path within the table, its words, and how many words it is given to say. */
interface Phrase {
  path: string;
  words: string;
  asks: number;
}

function phrasesOf(table: unknown, path = ''): Phrase[] {
  if (typeof table === 'string') return [{ path, words: table, asks: 0 }];
  if (typeof table === 'function') return [{ path, words: String(table(...GIVEN)), asks: table.length }];
  if (table === null || typeof table !== 'object') return [];
  return Object.entries(table).flatMap(([key, value]) => phrasesOf(value, path === '' ? key : `${path}.${key}`));
}

/** The phrases of a language, without what is no sentence. */
const sentencesIn = (language: string): Phrase[] => {
  const { reviewed: _reviewed, direction: _direction, locale: _locale, ...sentences } = phrasesIn(language);
  return phrasesOf(sentences satisfies Partial<Phrases>);
};

const english = new Map(sentencesIn('en').map(({ path, words }) => [path, words]));
const given = (words: string): string[] => words.match(/\[\d+\]/g) ?? [];
const withoutGiven = (words: string): string => words.replace(/\[\d+\]/g, '');
const lettersOf = (words: string): string[] => withoutGiven(words).match(/\p{L}/gu) ?? [];
const scriptOf = (language: string): string => new Intl.Locale(language).maximize().script ?? '';

/** Every weekday and every month. */
const days = Array.from({ length: 12 }, (_, month) => new Date(Date.UTC(2026, month, month + 1, 12)));

it('there are fixed words in English and in eight languages that residents read, of which nobody has checked any yet', () => {
  expect(PHRASED_LANGUAGES.toSorted()).toEqual(['ar', 'bn', 'en', 'gu', 'pa', 'pl', 'ro', 'sk', 'ur']);
  expect(PHRASED_LANGUAGES.filter((language) => phrasesIn(language).reviewed)).toEqual(['en']);
});

describe.each(PHRASED_LANGUAGES)('the phrases in %s', (language) => {
  const sentences = sentencesIn(language);

  it('say each place, date, address and number that they are given, once', () => {
    for (const { path, words, asks } of sentences) {
      expect(given(words).toSorted(), `${path}: ${words}`).toEqual(GIVEN.slice(0, asks));
    }
  });

  it('are given what the English ones are given', () => {
    for (const { path, words } of sentences) {
      expect(given(words).toSorted(), path).toEqual(given(english.get(path) ?? '').toSorted());
    }
  });

  it('are complete, and none is left in English', () => {
    expect(sentences.map(({ path }) => path).toSorted()).toEqual([...english.keys()].toSorted());
    const same = sentences.filter(({ path, words }) => words === english.get(path)).map(({ path }) => path);
    expect(same).toEqual(language === 'en' ? [...english.keys()] : ['event.where']);
  });

  it('are written in the letters of the language', () => {
    const own = new RegExp(`\\p{scx=${scriptOf(language)}}`, 'u');
    for (const { path, words } of sentences) {
      expect(
        lettersOf(words).filter((letter) => !own.test(letter)),
        `${path}: ${words}`,
      ).toEqual([]);
    }
  });

  it('have the commas and question marks of the way they run', () => {
    const others = phrasesIn(language).direction === 'rtl' ? /[,;?]/ : /[،؛؟]/;
    for (const { words } of sentences) expect(words).not.toMatch(others);
  });

  it('are spelt as Unicode composes them, without spaces to spare and hidden signs', () => {
    for (const { words } of sentences) {
      expect(words).toBe(words.normalize('NFC'));
      expect(words).not.toMatch(/^\s|\s$|\s\s|\p{Cf}|\xa0/u);
      expect(withoutGiven(words)).not.toMatch(/\p{Nd}/u);
    }
  });

  it('can be set, and so can every month and every day of the week', () => {
    const said = sentences.map(({ words }) => words);
    const dated = days.flatMap((day) => [dateInWords(day, language, 'UTC'), momentInWords(day, language, 'UTC')]);
    expect(fonts.inLanguage(language, phrasesIn(language).direction).missing([...said, ...dated].join(' '))).toEqual(
      [],
    );
  });
});

describe('the letters of Romanian', () => {
  it('have their commas below, which no cedilla stands for', () => {
    const said = sentencesIn('ro').map(({ words }) => words);
    expect(said.join(' ')).toMatch(/ș.*ț/);
    expect(said.join(' ')).not.toMatch(/[şţŞŢ]/);
  });

  it('are in the fonts, in every cut', () => {
    for (const face of ['regular', 'bold', 'italic', 'bold-italic'] as const) {
      const runs = fonts.inLanguage('ro', 'ltr').runs('ăâîșțĂÂÎȘȚ', face);
      expect(
        runs.every(({ subset }) => subset !== undefined),
        face,
      ).toBe(true);
    }
  });
});
