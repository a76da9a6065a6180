import { describe, expect, it } from 'vitest';
import { inReadingOrder } from '#problem/collect.ts';
import { wordingOf } from '#problem/wording.ts';
import { PlaceNames } from '#story/parity/places.ts';
import { parseStory } from '#story/parse-story.ts';
import { storyOf } from '../../library/root.ts';

const PLACES = new PlaceNames(['Leeds', 'Bradford', 'Park, Leeds', 'West Leeds', 'O’Hara (Hill)']);
const translation = (body: string, { title = 'T', summary = 'S' } = {}): string =>
  `---\ntitle: ${title}\nsummary: ${summary}\ntranslation: { reviewed: no }\n---\n\n${body}\n`;

/** What is found wrong with a translation, as `line: sentence`. */
function told(english: string, text: string, language = 'pl', reference?: string): string[] {
  const fields = reference ? english.replace('stage:', `reference: ${reference}\nstage:`) : english;
  const texts = new Map([
    ['en', { file: 'en.mdx', text: fields }],
    [language, { file: 'own.mdx', text }],
  ]);
  const source = { slug: 'nets', folder: 'stories', path: 'content/stories/nets', texts, otherNames: [] } as const;
  const { problems } = parseStory(source, ['en', language], PLACES);
  return inReadingOrder(problems).map((problem) => `${problem.line}: ${wordingOf(problem).message}`);
}
const body = (english: string, own: string, language = 'pl'): string[] =>
  told(storyOf(english), translation(own), language);

describe('a translation that says the same', () => {
  it.each([
    ['in another order', '27 men on 29 September 2026 at 7pm.', '29 września 2026 roku o 19.00: 27 mężczyzn.', 'pl'],
    ['with hours of its own', '10pm to 2am', 'od 10 wieczorem do 2 w nocy', 'pl'],
    ['with hours of its own', '10pm to 2am', 'رات 10 سے 2 بجے تک', 'ur'],
    ['with hours of 24', 'between 6 and 8pm', 'między 18 a 20', 'pl'],
    ['with the same month once more', 'on 5 and 6 November 2026', '5 listopada i 6 listopada 2026 roku', 'pl'],
    [
      'with digits for English words',
      'Two men and three million pounds, at noon.',
      '2 mężczyzn i 3 mln funtów o 12.',
      'pl',
    ],
    ['with words for English words', 'Two men', 'Dwaj mężczyźni', 'pl'],
    ['with a month in digits', 'by 30 November', 'do 30.11.', 'pl'],
    ['with noon in a word', 'At 12 noon', 'W południe', 'pl'],
    ['with noon in digits', 'At 12 noon', 'O 12.00', 'pl'],
    ['in lakhs', '£3 million', '£30 ਲੱਖ', 'pa'],
    ['in digits of its own', 'Call 101 about 27 cars.', '২৭টি গাড়ি, ১০১', 'bn'],
    ['in a language without tables', '£3 million on 101', '101: £3 miliwn', 'cy'],
    ['in a language nobody knows', '£1.99 at 7.30pm on 101', '101: £1.99, 19.30', 'zzz'],
    ['with an ending on a place', 'In Bradford', 'W Bradfordzie', 'pl'],
    ['with a place spelt by its sound', 'In Bradford', 'بریڈفورڈ میں', 'ur'],
  ])('%s is not blamed: %s', (_, english, own, language) => {
    expect(body(english, own, language)).toEqual([]);
  });
});

describe('a translation that says otherwise', () => {
  it.each([
    [
      'Call 0800 555 111.',
      'Zadzwoń: 0800 555 112.',
      'The English says 0800 555 111 here; the translation says 0800 555 112.',
    ],
    ['Call 101.', 'Zadzwoń.', 'The English says 101 here; the translation does not.'],
    ['Come in.', 'Zapraszamy 27 osób.', 'The translation says 27 here; the English does not.'],
    ['Come at 7pm.', 'O 7.', 'The English says 7pm here; the translation says 7.'],
    ['Come at 7pm.', 'O 7 rano.', 'The English says 7pm here; the translation says 7.'],
    ['On 5 May 2026.', '5 marca 2026 roku.', 'The English says 5 May 2026 here; the translation says 5 marca 2026.'],
    ['£3 million', '3 tysiące', 'The English says 3 million here; the translation says 3 tysiące.'],
    ['£18,400', '18 040', 'The English says 18,400 here; the translation says 18 040.'],
    ['27 cars, 31 men', '72 auta, 13 osób', 'The English says 27 and 31 here; the translation says 72 and 13.'],
    ['27 and 27', '27', 'The English says 27 here; the translation does not.'],
    ['In West Leeds.', 'W Bradfordzie.', 'The English says West Leeds here; the translation says Bradford.'],
  ])('%s – %s', (english, own, sentence) => {
    expect(body(english, own)).toEqual([`7: ${sentence}`]);
  });

  it('is told on the line of the item, the paragraph or the part', () => {
    const english =
      'a\n\n- 1\n- 2\n\n<Quote by="b">\n\nc\n\n4\n\n</Quote>\n\n<Signs title="5">\n\n- d\n- 6\n\n</Signs>';
    const own = english.replace('2', '3').replace('4', '8').replace('5', '9').replace('6', '7');
    expect(body(english, own).map((line) => line.split(':')[0])).toEqual(['10', '16', '20', '23']);
  });

  it('is told of its title and its summary', () => {
    const text = translation('Come in.', { title: 'Sieci 7', summary: 'Sieci 8' });
    expect(told(storyOf('Come in.'), text)).toEqual([
      '2: The translation says 7 here; the English does not.',
      '3: The translation says 8 here; the English does not.',
    ]);
  });

  it('is told of the title and the summary alone when its parts are out of step', () => {
    const found = told(storyOf('Call 101.\n\n- a'), translation('- 1', { title: 'Sieci 7' }));
    expect(found.map((line) => line.split(':')[0])).toEqual(['2', '7']);
  });

  it('must quote the reference of the story in its own letters', () => {
    const found = told(storyOf('Quote LOG 77.'), translation('Podaj DZIENNIK 77.'), 'pl', 'LOG 77');
    expect(found).toEqual(['7: The English says LOG 77 here; the translation says DZIENNIK 77.']);
  });

  it('is told of differences of two kinds apart', () => {
    expect(body('Call 101 on 5 May 2026 with 27.', 'O 7:00.')).toEqual([
      '7: The English says 5 May 2026 here; the translation does not.',
      '7: The English says 27 here; the translation does not.',
      '7: The English says 101 here; the translation does not.',
      '7: The translation says 7:00 here; the English does not.',
    ]);
  });

  it('shows a few words of very many, and a little of a very long one', () => {
    const [first = ''] = body('Come in.', Array.from({ length: 500 }, (_, at) => at + 1000).join(' a '));
    expect(first).toBe('7: The translation says 1000, 1001, 1002, 1003, 1004 here; the English does not.');
    expect(body('Come in.', '7'.repeat(10_000))[0]?.length).toBeLessThan(150);
  });

  it('compares paragraphs together where a part has more of them', () => {
    const quote = (inside: string): string => `<Quote by="a">\n\n${inside}\n\n</Quote>`;
    expect(body(quote('27\n\n31'), quote('31 a 27'))).toEqual([]);
    expect(body(quote('27\n\n31'), quote('31 a 28'))).toEqual([
      '7: The English says 27 here; the translation says 28.',
    ]);
  });
});

describe('names of places', () => {
  it('are taken whole, the longest first, and only in capitals', () => {
    expect(PLACES.difference('Park, Leeds', 'Leeds')).toEqual({ english: ['Park, Leeds'], translation: ['Leeds'] });
    expect(PLACES.difference('Leedsham leeds', '')).toEqual({ english: [], translation: [] });
    expect(PLACES.difference('At O’Hara (Hill).', 'Tu')).toEqual({ english: ['O’Hara (Hill)'], translation: [] });
  });

  it('may be said more or less often', () => {
    expect(PLACES.difference('Leeds and Leeds', 'Leeds')).toEqual({ english: [], translation: [] });
  });

  it('hide nothing behind characters that nobody sees', () => {
    expect(PLACES.difference('Leeds', 'Le\u200beds')).toEqual({ english: [], translation: [] });
  });
});

describe('words made to exhaust the comparison', () => {
  const fill = (piece: string): string => piece.repeat(Math.floor((60 * 1024) / piece.length));
  it.each([
    ['one number', fill('7')],
    ['noughts', fill('0')],
    ['numbers', fill('7 ')],
    ['numbers that may be days of a date', `${fill('7, ')}5 May 2026`],
    ['full stops and digits', fill('1.')],
    ['commas and groups', fill('1,234')],
    ['groups', fill('123 ')],
    ['telephone numbers without an end', fill('0800 ')],
    ['brackets and noughts', fill('(0')],
    ['dates', fill('5 May 2026 ')],
    ['names of months', fill('May ')],
    ['hours', fill('7:00 ')],
    ['letters of an address', fill('a.')],
    ['letters before no @', fill('ab+')],
    ['hyphens', fill('a-')],
    ['capitals', fill('AB ')],
    ['capitals and digits', fill('A1')],
    ['English numbers in words', fill('twenty ')],
    ['places', fill('Leeds ')],
    ['paragraphs', fill('7\n\n')],
    ['marks over a digit', `7${fill('\u0301')}`],
    ['zero-width characters', `7${fill('\u200b')}7`],
  ])('are compared within two seconds: %s', (_, words) => {
    const begun = process.cpuUsage();
    body(words, words.slice(0, -2));
    expect(process.cpuUsage(begun).user / 1000).toBeLessThan(2000);
  });
});
