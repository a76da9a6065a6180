import type { Desk } from '#flyer/desk.ts';
import { EMPTY, type Layout, moved, stacked, together } from '#flyer/layout.ts';
import { innerWidth, type PanelLook, panel } from '#flyer/panel.ts';
import type { Mark } from '#flyer/plan.ts';
import { plain, type Span } from '#flyer/spans.ts';
import { lineMm, setBalanced, setColumn } from '#flyer/text.ts';
import { phrasesIn } from '#language/phrases.ts';

const GUTTER = 5;
const BAND_PAD = 1.3;
const STRIP_PAD = 0.5;
const BAND_SIDE = 3.2;
/** The name of the partnership shares a line with the place if this much is left for the place. */
const LEAST_FOR_PLACE = 0.55;

/** Sample, draft translation, English only: what a reader must know before anything else. */
export function setNotices({ message, styles, colours, fonts, width }: Desk): Layout {
  const look: PanelLook = { frame: colours.accent, bar: colours.accent };
  const lines = message.notices.map((notice) =>
    setColumn(plain(notice, 'bold'), styles.notice, innerWidth(width, look), fonts),
  );
  return lines.length > 0 ? panel(stacked(lines, 0), width, look, 0, 0.7) : stacked([], 0);
}

/** Whom the flyer is for and who sends it, white on the colour of the partnership, and what that is below. */
export function setMasthead({ message, hotspot, settings, styles, colours, fonts, width }: Desk): Layout {
  const inner = width - 2 * BAND_SIDE;
  const { masthead, mastheadName } = styles;
  const news = plain(phrasesIn(message.language).newsFor(hotspot.properties.name), 'bold');
  const nameWidth = fonts.widthMm(settings.name, 'regular', mastheadName.sizePt);
  const room = inner - nameWidth - GUTTER;
  const name = setColumn(plain(settings.name), mastheadName, inner, fonts);
  const isShared = room >= inner * LEAST_FOR_PLACE;
  const place = setColumn(news, masthead, isShared ? room : inner, fonts);
  // Both stand on one line: the smaller type comes down by what its letters are shorter.
  const drop = (lineMm(masthead) - lineMm(mastheadName)) * 0.78;
  const words = isShared
    ? together([place, moved(name, inner - nameWidth, drop)], place.height)
    : stacked([name, place], 0);
  const bandHeight = words.height + 2 * BAND_PAD;
  const strapline = setColumn(plain(settings.strapline), styles.strapline, inner, fonts);
  const height = bandHeight + strapline.height + STRIP_PAD * 2;
  const background: Mark[] = [
    { kind: 'rect', x: 0, y: 0, width, height: bandHeight, fill: colours.brand },
    { kind: 'rect', x: 0, y: bandHeight, width, height: height - bandHeight, fill: colours.tint },
  ];
  const placed = [moved(words, BAND_SIDE, BAND_PAD), moved(strapline, BAND_SIDE, bandHeight + STRIP_PAD)];
  return together([{ ...EMPTY, background }, ...placed], height);
}

/** Kind, title, summary, and when and for whom. */
export function setHead(desk: Desk): Layout {
  const { message, styles, width, fonts, air } = desk;
  const line = lineMm(styles.body);
  const parts: [gap: number, layout: Layout][] = [
    [0, setColumn(plain(message.kindWords, 'bold'), styles.kind, width, fonts)],
    [0, setBalanced(plain(message.title, 'bold'), styles.title, width, fonts, 'H1')],
    [0.2, setColumn(plain(message.summary), styles.summary, width, fonts)],
    [0.25, setMeta(desk, width)],
  ];
  let bottom = 0;
  const placed = parts.map(([gap, layout]) => {
    const top = bottom + gap * line * air;
    bottom = top + layout.height;
    return moved(layout, 0, top);
  });
  return together(placed, bottom);
}

/** Published, open until, for whom: a paragraph each, on one line when they fit. */
function setMeta({ message, styles, fonts }: Desk, width: number): Layout {
  const { dateline, until, places } = message;
  const items = [plain(dateline), until ? plain(until, 'bold') : [], plain(places)].filter(({ length }) => length > 0);
  const gap = 4;
  const widthOf = (spans: readonly Span[]): number =>
    spans.reduce((sum, { text, face }) => sum + fonts.widthMm(text, face, styles.meta.sizePt), 0);
  const rows: { spans: Span[]; x: number }[][] = [];
  let x = 0;
  for (const spans of items) {
    const row = rows.at(-1);
    if (row && x + gap + widthOf(spans) <= width) row.push({ spans, x: x + gap });
    else rows.push([{ spans, x: 0 }]);
    x = (row === rows.at(-1) ? x + gap : 0) + widthOf(spans);
  }
  return stacked(
    rows.map((row) => {
      const set = row.map((item) => moved(setColumn(item.spans, styles.meta, width - item.x + 0.01, fonts), item.x, 0));
      return together(set, Math.max(...set.map(({ height }) => height)));
    }),
    0,
  );
}
