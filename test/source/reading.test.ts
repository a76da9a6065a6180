import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { idSchema, isWebAddress, momentSchema, oneLine, yesOrNoSchema } from '#source/fields.ts';
import { parseJson } from '#source/json.ts';
import { parseBySchema } from '#source/schema-problems.ts';
import { hiddenCharacter, parseText } from '#source/text.ts';
import { parseYaml, type YamlResult } from '#source/yaml.ts';

const faultOf = (result: YamlResult): { line: number; reason: string } => {
  if (!('problem' in result)) throw new Error('Nothing is wrong.');
  const { finding, line } = result.problem;
  return { line, reason: 'reason' in finding.args ? finding.args.reason : finding.code };
};
const lineOf = (result: YamlResult, ...path: PropertyKey[]): number => {
  if ('problem' in result) throw new Error(result.problem.finding.code);
  return result.lineOf(path);
};

describe('YAML', () => {
  const list = 'people:\n  - id: a\n    role: x\n  - id: b\naim: [one,\n  two]\ncopy: &c { k: 1 }\nagain: *c\n';

  it('knows the line of every key, entry and value', () => {
    const read = parseYaml(list);
    expect(lineOf(read, 'people')).toBe(1);
    expect(lineOf(read, 'people', 0, 'role')).toBe(3);
    expect(lineOf(read, 'people', 1)).toBe(4);
    expect(lineOf(read, 'aim', 1)).toBe(6);
    expect(lineOf(read, 'copy', 'k')).toBe(7);
  });

  it('gives the line of the nearest parent of what is not there', () => {
    const read = parseYaml(list);
    expect(lineOf(read, 'people', 1, 'role')).toBe(4);
    expect(lineOf(read, 'people', 7, 'role')).toBe(1);
    expect(lineOf(read, 'again', 'k')).toBe(8);
    expect(lineOf(read, '__proto__', 'constructor')).toBe(1);
    expect(lineOf(read)).toBe(1);
  });

  it('counts from the line of the file on which it begins', () => {
    expect(lineOf(parseYaml('a: 1\nb: 2', 5), 'b')).toBe(6);
    expect(faultOf(parseYaml('a: 1\nb', 5)).line).toBe(6);
  });

  it.each([
    ['title: Nets: who has them', 1, /another meaning/],
    ['a: 1\ntitle: "Nets\nkind: x\nstage: y', 2, /quotation mark is opened/],
    ["a: 1\ntitle: 'Nets\nkind: x", 2, /quotation mark is opened/],
    ['a: 1\nstage none\nb: 2', 2, /no colon/],
    ['a:\n\tb: 1', 2, /tab/],
    ['a: 1\naim: [x,\n  y\nb: 2', 2, /closing bracket/],
    ['a: 1\nb: 2\na: 3', 3, /twice/],
    ['a: *b', 1, /!, & and \*/],
    ['a: !!js/function x', 1, /!, & and \*/],
  ])('tells of %j on line %i', (text, line, reason) => {
    expect(faultOf(parseYaml(text))).toEqual({ line, reason: expect.stringMatching(reason) });
  });

  it('leaves words as they are: no is a word, and 19:30 a time', () => {
    expect(parseYaml('a: no\nb: 19:30\nc: 2031-05-01\nd: 007')).toMatchObject({
      data: { a: 'no', b: '19:30', c: '2031-05-01', d: 7 },
    });
  });
});

describe('JSON', () => {
  it('knows the line of every value', () => {
    const read = parseJson('{\n\t"a": {\n\t\t"b": [1,\n2]\n}\n}');
    expect(lineOf(read, 'a', 'b')).toBe(3);
    expect(lineOf(read, 'a', 'b', 1)).toBe(4);
  });

  it.each([
    ['{\n"a": 1\n"b": 2\n}', 3],
    ['{\n"a": [1,\n2,,3]\n}', 3],
    ['{\n"a": x\n}', 2],
    ["{\n'a': 1\n}", 2],
    ['{\n"a": 1,\n}', 3],
    ['{\n"a": 1\n\n\n', 2],
    ['', 1],
    ['{}\n{}', 2],
  ])('tells of %j on line %i', (text, line) => {
    expect(faultOf(parseJson(text)).line).toBe(line);
  });

  it('is not read as YAML: a trailing comma and a comment are faults', () => {
    expect(faultOf(parseJson('{"a": 1} # note')).reason).toMatch(/character after JSON/);
    expect(faultOf(parseJson('[1,]')).reason).not.toMatch(/JSON at position|is not valid/);
  });
});

describe('text', () => {
  it('loses its byte order mark and gains plain line ends', () => {
    expect(parseText(Buffer.from('\ufeffa\r\nb\rc\n'))).toEqual({ text: 'a\nb\nc\n' });
  });

  it('names the byte that does not belong', () => {
    const finding = { code: 'file-not-utf8', args: { offset: 3 } };
    expect(parseText(Buffer.from([0x61, 0x0a, 0x62, 0xff, 0x63]))).toEqual({ problem: { finding, line: 2 } });
    expect(parseText(Buffer.from([0xc0, 0x80]))).toMatchObject({ problem: { finding: { args: { offset: 0 } } } });
  });

  it('may have exactly as many bytes as the limit', () => {
    expect(parseText(Buffer.from('abc'), 3)).toEqual({ text: 'abc' });
    expect(parseText(Buffer.from('abcd'), 3)).toMatchObject({ problem: { finding: { code: 'file-too-large' } } });
  });

  it('names a hidden character by its number', () => {
    expect(hiddenCharacter('a\u202eb')).toBe('U+202E');
    expect(hiddenCharacter('a\u0000b')).toBe('U+0000');
    expect(hiddenCharacter('اردو\u200f\u2067 é 👍🏽')).toBeUndefined();
  });
});

describe('a field', () => {
  it.each(['2031-05-02T09:00:00+01:00', '2031-05-02T09:00:00Z', '2032-02-29T23:59:00-11:00'])(
    'is a moment: %s',
    (text) => {
      expect(momentSchema.parse(text).getTime()).toBe(Date.parse(text));
    },
  );

  it.each([
    '2031-02-29T09:00:00Z',
    '2031-05-02T09:00:00',
    '2031-05-02',
    '02/05/2031',
    'soon',
    '',
    20310502,
    [],
    {},
    null,
    true,
  ])('is not a moment: %j', (value) => {
    expect(momentSchema.safeParse(value).success).toBe(false);
  });

  it('is yes or no in any of the ways that people write', () => {
    expect(['yes', 'no', true, false].map((value) => yesOrNoSchema.parse(value))).toEqual([true, false, true, false]);
    expect(yesOrNoSchema.safeParse('ja').success).toBe(false);
  });

  it.each(['A', 'a b', 'a--b', '-a', 'a-', 'ä', '../a', 'a'.repeat(61), ''])('is not an id: %j', (text) => {
    expect(idSchema.safeParse(text).success).toBe(false);
  });

  it.each([
    ['https://a.example/b?c=d#e', true],
    ["https://a.example/it's/ä", true],
    ['https://user:secret@a.example', false],
    ['https://user@a.example', false],
    ['https://a.example\n.evil.example', false],
    ['https://a.example/\u202etxt', false],
    ['https://a.example\\@evil.example', false],
    ['https://localhost', false],
    ['https://', false],
    ['http://a.example', false],
    ['javascript:alert(1)//https://a.example', false],
  ])('is an address to follow: %j %s', (address, expected) => {
    expect(isWebAddress(address)).toBe(expected);
  });
});

describe('data by a schema', () => {
  const schema = z.strictObject({
    title: oneLine(5),
    kinds: z
      .array(z.enum(['drugs', 'gangs']))
      .max(2)
      .default([]),
    sums: z.partialRecord(z.enum(['arrests', 'charges']), z.number().max(9)).optional(),
    people: z.array(z.strictObject({ id: idSchema, age: z.int().optional() })).optional(),
    when: z.union([z.literal('now'), z.strictObject({ at: momentSchema })]).optional(),
  });
  const findings = (yaml: string) => {
    const source = parseYaml(yaml);
    if ('problem' in source) throw new Error(source.problem.finding.code);
    const checked = parseBySchema(schema, source);
    return 'problems' in checked ? checked.problems.map(({ finding, line }) => [line, finding.code, finding.args]) : [];
  };

  it('is given back when it fits', () => {
    const source = parseYaml('title: " a "');
    if ('problem' in source) throw new Error(source.problem.finding.code);
    expect(parseBySchema(schema, source)).toEqual({ value: { title: 'a', kinds: [] } });
  });

  it.each([
    ['kinds: [drugs]', [[1, 'key-missing', { key: 'title' }]]],
    ['title: a\ntitel: b', [[2, 'key-unknown', expect.objectContaining({ key: 'titel', nearest: 'title' })]]],
    ['title: a\nsums: { arests: 1 }', [[2, 'key-unknown', expect.objectContaining({ nearest: 'arrests' })]]],
    [
      'title: a\nsums: { arrests: 10 }',
      [[2, 'value-out-of-range', { key: 'sums.arrests', reason: 'it must be 9 or less' }]],
    ],
    [
      'title: a\nkinds:\n  - drugs\n  - gang',
      [[4, 'value-unknown', expect.objectContaining({ key: 'kinds', value: 'gang', nearest: 'gangs' })]],
    ],
    ['title: a\nkinds: [drugs, drugs, gangs]', [[2, 'value-too-many', { key: 'kinds', limit: 2 }]]],
    ['title: abcdef', [[1, 'value-too-long', { key: 'title', length: 6, limit: 5 }]]],
    ['title: " "', [[1, 'value-too-short', { key: 'title', limit: 1 }]]],
    ['title: 3', [[1, 'value-type', { key: 'title', expected: 'text', found: '“3”' }]]],
    ['title: ~', [[1, 'value-type', { key: 'title', expected: 'text', found: 'empty' }]]],
    [
      'title: a\npeople:\n  - id: a\n  - id: B',
      [[4, 'value-malformed', expect.objectContaining({ key: 'people.id (entry 2)', value: 'B' })]],
    ],
    [
      'title: a\npeople: [{ id: a, age: 1.5 }]',
      [[2, 'value-type', { key: 'people.age (entry 1)', expected: 'a whole number', found: '“1.5”' }]],
    ],
    ['title: a\nwhen: { at: soon }', [[2, 'moment-malformed', { key: 'when.at', value: 'soon' }]]],
    ['- a', [[1, 'value-type', { key: 'the file', expected: 'a set of fields', found: 'a list' }]]],
    ['# nothing', [[1, 'value-type', { key: 'the file', expected: 'a set of fields', found: 'empty' }]]],
  ])('is told of in an author’s words: %j', (yaml, expected) => {
    expect(findings(yaml)).toEqual(expected);
  });

  it('shows at most sixty characters of a value, on one line', () => {
    const [[, , args] = []] = findings(`title: a\nkinds: ["x\\ny ${'z'.repeat(100)}"]`);
    expect(args).toMatchObject({ value: `x y ${'z'.repeat(56)}…` });
  });
});
