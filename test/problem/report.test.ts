import { stripVTControlCharacters } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inReadingOrder, isClean, place } from '#problem/collect.ts';
import { nearest } from '#problem/nearest.ts';
import type { Problem } from '#problem/problem.ts';
import { renderJson } from '#problem/report-json.ts';
import { countInWords, plural, renderTerminal, wrap } from '#problem/report-terminal.ts';
import { SENTENCES } from '#problem/sentences.ts';
import { wordingOf } from '#problem/wording.ts';

const missing = (file: string, line: number): Problem =>
  place({ code: 'key-missing', args: { key: 'stage' } }, { file, line });
const warning = place({ code: 'image-tells-place', args: { name: 'photo.jpg' } }, { file: 'b.jpg', line: 1 });

describe('problems in order', () => {
  it('go by file, then line, then code', () => {
    const problems = [
      missing('b', 2),
      missing('a', 10),
      place({ code: 'body-empty', args: {} }, { file: 'a', line: 10 }),
      missing('a', 9),
    ];
    expect(inReadingOrder(problems).map(({ file, line, code }) => `${file}:${line} ${code}`)).toEqual([
      'a:9 key-missing',
      'a:10 body-empty',
      'a:10 key-missing',
      'b:2 key-missing',
    ]);
  });

  it('stop a build when one is an error, not when all are warnings', () => {
    expect(isClean([])).toBe(true);
    expect(isClean([warning])).toBe(true);
    expect(isClean([warning, missing('a', 1)])).toBe(false);
  });
});

describe('a guess at what was meant', () => {
  it.each([
    ['sumary', ['summary', 'stage'], 'summary'],
    ['TITLE', ['title'], 'title'],
    ['pl', ['en', 'pl'], 'pl'],
    ['xyz', ['title'], undefined],
    ['', ['title'], undefined],
    ['elephants', ['event'], undefined],
    ['anything', [], undefined],
  ])('for %j among %j is %j', (word, candidates, expected) => {
    expect(nearest(word, candidates)).toBe(expected);
  });

  it('is the closest one, and the first of equals', () => {
    expect(nearest('drug', ['drag', 'drugs', 'rug'])).toBe('drag');
    expect(nearest('arrests', ['arrest', 'arrests'])).toBe('arrests');
  });
});

describe('the report for a terminal', () => {
  const look = { colour: false, widthColumns: 80 };
  const long = place(
    { code: 'value-unknown', args: { key: 'themes', value: 'unicorns', allowed: Array(20).fill('money-laundering') } },
    { file: 'content/a.mdx', line: 7 },
  );

  it('has a heading for each file, and the line, sentence, advice and code of each problem', () => {
    expect(renderTerminal([missing('content/a.mdx', 12), missing('content/a.mdx', 13), warning], look)).toBe(
      [
        'content/a.mdx',
        '    12  error    “stage” is missing.',
        '                 Add a line “stage: …”.',
        '                 key-missing',
        '    13  error    “stage” is missing.',
        '                 Add a line “stage: …”.',
        '                 key-missing',
        '',
        'b.jpg',
        '     1  warning  The picture “photo.jpg” still carries the place where it was',
        '                 taken.',
        '                 The place is removed from everything that is published. Remove',
        '                 it from the file too, before you share it.',
        '                 image-tells-place',
        '',
      ].join('\n'),
    );
  });

  it('fits into 80 columns, coloured or not', () => {
    for (const line of renderTerminal([long], look).split('\n')) expect(line.length).toBeLessThanOrEqual(80);
    const coloured = renderTerminal([long], { ...look, colour: true });
    expect(coloured).toContain('\u001b[31merror');
    expect(stripVTControlCharacters(coloured)).toBe(renderTerminal([long], look));
  });

  it('says nothing when nothing is wrong', () => {
    expect(renderTerminal([], look)).toBe('');
  });

  it('counts in words', () => {
    expect(countInWords([])).toBe('0 errors, 0 warnings');
    expect(countInWords([missing('a', 1), warning])).toBe('1 error, 1 warning');
    expect(plural(1204, 'story')).toBe('1,204 stories');
  });

  it('breaks lines at spaces, and loses no word', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^\S{1,30}$/)), fc.integer({ min: 20, max: 100 }), (words, width) => {
        const lines = wrap(words.join(' '), width);
        expect(lines.flatMap((line) => line.split(' '))).toEqual(words);
        for (const line of lines) expect(line.length <= width || !line.includes(' ')).toBe(true);
      }),
    );
  });
});

describe('the report for other programs', () => {
  it('keeps its names: others build on them', () => {
    expect(JSON.parse(renderJson([missing('content/a.mdx', 12)]))).toEqual({
      problems: [
        {
          code: 'key-missing',
          severity: 'error',
          file: 'content/a.mdx',
          line: 12,
          message: '“stage” is missing.',
          hint: 'Add a line “stage: …”.',
        },
      ],
    });
  });

  it('is complete JSON when nothing is wrong', () => {
    expect(renderJson([])).toBe('{\n  "problems": []\n}\n');
  });
});

describe('the sentences', () => {
  it('have codes of small letters and hyphens', () => {
    for (const code of Object.keys(SENTENCES)) expect(code).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)+$/);
  });

  it('show a hidden character of an author as a mark, so that a terminal does not obey it', () => {
    const problem = place({ code: 'link-unsafe', args: { url: '\u001b]0;x\u0007\u202e' } }, { file: 'a', line: 1 });
    expect(wordingOf(problem).message).toBe(
      'The link “\ufffd]0;x\ufffd\ufffd” is not a web, email or telephone address.',
    );
  });
});
