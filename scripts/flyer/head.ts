import type { Desk } from '#flyer/desk.ts';
import { backgroundOf, type Layout, moved, stacked, together } from '#flyer/layout.ts';
import { innerWidth, type PanelLook, panel } from '#flyer/panel.ts';
import type { Mark } from '#flyer/plan.ts';
import { thinned } from '#flyer/scale.ts';
import { plain } from '#flyer/spans.ts';
import { baselineOf, latinStyle, lineMm, overshootOf, setBalanced, setColumn } from '#flyer/text.ts';
import { phrasesIn } from '#language/phrases.ts';

const GUTTER = 5;
const NOTICE_PAD = 0.35;
const BAND_PAD = 1.1;
const BAND_SIDE = 3.2;
/** Space above title and summary, in lines of the body. */
const ABOVE_TITLE = 0.1;
const ABOVE_SUMMARY = 0.15;
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

/** Whom the flyer is for and who sends it, white on the colour of the partnership. */
export function setMasthead({ message, hotspot, settings, styles, colours, fonts, width }: Desk): Layout {
  const inner = width - 2 * BAND_SIDE;
  const { masthead } = styles;
  const mastheadName = latinStyle(styles.mastheadName);
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
  const height = top + words.height + BAND_PAD;
  const background: Mark[] = [{ kind: 'rect', x: 0, y: 0, width, height, fill: colours.brand }];
  return together([backgroundOf(background), moved(words, BAND_SIDE, top)], height);
}

/** Kind, title and summary; when and for whom stands beside the kind, though it is read last. */
export function setHead(desk: Desk): Layout {
  const { message, styles, width, fonts, air } = desk;
  const line = lineMm(styles.body);
  const kind = setColumn(plain(message.kindWords, 'bold'), styles.kind, width, fonts);
  const meta = setMeta(desk, fonts.widthMm(message.kindWords, 'bold', styles.kind.sizePt));
  const [titleWords, summaryWords] = [plain(message.title, 'bold'), plain(message.summary)];
  const title = setBalanced(titleWords, styles.title, width, fonts, 'H1');
  const summary = setColumn(summaryWords, styles.summary, width, fonts);
  const aboveTitle = Math.max(ABOVE_TITLE * line * air, overshootOf(titleWords, styles.title, fonts));
  const titleTop = Math.max(kind.height, meta.height) + aboveTitle;
  const aboveSummary = Math.max(ABOVE_SUMMARY * line * air, overshootOf(summaryWords, styles.summary, fonts));
  const summaryTop = titleTop + title.height + aboveSummary;
  const placed = [kind, moved(title, 0, titleTop), moved(summary, 0, summaryTop), meta];
  return together(placed, summaryTop + summary.height);
}

/** Published, open until, for whom: a paragraph each, beside the kind and then below it. */
function setMeta({ message, styles, fonts, width }: Desk, kindWidth: number): Layout {
  const { dateline, until, places } = message;
  const items = [plain(dateline), ...(until ? [plain(until, 'bold')] : []), plain(places)];
  let [top, bottom] = [0, 0];
  let end = kindWidth;
  const placed = items.map((spans) => {
    const wide = spans.reduce((sum, { text, face }) => sum + fonts.widthMm(text, face, styles.meta.sizePt), 0);
    const isBeside = end + BETWEEN_META + wide <= width;
    if (!isBeside) top = bottom || lineMm(styles.kind);
    const x = isBeside ? end + BETWEEN_META : 0;
    end = x + wide;
    // On the line of the kind, whose type is larger, both stand on one baseline.
    const drop = top === 0 ? baselineOf(styles.kind) - baselineOf(styles.meta) : 0;
    const set = moved(setColumn(spans, styles.meta, width - x + 0.01, fonts), x, top + drop);
    bottom = Math.max(bottom, top === 0 ? lineMm(styles.kind) : top + set.height);
    return set;
  });
  return together(placed, bottom);
}
