import { SHEETS, type Sheet, turnedOn } from '#flyer/impose.ts';
import type { Paper } from '#flyer/paper.ts';

/** What `--paper` can be, and what comes of it. */
export interface PrintFormat {
  /** The page that words are set on. */
  paper: Paper;
  /** How pages stand on sheets of A4, where several do. */
  sheet?: Sheet;
  /** As a print shop says it. */
  words: string;
  /** What is done once it is printed. */
  finishing?: string;
  /** Why nobody prints one for each home, and what it is for them to be out. */
  askedFor?: { what: string; out: string };
}

const POSTER = { what: 'Posters are for walls and windows.', out: 'On the walls, not only printed.' };
const RACK = { what: 'It is for racks, and for letters.', out: 'In the racks, not only printed.' };
const ON_REQUEST = { what: 'It is for people who asked for it.', out: 'In their hands, not only printed.' };
const SIZE = 'Print at 100 %, do not fit to the page.';

/** All papers that flyers are printed on. */
export const FORMATS = {
  a5: { paper: 'a5', words: 'A5' },
  a4: { paper: 'a4', words: 'A4 poster', askedFor: POSTER },
  dl: { paper: 'dl', words: 'DL (99 by 210 mm)', askedFor: RACK },
  'a4-2up': {
    paper: 'a5',
    sheet: '2up',
    words: 'A4, two flyers on each sheet',
    finishing: 'Cut each sheet once, where the marks are.',
  },
  'a4-4up': {
    paper: 'a6',
    sheet: '4up',
    words: 'A4, four flyers on each sheet',
    finishing: 'Cut each sheet twice, where the marks are.',
  },
  'a4-folded': {
    paper: 'a5',
    sheet: 'folded',
    words: 'A4, folded to a leaflet of four A5 pages',
    finishing: 'Fold each sheet once, where the dashes are.',
  },
  'a4-large': { paper: 'a4-large', words: 'A4, large print', askedFor: ON_REQUEST },
  'a4-easy': { paper: 'a4-easy', words: 'A4, easy to read', askedFor: ON_REQUEST },
} as const satisfies Record<string, PrintFormat>;

export type Format = keyof typeof FORMATS;

/** A format, with the name that `--paper` knows it by. */
export interface NamedFormat extends PrintFormat {
  name: Format;
}

/** What is known of a format. */
export const formatOf = (name: Format): NamedFormat => ({ name, ...FORMATS[name] });

/** Whether a word names a format. */
export const isFormat = (word: string): word is Format => Object.hasOwn(FORMATS, word);

/** How many flyers stand on one sheet of paper. */
export const flyersPerSheet = ({ sheet }: PrintFormat): number =>
  sheet === undefined || sheet === 'folded' ? 1 : SHEETS[sheet].columns * SHEETS[sheet].rows;

/** What is said so that nobody looks for the page that is missing. */
export const blankBack = (sides: number): string[] =>
  sides > 1 && sides % 2 === 1 ? ['The last back stays blank.'] : [];

/** What whoever prints it does besides, in sentences. */
export function stepsOf({ sheet, finishing }: PrintFormat, sides: number): string[] {
  const edge = sheet === undefined ? 'long' : turnedOn(sheet);
  return [
    SIZE,
    ...(sides > 1 ? [`Print on both sides, and turn the paper on its ${edge} edge.`] : []),
    ...blankBack(sides),
    ...(finishing === undefined ? [] : [finishing]),
  ];
}
