import { type Look, link } from '#bulletin/html/look.ts';
import { element, type Markup, words } from '#bulletin/html/markup.ts';
import { phoneAddress, splitPhones, unbroken } from '#bulletin/phone.ts';
import type { Inline, Prose } from '#story/block.ts';

/** Prose as HTML. */
export function prose(inlines: Prose, look: Look): Markup {
  return inlines.map((inline) => inlineHtml(inline, look)).join('') as Markup;
}

/**
 * A telephone number to tap, which runs left to right in every language and is never broken.
 * The direction stands around the link, because Outlook on Windows minds it there only.
 */
export function phoneLink(phone: string, style: string, className: string | undefined): Markup {
  const anchor = element('a', { href: phoneAddress(phone), class: className, style }, words(unbroken(phone)));
  return element('span', { dir: 'ltr' }, anchor);
}

type Inlines = { [T in Inline as T['type']]: (inline: T, look: Look) => Markup };

const INLINES: Inlines = {
  text: ({ value }, look) => textHtml(value, look),
  strong: ({ children }, look) => element('strong', {}, prose(children, look)),
  emphasis: ({ children }, look) => element('em', {}, prose(children, look)),
  link: ({ url, children }, look) => link(look, url, {}, prose(children, look)),
  break: () => element('br', {}),
};

function inlineHtml(inline: Inline, look: Look): Markup {
  // The table pairs each type with its own inline; the union loses that pairing.
  return (INLINES[inline.type] as (inline: Inline, look: Look) => Markup)(inline, look);
}

function textHtml(value: string, { direction }: Look): Markup {
  if (direction === 'ltr') return words(value);
  return splitPhones(value)
    .map(({ text, isPhone }) => (isPhone ? element('span', { dir: 'ltr' }, words(unbroken(text))) : words(text)))
    .join('') as Markup;
}
