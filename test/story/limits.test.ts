import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ParsedStory, parseStory } from '#story/parse-story.ts';
import { storyOf } from '../library/root.ts';

const read = (text: string): ParsedStory =>
  parseStory(
    {
      slug: 'nets',
      folder: 'stories',
      path: 'content/stories/nets',
      texts: new Map([['en', { file: 'content/stories/nets/en.mdx', text }]]),
      otherNames: [],
    },
    ['en'],
  );
const codes = (text: string): string[] => [...new Set(read(text).problems.map(({ code }) => code))];

/** The most that a file of words may have. */
const MOST_BYTES = 64 * 1024;
const fill = (piece: string): string => piece.repeat(Math.floor(MOST_BYTES / piece.length));
const nested = (open: string, close: string): string => {
  const times = Math.floor(MOST_BYTES / (open.length + close.length));
  return open.repeat(times) + close.repeat(times);
};

describe('a text made to exhaust the parser', () => {
  const texts: [string, string][] = [
    ['tags that are never closed', fill('<A>\n')],
    ['tags that are never closed, in paragraphs of their own', fill('<A>\n\n')],
    ['four hundred such tags', '<A>\n\n'.repeat(400)],
    ['components within components', nested('<Facts>\n\n', '</Facts>\n\n')],
    ['tags within a sentence', `Come ${nested('<A>', '</A>')}`],
    ['stressed words within stressed words', fill('*a ')],
    ['stressed and strong words by turns', nested('*a **b ', 'c** d*')],
    ['brackets', fill('[')],
    ['links within links', nested('[', '](https://a.example)')],
    ['quotation marks', fill('>')],
    ['lists within lists', `${fill('- ')}a`],
    [
      'lists that are set in further and further',
      Array.from({ length: 400 }, (_, n) => `${' '.repeat(n)}- a`).join('\n'),
    ],
    ['braces', fill('{')],
    ['braces within braces', nested('{', '}')],
    ['brackets of a program', `{${nested('[', ']')}}`],
    ['brackets of a module', `export const a = ${fill('(')}`],
    ['operators of a module', `export const a = ${fill('!')}1`],
    ['imports', fill('import a from "b"\n\n')],
    ['spaces', `Come${fill(' ')}now`],
    ['lines of spaces', fill('a \n')],
    ['ticks', Array.from({ length: 400 }, (_, n) => '`'.repeat(n)).join(' ')],
    ['attributes', `<Map ${fill('a="b" ')}/>`],
    ['footnotes', fill('[^a]')],
    ['addresses', fill('a@')],
    ['entities', fill('&#x202e;')],
  ];

  it.each(texts)('is read or refused within two seconds: %s', (_, body) => {
    // The time of this process alone: other work on the machine does not count.
    const begun = process.cpuUsage();
    const { problems } = read(storyOf(body));
    expect(process.cpuUsage(begun).user / 1000).toBeLessThan(2000);
    expect(problems.every(({ line }) => line > 0)).toBe(true);
  });

  it('may have fields that are nested or repeated without end', () => {
    const yaml = (aim: string): string => storyOf('Come.').replace('[harbour]', aim);
    expect(codes(yaml('['.repeat(20_000) + ']'.repeat(20_000)))).toEqual(['yaml-syntax']);
    expect(codes(yaml('{a: '.repeat(20_000) + '}'.repeat(20_000)))).toEqual(['yaml-syntax']);
    expect(codes(yaml(`[${fill('a,')}]`))).toEqual(['value-too-many']);
    const fields = Array.from({ length: 5000 }, (_, n) => `field-${n}: 1`).join('\n');
    expect(codes(storyOf('Come.').replace('stage:', `${fields}\nstage:`))).toEqual(['key-unknown']);
  });
});

describe('a component', () => {
  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf'])(
    'is not the %s of every object of a program',
    (name) => {
      expect(codes(storyOf(`<${name} />`))).toEqual(['html-not-allowed']);
      expect(codes(storyOf(`Come.\n\n<Map ${name}="x" />`))).toEqual(['attribute-unknown']);
      expect(codes(storyOf('Come.').replace('stage:', `${name}: {title: x}\nstage:`))).toEqual(['key-unknown']);
      expect(codes(storyOf('Come.').replace('none', name))).toEqual(['value-unknown']);
    },
  );

  it('never changes what every object has', () => {
    read(storyOf('Come.').replace('stage:', '__proto__: {polluted: yes}\nstage:'));
    expect('polluted' in {}).toBe(false);
  });

  it('takes markup in an attribute as letters', () => {
    const { story, problems } = read(storyOf('<Quote by="a &lt;b&gt; &amp;amp; <i>c</i>">\n\nCome.\n\n</Quote>'));
    expect(problems).toEqual([]);
    expect(story?.english.blocks[0]).toMatchObject({ by: 'a <b> &amp; <i>c</i>' });
  });
});

describe('any text at all', () => {
  it('ends in a story or in problems with a line of the file, never in a fault of the program', () => {
    const pieces = fc.constantFrom(
      '---',
      '\n',
      ': ',
      'title',
      '{',
      '}',
      '<',
      '</Facts>',
      '<Facts>',
      '"',
      '- ',
      '[',
      '`',
      '\\',
      '*',
      '&',
      '!',
      '|',
      '>',
      '#',
      'a',
    );
    fc.assert(
      fc.property(
        fc.array(fc.oneof(pieces, fc.string({ unit: 'binary', maxLength: 5 })), { maxLength: 40 }),
        fc.boolean(),
        (parts, isBody) => {
          const text = isBody ? storyOf(parts.join('')) : `---\n${parts.join('')}\n---\nCome.\n`;
          const lines = text.split('\n').length;
          for (const { line } of read(text).problems) {
            expect(line).toBeGreaterThan(0);
            expect(line).toBeLessThanOrEqual(lines);
          }
        },
      ),
      { numRuns: 1500 },
    );
  });
});
