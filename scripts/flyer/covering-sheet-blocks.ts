import type { PrintFile, PrintJob, PrintRun } from '#flyer/covering-sheet-job.ts';
import { INK, LINE, QUIET, sheetStyle, TINT } from '#flyer/covering-sheet-style.ts';
import type { FlyerFonts } from '#flyer/fonts.ts';
import { backgroundOf, type Layout, moved, recast, stacked, together, wrapped } from '#flyer/layout.ts';
import { panel } from '#flyer/panel.ts';
import { isPart } from '#flyer/plan.ts';
import { type SectorRow, sectorRows } from '#flyer/postcode-rows.ts';
import { plain } from '#flyer/spans.ts';
import { setBalanced, setColumn } from '#flyer/text.ts';
import { dateInWords } from '#language/dates.ts';

const GUTTER = 4;
const PANEL_SIDE = 2.8;
const SECTOR_WIDTH = 21;
const BODY = sheetStyle(11);
const SMALL = sheetStyle(10, QUIET);
const LABEL = sheetStyle(10.5, INK);
const HEADING = sheetStyle(13);
const CODES = sheetStyle(10.5, INK, 1.3);

const ABOVE_SECTION = 7;

/** A block of the sheet; none is divided. */
export interface Block extends Layout {
  /** White above it, but at the top of a side. */
  above: number;
  /** Whether it heads the next, from which it is not parted. */
  isHeading?: true;
}

/** What is printed, and where it goes. */
export function headBlock({ title, place, district, isSample }: PrintJob, width: number, fonts: FlyerFonts): Block {
  const where = place.includes(district) ? place : `${place}, ${district}`;
  const lines = [
    ...(isSample ? [setColumn(plain('A sample: do not print or deliver.', 'bold'), BODY, width, fonts)] : []),
    setBalanced(plain(title, 'bold'), sheetStyle(24, INK, 1.2), width, fonts, 'H1'),
    setColumn(plain(`Flyers for ${where}`), sheetStyle(14), width, fonts),
  ];
  return { ...stacked(lines, 1.5), above: 0 };
}

/** The three things that must not be got wrong: how many, by when, and when they come down. */
export function factsBlock(job: PrintJob, width: number, fonts: FlyerFonts): Block {
  const { outBy, takeDown, now, zone, contact } = job;
  const day = (moment: Date): string => dateInWords(moment, 'en', zone);
  const facts: Fact[] = [
    runInWords(job.run, job.files, contact.role),
    outBy <= now
      ? { label: 'Be out by', value: 'At once', note: `It should have been out by ${day(outBy)}.` }
      : { label: 'Be out by', value: day(outBy), note: outInWords(job.run) },
    takeDown
      ? { label: 'Take down on', value: day(takeDown), note: 'From walls and windows. Give out none after it.' }
      : { label: 'Take down on', value: 'No end date', note: 'It may hang until news replaces it.' },
  ];
  return factsRow(facts, width, fonts);
}

/** Facts side by side, each in a panel of the same height. */
export function factsRow(facts: readonly Fact[], width: number, fonts: FlyerFonts): Block {
  const each = (width - (facts.length - 1) * GUTTER) / facts.length;
  const cells = facts.map((fact) => setFact(fact, each - 2 * PANEL_SIDE, fonts));
  const height = Math.max(...cells.map((cell) => cell.height)) + 6;
  const row = cells.map((cell, at) => moved(panel(cell, each, { fill: TINT }, height, 3), at * (each + GUTTER), 0));
  return { ...together(row, height), above: ABOVE_SECTION };
}

/** A fact that must not be got wrong. */
export interface Fact {
  label: string;
  value: string;
  note: string;
}

const setFact = ({ label, value, note }: Fact, width: number, fonts: FlyerFonts): Layout =>
  stacked(
    [
      setColumn(plain(label), LABEL, width, fonts),
      setColumn(plain(value, 'bold'), sheetStyle(14.5, INK, 1.22), width, fonts),
      setColumn(plain(note), SMALL, width, fonts),
    ],
    1,
  );

const outInWords = (run: PrintRun): string =>
  run.kind === 'asked-for' ? run.out : 'Through every door, not only printed.';

function runInWords(run: PrintRun, files: readonly PrintFile[], role: string): Fact {
  if (run.kind !== 'homes') {
    const why = run.kind === 'unknown' ? 'The homes have not been counted.' : run.what;
    return { label: 'Copies', value: 'Not known yet', note: `Ask: ${role}. ${why}` };
  }
  const label = files.length > 1 ? 'Print, of all files together' : 'Print';
  const share = files.length > 1 ? ' Ask how many of each language.' : '';
  const { copies, homes, sparePercent, isEstimate, sheets } = run;
  const about = isEstimate ? `About ${count(homes)} homes, an estimate` : `${count(homes)} homes`;
  const from = `${about}, and ${sparePercent} % to spare.`;
  const onSheets = sheets === undefined ? '' : ` That is ${count(sheets)} sheets of A4.`;
  return { label, value: `${count(copies)} copies`, note: `${from}${onSheets}${share}` };
}

/** Each file with all that a printer asks of it. */
export function filesBlocks({ files }: PrintJob, width: number, fonts: FlyerFonts): Block[] {
  const heading = headingBlock(files.length === 1 ? 'The file' : `The ${files.length} files`, width, fonts);
  return [heading, ...files.map((file) => ({ ...setFile(file, width, fonts), above: 2 }))];
}

function setFile(
  { name, languages, paper, sides, colours, steps }: PrintFile,
  width: number,
  fonts: FlyerFonts,
): Layout {
  const sidesInWords = sides === 1 ? 'one side' : sides === 2 ? 'both sides' : `${sides} sides`;
  const lines = [
    setColumn(plain(name, 'bold'), BODY, width, fonts),
    setColumn(plain(`${paper}, ${sidesInWords}, ${colours}. In ${languages}.`), BODY, width, fonts),
    ...(steps.length > 0 ? [setColumn(plain(steps.join(' ')), BODY, width, fonts)] : []),
  ];
  return wrapped(stacked(lines, 0.3), { role: 'Sect' });
}

/** Whom to ask. */
export function contactBlock({ contact }: Pick<PrintJob, 'contact'>, width: number, fonts: FlyerFonts): Block {
  const spans = [...plain('Any question: '), ...plain(contact.role, 'bold'), ...plain(`, ${contact.mailbox}`)];
  return { ...setColumn(spans, BODY, width, fonts), above: ABOVE_SECTION };
}

/** The doors, sector by sector, over as many sides as they take; none for what does not go through doors. */
export function postcodeBlocks({ run, postcodes, place }: PrintJob, width: number, fonts: FlyerFonts): Block[] {
  if (run.kind === 'asked-for') return [];
  if (!postcodes) {
    const how = 'The postcodes are not known yet; ask the contact.';
    return [headingBlock('Where to deliver', width, fonts), { ...setColumn(plain(how), BODY, width, fonts), above: 2 }];
  }
  const rows = sectorRows(postcodes);
  const [first] = rows;
  if (!first) {
    const none = `No postcode has its middle within ${place}. Ask before anything is delivered.`;
    return [
      headingBlock('Where to deliver', width, fonts),
      { ...setColumn(plain(none), BODY, width, fonts), above: 2 },
    ];
  }
  const total = postcodes.length === 1 ? 'this postcode' : `these ${count(postcodes.length)} postcodes`;
  const how = `${first.sector} with ${first.units[0]} after it is ${first.sector}${first.units[0]}.`;
  return [
    headingBlock(`Deliver to ${total}`, width, fonts),
    { ...setColumn(plain(how), SMALL, width, fonts), above: 1, isHeading: true },
    ...rows.map((row) => ({ ...setSector(row, width, fonts), above: 1.2 })),
  ];
}

/** One paragraph to whoever listens; to whoever looks, the sector stands in a column of its own. */
function setSector({ sector, units }: SectorRow, width: number, fonts: FlyerFonts): Layout {
  const label = setColumn(plain(sector, 'bold'), CODES, SECTOR_WIDTH, fonts);
  const codes = moved(setColumn(plain(units.join(', ')), CODES, width - SECTOR_WIDTH, fonts), SECTOR_WIDTH, 0);
  return recast(together([label, codes], Math.max(label.height, codes.height)), ([first, second]) => {
    const spaced = first?.children.map((child) => (isPart(child) ? child : { ...child, text: `${sector} ` })) ?? [];
    return [{ role: 'P', children: [...spaced, ...(second?.children ?? [])] }];
  });
}

/** A heading under a line that tells sections apart from afar. */
export function headingBlock(words: string, width: number, fonts: FlyerFonts): Block {
  const heading = setColumn(plain(words, 'bold'), HEADING, width, fonts, 'H2');
  const line = backgroundOf([{ kind: 'rect', x: 0, y: 0, width, height: 0.3, fill: LINE }]);
  return { ...together([line, moved(heading, 0, 2)], 2 + heading.height), above: ABOVE_SECTION, isHeading: true };
}

const count = (number: number): string => number.toLocaleString('en-GB');
