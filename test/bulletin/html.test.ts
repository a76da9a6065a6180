import { HtmlValidate } from 'html-validate';
import { describe, expect, it } from 'vitest';
import { phrasesIn } from '#language/phrases.ts';
import { hrefs } from './markup-reader.ts';
import { bulletinOf, inputOf, message, messages, photosOf } from './messages.ts';
import { shippedInputs } from './shipped.ts';

/** All rules of html-validate, but for those that are wrong for an email, each with the reason. */
const validator = new HtmlValidate({
  root: true,
  extends: ['html-validate:recommended'],
  rules: {
    // Gmail and Outlook on Windows read styles reliably on the element only.
    'no-inline-style': 'off',
    // Outlook on Windows reads width, align, bgcolor and the table’s spacing as attributes.
    'no-deprecated-attr': 'off',
    // The one table that only Outlook on Windows may see stands in such a comment.
    'no-conditional-comment': 'off',
    // The older word, which old screen readers know as well; both mean the same.
    'presentation-role-style': 'off',
    // Says nothing more about a table that is for layout only.
    'prefer-tbody': 'off',
  },
});

const complaints = (html: string): string[] =>
  validator
    .validateStringSync(html)
    .results.flatMap(({ messages: found }) => found.map(({ ruleId, message: words }) => `${ruleId}: ${words}`));

const urdu = phrasesIn('ur');
const inUrdu = () => message({ language: 'ur', direction: 'rtl', notices: [urdu.sample] });

describe('the HTML of an email', () => {
  it.each(shippedInputs)('is valid for $hotspots.0.id in $language', (input) => {
    expect(complaints(bulletinOf(input).html)).toEqual([]);
  });

  it('is valid with every block and with photos', () => {
    expect(complaints(bulletinOf(inputOf([message()], { photos: photosOf(['a-story'], 900) })).html)).toEqual([]);
  });

  it.each(shippedInputs)('fetches nothing when it is opened ($hotspots.0.id in $language)', ({ ...input }) => {
    const { html } = bulletinOf(input);
    const sources = [...html.matchAll(/ (?:src|background|poster|srcset)="([^"]*)"/g)].map(([, source]) => source);
    for (const source of sources) expect(source).toMatch(/^cid:/);
    expect(html).not.toMatch(/url\(|@import|<link|<script|<iframe|<form/i);
  });

  it('has one first heading and leaves out no level', () => {
    const { html } = bulletinOf(inputOf(messages(5)));
    const levels = [...html.matchAll(/<h(\d)/g)].map(([, level]) => Number(level));
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    for (const [at, level] of levels.entries()) expect(level).toBeLessThanOrEqual((levels[at - 1] ?? 0) + 1);
  });

  it('marks every table as one for layout', () => {
    const { html } = bulletinOf(inputOf(messages(5)));
    const tables = html.match(/<table[^>]*>/g) ?? [];
    expect(tables.length).toBeGreaterThan(5);
    for (const table of tables) expect(table).toContain('role="presentation"');
  });

  it('describes every photo, and gives Outlook its width', () => {
    const { html } = bulletinOf(inputOf([message()], { photos: photosOf(['a-story'], 900) }));
    expect(html.match(/<img[^>]*>/g)).toEqual([expect.stringMatching(/alt="A street" width="536" /)]);
  });

  it('is 600 points wide at most, also where no style says so', () => {
    const { html } = bulletinOf(inputOf([message()]));
    expect(html).toContain('max-width:600px');
    expect(html).toMatch(/<!--\[if mso\]><table role="presentation" align="center" width="600">/);
  });

  it('hides the preview line from the page and pads it', () => {
    const { html } = bulletinOf(inputOf([message({ summary: 'What it is about.' })]));
    expect(html).toMatch(
      /<div style="display:none;mso-hide:all[^"]*">What it is about\.(?: &#847;&zwnj;&nbsp;){60}<\/div>/,
    );
  });
});

describe('the direction of an email', () => {
  it('is that of its language, on the page and on the first element that Gmail keeps', () => {
    const { html } = bulletinOf(inputOf([inUrdu()], { language: 'ur' }));
    expect(html).toContain('<html lang="ur" dir="rtl">');
    expect(html).toMatch(/<body[^>]*><div lang="ur" dir="rtl">/);
    expect(html).not.toContain('text-align:left');
  });

  it('turns where a story is in another language', () => {
    const { html } = bulletinOf(inputOf([message(), inUrdu()]));
    expect(html).toContain('<html lang="en" dir="ltr">');
    expect(html).toMatch(/<td[^>]*text-align:right[^>]*><div lang="ur" dir="rtl">/);
  });

  it('is not said again for stories in its own language', () => {
    const { html } = bulletinOf(inputOf([message()]));
    expect(html.match(/ lang="/g)).toHaveLength(2);
  });

  it('leaves telephone numbers running left to right, in panels and in prose', () => {
    const { html } = bulletinOf(inputOf([inUrdu()], { language: 'ur' }));
    const number = '0800\u00a0555\u00a0111';
    expect(html).toMatch(new RegExp(`<span dir="ltr"><a href="tel:0800555111"[^>]*>${number}</a></span>`));
    expect(html).toContain(`<span dir="ltr">${number}</span>`);
    expect(html).not.toContain('0800 555 111');
  });
});

describe('a telephone number', () => {
  it.each(shippedInputs)('can be tapped wherever it stands in a panel ($hotspots.0.id in $language)', (input) => {
    const { html } = bulletinOf(input);
    const numbers = input.messages[0]?.report.routes.flatMap(({ phone }) => phone ?? []) ?? [];
    expect(numbers.length).toBeGreaterThan(2);
    for (const number of numbers) expect(hrefs(html)).toContain(`tel:${number.replaceAll(' ', '')}`);
  });

  it('of Crimestoppers is the largest thing on the page', () => {
    const { html } = bulletinOf(inputOf([message()]));
    const sizes = [...html.matchAll(/font-size:(\d+)px/g)].map(([, size]) => Number(size));
    expect(html).toMatch(new RegExp(`tel:0800555111"[^>]*font-size:${Math.max(...sizes)}px`));
  });
});
