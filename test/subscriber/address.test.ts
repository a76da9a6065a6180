import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseAddress } from '#subscriber/address.ts';
import { addressKey, shortHash } from '#subscriber/address-key.ts';
import { addressOf, keyOf, SECRET } from './people.ts';

const faultOf = (text: string): string => {
  const parsed = parseAddress(text);
  return 'fault' in parsed ? parsed.fault : `${parsed.address.written} is taken`;
};

describe('an address', () => {
  it.each([
    ['news@precision.example', 'news@precision.example'],
    ['  news@precision.example\t', 'news@precision.example'],
    ['News.Desk+alerts@Precision.EXAMPLE', 'News.Desk+alerts@precision.example'],
    ['news@BÜCHER.example', 'news@xn--bcher-kva.example'],
    ['news@例え。テスト', 'news@xn--r8jz45g.xn--zckzah'],
    ['news@ＰＲＥＣＩＳＩＯＮ.example', 'news@precision.example'],
    ['zoe\u0308@precision.example', 'zoë@precision.example'],
    ["o'neill!#$%&*+/=?^_`{|}~-@a-b.example", "o'neill!#$%&*+/=?^_`{|}~-@a-b.example"],
    [`${'a'.repeat(64)}@precision.example`, `${'a'.repeat(64)}@precision.example`],
  ])('%s is written %s', (typed, written) => {
    expect(addressOf(typed).written).toBe(written);
  });

  it.each([
    ['', 'No email address is given.'],
    ['precision.example', 'has one @ in it'],
    ['a@b@precision.example', 'has one @ in it'],
    ['"news desk"@precision.example', 'no spaces'],
    ['"news"@precision.example', 'no quotation marks'],
    ['News <news@precision.example>', 'no spaces'],
    ['<news@precision.example>', 'brackets'],
    ['a@precision.example,b@precision.example', 'commas'],
    ['a@precision.example\r\nBcc: b@precision.example', 'line break'],
    ['a\u2028b@precision.example', 'line break'],
    ['a@precision.example\u0000', 'hidden character'],
    ['ne\u200bws@precision.example', 'hidden character'],
    ['a\u202eb@precision.example', 'hidden character'],
    ['.news@precision.example', 'before the @'],
    ['ne..ws@precision.example', 'before the @'],
    ['news.@precision.example', 'before the @'],
    ['@precision.example', 'before the @'],
    ['news@', 'after the @'],
    ['news@localhost', 'after the @'],
    ['news@precision..example', 'after the @'],
    ['news@precision.example.', 'after the @'],
    ['news@-precision.example', 'after the @'],
    ['news@foo_bar.example', 'after the @'],
    ['news@127.0.0.1', 'after the @'],
    ['news@0x7f.1', 'after the @'],
    ['news@[127.0.0.1]', 'brackets'],
    ['news@ex%61mple.org', 'after the @'],
    ['news@evil.example/x', 'after the @'],
    [`${'a'.repeat(65)}@precision.example`, 'at most 254'],
    [`${'é'.repeat(33)}@precision.example`, 'at most 254'],
    [`a@${'long-name.'.repeat(25)}example`, 'after the @'],
    [`${'a'.repeat(60)}@${'long-name.'.repeat(20)}example`, 'at most 254'],
    [`a@${'b'.repeat(64)}.example`, 'after the @'],
    ['a'.repeat(5_000_000), 'at most 254'],
  ])('%j is refused: %s', (typed, words) => {
    expect(faultOf(typed)).toContain(words);
    expect(faultOf(typed)).toMatch(/^[A-Z].*\.$/);
  });

  const anything = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 80 }),
    fc.emailAddress(),
    fc.tuple(fc.string({ unit: 'grapheme' }), fc.domain()).map(([name, domain]) => `${name}@${domain}`),
  );

  it('that is taken is safe in a header, bounded, and stays as it is when it is read again', () => {
    let taken = 0;
    fc.assert(
      fc.property(anything, (typed) => {
        const parsed = parseAddress(typed);
        if ('fault' in parsed) return;
        taken += 1;
        const { written, compared } = parsed.address;
        expect(written).toMatch(/^[^\s\p{Cc}\p{Cf}"<>(),;:\\[\]@]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+$/u);
        expect(Buffer.byteLength(written)).toBeLessThanOrEqual(254);
        expect(addressOf(written)).toEqual(parsed.address);
        expect(addressOf(compared).compared).toBe(compared);
      }),
      { numRuns: 2000 },
    );
    expect(taken).toBeGreaterThan(200);
  });

  it('is compared without regard to capitals, and to nothing else', () => {
    fc.assert(
      fc.property(fc.emailAddress(), fc.emailAddress(), (one, two) => {
        const parsed = parseAddress(one);
        if ('fault' in parsed) return;
        expect(addressOf(one.toUpperCase()).compared).toBe(parsed.address.compared);
        const other = parseAddress(two);
        if ('fault' in other || one.toLowerCase() === two.toLowerCase()) return;
        expect(other.address.compared).not.toBe(parsed.address.compared);
      }),
    );
  });
});

describe('the key of an address', () => {
  it('is the same for each way of writing it, and another for each secret', () => {
    expect(keyOf('News@precision.example')).toBe(keyOf(' news@PRECISION.example'));
    expect(keyOf('news@precision.example')).not.toBe(keyOf('new@precision.example'));
    const other = addressKey(Buffer.alloc(32, 8), addressOf('news@precision.example'));
    expect(other).not.toBe(keyOf('news@precision.example'));
    expect(other).toMatch(/^[0-9a-f]{64}$/);
  });

  it('has a short form for logs that is no part of it', () => {
    const short = shortHash(SECRET, keyOf('news@precision.example'));
    expect(short).toMatch(/^[0-9a-f]{12}$/);
    expect(keyOf('news@precision.example')).not.toContain(short);
  });
});
