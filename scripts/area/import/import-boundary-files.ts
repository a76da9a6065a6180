import { type BoundaryContext, importBoundaries } from '#area/import/boundaries/import-boundaries.ts';
import type { ImportReport } from '#area/import/import-report.ts';
import type { SourceFile } from '#area/import/source-file.ts';
import { readWhole } from '#area/import/whole-text.ts';
import type { Boundaries, BoundaryKind } from '#area/library/area-library.ts';

/** The areas of all files, one list for each kind found in them, and what became of the rest. */
export interface ImportedBoundaryFiles {
  boundaries: readonly Boundaries[];
  report: ImportReport;
}

/**
 * Imports boundary files one after another: wards often come as a file for each district.
 * @throws Refusal when any of them cannot be used, for then part of the county would be missing.
 */
export async function importBoundaryFiles(
  files: readonly SourceFile[],
  context: BoundaryContext,
): Promise<ImportedBoundaryFiles> {
  const found = new Map<BoundaryKind, Boundaries>();
  const reports: ImportReport[] = [];
  for (const file of files) {
    const addTo = [...(context.addTo ?? []).filter(({ kind }) => !found.has(kind)), ...found.values()];
    const { boundaries, report } = importBoundaries(
      { name: file.name, text: await readWhole(file) },
      { ...context, addTo },
    );
    for (const one of boundaries) found.set(one.kind, one);
    reports.push(files.length > 1 ? named(report, file.name) : report);
  }
  return {
    boundaries: [...found.values()],
    report: {
      taken: reports.flatMap(({ taken }) => taken),
      left: reports.flatMap(({ left }) => left),
      mended: reports.flatMap(({ mended }) => mended),
      refused: reports.flatMap(({ refused }) => refused),
      warnings: reports.flatMap(({ warnings }) => warnings),
    },
  };
}

/** A report that says of which file it is. */
function named({ taken, left, mended, refused, warnings }: ImportReport, name: string): ImportReport {
  const withName = (sentence: string): string => `${name}: ${sentence}`;
  return {
    taken: taken.map(({ what, count }) => ({ count, what: `${what} from ${name}` })),
    left: left.map((one) => ({ ...one, reason: `${one.reason} (${name})` })),
    mended: mended.map(withName),
    refused: refused.map(withName),
    warnings: warnings.map(withName),
  };
}
