import fc from 'fast-check';
import { HtmlValidate } from 'html-validate';
import { describe, expect, it } from 'vitest';
import { oneLine } from '#bulletin/one-line.ts';
import type { Message } from '#message/message.ts';
import { skeleton, visibleWords } from './markup-reader.ts';
import { bulletinOf, EVERY_BLOCK, inputOf, message } from './messages.ts';

const HOSTILE = [
  '<script>alert(1)</script>',
  '</title></td></table><img src=x onerror=alert(1)>',
  '" onmouseover="alert(1)',
  "' style='x",
  '<!--[if mso]>',
  ']]> --> <![endif]-->',
  '&lt;b&gt; &amp; &#60;',
  'line\nend\r\nBcc: all@evil.example',
  '\u202eesrever\u2066',
  '\u0000\u0007\u007f',
  '{{constructor}} %s $& $1',
];
const words = fc
  .oneof(fc.constantFrom(...HOSTILE), fc.string({ unit: 'binary', maxLength: 60 }))
  .map((text) => `x${text}`);

/** A story in which every word that an author chooses is the same. */
function saying(text: string): Message {
  const prose = [{ type: 'text' as const, value: text }];
  const linked = [{ type: 'link' as const, url: 'https://one.example/', children: prose }];
  return message({
    title: text,
    summary: text,
    notices: [text],
    body: [
      { type: 'heading', level: 2, children: prose },
      { type: 'paragraph', children: linked },
      { type: 'list', ordered: true, items: [prose] },
      { type: 'facts', items: [prose] },
      { type: 'signs', title: text, items: [prose] },
      { type: 'quote', by: text, paragraphs: [prose] },
      { type: 'photo', file: 'none.jpg', alt: text, caption: text, credit: text },
      ...EVERY_BLOCK.filter(({ type }) => type === 'event' || type === 'map'),
    ],
  });
}

const calm = skeleton(bulletinOf(inputOf([saying('calm')])).html);
const validator = new HtmlValidate({ root: true, rules: { 'close-order': 'error', 'no-dup-attr': 'error' } });

describe('hostile words', () => {
  it('change nothing but the words: every tag and attribute stays as it is', () => {
    fc.assert(
      fc.property(words, (text) => {
        expect(skeleton(bulletinOf(inputOf([saying(text)])).html)).toEqual(calm);
      }),
      { numRuns: 150 },
    );
  });

  it.each(HOSTILE)('are shown as they are, and never obeyed: %j', (text) => {
    const { html } = bulletinOf(inputOf([saying(text)]));
    const shown = text.replace(/[^\P{Cc}\n\t]/gu, '');
    expect(visibleWords(html)).toContain(shown);
    expect(validator.validateStringSync(html).valid).toBe(true);
  });

  it('leave the subject and the preview line on one line without direction overrides', () => {
    fc.assert(
      fc.property(words, (text) => {
        const { subject, preheader } = bulletinOf(inputOf([saying(text)]));
        expect(subject + preheader).not.toMatch(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u);
      }),
    );
  });
});

describe('one line', () => {
  it('keeps ordinary words, joins lines, and keeps the joiners that Urdu is written with', () => {
    expect(oneLine(' A title,\n on two lines ')).toBe('A title, on two lines');
    expect(oneLine('می\u200cخواہم \u200fا')).toBe('می\u200cخواہم \u200fا');
  });
});
