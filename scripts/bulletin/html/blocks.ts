import {
  box,
  heading,
  type Look,
  layoutTable,
  link,
  list,
  MARGIN_PX,
  paragraph,
  row,
  WIDTH_PX,
} from '#bulletin/html/look.ts';
import { element, type Markup, NOTHING, together, words } from '#bulletin/html/markup.ts';
import { prose } from '#bulletin/html/prose.ts';
import { embeddedPhoto, mapLink, type Placement } from '#bulletin/placement.ts';
import { phrasesIn } from '#language/phrases.ts';
import type { BodyBlock } from '#message/message.ts';
import { eventInWords } from '#message/plain-words.ts';
import type { BlockOf } from '#story/block.ts';

/** Where a block stands and how it looks there. */
export interface Place extends Placement {
  look: Look;
}

type Blocks = { [T in BodyBlock as T['type']]: (block: T, place: Place) => Markup };

const BLOCKS: Blocks = {
  heading: ({ level, children }, { look }) =>
    level === 2
      ? heading(look, 3, { sizePx: 20, spaceAbovePx: 24 }, prose(children, look))
      : heading(look, 4, { sizePx: 17, spaceAbovePx: 16 }, prose(children, look)),
  paragraph: ({ children }, { look }) => paragraph(look, {}, prose(children, look)),
  list: ({ ordered, items }, { look }) =>
    list(
      look,
      ordered,
      items.map((item) => prose(item, look)),
    ),
  facts: ({ items }, { look, message }) => pointsBox(look, 'tint', message.factsHeading, items),
  quote: ({ paragraphs, by }, { look }) => quote(paragraphs, by, look),
  signs: ({ title, items }, { look }) => pointsBox(look, 'warm', title, items),
  photo: (block, place) => photo(block, place),
  event: (block, place) => event(block, place),
  map: (_, place) => map(place),
};

/** A block as HTML. */
export function blockHtml(block: BodyBlock, place: Place): Markup {
  // The table pairs each type with its own block; the union loses that pairing.
  return (BLOCKS[block.type] as (block: BodyBlock, place: Place) => Markup)(block, place);
}

function map({ look, ...placement }: Place): Markup {
  const { words: about, address } = mapLink(placement);
  return paragraph(look, {}, link(look, address, {}, words(about)));
}

function pointsBox(look: Look, surface: 'tint' | 'warm', title: string, items: BlockOf<'facts'>['items']): Markup {
  const points = items.map((item) => prose(item, look));
  const edge = surface === 'warm' ? look.palette.accent.light : undefined;
  return box(look, surface, edge, heading(look, 3, { sizePx: 17 }, words(title)), list(look, false, points));
}

function quote(paragraphs: BlockOf<'quote'>['paragraphs'], by: string, look: Look): Markup {
  const inner = row(
    look,
    'card',
    { padding: '4px 20px', edge: look.palette.brand.light, className: 'edge' },
    ...paragraphs.map((one) => paragraph(look, { sizePx: 19 }, prose(one, look))),
    paragraph(look, { ink: 'quiet', sizePx: 15 }, words(by)),
  );
  return element('blockquote', { style: 'margin:0 0 20px;padding:0' }, layoutTable({ width: '100%' }, inner));
}

function photo({ file, alt, caption, credit }: BlockOf<'photo'>, place: Place): Markup {
  const { look, message } = place;
  const embedded = embeddedPhoto(file, place);
  const lines = [
    caption ? words(caption) : NOTHING,
    credit ? words(phrasesIn(message.language).picture(credit)) : NOTHING,
  ].filter(Boolean);
  return together(
    embedded ? picture(embedded, alt) : paragraph(look, { ink: 'quiet', sizePx: 15 }, words(`[${alt}]`)),
    lines.length > 0 ? paragraph(look, { ink: 'quiet', sizePx: 15 }, lines.join('<br>\n') as Markup) : NOTHING,
  );
}

/** Outlook on Windows reads the attribute, all others the style. No height: Yahoo would hold a phone to it. */
function picture({ cid, widthPixels }: { cid: string; widthPixels: number }, alt: string): Markup {
  const width = Math.min(widthPixels, WIDTH_PX - 2 * MARGIN_PX);
  return element('img', { src: `cid:${cid}`, alt, width, style: 'display:block;width:100%;border:0;margin:0 0 10px' });
}

function event(block: BlockOf<'event'>, { look, message, edition }: Place): Markup {
  const { heading: title, join } = phrasesIn(message.language).event;
  const { when, where } = eventInWords(block, message.language, edition.settings.zone);
  return box(
    look,
    'tint',
    look.palette.brand.light,
    heading(look, 3, { sizePx: 17 }, words(title)),
    paragraph(look, { bold: true, sizePx: 18 }, words(when)),
    paragraph(look, {}, words(where)),
    block.link ? paragraph(look, { bold: true }, link(look, block.link, {}, words(join))) : NOTHING,
  );
}
