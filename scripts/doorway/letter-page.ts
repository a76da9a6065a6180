import { heading, layoutTable, link, lookIn, MARGIN_PX, paragraph, row, WIDTH_PX } from '#bulletin/html/look.ts';
import { element, type Markup, ownMarkup, together, words } from '#bulletin/html/markup.ts';
import { paletteOf } from '#bulletin/html/palette.ts';
import { styleSheets } from '#bulletin/html/style-sheets.ts';
import type { Saying } from '#doorway/letters.ts';
import type { Settings } from '#partnership/settings.ts';

/** A letter as HTML, which keeps its direction in every mail program. It loads nothing, and its link can be read. */
export function letterPage(saying: Saying, language: string, { colours, name }: Settings): string {
  const palette = paletteOf(colours);
  const look = lookIn(language, palette);
  const { subject, before, link: address, button, after, foot } = saying;
  const said = (line: string): Markup => paragraph(look, {}, words(line));
  const quiet = (...children: Markup[]): Markup => paragraph(look, { ink: 'quiet', sizePx: 15 }, ...children);
  const padding = `28px ${MARGIN_PX}px 18px`;
  const rows = [
    row(
      look,
      'brand',
      { padding: `22px ${MARGIN_PX}px 8px`, className: 'pad' },
      paragraph(look, { bold: true }, words(name)),
    ),
    row(
      look,
      'card',
      { padding, className: 'pad' },
      heading(look, 1, { sizePx: 24 }, words(subject)),
      ...before.map(said),
      layoutTable(
        { style: 'margin:4px 0 18px' },
        row(look, 'brand', { padding: '12px 26px' }, link(look, address, { onDark: true }, words(button))),
      ),
      quiet(element('span', { dir: 'ltr', style: 'word-break:break-all' }, link(look, address, {}, words(address)))),
      ...after.map(said),
    ),
    row(look, 'page', { padding, className: 'pad' }, ...foot.map((line) => quiet(words(line)))),
  ];
  const column = layoutTable({ width: '100%', style: `max-width:${WIDTH_PX}px;margin:0 auto` }, ...rows);
  const { direction: dir } = look;
  const head = element(
    'head',
    {},
    element('meta', { charset: 'utf-8' }),
    element('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    element('meta', { name: 'color-scheme', content: 'light dark' }),
    element('title', {}, words(subject)),
    styleSheets(palette),
  );
  const style = `margin:0;padding:0;background-color:${palette.page.light}`;
  const body = element('body', { class: 'page', style }, element('div', { lang: language, dir }, column));
  return together(ownMarkup('<!DOCTYPE html>'), element('html', { lang: language, dir }, head, body), ownMarkup(''));
}
