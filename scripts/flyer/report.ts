import type { Desk } from '#flyer/desk.ts';
import type { FlyerFonts } from '#flyer/fonts.ts';
import { EMPTY, type Layout, moved, stacked, together, wrapped } from '#flyer/layout.ts';
import { isPart, type Mark, type Part } from '#flyer/plan.ts';
import { address, plain, type Span, spansOf } from '#flyer/spans.ts';
import { baselineOf, lineMm, setColumn, type TextStyle } from '#flyer/text.ts';
import type { Route } from '#message/message.ts';

const PAD = 2.8;
const GUTTER = 5;
const FRAME = 0.5;
const HAIR = 0.2;
const AFTER_NUMBER = 2.6;
/** The first way takes at least and at most these shares of the panel. */
const FIRST_LEAST = 0.4;
const FIRST_MOST = 0.56;

/** How to tell us: what we ask for, then every way in full, the numbers as large as they go. */
export function setReport(desk: Desk): Layout {
  const { message, styles, colours, fonts, width } = desk;
  const { heading, ask, reference } = message.report;
  const inner = width - 2 * PAD;
  const band = setColumn(plain(heading, 'bold'), styles.panelBand, inner, fonts, 'H2');
  const bandHeight = band.height + 1.2;
  const line = lineMm(styles.body);
  const words = [
    ...ask.map((prose) => setColumn(spansOf(prose), styles.body, inner, fonts)),
    setColumn(reference ? plain(reference, 'bold') : [], styles.body, inner, fonts),
  ];
  const content = stacked([stacked(words, line * 0.15), setRoutes(desk, inner)], line * 0.25);
  const height = bandHeight + content.height + PAD * 0.95;
  const edge = { x: FRAME / 2, y: FRAME / 2, width: width - FRAME, height: height - FRAME };
  const background: Mark[] = [
    { kind: 'rect', x: 0, y: 0, width, height: bandHeight, fill: colours.brand },
    { kind: 'rect', ...edge, stroke: colours.brand, lineMm: FRAME },
  ];
  const placed = [moved(band, PAD, 0.6), moved(content, PAD, bandHeight + PAD * 0.45)];
  return wrapped(together([{ ...EMPTY, background }, ...placed], height), { role: 'Sect' });
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
  if (!first) return EMPTY;
  const { fonts, colours } = desk;
  const number = numberStyle(first, desk, width * FIRST_MOST);
  const firstWidth = Math.max(widthOf(first, number, fonts), width * FIRST_LEAST);
  const left = setFirst(first, desk, number, firstWidth);
  const column = width - firstWidth - GUTTER;
  const right = setRows(others, desk, number, column);
  const height = Math.max(left.height, right.height);
  const x = firstWidth + (GUTTER - HAIR) / 2;
  const rule: Mark = { kind: 'rect', x, y: 0.6, width: HAIR, height: height - 1.2, fill: colours.line };
  return together([{ ...EMPTY, background: [rule] }, left, moved(right, firstWidth + GUTTER, 0)], height);
}

const widthOf = ({ phone = '' }: Route, { sizePt }: TextStyle, fonts: FlyerFonts): number =>
  fonts.widthMm(phone, 'bold', sizePt) + 0.1;

/** The largest type in which a number stands on one line. */
function numberStyle(route: Route, { styles, fonts, settings }: Desk, room: number): TextStyle {
  const floor = settings.thresholds['flyer-type-floor-pt'];
  let style = styles.number;
  while (style.sizePt > floor && widthOf(route, style, fonts) > room) style = { ...style, sizePt: style.sizePt - 0.5 };
  return style;
}

const item = (layout: Layout): Layout => wrapped(wrapped(layout, { role: 'LBody' }), { role: 'LI' });

const wordsAndLink = ({ words, link }: Pick<Route, 'words' | 'link'>): Span[] => [
  ...plain(words),
  ...(link ? [...plain(' '), ...address(link, 'bold')] : []),
];

function setFirst(route: Route, { styles, fonts }: Desk, number: TextStyle, width: number): Layout {
  const lines = [
    setColumn(plain(route.name, 'bold'), styles.small, width, fonts),
    setColumn(plain(route.phone ?? '', 'bold'), number, width, fonts),
    setColumn(wordsAndLink(route), styles.small, width, fonts),
  ];
  return item(stacked(lines, 0));
}

/** Number beside words, row by row, the words of all rows beginning at one edge. */
function setRows(routes: readonly Route[], desk: Desk, number: TextStyle, width: number): Layout {
  const indent = Math.min(Math.max(0, ...routes.map((route) => widthOf(route, number, desk.fonts))), width / 2);
  return stacked(
    routes.map((route) => setRow(route, desk, numberStyle(route, withNumber(desk, number), indent), { indent, width })),
    0,
  );
}

const withNumber = (desk: Desk, number: TextStyle): Desk => ({ ...desk, styles: { ...desk.styles, number } });

/** A number and its words stand on one line, as they are read aloud. */
function setRow(
  { name, phone = '', words, link }: Route,
  { styles, fonts }: Desk,
  number: TextStyle,
  { indent, width }: { indent: number; width: number },
): Layout {
  const left = indent + AFTER_NUMBER;
  const drop = baselineOf(number) - baselineOf(styles.small);
  const spans = [...plain(`${name} `, 'bold'), ...wordsAndLink({ words, link })];
  const said = moved(setColumn(spans, styles.small, width - left, fonts), left, drop);
  const digits = setColumn(plain(phone, 'bold'), number, indent, fonts);
  const row = together([said, digits], Math.max(digits.height, drop + said.height));
  const [paragraph] = said.content;
  if (!paragraph) return item(row);
  // Listeners hear the name, the number, then the words; the eye meets the number first.
  return item({ ...row, content: [named(paragraph, true), ...digits.content, named(paragraph, false)] });
}

/** The marks of a paragraph that are its name, which is set in bold at its beginning, or those that are not. */
function named(paragraph: Part, isName: boolean): Part {
  const end = paragraph.children.findIndex(
    (child) => isPart(child) || (child.kind === 'text' && child.face !== 'bold'),
  );
  return { ...paragraph, children: isName ? paragraph.children.slice(0, end) : paragraph.children.slice(end) };
}

const UNDER_RULE = 0.9;

function setOther(route: Route, { styles, fonts, colours }: Desk, width: number): Layout {
  const spans = [...plain(`${route.name} `, 'bold'), ...wordsAndLink(route)];
  const line = moved(setColumn(spans, styles.small, width, fonts), 0, UNDER_RULE);
  const rule: Mark = { kind: 'rect', x: 0, y: 0, width, height: HAIR, fill: colours.line };
  return item({ height: line.height + UNDER_RULE, content: line.content, background: [rule] });
}
