import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MOST_BYTES, parseReturn } from '#delivery/returns/parse-return.ts';
import { arf, dsn } from './reports.ts';

const ID = '<2031-05-20-test.0123@precision.example>';

describe('a report of delivery', () => {
  it.each([
    ['failed', '5.1.1', { isForGood: true, isRefused: true }],
    ['failed', '5.0.0', { isForGood: true, isRefused: true }],
    ['failed', '5.4.4', { isForGood: true, isRefused: true }],
    ['failed', '5.2.2', { isForGood: false, isRefused: true }],
    ['failed', '5.7.1', { isForGood: false, isRefused: true }],
    ['failed', '5.4.7', { isForGood: false, isRefused: true }],
    ['failed', '4.2.2', { isForGood: false, isRefused: true }],
    ['delayed', '4.4.1', { isForGood: false, isRefused: false }],
    ['relayed', '2.0.0', { isForGood: false, isRefused: false }],
  ])('that says %s with %s', (action, status, said) => {
    expect(parseReturn(dsn(ID, { action, status }))).toEqual({ kind: 'bounce', messageId: ID, status, ...said });
  });

  it('is read with plain line ends too', () => {
    expect(parseReturn(dsn(ID).replaceAll('\r\n', '\n'))?.messageId).toBe(ID);
  });
});

describe('a complaint', () => {
  it('is one when the reader called it abuse', () => {
    expect(parseReturn(arf(ID))).toEqual({ kind: 'complaint', messageId: ID });
    expect(parseReturn(arf(ID, 'not-spam'))).toBeUndefined();
  });
});

describe('what is no report', () => {
  it.each([
    [
      'a holiday reply',
      `Subject: Away\r\nContent-Type: text/plain\r\n\r\nAction: failed\r\nStatus: 5.1.1\r\nMessage-ID: ${ID}`,
    ],
    ['a report without the headers of the email', dsn(ID).replace('text/rfc822-headers', 'text/plain')],
    ['a report without a status', dsn(ID).replace(/Status:.*/, 'Status: none')],
    ['a report whose email has no id', dsn('')],
    ['nothing', ''],
  ])('changes nothing: %s', (_, raw) => {
    expect(parseReturn(raw)).toBeUndefined();
  });

  it('is never a fault, whatever it holds', () => {
    const pieces = fc.array(
      fc.constantFrom('--=_b1\n', '\n', ' ', 'Action: failed\n', ':', 'x'.repeat(3000), '\0', 'é'),
    );
    fc.assert(
      fc.property(pieces, fc.nat(900), (some, at) => {
        const raw = dsn(ID);
        const parsed = parseReturn(raw.slice(0, at) + some.join('') + raw.slice(at));
        expect(parsed === undefined || parsed.messageId === ID || parsed.messageId.startsWith('<')).toBe(true);
      }),
    );
  });

  it('is read no further than a report may be long', () => {
    const late = dsn(ID).replace('I could not', `${'x\r\n'.repeat(MOST_BYTES / 3)}I could not`);
    expect(parseReturn(late)).toBeUndefined();
  });
});
