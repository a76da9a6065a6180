import type { CountyFrame } from '#area/import/county-filter.ts';
import { importBoundaryFiles } from '#area/import/import-boundary-files.ts';
import { importHouseholds } from '#area/import/import-households.ts';
import { importPostcodes, type Said } from '#area/import/import-postcodes.ts';
import type { ImportReport } from '#area/import/import-report.ts';
import { Refusal } from '#area/import/refusal.ts';
import type { SourceFile } from '#area/import/source-file.ts';
import { UNDATED } from '#area/import/vintage.ts';
import type { ImportKind } from '#area/library/area-file.ts';
import { BOUNDARY_KINDS, type Boundaries, type Provenance } from '#area/library/area-library.ts';
import { encodeBoundaries } from '#area/library/boundaries.ts';
import { encodeHouseholds, parseHouseholds } from '#area/library/households.ts';
import { encodePostcodes, parsePostcodes } from '#area/library/postcodes.ts';
import { AREA_FILES, boundariesFile, readAreaFile, readBoundaries } from '#area/library/read-area-library-fs.ts';

/** What an importer works on. */
export interface ImportCall {
  root: string;
  /** What a suggested command must say of the root, such as “ --root DIR”. */
  rootWords: string;
  county: CountyFrame;
  files: readonly SourceFile[];
  said: Said;
  /** Keep what is there and add to it. */
  add: boolean;
}

/** What an importer made, before anything is written. */
export interface Imported {
  /** What it is, as a heading says it: “Postcodes of 2026-02”. */
  title: string;
  provenances: readonly Provenance[];
  report: ImportReport;
  /** Why it may not be all there is, in sentences. */
  doubts: readonly string[];
  /** What to write, by file below the root. */
  texts: ReadonlyMap<string, string>;
}

/** How each kind of data is imported. @throws Refusal when nothing can be. */
export const IMPORTERS: Readonly<Record<ImportKind, (call: ImportCall) => Promise<Imported>>> = {
  boundaries: async ({ root, county, files, said, add }) => {
    const addTo = add ? await importedBoundaries(root) : [];
    const { boundaries, report } = await importBoundaryFiles(files, { county, said, addTo });
    const texts = new Map(boundaries.map((one) => [boundariesFile(one.kind), encodeBoundaries(one)]));
    return { title: 'Boundaries', provenances: boundaries, report, doubts: [], texts };
  },
  postcodes: async ({ root, county, files, said }) => {
    const { value: before } = await readAreaFile(root, AREA_FILES.postcodes, 'postcodes', parsePostcodes);
    const { postcodes, report, doubts } = await importPostcodes(files, { county, said, before });
    const texts = new Map([[AREA_FILES.postcodes, encodePostcodes(postcodes)]]);
    return {
      title: postcodes.vintage === UNDATED ? 'Postcodes' : `Postcodes of ${postcodes.vintage}`,
      provenances: [postcodes],
      ...{ report, doubts, texts },
    };
  },
  households: async ({ root, rootWords, county, files, said }) => {
    const postcodes = await importedPostcodes(root, rootWords);
    const { value: before } = await readAreaFile(root, AREA_FILES.households, 'households', parseHouseholds);
    const { households, report, doubts } = await importHouseholds(files, { postcodes, county, said, before });
    const texts = new Map([[AREA_FILES.households, encodeHouseholds(households)]]);
    return { title: `Homes of ${households.vintage}`, provenances: [households], report, doubts, texts };
  },
};

async function importedBoundaries(root: string): Promise<Boundaries[]> {
  const read = await Promise.all(BOUNDARY_KINDS.map((kind) => readBoundaries(root, kind)));
  if (read.every(({ problems }) => problems.length === 0)) return read.flatMap(({ value }) => value ?? []);
  throw new Refusal('The boundaries that were imported before are damaged. Import them again without --add.');
}

async function importedPostcodes(root: string, rootWords: string) {
  const { value, problems } = await readAreaFile(root, AREA_FILES.postcodes, 'postcodes', parsePostcodes);
  if (value) return value;
  const importing = `Import them first, with “npm run import -- postcodes FILE${rootWords}”.`;
  throw new Refusal(
    problems.length > 0
      ? `The postcodes that were imported before are damaged. ${importing}`
      : `The homes belong to postcodes, and no postcodes have been imported yet. ${importing}`,
  );
}
