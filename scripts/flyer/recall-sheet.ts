import { type Block, contactBlock, type Fact, factsRow, headingBlock } from '#flyer/covering-sheet-blocks.ts';
import { INK, QUIET, sheetStyle } from '#flyer/covering-sheet-style.ts';
import { type FlyerFonts, MM_PER_PT } from '#flyer/fonts.ts';
import { backgroundOf, type Layout, moved, partOf, stacked, together, wrapped } from '#flyer/layout.ts';
import type { FlyerPlan } from '#flyer/plan.ts';
import { SHEET_COLUMN, sheetPlan } from '#flyer/sheet-sides.ts';
import { plain } from '#flyer/spans.ts';
import { setBalanced, setColumn } from '#flyer/text.ts';
import { LATIN } from '#flyer/type-metrics.ts';
import type { Direction } from '#language/phrases.ts';

/** All that a recall sheet tells. Why a story was taken down is not among it. */
export interface RecallJob {
  /** The title on the flyers, in each language that they are in, English first. */
  titles: readonly { language: string; direction: Direction; name: string; title: string }[];
  place: string;
  district: string;
  partnership: string;
  isSample: boolean;
  /** The day by which all of it is down; undefined: today. */
  by: string | undefined;
  /** The day on which it was taken down everywhere else. */
  since: string;
  /** What may hang or lie there. */
  papers: readonly string[];
  /** Those through whom it may have gone on in this place. */
  channels: readonly { name: string; what: string; contact: string }[];
  contact: { role: string; mailbox: string };
  created: Date;
}

const BODY = sheetStyle(11);
const SMALL = sheetStyle(10, QUIET);
const TITLE_PT = 13;
const TICK = 4;
const NAME_WIDTH = 34;
const ABOVE_SECTION = 7;

const DEEDS = [
  'Take it down from boards, windows, walls and counters. Look behind newer flyers, too.',
  'Give out none that is left, and stop what has not been delivered yet.',
  'Shred what you took down. Do not pass it on, and take no picture of it.',
];
const LEAVE = 'What went through doors stays there. Do not ask for it back.';

/** Plans the sheet by which whoever put flyers up in a place takes them down again. A4, as many sides as it takes. Pure. */
export function planRecallSheet(job: RecallJob, fonts: FlyerFonts): FlyerPlan {
  const words = fonts.inLanguage('en', 'ltr');
  const [english] = job.titles;
  const title = english?.title ?? '';
  const blocks = [
    headBlock(job, words),
    factsRow(factsOf(job), SHEET_COLUMN, words),
    ...titleBlocks(job, fonts),
    ...listBlocks(
      'What to do',
      DEEDS.map((deed) => [deed]),
      words,
    ),
    { ...setColumn(plain(LEAVE), SMALL, SHEET_COLUMN, words), above: 1.6 },
    ...listBlocks(
      'Tell these, too',
      job.channels.map(({ name, what, contact }) => [name, `${what}, ${contact}`]),
      words,
    ),
    contactBlock(job, SHEET_COLUMN, words),
    doneBlock(words),
  ];
  const { place, partnership, created } = job;
  const foot = `${partnership} · Recall: ${title} · ${place}`;
  return sheetPlan(blocks, { name: 'Recall sheet', about: `${title}, ${place}`, foot, partnership, created }, words);
}

function headBlock({ place, district, isSample, since }: RecallJob, fonts: FlyerFonts): Block {
  const where = place.includes(district) ? place : `${place}, ${district}`;
  const lines = [
    ...(isSample ? [setColumn(plain('A sample: nothing hangs anywhere.', 'bold'), BODY, SHEET_COLUMN, fonts)] : []),
    setBalanced(
      plain(`Take these flyers down in ${where}`, 'bold'),
      sheetStyle(24, INK, 1.2),
      SHEET_COLUMN,
      fonts,
      'H1',
    ),
    setColumn(plain(`The story was taken down everywhere else on ${since}.`), sheetStyle(12), SHEET_COLUMN, fonts),
  ];
  return { ...stacked(lines, 1.5), above: 0 };
}

const factsOf = ({ by, papers, titles }: RecallJob): Fact[] => [
  by === undefined
    ? { label: 'Be down by', value: 'Today', note: 'Every hour counts. Begin where most people pass.' }
    : { label: 'Be down by', value: by, note: 'Sooner is better.' },
  {
    label: 'Languages',
    value: titles.map(({ name }) => name).join(', '),
    note: titles.length > 1 ? 'The same story in each.' : 'No other.',
  },
  { label: 'Papers', value: papers[0] ?? '', note: `Perhaps also: ${papers.slice(1).join(', ')}.` },
];

/** How the flyers are known: by their titles, as they stand on them. */
function titleBlocks({ titles }: RecallJob, fonts: FlyerFonts): Block[] {
  const words = fonts.inLanguage('en', 'ltr');
  const rows = titles.map(({ language, direction, name, title }): Block => {
    const label = setColumn(plain(name), SMALL, NAME_WIDTH, words);
    const shown = titleIn(title, fonts.inLanguage(language, direction), SHEET_COLUMN - NAME_WIDTH);
    return { ...beside(label, shown, NAME_WIDTH), above: 1.4 };
  });
  return [headingBlock('The title on it', SHEET_COLUMN, words), ...rows];
}

/** A page is set with the fonts of its own language; a title in another script is drawn as those look who must find it. */
function titleIn(title: string, fonts: FlyerFonts, width: number): Layout {
  const { metrics } = fonts;
  if (metrics === LATIN) return setColumn(plain(title, 'bold'), sheetStyle(TITLE_PT), width, fonts);
  const sizePt = Math.min(TITLE_PT * metrics.size, width / fonts.widthMm(title, 'bold', 1));
  const [ascent, descent] = [metrics.ascent * sizePt * MM_PER_PT, metrics.descent * sizePt * MM_PER_PT];
  const shapes = [{ path: movedDown(fonts.outline(title, 'bold', sizePt), ascent), fill: INK }];
  const [wide, height] = [fonts.widthMm(title, 'bold', sizePt), ascent + descent];
  const mark = { kind: 'drawing', x: 0, y: 0, width: wide, height, shapes } as const;
  return partOf({ role: 'Figure', alt: title }, [mark], height);
}

/** The same outline further down. Its commands take pairs of numbers only: M, L, C, Q and Z. */
function movedDown(path: string, byY: number): string {
  return path.replace(
    /(-?[\d.]+(?:e-?\d+)?)([ ,]?)(-?[\d.]+(?:e-?\d+)?)/g,
    (_, x: string, gap: string, y: string) => `${x}${gap || ' '}${Number(y) + byY}`,
  );
}

function listBlocks(heading: string, rows: readonly (readonly string[])[], fonts: FlyerFonts): Block[] {
  if (rows.length === 0) return [];
  const width = SHEET_COLUMN - TICK - 3;
  return [
    headingBlock(heading, SHEET_COLUMN, fonts),
    ...rows.map(([first = '', ...rest]): Block => {
      const lines = [
        setColumn(plain(first, rest.length > 0 ? 'bold' : 'regular'), BODY, width, fonts),
        ...rest.map((line) => setColumn(plain(line), BODY, width, fonts)),
      ];
      return { ...beside(tickBox(), stacked(lines, 0.2), TICK + 3), above: 1.4 };
    }),
  ];
}

/** A box to tick on paper; it says nothing. */
const tickBox = (): Layout =>
  backgroundOf([{ kind: 'rect', x: 0, y: 0.6, width: TICK, height: TICK, stroke: INK, lineMm: 0.35 }]);

/** Who has done it writes so by hand. */
function doneBlock(fonts: FlyerFonts): Block {
  const labels = ['Taken down, how many', 'Day', 'Role of who did it'];
  const each = SHEET_COLUMN / labels.length;
  const cells = labels.map((label, at) => {
    const line = backgroundOf([{ kind: 'rect', x: 0, y: 9, width: each - 6, height: 0.3, fill: INK }]);
    return moved(together([line, moved(setColumn(plain(label), SMALL, each - 6, fonts), 0, 10)], 15), at * each, 0);
  });
  return { ...together(cells, 15), above: ABOVE_SECTION };
}

const beside = (left: Layout, right: Layout, by: number): Layout =>
  wrapped(together([left, moved(right, by, 0)], Math.max(left.height, right.height)), { role: 'Sect' });
