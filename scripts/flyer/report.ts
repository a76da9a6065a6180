import { tintOf } from '#flyer/box.ts';
import type { Desk } from '#flyer/desk.ts';
import type { FlyerFonts } from '#flyer/fonts.ts';
import { leadOf, lookOf } from '#flyer/kind-look.ts';
import { BLANK, backgroundOf, type Layout, moved, stacked, together, wrapped } from '#flyer/layout.ts';
import { innerWidth, type PanelLook, panel } from '#flyer/panel.ts';
import type { Mark } from '#flyer/plan.ts';
import { address, plain, type Span, spansOf } from '#flyer/spans.ts';
import {
  baselineOf,
  lineMm,
  numberBaselineOf,
  overshootOf,
  type Room,
  setColumn,
  setNumber,
  setText,
  type TextStyle,
} from '#flyer/text.ts';
import type { Route } from '#message/message.ts';

const PAD = 2.6;
const BAND_PAD = 0.45;
const ABOVE_WORDS = 1.1;
const BELOW_WORDS = 1.6;
const GUTTER = 5;
const FRAME = 0.5;
const HAIR = 0.2;
const AFTER_NUMBER = 2.2;
/** Space around the large number. */
const ABOVE_NUMBER = 1.3;
const BELOW_NUMBER = 1.5;
/** Digits begin level with the letters of the name beside them, which stand below the top of their line. */
const LEVEL = 0.8;
const ROW_GAP = 1.4;
const MOST_ROW_GAP = 4;
/** Words stand beside a number only where there is room for some of them, in heights of their line. */
const LEAST_BESIDE = 4.8;
/** The first way takes at least and at most these shares of the panel, whatever makes it lowest, tried in such steps. */
const FIRST_LEAST = 0.38;
const FIRST_MOST = 0.58;
const STEP = 4;
/** In a narrower panel the ways stand one below the other. */
const LEAST_SPLIT = 95;
/** Where names take more than this share of their column, each stands on a line of its own. */
const MOST_NAME = 0.6;

/** How to tell us: what we ask for, then every way in full, the numbers as large as they go. */
export function setReport(desk: Desk): Layout {
  const { styles, width } = desk;
  const inner = width - 2 * PAD;
  const band = setBand(desk, inner);
  const content = stacked([setAsk(desk, inner), setRoutes(desk, inner)], lineMm(styles.body) * 0.25);
  const height = band.height + content.height + ABOVE_WORDS + BELOW_WORDS;
  const edge = { x: FRAME / 2, y: FRAME / 2, width: width - FRAME, height: height - FRAME };
  const frame: Mark = { kind: 'rect', ...edge, stroke: leadOf(desk), lineMm: FRAME };
  const placed = [band, backgroundOf([frame]), moved(content, PAD, band.height + ABOVE_WORDS)];
  return wrapped(together(placed, height), { role: 'Sect' });
}

/** The same, a part for each way, for papers whose type is so large that all of it may be higher than a side. */
export function setReportInParts(desk: Desk): Layout[] {
  const { message, width } = desk;
  const look: PanelLook = { bar: leadOf(desk) };
  const inner = innerWidth(width, look);
  const ask = setAsk(desk, inner);
  const opening = stacked([setBand(desk, width - 2 * PAD), ask.height > 0 ? panel(ask, width, look) : BLANK], 0);
  const number = stackedNumber(message.report.routes, desk, inner);
  const ways = message.report.routes.map((route, index) => {
    const way = route.phone === undefined ? setOther(route, desk, inner) : setFirst(route, desk, number, inner);
    return wrapped(panel(way, width, look), { role: 'L', ...(index > 0 ? { continues: true } : {}) });
  });
  const all = stacked(ways, WAY_GAP);
  const parts = all.height <= MOST_TOGETHER ? [all] : ways;
  const [first, ...others] = parts;
  // A heading never stands alone at the foot of a side.
  return ask.height > 0 || !first ? [opening, ...parts] : [stacked([opening, first], ROW_GAP), ...others];
}

function setBand(desk: Desk, inner: number): Layout {
  const { message, styles, fonts, width } = desk;
  const words = plain(message.report.heading, 'bold');
  const heading = setColumn(words, styles.panelBand, inner, fonts, 'H2');
  const top = BAND_PAD + overshootOf(words, styles.panelBand, fonts);
  const height = top + heading.height + BAND_PAD;
  const fill: Mark = { kind: 'rect', x: 0, y: 0, width, height, fill: leadOf(desk) };
  return together([backgroundOf([fill]), moved(heading, PAD, top)], height);
}

/** What the author of a story asks for, and what to quote. */
export function setAsk({ message, styles, fonts }: Desk, width: number): Layout {
  const { ask, reference } = message.report;
  const words = [
    ...ask.map((prose) => setColumn(spansOf(prose), styles.body, width, fonts)),
    setColumn(reference ? plain(reference, 'bold') : [], styles.body, width, fonts),
  ];
  return stacked(words, lineMm(styles.body) * 0.15);
}

/** The first way stands large at the left, the other numbers at its right; ways without a number follow below. */
function setRoutes(desk: Desk, width: number): Layout {
  const { routes } = desk.message.report;
  const dialled = routes.filter(({ phone }) => phone !== undefined);
  const others = routes.filter(({ phone }) => phone === undefined);
  const rows = [setDialled(dialled, desk, width), ...others.map((route) => setOther(route, desk, width))];
  return wrapped(stacked(rows, lineMm(desk.styles.small) * 0.2), { role: 'L' });
}

function setDialled([first, ...others]: readonly Route[], desk: Desk, width: number): Layout {
  if (!first) return BLANK;
  if (desk.rules.isPlain || width < LEAST_SPLIT) return setStacked([first, ...others], desk, width);
  const number = numberStyle(first, desk, width * FIRST_MOST, largestNumber(desk));
  const least = Math.max(widthOf(first, number, desk.fonts), width * FIRST_LEAST);
  const tries: Layout[] = [];
  for (let left = least; left <= Math.max(least, width * FIRST_MOST); left += STEP)
    tries.push(setSplit(first, others, desk, { number, left, right: width - left - GUTTER }));
  return tries.reduce((lowest, one) => (one.height < lowest.height - 0.1 ? one : lowest));
}

/** Where there is no room for two columns, or none are wanted: each way below the other, its number as large as the rest. */
function setStacked(routes: readonly Route[], desk: Desk, width: number): Layout {
  const number = stackedNumber(routes, desk, width);
  return stacked(
    routes.map((route) => setFirst(route, desk, number, width)),
    MOST_ROW_GAP / 2,
  );
}

/** The largest type in which each number stands on one line. */
const stackedNumber = (routes: readonly Route[], desk: Desk, width: number): TextStyle =>
  routes.reduce((style, one) => numberStyle(one, desk, width, style), largestNumber(desk));

/** Two columns and the type of their numbers. */
interface Split {
  number: TextStyle;
  left: number;
  right: number;
}

function setSplit(first: Route, others: readonly Route[], desk: Desk, { number, left, right }: Split): Layout {
  const one = setFirst(first, desk, number, left);
  // Numbers stand one below the other, whatever the length of the names before them.
  const { fonts, styles } = desk;
  const space = fonts.widthMm(' ', 'bold', styles.small.sizePt);
  const names = others.map(({ name }) => fonts.widthMm(name, 'bold', styles.small.sizePt) + space);
  const widest = Math.max(0, ...names);
  const nameWidth = widest <= right * MOST_NAME ? widest : 0;
  const rows = others.map((route) => setRow(route, desk, number, { nameWidth, width: right }));
  const spare = one.height - LEVEL - rows.reduce((sum, { height }) => sum + height, 0);
  // The shorter column opens up to end near the other.
  const gap = Math.min(Math.max(spare / Math.max(1, rows.length - 1), ROW_GAP), MOST_ROW_GAP);
  const other = moved(stacked(rows, gap), left + GUTTER, LEVEL);
  const height = Math.max(one.height, other.height + LEVEL);
  const x = left + (GUTTER - HAIR) / 2;
  const rule: Mark = { kind: 'rect', x, y: 0.6, width: HAIR, height: height - 1.2, fill: desk.colours.line };
  return together([backgroundOf([rule]), one, other], height);
}

const widthOf = ({ phone = '' }: Route, { sizePt }: TextStyle, fonts: FlyerFonts): number =>
  fonts.widthMm(phone, 'bold', sizePt) + 0.1;

const largestNumber = (desk: Desk): TextStyle => ({
  ...desk.styles.number,
  sizePt: desk.styles.number.sizePt * lookOf(desk).numbers,
});

/** The largest type, no larger than this, in which a number stands on one line. */
function numberStyle(
  route: Route,
  { fonts, floorPt }: Pick<Desk, 'fonts' | 'floorPt'>,
  room: number,
  largest: TextStyle,
): TextStyle {
  let style = largest;
  while (style.sizePt > floorPt && widthOf(route, style, fonts) > room)
    style = { ...style, sizePt: style.sizePt - 0.5 };
  return style;
}

const item = (layout: Layout): Layout => wrapped(wrapped(layout, { role: 'LBody' }), { role: 'LI' });

const wordsAndLink = ({ words, link }: Pick<Route, 'words' | 'link'>): Span[] => [
  ...plain(words),
  ...(link ? [...plain(' '), ...address(link, 'bold')] : []),
];

function setFirst(route: Route, { styles, fonts }: Desk, number: TextStyle, width: number): Layout {
  const name = setColumn(plain(route.name, 'bold'), styles.small, width, fonts);
  const digits = moved(setNumber(route.phone ?? '', number, width, fonts), 0, name.height + ABOVE_NUMBER);
  const top = name.height + ABOVE_NUMBER + digits.height + BELOW_NUMBER;
  const words = setColumn(wordsAndLink(route), styles.small, width, fonts);
  return item(together([name, digits, moved(words, 0, top)], top + words.height));
}

/** Name, number and words on one line, as they are read aloud, or the name above; the words run on below. */
function setRow(
  route: Route,
  desk: Desk,
  largest: TextStyle,
  { nameWidth, width }: { nameWidth: number; width: number },
): Layout {
  const { styles, fonts } = desk;
  const { small } = styles;
  if (nameWidth === 0) return setFirst(route, desk, largest, width);
  const number = numberStyle(route, desk, width - nameWidth, largest);
  // Name and number stand on one baseline, whichever of them is the taller.
  const drop = Math.max(0, numberBaselineOf(number) - baselineOf(small));
  const digitsTop = Math.max(0, baselineOf(small) - numberBaselineOf(number));
  const start = nameWidth + widthOf(route, number, fonts) + AFTER_NUMBER;
  const isShort = width - start < LEAST_BESIDE * lineMm(small);
  const roomAt = (top: number): Room => (top === 0 && !isShort ? { x: start, width: width - start } : { x: 0, width });
  const name = moved(setColumn(plain(`${route.name} `, 'bold'), small, width, fonts), 0, drop);
  const digits = moved(setNumber(route.phone ?? '', number, width - nameWidth, fonts), nameWidth, digitsTop);
  const below = drop + (isShort ? lineMm(small) : 0);
  const words = moved(setText(wordsAndLink(route), small, roomAt, 'P', fonts), 0, below);
  return item(together([name, digits, words], below + words.height));
}

/** Between the ways in large print, and how high they may be together before they break over sides. */
const WAY_GAP = 1.7;
const MOST_TOGETHER = 150;

const UNDER_RULE = 0.9;

/** A way without a number: below a rule, or in a panel of its own where it is the one that readers should take. */
function setOther(route: Route, desk: Desk, width: number): Layout {
  const { styles, fonts, colours } = desk;
  const spans = [...plain(`${route.name} `, 'bold'), ...wordsAndLink(route)];
  if (lookOf(desk).loud === route.id) {
    const lead = leadOf(desk);
    const look: PanelLook = { fill: tintOf(lead), bar: lead };
    return item(panel(setColumn(spans, styles.summary, innerWidth(width, look), fonts), width, look));
  }
  const line = moved(setColumn(spans, styles.small, width, fonts), 0, UNDER_RULE);
  const rule: Mark = { kind: 'rect', x: 0, y: 0, width, height: HAIR, fill: colours.line };
  return item(together([backgroundOf([rule]), line], line.height + UNDER_RULE));
}
