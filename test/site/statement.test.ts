import { describe, expect, it } from 'vitest';
import { languagesRead } from '../../site/components/prose/languages.ts';
import { marksOf } from '../../site/components/prose/marks.ts';
import { statementDays } from '../../site/components/prose/statement.ts';

type Translations = Parameters<typeof marksOf>[0][number]['translations'];

const LINES = { title: 1, summary: 1, blocks: [], contents: [], turns: [], attributes: [], fields: {} };
const translated = (translation: Translations[number]['translation']): Translations => [
  { language: 'pl', file: 'pl.mdx', title: 'T', summary: 'S', translation, blocks: [], lines: LINES },
];

describe('the days of the accessibility statement', () => {
  it('are none for a site that nobody has tested', () => {
    expect(statementDays(undefined)).toBeUndefined();
  });

  it('are those of the settings, and its last review is the later one', () => {
    expect(statementDays({ tested: '2032-03-01', prepared: '2031-05-02' })).toEqual({
      tested: '1 March 2032',
      prepared: '2 May 2031',
      reviewed: '1 March 2032',
    });
    expect(statementDays({ tested: '2031-05-02', prepared: '2032-03-01' })?.reviewed).toBe('1 March 2032');
  });
});

describe('the marks that are explained', () => {
  it('are none when no story bears one', () => {
    expect(marksOf([{ sample: false, translations: translated({ reviewed: true }) }])).toEqual([]);
  });

  it('are those that at least one story bears', () => {
    const plain = { sample: false, translations: [] };
    expect(marksOf([plain, { sample: true, translations: [] }]).map(({ name }) => name)).toEqual(['Sample']);
    const draft = { sample: false, translations: translated({ reviewed: false }) };
    expect(marksOf([plain, draft]).map(({ name }) => name)).toEqual(['Draft translation']);
  });
});

it('only languages that a story can be read in are named, as the settings call them', () => {
  const languages = ['en', 'ur', 'pl'].map((id) => ({ id, name: id.toUpperCase() }));
  expect(languagesRead([{ translations: [] }, { translations: [{ language: 'pl' }] }], languages)).toEqual([
    { id: 'pl', name: 'PL' },
  ]);
});
