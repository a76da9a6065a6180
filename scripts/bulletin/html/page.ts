import type { Edition } from '#bulletin/edition.ts';
import { closingCards } from '#bulletin/html/closing.ts';
import {
  heading,
  type Look,
  layoutTable,
  link,
  list,
  lookIn,
  MARGIN_PX,
  paragraph,
  row,
  spoken,
  WIDTH_PX,
} from '#bulletin/html/look.ts';
import { element, type Markup, NOTHING, ownMarkup, together, words } from '#bulletin/html/markup.ts';
import { paletteOf } from '#bulletin/html/palette.ts';
import { noticeLine, shortStory, storyCard } from '#bulletin/html/story.ts';
import { styleSheets } from '#bulletin/html/style-sheets.ts';
import { hasContents } from '#bulletin/placement.ts';
import type { Message } from '#message/message.ts';

/** The email as HTML: one column of tables that needs no style sheet, no picture and no server to be read. */
export function renderHtml(edition: Edition, preheader: string): string {
  const palette = paletteOf(edition.settings.colours);
  const look = lookIn(edition.language, palette);
  const { language: lang, direction: dir } = edition;
  const head = element(
    'head',
    {},
    together(
      element('meta', { charset: 'utf-8' }),
      element('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
      element('meta', { name: 'color-scheme', content: 'light dark' }),
      element('meta', { name: 'supported-color-schemes', content: 'light dark' }),
      element('meta', { name: 'format-detection', content: 'date=no, address=no, email=no' }),
      element('title', {}, words(edition.phrases.newsFor(edition.place))),
      styleSheets(palette),
    ),
  );
  const { light: paper } = palette.page;
  const style = `margin:0;padding:0;background-color:${paper}`;
  // Gmail drops html and body, so that language and direction stand on the first element within as well.
  const content = element('div', { lang, dir }, hiddenPreheader(preheader, edition), frame(look, rows(edition, look)));
  const body = element('body', { class: 'page', style }, content);
  return together(ownMarkup('<!DOCTYPE html>'), element('html', { lang, dir }, head, body), ownMarkup(''));
}

/** Everything a reader sees, a row each, with air between cards. */
function rows(edition: Edition, look: Look): Markup[] {
  const { palette } = look;
  const { full, inShort, closings } = edition;
  const air = row(look, 'page', { padding: '0' }, strip(16));
  const line = row(look, 'accent', { padding: '0' }, strip(6));
  return [
    masthead(edition, look),
    line,
    opening(edition, look),
    ...full.flatMap((message) => [
      air,
      message.kind === 'appeal' ? line : NOTHING,
      storyCard(message, edition, palette),
    ]),
    ...(inShort.length > 0 ? [air, shortHeading(edition, look)] : []),
    ...inShort.map((message) => shortStory(message, edition, palette)),
    ...closings.flatMap((closing) => closingCards(closing, edition, palette).flatMap((card) => [air, card])),
    footer(edition, look),
  ];
}

/** Nothing but height, in the colour of its row. */
function strip(heightPx: number): Markup {
  return ownMarkup(`<div style="line-height:${heightPx}px;font-size:1px">&nbsp;</div>`);
}

/** Outlook on Windows knows no widest width; it gets a table of its own, in a comment that only it reads. */
function frame(look: Look, content: readonly Markup[]): Markup {
  const column = layoutTable({ width: '100%' }, together(...content));
  const centred = together(
    ownMarkup(`<!--[if mso]><table role="presentation" align="center" width="${WIDTH_PX}"><tr><td><![endif]-->`),
    element('div', { style: `max-width:${WIDTH_PX}px;margin:0 auto` }, column),
    ownMarkup('<!--[if mso]></td></tr></table><![endif]-->'),
  );
  return layoutTable({ width: '100%' }, row(look, 'page', { padding: '0' }, centred));
}

function masthead({ settings, phrases, place }: Edition, look: Look): Markup {
  return row(
    look,
    'brand',
    { padding: `30px ${MARGIN_PX}px 20px`, className: 'pad' },
    paragraph(look, { bold: true, sizePx: 18 }, words(settings.name)),
    heading(look, 1, { sizePx: 32, onDark: true }, words(phrases.newsFor(place))),
    paragraph(look, { sizePx: 15 }, words(settings.strapline)),
  );
}

/** What is true of all stories, and the titles of those that are told in full. */
function opening(edition: Edition, look: Look): Markup {
  const { notices, full, inShort, phrases, language } = edition;
  const isListed = hasContents(edition);
  if (notices.length === 0 && !isListed) return NOTHING;
  const more = words(`${phrases.bulletin.inShort}: ${inShort.length}`);
  const titles = full.map((message) => contentsLine(message, edition, look));
  return row(
    look,
    'card',
    { padding: `22px ${MARGIN_PX}px 10px`, className: 'pad' },
    ...notices.map((notice) => noticeLine(notice, language, look.palette)),
    isListed ? heading(look, 2, { sizePx: 18 }, words(phrases.bulletin.contents)) : NOTHING,
    isListed ? list(look, false, inShort.length > 0 ? [...titles, more] : titles) : NOTHING,
  );
}

function contentsLine(message: Message, { language }: Edition, look: Look): Markup {
  const { kind, kindWords, title, address } = message;
  const own = lookIn(message.language, look.palette);
  const mark = kind === 'appeal' ? element('strong', {}, words(`${kindWords} `)) : NOTHING;
  return spoken(own, language, mark, link(own, address, {}, words(title)));
}

function shortHeading({ phrases }: Edition, look: Look): Markup {
  const title = heading(look, 2, { sizePx: 24 }, words(phrases.bulletin.inShort));
  return row(look, 'card', { padding: `28px ${MARGIN_PX}px 4px`, className: 'pad' }, title);
}

function footer({ phrases, place, settings, archive, stop, manage }: Edition, look: Look): Markup {
  const quiet = (...children: Markup[]): Markup => paragraph(look, { ink: 'quiet', sizePx: 15 }, ...children);
  const { why, stop: stopWords, manage: manageWords, online } = phrases.bulletin;
  return row(
    look,
    'page',
    { padding: `28px ${MARGIN_PX}px 36px`, className: 'pad' },
    quiet(words(why(place))),
    manage ? quiet(link(look, manage, {}, words(manageWords))) : NOTHING,
    quiet(link(look, stop, {}, words(stopWords))),
    quiet(link(look, archive, {}, words(online))),
    quiet(words(`${settings.name}, ${settings.postal}`)),
    quiet(element('span', { dir: 'ltr' }, link(look, `mailto:${settings.mailbox}`, {}, words(settings.mailbox)))),
  );
}

/** Shown in the list of messages only. The invisible padding keeps programs from adding the words of the page to it. */
function hiddenPreheader(preheader: string, { messages, language }: Edition): Markup {
  const spoken = messages[0]?.language ?? language;
  const style = 'display:none;mso-hide:all;font-size:1px;line-height:1px';
  const padding = ownMarkup(' &#847;&zwnj;&nbsp;'.repeat(60));
  return element('div', { lang: spoken === language ? undefined : spoken, style }, words(preheader), padding);
}
