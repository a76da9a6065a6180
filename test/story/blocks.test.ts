import { describe, expect, it } from 'vitest';
import { type Block, plainText } from '#story/block.ts';
import { frontMatterSchema } from '#story/front-matter.ts';
import { type ParsedVersion, parseVersion } from '#story/parse-version.ts';
import { storyOf } from '../library/root.ts';

const read = (body: string): ParsedVersion<unknown> => parseVersion('en.mdx', storyOf(body), frontMatterSchema);
const blocks = (body: string): Block[] => {
  const { blocks: found, problems } = read(body);
  expect(problems).toEqual([]);
  return found;
};
const faults = (body: string): string[] => read(body).problems.map(({ code, line }) => `${code}:${line}`);
const text = (value: string) => ({ type: 'text', value });

describe('the words of a story', () => {
  it('are paragraphs, headings and lists', () => {
    expect(blocks('One.\n\n## Two\n\n### Three\n\n- a\n- b\n\n1. c')).toEqual([
      { type: 'paragraph', children: [text('One.')] },
      { type: 'heading', level: 2, children: [text('Two')] },
      { type: 'heading', level: 3, children: [text('Three')] },
      { type: 'list', ordered: false, items: [[text('a')], [text('b')]] },
      { type: 'list', ordered: true, items: [[text('c')]] },
    ]);
  });

  it('may be strong, stressed, linked and broken', () => {
    expect(blocks('a **b *c*** [d](https://a.example)\\\ne')).toEqual([
      {
        type: 'paragraph',
        children: [
          text('a '),
          { type: 'strong', children: [text('b '), { type: 'emphasis', children: [text('c')] }] },
          text(' '),
          { type: 'link', url: 'https://a.example', children: [text('d')] },
          { type: 'break' },
          text('e'),
        ],
      },
    ]);
  });

  it('run on over the end of a line, and keep the spaces between them', () => {
    const [first] = blocks('one  \ttwo \n   three *four*\nfive');
    expect(first?.type === 'paragraph' && plainText(first.children)).toBe('one  \ttwo three four five');
  });

  it('become links when they look like an address', () => {
    expect(blocks('Write to desk@a.example or see https://a.example/b.')).toMatchObject([
      { children: [{}, { type: 'link', url: 'mailto:desk@a.example' }, {}, { url: 'https://a.example/b' }, {}] },
    ]);
  });
});

describe('the components of a story', () => {
  it('become blocks with the values of their attributes', () => {
    const body = `<Facts>

- a **b**

</Facts>

<Quote by="Youth worker &amp; friend">

One.

Two.

</Quote>

<Signs title="Look out">

- c

</Signs>

<Photo src="a.jpg" alt="A &quot;net&quot;" caption='It&apos;s a net' />

<Event
  starts="2031-06-01T10:00:00+01:00"
  ends="2031-06-01T12:00:00+01:00"
  place="The loft"
/>

<Map />

<Report />

<Support services="a-b, c ,d" />`;
    expect(blocks(body)).toEqual([
      { type: 'facts', items: [[text('a '), { type: 'strong', children: [text('b')] }]] },
      { type: 'quote', by: 'Youth worker & friend', paragraphs: [[text('One.')], [text('Two.')]] },
      { type: 'signs', title: 'Look out', items: [[text('c')]] },
      { type: 'photo', file: 'a.jpg', alt: 'A "net"', caption: "It's a net", credit: undefined },
      {
        type: 'event',
        starts: new Date('2031-06-01T09:00:00Z'),
        ends: new Date('2031-06-01T11:00:00Z'),
        place: 'The loft',
        link: undefined,
      },
      { type: 'map' },
      { type: 'report', ask: [] },
      { type: 'support', services: ['a-b', 'c', 'd'] },
    ]);
  });

  it('may have their tags without empty lines, where the parser can tell what is meant', () => {
    expect(blocks('<Facts>\n- a\n</Facts>')).toEqual([{ type: 'facts', items: [[text('a')]] }]);
    expect(blocks('<Report>\nAsk.\n</Report>')).toEqual([{ type: 'report', ask: [[text('Ask.')]] }]);
    expect(blocks('<Support></Support>')).toEqual([{ type: 'support', services: [] }]);
  });
});

describe('a part that cannot be read', () => {
  it('does not hide the next, and is told once', () => {
    const body = '<Facts>\n\n- a\n\n</Signs>\n\n<Quote by=“x”>\n\nSaid.\n\n</Quote>\n\nWe are <5 people.\n\n<Mapp />';
    expect(faults(body)).toEqual(['mdx-syntax:17', 'mdx-syntax:19', 'mdx-syntax:25', 'component-unknown:27']);
  });

  it('does not make other parts seem to be missing', () => {
    const appeal = (body: string): string[] =>
      parseVersion('en.mdx', storyOf(body), frontMatterSchema).problems.map(({ code }) => code);
    expect(appeal('Come.\n\n<Report>\n\nAsk.')).toEqual(['mdx-syntax']);
    expect(read('Come.\n\n<Report>\n\nAsk.').isWhole).toBe(false);
    expect(read('Come.').isWhole).toBe(true);
  });

  it('ends the search after twenty', () => {
    const body = Array.from({ length: 30 }, () => 'a <5').join('\n\n');
    expect(faults(body)).toHaveLength(20);
  });
});

describe('the lines of a story', () => {
  const version = read('Come.\n\n<Map />\n\n<Photo src="a.jpg" alt="x" />\n\n<Photo src="b.jpg" alt="x" />\n\n<Map />');

  it('are found by field, by component and by block', () => {
    expect(version.lineOf(['aim', 0])).toBe(7);
    expect(version.lineOf(['<Map>'])).toBe(15);
    expect(version.lineOf(['<Map>', 1])).toBe(21);
    expect(version.lineOf(['<Photo>', 'b.jpg'])).toBe(19);
    expect(version.blockLines).toEqual([13, 15, 17, 19, 21]);
  });
});

describe('plain text', () => {
  it('loses all marks, and has a space for a break', () => {
    const [first] = blocks('a **b [c](https://a.example)**\\\nd');
    expect(first?.type === 'paragraph' && plainText(first.children)).toBe('a b c d');
  });
});
