import type { Desk } from '#flyer/desk.ts';
import { isScarce, leadOf, lookOf } from '#flyer/kind-look.ts';
import { backgroundOf, type Layout, moved, stacked, together } from '#flyer/layout.ts';
import { innerWidth, type PanelLook, panel } from '#flyer/panel.ts';
import type { Edge, Mark } from '#flyer/plan.ts';
import { thinned } from '#flyer/scale.ts';
import { plain } from '#flyer/spans.ts';
import { baselineOf, latinStyle, lineMm, overshootOf, setBalanced, setColumn } from '#flyer/text.ts';
import { phrasesIn } from '#language/phrases.ts';

const GUTTER = 5;
const NOTICE_PAD = 0.35;
const BAND_PAD = 1.1;
const BAND_SIDE = 3.2;
const BAND_RULE = 0.9;
const BAND_TINT = 0.1;
/** Between the words of the kind and the edge of the patch behind them. */
const PATCH_SIDE = 1.7;
const PATCH_PAD = 0.3;
const BELOW_PATCH = 0.5;
/** Space above title and summary, in lines of the body. */
const ABOVE_TITLE = 0.25;
const ABOVE_TITLE_SCARCE = 0.1;
const ABOVE_SUMMARY = 0.2;
const BETWEEN_META = 4;
/** The name of the partnership shares a line with the place if this much is left for the place. */
const LEAST_FOR_PLACE = 0.55;

/** Sample, draft translation, English only: what a reader must know before anything else. */
export function setNotices({ message, styles, colours, fonts, width }: Desk): Layout {
  const look: PanelLook = { fill: thinned(colours.accent, 0.12), bar: colours.accent };
  const notices = message.notices.map((notice) => plain(notice, 'bold'));
  const lines = notices.map((notice) => setColumn(notice, styles.notice, innerWidth(width, look), fonts));
  const rise = overshootOf(notices[0] ?? [], styles.notice, fonts);
  const all = stacked(lines, 0);
  const words = together([moved(all, 0, rise)], rise + all.height);
  return lines.length > 0 ? panel(words, width, look, 0, NOTICE_PAD) : stacked([], 0);
}

/** Whom the flyer is for and who sends it, in a band across the sheet. */
export function setMasthead(desk: Desk): Layout {
  const { message, hotspot, settings, styles, fonts, width } = desk;
  const inner = width - 2 * BAND_SIDE;
  const { place: placeColour, name: nameColour, fill, rule } = bandOf(desk);
  const masthead = { ...styles.masthead, colour: placeColour };
  const mastheadName = { ...latinStyle(styles.mastheadName), colour: nameColour };
  const news = plain(phrasesIn(message.language).newsFor(hotspot.properties.name), 'bold');
  const nameWidth = fonts.widthMm(settings.name, 'regular', mastheadName.sizePt);
  const room = inner - nameWidth - GUTTER;
  const name = setColumn(plain(settings.name), mastheadName, inner, fonts);
  const isShared = room >= inner * LEAST_FOR_PLACE;
  const place = setColumn(news, masthead, isShared ? room : inner, fonts);
  // Both stand on one line: the smaller type comes down by what its letters are shorter.
  const drop = baselineOf(masthead) - baselineOf(mastheadName);
  const words = isShared
    ? together([place, moved(name, inner - nameWidth, drop)], place.height)
    : stacked([name, place], 0);
  const top = BAND_PAD + overshootOf(news, masthead, fonts);
  const ruleMm = rule ? BAND_RULE : 0;
  const height = top + words.height + BAND_PAD - ruleMm / 2;
  const sides: Edge[] = ['left', 'right'];
  const background: Mark[] = [
    { kind: 'rect', x: 0, y: 0, width, height, fill, bleeds: message.notices.length > 0 ? sides : ['top', ...sides] },
    ...(rule ? [{ kind: 'rect', x: 0, y: height, width, height: ruleMm, fill: rule, bleeds: sides } as const] : []),
  ];
  return together([backgroundOf(background), moved(words, BAND_SIDE, top)], height + ruleMm);
}

/** The colours of the masthead: of the place, the name of the partnership, the band, and of a rule below it. */
function bandOf(desk: Desk): { place: string; name: string; fill: string; rule?: string } {
  const { colours } = desk;
  const lead = leadOf(desk);
  return lookOf(desk).masthead === 'band'
    ? { place: colours.white, name: colours.white, fill: lead }
    : { place: lead, name: colours.ink, fill: thinned(lead, BAND_TINT), rule: lead };
}

/** Kind, title and summary; when and for whom stands beside the kind, though it is read last. */
export const setHead = (desk: Desk): Layout => headWith(desk)(desk.air);

/** The same with any air, laid out once. */
export function headWith(desk: Desk): (air: number) => Layout {
  const { message, styles, width, fonts } = desk;
  const line = lineMm(styles.body);
  const kind = setKind(desk);
  const meta = setMeta(desk, kind);
  const [titleWords, summaryWords] = [plain(message.title, 'bold'), plain(message.summary)];
  const titleStyle = { ...styles.title, sizePt: styles.title.sizePt * lookOf(desk).title };
  const title = setBalanced(titleWords, titleStyle, width, fonts, 'H1');
  const summary = setColumn(summaryWords, styles.summary, width, fonts);
  const titleRise = overshootOf(titleWords, titleStyle, fonts);
  const summaryRise = overshootOf(summaryWords, styles.summary, fonts);
  const airAbove = (isScarce(desk) ? ABOVE_TITLE_SCARCE : ABOVE_TITLE) * line;
  return (air) => {
    const titleTop = Math.max(kind.height, meta.height) + Math.max(airAbove * air, titleRise);
    const summaryTop = titleTop + title.height + Math.max(ABOVE_SUMMARY * line * air, summaryRise);
    const placed = [kind, moved(title, 0, titleTop), moved(summary, 0, summaryTop), meta];
    return together(placed, summaryTop + summary.height);
  };
}

/** The words of the kind, and how far they and what lies behind them reach. */
interface KindLayout extends Layout {
  width: number;
  /** How far its line stands below its top. */
  top: number;
}

function setKind(desk: Desk): KindLayout {
  const { message, styles, colours, fonts, width } = desk;
  const isPatch = lookOf(desk).kind === 'patch';
  const words = plain(message.kindWords, 'bold');
  const style = isPatch ? { ...styles.kind, colour: colours.white } : styles.kind;
  const [side, pad] = isPatch ? [PATCH_SIDE, PATCH_PAD] : [0, 0];
  const set = setColumn(words, style, width - 2 * side, fonts);
  const wide = Math.min(width, fonts.widthMm(message.kindWords, 'bold', style.sizePt) + 2 * side);
  const top = pad + (isPatch ? overshootOf(words, style, fonts) : 0);
  const bottom = top + set.height + pad;
  const height = bottom + (isPatch ? BELOW_PATCH : 0);
  const patch: Mark = { kind: 'rect', x: 0, y: 0, width: wide, height: bottom, fill: leadOf(desk) };
  const placed = together([...(isPatch ? [backgroundOf([patch])] : []), moved(set, side, top)], height);
  return { ...placed, width: wide, top };
}

/** Published, open until, for whom: a paragraph each, beside the kind and then below it. */
function setMeta(desk: Desk, kind: KindLayout): Layout {
  const { message, styles, colours, fonts, width } = desk;
  const { dateline, until, places } = message;
  const loud = lookOf(desk).until === 'loud' ? { ...styles.meta, colour: colours.accent } : styles.meta;
  const items = [
    { spans: plain(dateline), style: styles.meta },
    ...(until ? [{ spans: plain(until, 'bold'), style: loud }] : []),
    { spans: plain(places), style: styles.meta },
  ];
  let [top, bottom] = [0, 0];
  let end = kind.width;
  const placed = items.map(({ spans, style }) => {
    const wide = spans.reduce((sum, { text, face }) => sum + fonts.widthMm(text, face, style.sizePt), 0);
    const isBeside = end + BETWEEN_META + wide <= width;
    if (!isBeside) top = bottom || kind.height;
    const x = isBeside ? end + BETWEEN_META : 0;
    end = x + wide;
    // On the line of the kind, whose type is larger, both stand on one baseline.
    const drop = top === 0 ? kind.top + baselineOf(styles.kind) - baselineOf(styles.meta) : 0;
    const set = moved(setColumn(spans, style, width - x + 0.01, fonts), x, top + drop);
    bottom = Math.max(bottom, top === 0 ? kind.height : top + set.height);
    return set;
  });
  return together(placed, bottom);
}
