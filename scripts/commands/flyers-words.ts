import { type Given, NOW_OPTION, ROOT_OPTION, UsageError } from '#commands/options.ts';
import { nearest } from '#problem/nearest.ts';
import type { PrintWanted } from '#publish/print-choice.ts';
import { FORMATS, type Format, formatOf, isFormat } from '#publish/print-format.ts';
import type { PrintLook } from '#publish/print-job.ts';

const NAMES = Object.keys(FORMATS);

/** The options of `flyers`. */
export const FLYERS_OPTIONS = {
  story: { type: 'string', value: 'SLUG', help: 'one story, by the name of its folder (default: all that are out)' },
  hotspot: { type: 'string', value: 'ID', help: 'one place of content/hotspots (default: all that a story is for)' },
  lang: {
    type: 'string',
    value: 'ur',
    help: 'one language, or two for the two sides of a flyer: en+ur (default: a flyer in each language of the place)',
  },
  paper: { type: 'string', value: 'FORMAT', help: `one of ${NAMES.join(', ')} (default: a5)` },
  sides: { type: 'string', value: 'N', help: '1 or 2: the most sides of a flyer' },
  print: { type: 'boolean', help: 'files for a print shop: bleed, crop marks, four inks, sharp photos' },
  'one-colour': { type: 'boolean', help: 'black only, for a photocopier' },
  out: {
    type: 'string',
    value: 'DIR',
    help: 'where to write (default: out/print). Files of other papers and places stay',
  },
  ...NOW_OPTION,
  ...ROOT_OPTION,
} as const;

/** What was written after `flyers`. */
export type FlyersWords = Given<typeof FLYERS_OPTIONS>;

/** A call that can be understood by itself; whether its names exist is another matter. */
export interface FlyersCall {
  wanted: PrintWanted;
  look: PrintLook;
  sides: number | undefined;
}

/** Reads a call, and tells all that is wrong with its form. */
export function readCall(given: FlyersWords): { call: FlyersCall; faults: string[] } {
  const { story, hotspot, lang, sides, print = false } = given;
  const paper = given.paper?.toLowerCase() ?? 'a5';
  const pair = lang === undefined ? undefined : meantPair(lang);
  const languages = pair === undefined ? lang?.split('+') : undefined;
  const format = formatOf(isFormat(paper) ? paper : 'a5');
  const look = { format, isPress: print, isOneColour: given['one-colour'] ?? false };
  const faults = [
    ...(isFormat(paper) ? paperFaults(paper, print) : [unknownPaper(paper)]),
    ...(pair === undefined ? [] : [`--lang ${lang} cannot be read. Did you mean ${pair}?`]),
    ...(format.sheet === 'folded' ? leafletFaults(languages) : []),
    ...(sides === undefined ? [] : sidesFaults(sides, languages, format.sheet === 'folded')),
  ];
  const wanted = { story, hotspot, languages, isLeaflet: format.sheet === 'folded' };
  return { call: { wanted, look, sides: sides === undefined ? undefined : Number(sides) }, faults };
}

/** What somebody meant who parted languages by something else than a plus. */
function meantPair(lang: string): string | undefined {
  const parts = lang.split(/[\s,;/&]+|\+/).filter((part) => part !== '');
  return /[\s,;/&]/.test(lang) && parts.length > 0 ? parts.join('+') : undefined;
}

function leafletFaults(languages: readonly string[] = []): string[] {
  if (languages.length < 2) return [];
  const other = languages.find((language) => language !== 'en') ?? 'en';
  return [`A leaflet is in one language: write --lang ${other}.`];
}

/** Of a name as short as “a3” each other one is near; it is another paper, not a slip. */
function unknownPaper(paper: string): string {
  const meant = paper.length > 2 ? nearest(paper, NAMES) : undefined;
  return `There is no paper “${paper}”. ${meant ? `Did you mean “${meant}”?` : `Choose from: ${NAMES.join(', ')}.`}`;
}

function paperFaults(paper: Format, print: boolean): string[] {
  if (!print || (paper !== 'a4-2up' && paper !== 'a4-4up')) return [];
  return [
    `--print goes with single flyers: a print shop puts them on sheets by itself. Write --paper a5 instead of ${paper}.`,
  ];
}

function sidesFaults(sides: string, languages: readonly string[] | undefined, isLeaflet: boolean): string[] {
  if (sides !== '1' && sides !== '2') return ['--sides is 1 or 2.'];
  if (isLeaflet) return ['A folded leaflet has four pages: leave out --sides.'];
  return languages && languages.length > 1 ? ['A flyer in two languages has one on each side: leave out --sides.'] : [];
}

/** @throws UsageError that tells all faults at once. */
export function refuse(faults: readonly string[]): void {
  if (faults.length > 0) throw new UsageError(faults.join('\n'));
}
