import { type Edition, type Notice, ownNotices } from '#bulletin/edition.ts';
import { blockHtml } from '#bulletin/html/blocks.ts';
import {
  box,
  heading,
  type Look,
  layoutTable,
  link,
  lookIn,
  MARGIN_PX,
  paragraph,
  row,
  spoken,
} from '#bulletin/html/look.ts';
import { element, type Markup, NOTHING, words } from '#bulletin/html/markup.ts';
import { type Palette, WHITE } from '#bulletin/html/palette.ts';
import { prose } from '#bulletin/html/prose.ts';
import type { Message, ReportPanel } from '#message/message.ts';

/** A story told in full, as a card. */
export function storyCard(message: Message, edition: Edition, palette: Palette): Markup {
  const look = lookIn(message.language, palette);
  const place = { look, message, edition };
  return row(
    look,
    'card',
    { padding: `28px ${MARGIN_PX}px 18px`, isForeign: message.language !== edition.language, className: 'pad' },
    ...ownNotices(message, edition).map((notice) => noticeLine(notice, message.language, palette)),
    kindMark(message, look),
    heading(look, 2, { sizePx: 26 }, words(message.title)),
    paragraph(look, { sizePx: 19 }, words(message.summary)),
    paragraph(look, { ink: 'quiet', sizePx: 15 }, datesAndPlaces(message)),
    ...message.body.map((block) => blockHtml(block, place)),
    ask(message.report, look),
    readOnline(message, edition, palette),
  );
}

/** A story told by its title, its summary and where to read it. */
export function shortStory(message: Message, edition: Edition, palette: Palette): Markup {
  const look = lookIn(message.language, palette);
  const until = message.until ? paragraph(look, { sizePx: 16, bold: true }, words(message.until)) : NOTHING;
  return row(
    look,
    'card',
    { padding: `10px ${MARGIN_PX}px 8px`, isForeign: message.language !== edition.language, className: 'side' },
    ...ownNotices(message, edition).map((notice) => quietNotice(notice, message.language, palette)),
    kindMark(message, look),
    heading(look, 3, { sizePx: 19 }, link(look, message.address, {}, words(message.title))),
    paragraph(look, { sizePx: 16 }, words(message.summary)),
    until,
  );
}

/** What kind of story follows. An appeal is marked in the second colour, as words and not by colour alone. */
export function kindMark({ kind, kindWords }: Message, look: Look): Markup {
  const { palette, start, type } = look;
  const isAppeal = kind === 'appeal';
  const surface = isAppeal ? 'accent' : 'tint';
  const paper = palette[surface].light;
  const style =
    `padding:4px 12px;background-color:${paper};color:${isAppeal ? WHITE : palette.ink.light};text-align:${start};` +
    `font-family:${type.family};font-size:${type.sizePx - 2}px;line-height:${type.headingLineHeight};font-weight:bold`;
  const cell = element('td', { class: surface, align: start, bgcolor: paper, style }, words(kindWords));
  return layoutTable({ style: 'margin:0 0 12px' }, element('tr', {}, cell));
}

/** A notice, which may be in another language than what it stands above. */
export function noticeLine({ words: notice, language }: Notice, around: string, palette: Palette): Markup {
  const look = lookIn(language, palette);
  const cell = { padding: '8px 14px', isForeign: language !== around };
  return layoutTable({ width: '100%', style: 'margin:0 0 12px' }, row(look, 'notice', cell, words(notice)));
}

/** A notice above a story told in short, where a box would be larger than the story. */
function quietNotice({ words: notice, language }: Notice, around: string, palette: Palette): Markup {
  const look = lookIn(language, palette);
  return paragraph(look, { ink: 'quiet', sizePx: 15 }, spoken(look, around, words(notice)));
}

function datesAndPlaces({ dateline, until, places }: Message): Markup {
  const lines = [words(dateline), until ? element('strong', {}, words(until)) : NOTHING, words(places)];
  return lines.filter(Boolean).join('<br>\n') as Markup;
}

/** What this story asks for. How to answer stands once at the end of the email. */
function ask({ heading: title, ask: paragraphs, reference }: ReportPanel, look: Look): Markup {
  if (paragraphs.length === 0 && !reference) return NOTHING;
  return box(
    look,
    'tint',
    look.palette.brand.light,
    heading(look, 3, { sizePx: 18 }, words(title)),
    ...paragraphs.map((one) => paragraph(look, {}, prose(one, look))),
    reference ? paragraph(look, { bold: true }, words(reference)) : NOTHING,
  );
}

function readOnline({ address, language }: Message, { phrases, language: own }: Edition, palette: Palette): Markup {
  const look = lookIn(own, palette);
  return paragraph(look, {}, spoken(look, language, link(look, address, {}, words(phrases.bulletin.online))));
}
