import { describe, expect, it } from 'vitest';
import { parseOptions, rootWords, UsageError } from '#commands/options.ts';

const OPTIONS = {
  hotspot: { type: 'string', value: 'ID', help: 'an area that is kept' },
  note: { type: 'string', help: 'words' },
  json: { type: 'boolean', help: 'for other programs' },
} as const;

describe('options', () => {
  it('are told apart from the other words', () => {
    const call = parseOptions({ options: OPTIONS, operands: 'FILE' }, ['a.csv', '--hotspot', 'harbour', '--json']);
    expect(call).toEqual({ given: { hotspot: 'harbour', json: true }, operands: ['a.csv'] });
  });

  it.each([
    [['--hotspot'], '--hotspot needs a value after it, such as --hotspot ID.'],
    [['--hotspot', '--json'], '--hotspot needs a value after it, such as --hotspot ID.'],
    [['--note'], '--note needs a value after it, such as --note VALUE.'],
    [['--json=yes'], '--json takes no value: write --json alone.'],
    [['stray'], '“stray” cannot stand here: this command takes options only.'],
    [['--hotspto', 'x'], 'There is no option --hotspto. Did you mean --hotspot?'],
  ])('that are written as %j are told in our own words', (words, sentence) => {
    expect(() => parseOptions({ options: OPTIONS }, words)).toThrow(new UsageError(sentence));
  });
});

describe('a suggested command', () => {
  it.each([
    [undefined, ''],
    ['test/fixtures', ' --root test/fixtures'],
    ['C:\\work\\our-part', ' --root C:\\work\\our-part'],
    ['my partnership', ' --root "my partnership"'],
  ])('says after a root of %j “%s”', (given, words) => {
    expect(rootWords(given)).toBe(words);
  });
});
