import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { dump } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { changeAim } from '#aiming/story-aim.ts';
import { parseFrontMatter } from '#source/front-matter.ts';
import { PROJECT } from '../shipped.ts';

const stories = globSync('content/{stories,appeals,events}/*/en.mdx', { cwd: PROJECT }).map(
  (file): [string, string] => [file, readFileSync(join(PROJECT, file), 'utf8')],
);

const change = (text: string, aim: readonly string[]): string => {
  const changed = changeAim(text, aim);
  if ('problems' in changed) throw new Error(JSON.stringify(changed.problems));
  return changed.text;
};
const codesOf = (text: string, aim: readonly string[]): string[] => {
  const changed = changeAim(text, aim);
  return 'problems' in changed ? changed.problems.map(({ finding }) => finding.code) : [];
};
const fieldsOf = (text: string): Record<string, unknown> => {
  const parts = parseFrontMatter(text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n'));
  if ('problem' in parts) throw new Error(JSON.stringify(parts.problem));
  return parts.fields.data as Record<string, unknown>;
};
const around = (fields: string): string =>
  `---\ntitle: A\n${fields}\nstage: none # it's "none"\n---\n\naim: [not-this]\n`;

describe('the shipped stories', () => {
  it('are read for this test', () => {
    expect(stories.length).toBeGreaterThan(20);
  });

  it.each(stories)('%s changes on one line only', (_, text) => {
    for (const aim of [['county'], ['one'], ['one', 'two-b', 'three']]) {
      const lines = change(text, aim).split('\n');
      const written = aim[0] === 'county' ? 'county' : `[${aim.join(', ')}]`;
      expect(lines).toEqual(text.split('\n').map((line) => (line.startsWith('aim: ') ? `aim: ${written}` : line)));
    }
  });

  it.each(stories)('%s is itself to the last byte when its aim is changed and changed back', (_, text) => {
    const aim = [fieldsOf(text).aim].flat() as string[];
    expect(change(text, aim)).toBe(text);
    expect(change(change(text, ['elsewhere', 'there']), aim)).toBe(text);
    const onWindows = `\uFEFF${text.replaceAll('\n', '\r\n')}`;
    expect(change(onWindows, ['a', 'b'])).toBe(`\uFEFF${change(text, ['a', 'b']).replaceAll('\n', '\r\n')}`);
  });
});

describe('every way to write an aim', () => {
  it.each([
    ['one word', 'aim: county', ['a', 'b'], 'aim: [a, b]'],
    ['one word with a note', "aim: 'a'   # why", ['county'], 'aim: [county]   # why'],
    ['brackets that become the county', 'aim: [a, b] # x', ['county'], 'aim: county # x'],
    ['brackets with room', 'aim: [ a,  "b" ,c ]', ['a', 'b'], 'aim: [ a,  "b" ]'],
    ['brackets without the first', 'aim: [a, "b", c]', ['b', 'c'], 'aim: ["b", c]'],
    ['brackets in another order', 'aim: [a, "b", c]', ['c', 'a', 'd', 'b'], 'aim: [c, a, d, "b"]'],
    ['brackets over lines', 'aim: [\n    a,\n    b,\n  ]', ['a', 'b', 'c'], 'aim: [\n    a,\n    b,\n    c,\n  ]'],
    [
      'brackets over lines, less',
      'aim: [\n    a, # one\n    b, # two\n  ]',
      ['a'],
      'aim: [\n    a # one\n    , # two\n  ]',
    ],
    ['empty brackets', 'aim: []', ['a'], 'aim: [a]'],
    ['nothing at all', 'aim:', ['a'], 'aim: [a]'],
    ['dashes', 'aim:\n  - a\n  - b', ['a', 'c'], 'aim:\n  - a\n  - c'],
    ['dashes with notes', 'aim:\n  - a # one\n  # two\n  - "b" # b', ['b'], 'aim:\n  # two\n  - "b" # b'],
    ['dashes without room', 'aim:\n- a\n- b # b\n', ['a', 'b', 'c'], 'aim:\n- a\n- b # b\n- c\n'],
    ['dashes to the county', 'aim:\n  - a\n  - b', ['county'], 'aim:\n  - county'],
    ['dashes in another order', 'aim:\n  - a\n  - b', ['b', 'a'], 'aim:\n  - b\n  - a'],
    ['a name in quotation marks', '"aim": [a]', ['b'], '"aim": [b]'],
    ['a name of its own line', '? aim\n: [a]', ['b'], '? aim\n: [b]'],
    ['a block of text', 'aim: >-\n  county', ['b'], 'aim: [b]'],
    ['a value on the next line', 'aim:\n  county', ['b'], 'aim:\n  [b]'],
    ['a label nobody uses', 'aim: &x [a]', ['b'], 'aim: &x [b]'],
    ['a use of a label', 'sample: &x county\naim: *x', ['b'], 'sample: &x county\naim: [b]'],
  ])('%s', (_, before, aim, after) => {
    expect(change(around(before), aim)).toBe(around(after));
  });

  it('puts an id in quotation marks that YAML would take for something else', () => {
    expect(change(around('aim: county'), ['true', 'null', 'yes'])).toBe(around('aim: ["true", "null", yes]'));
  });

  it('stands at the very end of the fields as well', () => {
    const text = (aim: string): string => `---\ntitle: A\naim:${aim}\n---\nWords`;
    expect(change(text('\n  - a\n  - b'), ['a'])).toBe(text('\n  - a'));
    expect(change(text('\n  - a'), ['a', 'b'])).toBe(text('\n  - a\n  - b'));
    expect(change(text(' county'), ['b'])).toBe(text(' [b]'));
  });
});

describe('what is refused', () => {
  it.each([
    ['no aim line', around('aims: [a]'), ['b'], 'key-missing'],
    ['an aim inside another field', around('outcomes:\n  aim: [a]'), ['b'], 'key-missing'],
    ['no fields', 'aim: [a]', ['b'], 'front-matter-missing'],
    ['fields that are not closed', '---\naim: [a]\n', ['b'], 'front-matter-missing'],
    ['fields that cannot be read', around('aim: [a'), ['b'], 'yaml-syntax'],
    ['two lines of it', around('aim: [a]\naim: [b]'), ['c'], 'yaml-syntax'],
    ['a label that another field uses', around('aim: &x [a]\nthemes: *x'), ['b'], 'aim-unchangeable'],
    ['no place at all', around('aim: [a]'), [], 'value-too-short'],
    ['the county and more', around('aim: [a]'), ['county', 'a'], 'aim-county-alone'],
    ['an id that is none', around('aim: [a]'), ['b] # x'], 'value-malformed'],
  ])('%s', (_, text, aim, code) => {
    expect(codesOf(text, aim)).toEqual([code]);
  });
});

const id = fc.stringMatching(/^[a-z][a-z0-9]{0,5}(-[a-z0-9]{1,4}){0,2}$/).filter((one) => one !== 'county');
const ids = fc.uniqueArray(id, { minLength: 1, maxLength: 6 });
const quoted = (one: string): fc.Arbitrary<string> => fc.constantFrom(one, `'${one}'`, `"${one}"`);
const note = fc.constantFrom('', '', ' # note', '   # - a, [b]', ' # aim: x');
const written = ids.chain((list) =>
  fc
    .tuple(
      fc.tuple(...list.map(quoted)),
      note,
      fc.constantFrom('', '  ', '    '),
      fc.constantFrom(', ', ',', ' ,\n    ', ', # n\n   '),
    )
    .map(([entries, end, indent, comma]) => [
      `aim: [${entries.join(comma)}]${end}`,
      `aim:   [ ${entries.join(comma)}, ]${end}`,
      `aim:${end}\n  [${entries.join(comma)}\n  ]`,
      `aim:${end}\n${entries.map((one) => `${indent}- ${one}${end}\n`).join(`${indent}# between\n`)}`,
      `? aim\n: - ${entries.join('\n  - ')}`,
    ]),
);
// `[true]` and `1e5` are for YAML what they look like; an aim of such words is a fault already.
const readable = (text: string): boolean => {
  const { aim } = fieldsOf(text);
  return [aim].flat().every((one) => typeof one === 'string');
};
const others = fc
  .record({ title: fc.string(), 'x-aim': fc.array(fc.string()), outcomes: fc.dictionary(fc.string(), fc.integer()) })
  .map((fields) => dump(fields));

it('changes nothing but the value, in whatever fields and lines', () => {
  fc.assert(
    fc.property(
      written,
      ids,
      others,
      others,
      fc.nat(4),
      fc.constantFrom('\n', '\r\n'),
      (forms, aim, above, below, form, eol) => {
        const before = `\uFEFF---\n${above.replace(/^/gm, '').replaceAll('title', 'a').replaceAll('outcomes', 'b').replaceAll('x-aim', 'c')}`;
        const value = forms[form] ?? '';
        const after = `\n${below}---\nWords\n\naim: [x]\n`;
        const text = (before + value + after).replaceAll('\n', eol);
        fc.pre(!/\n---/.test(before.slice(5) + value) && below.indexOf('\n---') < 0 && readable(text));
        const changed = change(text, aim);
        expect([fieldsOf(changed).aim].flat()).toEqual(aim);
        expect(changed.startsWith(before.replaceAll('\n', eol))).toBe(true);
        expect(changed.endsWith(after.trimStart().replaceAll('\n', eol))).toBe(true);
        expect(changed.replaceAll('\r\n', '').includes('\n')).toBe(eol === '\n');
        expect(change(changed, aim)).toBe(changed);
      },
    ),
    { numRuns: 250 },
  );
});
