import { printRunFor, SPARE_PERCENT } from '#aiming/place-report.ts';
import { type LivingThere, livingIn } from '#area/reach/homes.ts';
import type { PrintFile, PrintJob, PrintRun } from '#flyer/covering-sheet-job.ts';
import { BLEED_MM } from '#flyer/press.ts';
import { englishName } from '#language/english-name.ts';
import { listInWords } from '#language/lists.ts';
import type { Library } from '#library/library.ts';
import type { PrintOrder } from '#publish/print-choice.ts';
import { outBy, takeDown } from '#publish/print-dates.ts';
import { blankBack, flyersPerSheet, type NamedFormat, type PrintFormat, stepsOf } from '#publish/print-format.ts';

/** How flyers are printed, whatever is on them. */
export interface PrintLook {
  format: NamedFormat;
  isPress: boolean;
  isOneColour: boolean;
}

/** A file as its covering sheet tells of it. `sides` are those of the paper. */
export function printFile(name: string, { languages }: PrintOrder, look: PrintLook, sides: number): PrintFile {
  return {
    name,
    languages: listInWords(languages.map(englishName), 'en'),
    paper: look.format.words,
    sides,
    colours: coloursInWords(look),
    steps: look.isPress ? pressSteps(look.format, sides) : stepsOf(look.format, sides),
  };
}

/** Print shops put pages on sheets by themselves. */
const pressSteps = ({ sheet }: PrintFormat, sides: number): string[] => [
  `Crop to the marks; colour runs ${BLEED_MM} mm over the edge.`,
  ...blankBack(sides),
  ...(sheet === 'folded' ? ['The pages are in order: print them as a leaflet, folded once.'] : []),
];

function coloursInWords({ isPress, isOneColour }: PrintLook): string {
  if (isOneColour) return 'black only';
  return isPress ? 'full colour (CMYK)' : 'full colour';
}

/** What the covering sheet tells of one story in one place, whose files are made. */
export function printJob(
  { title, stories, hotspot }: PrintOrder,
  files: readonly PrintFile[],
  { settings, people, county, areas }: Pick<Library, 'settings' | 'people' | 'county' | 'areas'>,
  { format }: PrintLook,
  now: Date,
): PrintJob {
  const { name, district, spoc } = hotspot.properties;
  const living = livingIn(hotspot.geometry, areas, settings.thresholds['homes-per-postcode']);
  const { role, mailbox } = people.find(({ id }) => id === spoc) ?? { role: settings.name, mailbox: settings.mailbox };
  return {
    title,
    place: name,
    district: county.districts.find(({ id }) => id === district)?.name ?? settings.county,
    partnership: settings.name,
    isSample: stories.some(({ sample }) => sample),
    files,
    run: runOf(living, format),
    postcodes: living.postcodes,
    contact: { role, mailbox },
    outBy: outBy(stories, settings.thresholds, now),
    takeDown: takeDown(stories),
    now,
    zone: settings.zone,
    created: newest(
      stories.map(({ published }) => published ?? now),
      now,
    ),
  };
}

function runOf({ homes, homesEstimated }: LivingThere, format: PrintFormat): PrintRun {
  if (format.askedFor !== undefined) return { kind: 'asked-for', ...format.askedFor };
  if (!homes) return { kind: 'unknown' };
  const copies = printRunFor(homes);
  const perSheet = flyersPerSheet(format);
  const sheets = perSheet > 1 ? { sheets: Math.ceil(copies / perSheet) } : {};
  return { kind: 'homes', copies, homes, sparePercent: SPARE_PERCENT, isEstimate: homesEstimated, ...sheets };
}

const newest = (moments: readonly Date[], otherwise: Date): Date =>
  moments.reduce((last, one) => (one > last ? one : last), moments[0] ?? otherwise);
