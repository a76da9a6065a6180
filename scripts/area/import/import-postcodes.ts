import type { CountyFrame } from '#area/import/county-filter.ts';
import { creditOfPostcodes } from '#area/import/credits.ts';
import { breaksOff, districtsWithoutPostcode, muchFewer } from '#area/import/doubts.ts';
import type { ImportReport } from '#area/import/import-report.ts';
import { PostcodeCollection } from '#area/import/postcode-collection.ts';
import { layoutOf, missingHeadings, type PostcodeLayout } from '#area/import/postcode-layout.ts';
import { reportOfPostcodes } from '#area/import/postcode-report.ts';
import { Refusal } from '#area/import/refusal.ts';
import type { SourceFile } from '#area/import/source-file.ts';
import { readTable } from '#area/import/table.ts';
import { UNDATED, vintageOfCell, vintageOfName } from '#area/import/vintage.ts';
import type { Postcodes, Provenance } from '#area/library/area-library.ts';

/** What somebody may say of the data that they import, instead of what is known of its publishers. */
export type Said = { [K in keyof Provenance | 'vintage']?: string | undefined };

/** What is known beside the files of postcodes. */
export interface PostcodeContext {
  county: CountyFrame;
  said?: Said;
  /** The postcodes that would be replaced. */
  before?: Postcodes | undefined;
}

/** The postcodes of some files, and what became of the rest. */
export interface ImportedPostcodes {
  postcodes: Postcodes;
  report: ImportReport;
  /** Why they may not be all of them, in sentences. */
  doubts: readonly string[];
}

/**
 * Reads lists of postcodes as they are published: ONS Postcode Directory, NSPL, Code-Point Open (a file for each
 * postcode area), or any table with a postcode, a latitude and a longitude. Keeps those of the county.
 * @throws Refusal when a file cannot be used at all, or nothing in it is of the county.
 */
export async function importPostcodes(
  files: readonly SourceFile[],
  { county, said = {}, before }: PostcodeContext,
): Promise<ImportedPostcodes> {
  const reading = new PostcodeReading(county, said.vintage ?? vintageOfFiles(files));
  const broken: string[] = [];
  for (const file of files) broken.push(...breaksOff(file.name, await reading.read(file, files.length > 1)));
  const { collection, layout, vintage } = reading.result();
  const { source, licence, credit } = creditOfPostcodes(
    layout.source,
    vintage === UNDATED ? undefined : vintage.slice(0, 4),
  );
  const postcodes: Postcodes = {
    ...{ source: said.source ?? source, licence: said.licence ?? licence, credit: said.credit ?? credit, vintage },
    ...{ inUse: collection.points(false), ended: collection.points(true) },
  };
  const isCredited = layout.source !== 'other' || said.credit !== undefined;
  const doubts = [
    ...broken,
    ...districtsWithoutPostcode(postcodes.inUse, county),
    ...muchFewer('postcodes in use', postcodes.inUse.codes.length, before?.inUse.codes.length),
  ];
  return { postcodes, report: reportOfPostcodes(postcodes, collection.tally, county, isCredited), doubts };
}

/** Goes through the files one after another. */
class PostcodeReading {
  readonly #collection: PostcodeCollection;
  readonly #county: CountyFrame;
  readonly #said: string | undefined;
  #newest = '';
  #layout: PostcodeLayout | undefined;

  constructor(county: CountyFrame, said: string | undefined) {
    this.#collection = new PostcodeCollection(county);
    this.#county = county;
    this.#said = said;
  }

  /** @returns the row that the file breaks off in, if it does. */
  read(file: SourceFile, isOneOfSeveral: boolean): Promise<number | undefined> {
    return readTable<PostcodeLayout>(file, isOneOfSeveral, {
      layoutOf: (cells) => this.#layoutOf(cells, file),
      row: (cells, layout, where) => this.#addRow(cells, layout, where),
      isWhole: (cells, { width }) => cells.length >= width,
      note: (where) => this.#collection.tally.add('note', where),
      refusal: (first) => noHeadings(file, first),
    });
  }

  result(): { collection: PostcodeCollection; layout: PostcodeLayout; vintage: string } {
    const collection = this.#collection;
    if (collection.isEmpty) throw nothingHere(this.#county);
    if (!this.#layout) throw new TypeError('A file without a layout is refused while it is read.');
    return { collection, layout: this.#layout, vintage: this.#said ?? vintageOfCell(this.#newest) ?? UNDATED };
  }

  #addRow(cells: readonly string[], layout: PostcodeLayout, where: () => string): void {
    for (const column of [layout.started, layout.ended]) {
      const month = column === undefined ? '' : (cells[column] ?? '');
      if (month > this.#newest && vintageOfCell(month)) this.#newest = month;
    }
    this.#collection.add(cells, layout, where);
  }

  #layoutOf(cells: readonly string[], file: SourceFile): PostcodeLayout | undefined {
    const layout = layoutOf(cells);
    if (!layout) return undefined;
    if (this.#layout && this.#layout.source !== layout.source) {
      throw new Refusal(`“${file.name}” is of another kind than the file before it. Import files of one kind only.`);
    }
    this.#layout = layout;
    return layout;
  }
}

function vintageOfFiles(files: readonly SourceFile[]): string | undefined {
  return files.map(({ name }) => vintageOfName(name)).find((vintage) => vintage !== undefined);
}

function noHeadings({ name }: SourceFile, first: readonly string[]): Refusal {
  const missing = missingHeadings(first);
  const found = first.slice(0, 6).map((cell) => cell.trim().slice(0, 30));
  const what =
    missing.length > 0 ? `a column for the ${missing.join(' and the ')}` : 'the columns of a list of postcodes';
  return new Refusal(
    `“${name}” does not have ${what}. It begins with: ${found.join(', ')}. It should have the headings pcds, lat and long (as in the ONS Postcode Directory and the NSPL, whose large file is in the folder Data), or postcode, lat and lng, or be a file of Code-Point Open.`,
  );
}

function nothingHere({ name }: CountyFrame): Refusal {
  return new Refusal(`No postcode in it lies in ${name}. Is it the file for another part of the country?`);
}
