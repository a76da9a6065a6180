import { setAreaMap } from '#flyer/area-map.ts';
import type { Desk } from '#flyer/desk.ts';
import { type Layout, moved, stacked, together, wrapped } from '#flyer/layout.ts';
import { qrMark } from '#flyer/qr.ts';
import { address, plain, type Span } from '#flyer/spans.ts';
import { lineMm, setColumn } from '#flyer/text.ts';
import { phrasesIn } from '#language/phrases.ts';
import { absolute, addresses } from '#message/addresses.ts';
import type { Service } from '#message/message.ts';

/** A phone at arm’s length reads a code of this size; its quiet zone is part of it. */
const QR_MM = 24;
/** The quiet zone is white already, so words need little more. */
const QR_GAP = 0.5;
const MAP_GAP = 3.5;
const GUTTER = 6;
const BETWEEN = 2;

/** Who helps, then where the place lies and the way to all its news. */
export function setFoot(desk: Desk): Layout {
  const { support } = desk.message;
  const area = setArea(desk);
  if (!support) return area;
  // One below the other or two side by side, whichever takes less room.
  const [one, two] = [1, 2].map((perRow) => setSupport(support.services, desk, perRow));
  const services = one && two && two.height < one.height ? two : one;
  return services ? stacked([services, area], BETWEEN * desk.air) : area;
}

/** The map at the left, the code at the right, the words between them. */
function setArea(desk: Desk): Layout {
  const { scale, width, styles, fonts, county } = desk;
  const map = setAreaMap(desk);
  const left = scale.mapMm + MAP_GAP;
  const column = width - left - QR_MM - QR_GAP;
  const [way, credit] = [setWay(desk, column), setColumn(plain(county.credit), styles.quiet, column, fonts)];
  const height = Math.max(QR_MM, map.height, way.height + credit.height + 1);
  const code = moved(setCode(desk), width - QR_MM, (height - QR_MM) / 2);
  return together(
    [moved(map, 0, height - map.height), moved(way, left, 0), code, moved(credit, left, height - credit.height)],
    height,
  );
}

function areaOf({ message, hotspot, settings }: Desk): { url: string; scan: string } {
  return {
    url: absolute(settings.site, addresses.area(hotspot.id)),
    scan: phrasesIn(message.language).scan(hotspot.properties.name),
  };
}

function setWay(desk: Desk, width: number): Layout {
  const { styles, fonts } = desk;
  const { url, scan } = areaOf(desk);
  const lines = [
    setColumn(plain(scan), styles.small, width, fonts),
    setColumn(address(url, 'bold'), styles.small, width, fonts),
  ];
  return stacked(lines, 0);
}

function setCode(desk: Desk): Layout {
  const { url, scan } = areaOf(desk);
  const children = [qrMark(url, QR_MM, desk.colours.ink)];
  return { height: QR_MM, content: [{ role: 'Figure', alt: `${scan}: ${url}`, children }], background: [] };
}

/** Who helps: each organisation in a few lines. */
function setSupport(services: readonly Service[], desk: Desk, mostPerRow: number): Layout {
  const { styles, fonts, message, width } = desk;
  const heading = setColumn(plain(message.support?.heading ?? '', 'bold'), styles.panelHeading, width, fonts, 'H2');
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

function setService({ name, phone, hours, words, link }: Service, { styles, fonts }: Desk, width: number): Layout {
  const spans: Span[] = [
    ...plain(phone ? `${name} ${phone}` : name, 'bold'),
    ...plain(` ${hours ? `${hours}. ` : ''}${words}`),
    ...(link ? [...plain(' '), ...address(link)] : []),
  ];
  return wrapped(wrapped(setColumn(spans, styles.small, width, fonts), { role: 'LBody' }), { role: 'LI' });
}
