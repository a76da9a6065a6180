import { describe, expect, it } from 'vitest';
import { isolateNumbers } from '../../site/isolate-numbers.ts';

const alone = (number: string): string => `<bdi dir="ltr" class="number">${number}</bdi>`;

describe('numbers in text that runs right to left', () => {
  it.each(['0800 555 111', '+44 20 7946 0000', '0300 303 1971', '£1.99', '£148,000', '€5'])(
    'keeps %s together',
    (number) => {
      expect(isolateNumbers(`<p>فون ${number} پر</p>`)).toBe(`<p>فون ${alone(number)} پر</p>`);
    },
  );

  it.each(['27', '2026', '18:00', '999'])('leaves %s alone, which needs no help', (number) => {
    expect(isolateNumbers(`<p>سال ${number} میں</p>`)).toBe(`<p>سال ${number} میں</p>`);
  });

  it('leaves a sum its full stop at the end of a sentence', () => {
    expect(isolateNumbers('<p>£1.99.</p>')).toBe(`<p>${alone('£1.99')}.</p>`);
  });

  it('never touches an attribute, whatever signs stand in it', () => {
    const html = `<img alt="a > 0800 555 111 < b" src="/x 1 2.jpg"><time datetime='2026 11 22'>1</time>`;
    expect(isolateNumbers(html)).toBe(html);
  });

  it('loses nothing', () => {
    const html = '<p>1 2 <b>3 4</b> &lt;5 6&gt;</p>\n<br>7 8';
    expect(isolateNumbers(html).replaceAll(/<bdi[^>]*>|<\/bdi>/g, '')).toBe(html);
  });
});
