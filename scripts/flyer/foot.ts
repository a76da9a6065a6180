import { mapWidthMm, setAreaMap } from '#flyer/area-map.ts';
import type { Desk } from '#flyer/desk.ts';
import { leadOf } from '#flyer/kind-look.ts';
import { BLANK, type Layout, moved, partOf, stacked, together, wrapped } from '#flyer/layout.ts';
import { qrCode } from '#flyer/qr.ts';
import { address, plain, type Span } from '#flyer/spans.ts';
import { latinStyle, lineMm, type Room, setColumn, setText } from '#flyer/text.ts';
import { phrasesIn } from '#language/phrases.ts';
import { absolute, addresses } from '#message/addresses.ts';
import type { Service } from '#message/message.ts';

/** The white that stands above the foot in any case. */
const WHITE_ABOVE = 1.8;
const MAP_GAP = 3.5;
const AFTER_HEADING = 3;
const ABOVE_CREDIT = 0.6;
const GUTTER = 6;
const BETWEEN = 2;

/** Who helps, then where the place lies and the way to all its news. */
export const setFoot = (desk: Desk): Layout => footWith(desk)(desk.air);

/** The same with any air, laid out once. */
export function footWith(desk: Desk): (air: number) => Layout {
  const parts = [setSupport(desk), setArea(desk)];
  return (air) => stacked(parts, BETWEEN * air);
}

/** Who helps, a part for each organisation, for papers whose type is so large that all may be higher than a side. */
export function setSupportInParts(desk: Desk): Layout[] {
  const { message, leftOut, width, styles, fonts } = desk;
  if (!message.support || leftOut.includes('support')) return [];
  const { heading, services } = message.support;
  const [first, ...others] = services.map((one) => setService(one, desk, width));
  const title = setColumn(plain(heading, 'bold'), { ...styles.panelHeading, colour: leadOf(desk) }, width, fonts, 'H2');
  const opening = stacked([title, first ? wrapped(first, { role: 'L' }) : BLANK], 0.2);
  return [opening, ...others.map((one) => wrapped(one, { role: 'L', continues: true }))];
}

/** Who helps, in the way that takes least room; nothing where the story names nobody. */
function setSupport(desk: Desk): Layout {
  const { message, leftOut, rules, scale } = desk;
  const services = message.support?.services;
  if (!services || leftOut.includes('support')) return BLANK;
  const tries = [setServices(services, desk, 1)];
  if (!rules.isPlain) tries.push(setServices(services, desk, 2));
  if (scale.isDense) tries.push(setServicesRunningIn(services, desk));
  return tries.reduce((best, one) => (one.height < best.height ? one : best));
}

/** The map at the left, the code at the right, the words between them; the credit there too, or below, as it fits. */
export function setArea(desk: Desk): Layout {
  const { width, styles, fonts, mapCredit, rules } = desk;
  const { footMm } = rules;
  const { code, quietMm } = setCode(desk);
  const hasMap = rules.hasMap && !desk.leftOut.includes('map');
  const left = hasMap ? mapWidthMm(desk) + MAP_GAP : 0;
  // Nothing but white may come nearer to the code, at its side and below.
  const room = width - footMm - Math.max(quietMm, MAP_GAP);
  const column = room - left;
  const top = Math.max(0, quietMm - WHITE_ABOVE);
  const words = stacked([setWay(desk, column), setPartnership(desk, column)], 0);
  const setCredit = (within: number): Layout =>
    setColumn(plain(hasMap ? mapCredit : ''), latinStyle(styles.credit), within, fonts);
  const [beside, below] = [setCredit(column), setCredit(room)] as const;
  const map = hasMap ? setAreaMap(desk) : BLANK;
  const row = [map, moved(words, left, 0), moved(code, width - footMm, 0)];
  const rowHeight = Math.max(footMm, words.height);
  const [inner, outer] = [Math.max(rowHeight, words.height + beside.height), rowHeight + ABOVE_CREDIT + below.height];
  const credit = inner <= outer ? moved(beside, left, inner - beside.height) : moved(below, 0, outer - below.height);
  const height = top + Math.min(inner, outer);
  return together([moved(together([...row, credit], height), 0, top)], height);
}

function areaOf({ message, hotspot, settings }: Desk): { url: string; scan: string } {
  // A place has pages in its own languages; somebody there may ask for a flyer in another.
  const language = hotspot.properties.languages.includes(message.language) ? message.language : 'en';
  return {
    url: absolute(settings.site, addresses.short(hotspot.id, language)),
    scan: phrasesIn(message.language).scan(hotspot.properties.name),
  };
}

function setWay(desk: Desk, width: number): Layout {
  const { styles, fonts } = desk;
  const { url, scan } = areaOf(desk);
  const lines = [
    setColumn(plain(scan), styles.foot, width, fonts),
    setColumn(address(url, 'bold'), latinStyle(styles.foot), width, fonts),
  ];
  return stacked(lines, 0);
}

/** Who sends the flyer, and what they stand for. */
const setPartnership = ({ settings, styles, colours, fonts }: Desk, width: number): Layout =>
  setColumn(
    [...plain(`${settings.name} `, 'bold'), ...plain(settings.strapline)],
    { ...latinStyle(styles.foot), colour: colours.quiet },
    width,
    fonts,
  );

function setCode(desk: Desk): { code: Layout; quietMm: number } {
  const { url, scan } = areaOf(desk);
  const { footMm } = desk.rules;
  const { mark, quietMm } = qrCode(url, footMm, desk.colours.ink);
  return { code: partOf({ role: 'Figure', alt: `${scan}: ${url}` }, [mark], footMm), quietMm };
}

/** Who helps: each organisation in a few lines. */
function setServices(services: readonly Service[], desk: Desk, mostPerRow: number): Layout {
  const { styles, fonts, message, width } = desk;
  const heading = setColumn(
    plain(message.support?.heading ?? '', 'bold'),
    { ...styles.panelHeading, colour: leadOf(desk) },
    width,
    fonts,
    'H2',
  );
  const perRow = Math.min(mostPerRow, services.length);
  const columnWidth = (width - (perRow - 1) * GUTTER) / perRow;
  const rows: Layout[] = [];
  for (let index = 0; index < services.length; index += perRow) {
    const row = services
      .slice(index, index + perRow)
      .map((service, column) => moved(setService(service, desk, columnWidth), column * (columnWidth + GUTTER), 0));
    rows.push(together(row, Math.max(...row.map(({ height }) => height))));
  }
  const list = wrapped(stacked(rows, lineMm(styles.small) * 0.35), { role: 'L' });
  return wrapped(stacked([heading, list], 0.2), { role: 'Sect' });
}

/** Who helps where room is scarce: the first organisation begins on the line of the heading. */
function setServicesRunningIn([first, ...others]: readonly Service[], desk: Desk): Layout {
  const { styles, fonts, message, width } = desk;
  const words = message.support?.heading ?? '';
  const style = { ...styles.small, colour: leadOf(desk) };
  const heading = setColumn(plain(words, 'bold'), style, width, fonts, 'H2');
  const lead = fonts.widthMm(words, 'bold', style.sizePt) + AFTER_HEADING;
  if (!first || lead > width / 2) return setServices(first ? [first, ...others] : [], desk, 1);
  const services = [setService(first, desk, width, lead), ...others.map((one) => setService(one, desk, width))];
  const list = wrapped(stacked(services, lineMm(styles.small) * 0.35), { role: 'L' });
  return wrapped(together([heading, list], list.height), { role: 'Sect' });
}

/** `lead` is what of the first line is taken already. */
function setService(
  { name, phone, hours, words, link }: Service,
  { styles, fonts }: Desk,
  width: number,
  lead = 0,
): Layout {
  const spans: Span[] = [
    ...plain(phone ? `${name} ${phone}` : name, 'bold'),
    ...plain(` ${hours ? `${hours}. ` : ''}${words}`),
    ...(link ? [...plain(' '), ...address(link)] : []),
  ];
  const roomAt = (top: number): Room => (top === 0 ? { x: lead, width: width - lead } : { x: 0, width });
  return wrapped(setText(spans, styles.small, roomAt, 'LBody', fonts), { role: 'LI' });
}
