import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePostcode } from '#area/postcode.ts';

const whole = (code: string) => ({ kind: 'whole', code, outcode: code.slice(0, -4), incode: code.slice(-3) });

describe('a postcode as people write it', () => {
  it.each(['BD21 3PY', 'bd213py', ' Bd21  3pY ', 'BD21-3PY', 'B D 2 1 3 P Y', 'BD21.3PY'])(
    'is read from “%s”',
    (text) => {
      expect(parsePostcode(text)).toEqual(whole('BD21 3PY'));
    },
  );

  it.each(['M1 1AA', 'M60 1NW', 'LS1 2HT', 'WF10 4AA', 'W1A 1AB', 'EC1A 1BB', 'SO14 2AA', 'OL14 5RR'])(
    'has the form of %s',
    (code) => {
      expect(parsePostcode(code)).toEqual(whole(code));
      expect(parsePostcode(code.replace(' ', '').toLowerCase())).toEqual(whole(code));
    },
  );

  it('has a nought where only a number can stand, even when a letter O was written', () => {
    expect(parsePostcode('BD2O 3PY')).toEqual(whole('BD20 3PY'));
    expect(parsePostcode('BD21 OAA')).toEqual(whole('BD21 0AA'));
  });

  it.each([
    ['BD21', 'outcode', 'BD21'],
    ['ls1', 'outcode', 'LS1'],
    ['BD21 3', 'partial', 'BD21'],
    ['bd213p', 'partial', 'BD21'],
    // A space says where the first half ends; without it these would be BD21 and LS12.
    ['BD2 1', 'partial', 'BD2'],
    ['LS1 2', 'partial', 'LS1'],
  ])('may be a part: “%s” is %s of %s', (text, kind, outcode) => {
    expect(parsePostcode(text)).toEqual({ kind, outcode });
  });

  it.each(['hello', 'BD', '12345', '£', '<b>BD21</b>', 'BD21 3CV', 'BD21 3PY and more', 'B'.repeat(1000), 'ਬ1 1AA'])(
    'is not to be seen in “%.20s”',
    (text) => {
      expect(parsePostcode(text)).toEqual({ kind: 'strange' });
    },
  );

  it.each(['', '   ', '\n\t'])('may be missing', (text) => {
    expect(parsePostcode(text)).toEqual({ kind: 'empty' });
  });

  it('never throws, and reads its own writing again', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: 'binary' })), (text) => {
        const read = parsePostcode(text);
        if (read.kind === 'whole') expect(parsePostcode(read.code)).toEqual(read);
      }),
    );
  });
});
