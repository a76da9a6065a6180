import type { CountyFrame } from '#area/import/county-filter.ts';
import { CREDIT_OF_CENSUS } from '#area/import/credits.ts';
import { breaksOff, districtsWithoutHomes, muchFewer } from '#area/import/doubts.ts';
import type { Said } from '#area/import/import-postcodes.ts';
import type { ImportReport } from '#area/import/import-report.ts';
import { Refusal } from '#area/import/refusal.ts';
import { RowTally, rowsWith } from '#area/import/row-tally.ts';
import type { SourceFile } from '#area/import/source-file.ts';
import { filledCells, readTable } from '#area/import/table.ts';
import type { Households, Postcodes } from '#area/library/area-library.ts';
import { parsePostcode } from '#area/postcode.ts';

/** What can become of a row of counts that gives none. */
type RowFate = 'note' | 'elsewhere' | 'none' | 'blank' | 'malformed' | 'count' | 'width' | 'repeated' | 'contradicted';

/** What is known beside the files of counts. */
export interface HouseholdContext {
  postcodes: Postcodes;
  county: Pick<CountyFrame, 'districts'>;
  said?: Said;
  /** The counts that would be replaced. */
  before?: Households | undefined;
}

/** The counts of homes of some files, and what became of the rest. */
export interface ImportedHouseholds {
  households: Households;
  report: ImportReport;
  /** Why they may not be all of them, in sentences. */
  doubts: readonly string[];
}

/** Nothing that stands in these rows tells more than their number. */
const NAMELESS: readonly string[] = ['note', 'blank', 'width'] satisfies RowFate[];
const CENSUS_YEAR = '2021';
/** One postcode has at most 100 letter boxes, but a box may stand for a house of many flats. */
const MOST_HOMES = 2000;
/** In 2021 there were 17 households to a postcode, and 40 people. */
const MOST_HOMES_ON_AVERAGE = 30;
/** An average of fewer rows says nothing. */
const ROWS_TO_JUDGE = 100;

const RESIDENTS =
  'counts people, not homes. The census has two files with the same headings: P001 counts people and P002 counts households. Download P002 and import that.';

/**
 * Reads the census counts of households by postcode (P002, with the headings Postcode and Count). Keeps those of
 * postcodes that were imported, in use or ended since.
 * @throws Refusal when a file cannot be used at all, counts people, or has none of the county's postcodes.
 */
export async function importHouseholds(
  files: readonly SourceFile[],
  { postcodes, county, said = {}, before }: HouseholdContext,
): Promise<ImportedHouseholds> {
  const counting = new Counting(postcodes);
  const broken: string[] = [];
  for (const file of files) broken.push(...breaksOff(file.name, await counting.read(file, files.length > 1)));
  const { homes, report } = counting.result();
  const { source, licence, credit } = CREDIT_OF_CENSUS;
  const households: Households = {
    ...{ source: said.source ?? source, licence: said.licence ?? licence, credit: said.credit ?? credit },
    ...{ vintage: said.vintage ?? CENSUS_YEAR, homes },
  };
  const doubts = [
    ...broken,
    ...districtsWithoutHomes(postcodes.inUse, homes, county),
    ...muchFewer('postcodes with homes', homes.size, before?.homes.size),
  ];
  return { households, report, doubts };
}

/** Which column holds what, and how many there are. */
interface Layout {
  hasHeadings: true;
  postcode: number;
  count: number;
  width: number;
}

/** Goes through the files one after another. */
class Counting {
  readonly #known: ReadonlySet<string>;
  readonly #inUse: number;
  readonly #homes = new Map<string, number>();
  readonly #tally = new RowTally<RowFate>();
  #rows = 0;
  #sum = 0;

  constructor({ inUse, ended }: Postcodes) {
    this.#known = new Set([...inUse.codes, ...ended.codes]);
    this.#inUse = inUse.codes.length;
  }

  /** @returns the row that the file breaks off in, if it does. */
  async read({ name, bytes }: SourceFile, isOneOfSeveral: boolean): Promise<number | undefined> {
    if (/(?<![a-z0-9])p001(?!\d)/i.test(name)) throw new Refusal(`“${name}” ${RESIDENTS}`);
    const brokenRow = await readTable<Layout>({ name, bytes }, isOneOfSeveral, {
      layoutOf: (cells) => layoutOf(cells, name),
      row: (cells, layout, where) => this.#add(cells, layout, where),
      isWhole: (cells, { width, count }) => cells.length >= width && cells[count]?.trim() !== '',
      note: (where) => this.#tally.add('note', where),
      refusal: () => noHeadings(name),
    });
    if (this.#rows >= ROWS_TO_JUDGE && this.#sum / this.#rows > MOST_HOMES_ON_AVERAGE) {
      throw new Refusal(`“${name}” has ${Math.round(this.#sum / this.#rows)} for each postcode, so it ${RESIDENTS}`);
    }
    return brokenRow;
  }

  result(): { homes: ReadonlyMap<string, number>; report: ImportReport } {
    if (this.#homes.size === 0) {
      throw new Refusal(
        'None of its postcodes are among those that were imported. Is it the file for another part of the country?',
      );
    }
    return { homes: this.#homes, report: this.#report() };
  }

  #add(cells: readonly string[], layout: Layout, where: () => string): void {
    const fate = this.#fateOf(cells, layout);
    if (fate === 'kept') return;
    const written = cells[layout.postcode]?.replace(/\s+/g, ' ').trim().slice(0, 20) ?? '';
    this.#tally.add(fate, () => (NAMELESS.includes(fate) ? where() : `${where()} “${written}”`));
  }

  #fateOf(cells: readonly string[], { postcode, count, width }: Layout): RowFate | 'kept' {
    const filled = filledCells(cells);
    if (filled === 0) return 'blank';
    const written = parsePostcode(cells[postcode] ?? '');
    if (filled === 1 && written.kind !== 'whole') return 'note';
    if (cells.length < width || filled > width) return 'width';
    if (written.kind !== 'whole') return 'malformed';
    const number = wholeNumber(cells[count] ?? '');
    if (number === undefined || number > MOST_HOMES) return 'count';
    this.#rows += 1;
    this.#sum += number;
    return this.#known.has(written.code) ? this.#keep(written.code, number) : 'elsewhere';
  }

  #keep(code: string, number: number): RowFate | 'kept' {
    const earlier = this.#homes.get(code);
    if (earlier !== undefined) return earlier === number ? 'repeated' : 'contradicted';
    if (number === 0) return 'none';
    this.#homes.set(code, number);
    return 'kept';
  }

  #report(): ImportReport {
    const tally = this.#tally;
    const homes = this.#homes.values().reduce((sum, count) => sum + count, 0);
    const without = this.#inUse - this.#homes.size;
    return {
      taken: [
        { what: 'postcodes with homes', count: this.#homes.size },
        { what: 'homes in them', count: homes },
      ],
      left: [
        ...tally.left('elsewhere', 'are not among the imported postcodes').map((left) => ({ ...left, examples: [] })),
        ...tally.left('none', 'have no homes'),
        ...tally.left('repeated', 'stand there a second time'),
        ...tally.left('note', 'are notes above or below the table'),
        ...tally.left('blank', 'are empty rows'),
      ],
      mended: [],
      refused: REFUSALS.flatMap(([fate, words]) => tally.sentence(fate, words)),
      warnings:
        without > this.#inUse / 2
          ? [
              `More than half of the imported postcodes, ${without.toLocaleString('en-GB')}, have no count. Is a file missing?`,
            ]
          : [],
    };
  }
}

const REFUSALS: readonly (readonly [RowFate, (count: number) => string])[] = [
  ['malformed', rowsWith('does not hold a whole postcode', 'do not hold a whole postcode')],
  ['count', rowsWith('does not hold a number of homes', 'do not hold a number of homes')],
  ['contradicted', rowsWith('gives a postcode a second count', 'give a postcode a second count; the first was taken')],
  ['width', rowsWith('has another number of columns', 'have another number of columns')],
];

function layoutOf(cells: readonly string[], name: string): Layout | undefined {
  const names = cells.map((cell) => cell.trim().toLowerCase());
  const column = (pattern: RegExp): number => names.findIndex((one) => pattern.test(one));
  const [postcode, count] = [column(/^(?:postcode|pcds?)$/), column(/^(?:count|households)$/)];
  if (postcode < 0 || count < 0) return undefined;
  if (column(/^sex\b/) >= 0) throw new Refusal(`“${name}” has a column for sex, so it ${RESIDENTS}`);
  return { hasHeadings: true, postcode, count, width: cells.length };
}

function wholeNumber(text: string): number | undefined {
  const written = text.trim();
  // Spreadsheets write 1,204 with a comma.
  return /^(?:\d{1,6}|\d{1,3},\d{3})$/.test(written) ? Number(written.replace(',', '')) : undefined;
}

function noHeadings(name: string): Refusal {
  return new Refusal(
    `“${name}” does not have the headings Postcode and Count. Download “P002: number of households by postcode” of the Census 2021 and import its .csv files.`,
  );
}
