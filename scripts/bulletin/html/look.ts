import { type Attributes, element, type Markup, together } from '#bulletin/html/markup.ts';
import { type Ink, type Palette, type Surface, WHITE } from '#bulletin/html/palette.ts';
import { type Typography, typographyIn } from '#bulletin/html/typography.ts';
import { type Direction, phrasesIn } from '#language/phrases.ts';

/** How the parts in one language look. */
export interface Look {
  language: string;
  direction: Direction;
  palette: Palette;
  type: Typography;
  /** The side on which lines begin. */
  start: 'left' | 'right';
}

/** The look of a language. */
export function lookIn(language: string, palette: Palette): Look {
  const { direction } = phrasesIn(language);
  const start = direction === 'rtl' ? 'right' : 'left';
  return { language, direction, palette, type: typographyIn(language), start };
}

/** The width of the text column: as wide as the reading pane of Outlook and Gmail shows. */
export const WIDTH_PX = 600;
/** The space at both sides of the words in a card. */
export const MARGIN_PX = 32;

/** A table for layout: the only thing that all mail programs place alike. Screen readers are told to ignore it. */
export function layoutTable(attributes: Attributes, ...rows: readonly Markup[]): Markup {
  return element('table', { role: 'presentation', border: 0, cellpadding: 0, cellspacing: 0, ...attributes }, ...rows);
}

/** What a cell may differ in. */
interface CellOptions {
  padding: string;
  /** Marks the words of another language than that of the bulletin. */
  isForeign?: boolean;
  className?: string;
  /** The colour of a line along the side on which words begin. */
  edge?: string | undefined;
}

/** A row of one cell. It names paper and ink together: programs that turn colours round then turn both. */
export function row(look: Look, surface: Surface, options: CellOptions, ...children: readonly Markup[]): Markup {
  const { palette, type, direction, language, start } = look;
  const paper = palette[surface].light;
  const ink = isDark(surface) ? WHITE : palette.ink.light;
  const style =
    `padding:${options.padding};background-color:${paper};color:${ink};text-align:${start};` +
    `font-family:${type.family};font-size:${type.sizePx}px;line-height:${type.lineHeight}`;
  const edge = options.edge ? `;border-${start}:5px solid ${options.edge}` : '';
  const className = [surface, options.className].filter(Boolean).join(' ');
  const inner = together(...children);
  // Yahoo drops a language that stands on a cell.
  const content = options.isForeign ? element('div', { lang: language, dir: direction }, inner) : inner;
  const cell = element('td', { class: className, align: start, bgcolor: paper, style: style + edge }, content);
  return element('tr', {}, cell);
}

/** A box within a card, with space below it; an edge makes it one to act on. */
export function box(look: Look, surface: Surface, edge: string | undefined, ...children: readonly Markup[]): Markup {
  const inner = row(look, surface, { padding: '18px 20px 6px', edge }, ...children);
  return layoutTable({ width: '100%', style: 'margin:0 0 20px' }, inner);
}

/** A paragraph; `ink` is that of its surface when nothing else is said. */
export function paragraph(
  look: Look,
  style: { ink?: Ink; sizePx?: number; bold?: boolean },
  ...children: Markup[]
): Markup {
  const { ink, sizePx, bold } = style;
  const css = [
    'margin:0 0 14px',
    ink && `color:${look.palette[ink].light}`,
    sizePx && `font-size:${scaled(look, sizePx)}px`,
    bold && 'font-weight:bold',
  ];
  return element('p', { class: ink, style: css.filter(Boolean).join(';') }, ...children);
}

/** A heading; its place in the outline of the email and its size are two things. */
export function heading(
  look: Look,
  level: 1 | 2 | 3 | 4,
  style: { sizePx: number; spaceAbovePx?: number; onDark?: boolean },
  ...children: Markup[]
): Markup {
  const ink = style.onDark ? WHITE : look.palette.ink.light;
  const css =
    `margin:${style.spaceAbovePx ?? 0}px 0 10px;font-size:${scaled(look, style.sizePx)}px;` +
    `line-height:${look.type.headingLineHeight};font-weight:bold;color:${ink}`;
  return element(`h${level}`, { class: style.onDark ? undefined : 'ink', style: css }, ...children);
}

/** A link in the ink of links, or in white on a dark surface. */
export function link(look: Look, href: string, style: { onDark?: boolean }, ...children: Markup[]): Markup {
  const css = `color:${style.onDark ? WHITE : look.palette.link.light};text-decoration:underline`;
  return element('a', { href, class: style.onDark ? 'white' : 'link', style: css }, ...children);
}

/** Words within words of another language; as they are where the language is the same. */
export function spoken(look: Look, around: string, ...children: Markup[]): Markup {
  if (look.language === around) return children.join('') as Markup;
  const { language: lang, direction: dir, type } = look;
  return element('span', { lang, dir, style: `font-family:${type.family}` }, ...children);
}

/** Points or steps. The indent is a margin, because Outlook on Windows knows no padding here. */
export function list(look: Look, ordered: boolean, items: readonly Markup[]): Markup {
  const style = `margin:0;margin-${look.start}:24px;margin-bottom:14px;padding:0`;
  const points = items.map((item) => element('li', { style: 'margin:0 0 6px' }, item));
  return element(ordered ? 'ol' : 'ul', { style }, ...points);
}

/** True for a surface that carries white words. */
export function isDark(surface: Surface): boolean {
  return surface === 'brand' || surface === 'accent';
}

/** Sizes are given for Latin script and follow the size of the script at hand. */
function scaled({ type }: Look, sizePx: number): number {
  return Math.round((sizePx * type.sizePx) / 17);
}
