import { describe, expect, it } from 'vitest';
import { linkWords, spansOf } from '#flyer/spans.ts';
import { text } from './sample.ts';

const link = (url: string, words: string) => spansOf([{ type: 'link', url, children: text(words) }]);
const said = (url: string, words: string): string =>
  link(url, words)
    .map((span) => span.text)
    .join('');

describe('words on paper', () => {
  it('show where a link leads, in brackets after its words', () => {
    expect(said('https://www.lamps.example/ask/', 'the lamp people')).toBe('the lamp people (lamps.example/ask)');
  });

  it.each([
    ['https://www.lamps.example/', 'lamps.example'],
    ['https://lamps.example', 'https://lamps.example'],
    ['tel:0800555111', '0800 555 111'],
    ['mailto:news@lamps.example', 'news@lamps.example'],
  ])('do not repeat an address that is the words already: %s', (url, words) => {
    expect(said(url, words)).toBe(words);
  });

  it('belong to one link, with its address', () => {
    const spans = link('https://lamps.example/ask', 'ask');
    expect(new Set(spans.map((span) => span.link)).size).toBe(1);
    expect(spans[0]?.link).toEqual({ url: 'https://lamps.example/ask' });
  });

  it('are bold, slanted, or both', () => {
    const spans = spansOf([
      { type: 'strong', children: text('a') },
      { type: 'emphasis', children: [{ type: 'strong', children: text('b') }] },
      { type: 'emphasis', children: text('c') },
      { type: 'break' },
    ]);
    expect(spans.map(({ text: words, face }) => [words, face])).toEqual([
      ['a', 'bold'],
      ['b', 'bold-italic'],
      ['c', 'italic'],
      ['\n', 'regular'],
    ]);
  });

  it('give an address without its scheme', () => {
    expect(linkWords('mailto:a@b.example')).toBe('a@b.example');
    expect(linkWords('https://www.b.example/c/')).toBe('b.example/c');
  });
});
