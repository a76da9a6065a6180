import type { Closing, Edition } from '#bulletin/edition.ts';
import { heading, type Look, link, lookIn, MARGIN_PX, paragraph, row } from '#bulletin/html/look.ts';
import { element, type Markup, NOTHING, words } from '#bulletin/html/markup.ts';
import { type Palette, WHITE } from '#bulletin/html/palette.ts';
import { phoneLink } from '#bulletin/html/prose.ts';
import { LATIN } from '#bulletin/html/typography.ts';
import { addressInWords } from '#message/addresses.ts';
import type { Route, Service } from '#message/message.ts';

/** How to tell us and who helps, in one language: two cards, or one. */
export function closingCards({ language, report, support }: Closing, edition: Edition, palette: Palette): Markup[] {
  const look = lookIn(language, palette);
  const cell = { padding: `28px ${MARGIN_PX}px 16px`, isForeign: language !== edition.language, className: 'pad' };
  const routes = report.routes.flatMap((route, at) => routeLines(route, at === 0, look));
  const services = support?.services.flatMap((service) => serviceLines(service, look)) ?? [];
  const cards = [
    row(look, 'brand', cell, heading(look, 2, { sizePx: 24, onDark: true }, words(report.heading)), ...routes),
  ];
  if (support)
    cards.push(row(look, 'card', cell, heading(look, 2, { sizePx: 24 }, words(support.heading)), ...services));
  return cards;
}

function routeLines({ name, phone, words: about, link: address }: Route, isFirst: boolean, look: Look): Markup[] {
  return [
    heading(look, 3, { sizePx: isFirst ? 20 : 18, spaceAbovePx: isFirst ? 16 : 22, onDark: true }, words(name)),
    phone ? bigPhone(phone, isFirst ? 38 : 30, look, true) : NOTHING,
    paragraph(look, {}, words(about)),
    address ? paragraph(look, {}, bareLink(address, look, true)) : NOTHING,
  ];
}

function serviceLines(service: Service, look: Look): Markup[] {
  const { name, phone, hours, words: about, link: address } = service;
  return [
    heading(look, 3, { sizePx: 18, spaceAbovePx: 18 }, words(name)),
    phone ? bigPhone(phone, 24, look, false) : NOTHING,
    hours ? paragraph(look, { ink: 'quiet' }, words(hours)) : NOTHING,
    paragraph(look, {}, words(about)),
    address ? paragraph(look, {}, bareLink(address, look, false)) : NOTHING,
  ];
}

/** A number that a thumb finds: the line alone is higher than the 24 points that WCAG 2.2 (2.5.8) asks for. */
function bigPhone(phone: string, sizePx: number, { palette }: Look, onDark: boolean): Markup {
  const style =
    `display:inline-block;padding:4px 0;font-family:${LATIN.family};font-size:${sizePx}px;line-height:1.2;font-weight:bold;` +
    `color:${onDark ? WHITE : palette.link.light};text-decoration:${onDark ? 'none' : 'underline'}`;
  return element('p', { style: 'margin:0 0 8px' }, phoneLink(phone, style, onDark ? 'white' : 'link'));
}

/** An address as its owner gives it: never wrapped, tracked or shortened. */
function bareLink(address: string, look: Look, onDark: boolean): Markup {
  const anchor = link(look, address, { onDark }, words(addressInWords(address)));
  return look.direction === 'rtl' ? element('span', { dir: 'ltr' }, anchor) : anchor;
}
