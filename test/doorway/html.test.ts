import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { html } from '#doorway/html.ts';

describe('a piece of HTML', () => {
  it('makes every text safe, and leaves pieces as they are', () => {
    const inner = html`<b>${'a & b'}</b>`;
    expect(html`<p title="${`"'\`<`}">${inner}${[inner, inner]}${undefined}${3}</p>`.text).toBe(
      '<p title="&#34;&#39;&#96;&#60;"><b>a &#38; b</b><b>a &#38; b</b><b>a &#38; b</b>3</p>',
    );
  });

  it('never lets a text end what it stands in', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(html`${text}`.text).not.toMatch(/[<>"'`]/);
      }),
    );
  });
});
