import { describe, expect, it } from 'vitest';
import { phoneAddress, splitPhones, unbroken } from '#bulletin/phone.ts';

const cases: [prose: string, phones: string[]][] = [
  ['Call 0800 555 111 now.', ['0800 555 111']],
  ['0300 303 1971', ['0300 303 1971']],
  ['Or +44 113 496 0000, or 0808 1689 111.', ['+44 113 496 0000', '0808 1689 111']],
  ['Text 7726, call 101 or 999.', []],
  ['On 29 September 2026, 310 texts and £1.99.', []],
  ['In 2026 310 people.', []],
  ['', []],
];

describe('telephone numbers in prose', () => {
  it.each(cases)('in “%s” are %j', (prose, phones) => {
    const pieces = splitPhones(prose);
    expect(pieces.filter(({ isPhone }) => isPhone).map(({ text }) => text)).toEqual(phones);
    expect(pieces.map(({ text }) => text).join('')).toBe(prose);
  });
});

describe('a telephone number', () => {
  it('is held together by spaces that do not break', () => {
    expect(unbroken('0800 555 111')).toBe('0800\u00a0555\u00a0111');
  });

  it('is dialled without spaces', () => {
    expect(phoneAddress('0800 555 111')).toBe('tel:0800555111');
    expect(phoneAddress('+44 113 496 0000')).toBe('tel:+441134960000');
  });
});
