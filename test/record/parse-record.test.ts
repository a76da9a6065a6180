import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Entry, hashOfLine, renderLine } from '#record/entry.ts';
import { newKey, signText } from '#record/keys.ts';
import { findCut, type JudgeKey, parseRecord } from '#record/parse-record.ts';

const [key, stranger] = [newKey(), newKey()];
const owns: JudgeKey = (_, publicKey) => (publicKey === key.publicKey ? undefined : 'key-unknown');

function lineOf(number: number, before: string, more: Partial<Entry> = {}, signer = key): string {
  const entry: Entry = {
    ...{
      version: 1,
      story: 'nets',
      act: 'submit',
      at: `2031-05-0${number}T09:00:00.000Z`,
      by: 'news-desk',
      as: 'spoc',
    },
    ...{ key: signer.publicKey, sources: [], answers: { 'a/b': 'Yes.' }, before, ...more },
  };
  return renderLine(entry, signer);
}

/** Three lines, each of which names the one before. */
function chain(): [string, string, string] {
  const first = lineOf(1, '');
  const second = lineOf(2, hashOfLine(first), { act: 'approve', as: 'comms' });
  return [first, second, lineOf(3, hashOfLine(second), { act: 'reject', as: 'comms', reason: 'No.' })];
}

const kinds = (lines: readonly string[], judge = owns): string[] =>
  parseRecord(lines.map((line) => `${line}\n`).join(''), 'nets', judge).faults.map(
    ({ line, kind }) => `${line} ${kind}`,
  );

describe('a record', () => {
  const [first, second, third] = chain();

  it('is sound as it was written', () => {
    expect(kinds([first, second, third])).toEqual([]);
  });

  it('has a fault whatever single character of it is another one', () => {
    const text = [first, second, third].join('\n');
    fc.assert(
      fc.property(fc.nat(text.length - 1), fc.integer({ min: 32, max: 126 }), (at, code) => {
        const other = String.fromCharCode(code);
        fc.pre(other !== text[at]);
        const edited = text.slice(0, at) + other + text.slice(at + 1);
        expect(parseRecord(edited, 'nets', owns).faults).not.toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    ['a line is taken from its middle', [first, third], '2 chain-broken'],
    ['its first line is taken away', [second, third], '1 chain-broken'],
    ['two lines change places', [second, first, third], '1 chain-broken'],
    ['a line stands twice', [first, first, second], '2 chain-broken'],
    ['a line is empty', [first, '', second], '2 unreadable'],
    ['a line is another story’s', [first, lineOf(2, hashOfLine(first), { story: 'boats' })], '2 other-story'],
    [
      'a clock goes back',
      [first, lineOf(2, hashOfLine(first), { at: '2031-04-30T09:00:00.000Z' })],
      '2 time-backwards',
    ],
    ['a stranger signs', [first, lineOf(2, hashOfLine(first), {}, stranger)], '2 key-unknown'],
    ['a signature is of another key', [first.replace(key.publicKey, stranger.publicKey)], '1 signature-wrong'],
  ])('has a fault when %s', (_, lines, fault) => {
    expect(kinds(lines)[0]).toBe(fault);
  });

  it.each([
    ['says something twice', (text: string) => text.replace('"act":"reject"', '"act":"approve","act":"reject"')],
    ['writes a letter in another way', (text: string) => text.replace('"reject"', '"\\u0072eject"')],
    ['has spaces', (text: string) => text.replace('"act":', '"act": ')],
    ['says what nobody reads', (text: string) => text.replace('{', '{"__proto__":{"act":"approve"},')],
  ])('does not count a line that %s, though its signer signed just that', (_, change) => {
    const [, text = ''] = /^\{"entry":(.*),"signature":".*"\}$/.exec(lineOf(1, '', { act: 'reject' })) ?? [];
    const other = change(text);
    expect(other).not.toBe(text);
    expect(kinds([`{"entry":${text},"signature":${JSON.stringify(signText(key, text))}}`])).toEqual([]);
    expect(kinds([`{"entry":${other},"signature":${JSON.stringify(signText(key, other))}}`])).toEqual(['1 unreadable']);
  });

  it('is not saved by a forger who mends the chain but cannot sign', () => {
    const forged = second.replace('"act":"approve"', '"act":"submit"');
    const mended = third.replace(hashOfLine(second), hashOfLine(forged));
    expect(kinds([first, forged, mended])).toEqual(['2 signature-wrong', '3 signature-wrong']);
  });
});

describe('lines that are gone from the end', () => {
  const [first, second, third] = chain();
  const cut = (present: readonly string[], recorded: readonly string[]): number =>
    findCut(parseRecord(present.join('\n'), 'nets', owns), new Set(present), recorded, owns).length;

  it('are missed when the history knows them', () => {
    expect(cut([first, second], [first, second, third])).toBe(1);
    expect(cut([first, second, third], [first, second, third])).toBe(0);
  });

  it('are not missed any more once their signer has signed again', () => {
    const again = lineOf(4, hashOfLine(second));
    expect(cut([first, second, again], [third])).toBe(0);
  });

  it('are not missed where nobody had signed them', () => {
    expect(cut([first], [third.replace('No.', 'Na.'), 'x'])).toBe(0);
  });
});
