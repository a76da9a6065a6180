import { coordinateSystemOf } from '#area/import/boundaries/coordinates.ts';
import { creditOfBoundaries } from '#area/import/boundaries/credit.ts';
import { parseFeatureFile, type RawFeature } from '#area/import/boundaries/feature-file.ts';
import { findHeadings } from '#area/import/boundaries/headings.ts';
import { joinAreas } from '#area/import/boundaries/join-areas.ts';
import { type Sorted, takeAreas } from '#area/import/boundaries/take-areas.ts';
import { vintageFinder } from '#area/import/boundaries/vintage.ts';
import { countedMends, namedMends } from '#area/import/boundaries/words.ts';
import type { ImportReport } from '#area/import/import-report.ts';
import { Refusal } from '#area/import/refusal.ts';
import { BOUNDARY_KINDS, type Boundaries, type Provenance } from '#area/library/area-library.ts';
import { KIND_WORDS } from '#area/library/kind-words.ts';
import type { Outline } from '#area/shape/geometry.ts';

/** A boundary file: its name often tells the year. */
export interface BoundaryFile {
  name: string;
  text: string;
}

/** What is known beside the file. */
export interface BoundaryContext {
  county: { name: string; outline: Outline };
  /** What somebody says of the file, instead of what it says or what is known of its publisher. */
  said?: { [K in keyof Provenance | 'vintage']?: string | undefined };
  /** What was imported before and is to be kept, but for areas with the same codes. */
  addTo?: readonly Boundaries[];
}

/** The areas of a file, one list for each kind found in it, and what became of the rest. */
export interface ImportedBoundaries {
  boundaries: Boundaries[];
  report: ImportReport;
}

const EXAMPLES = 3;

/**
 * Reads boundaries as the Office for National Statistics publishes them (GeoJSON of any year, in degrees or British
 * National Grid), mends them, keeps those of the county and closes slivers between them.
 * @throws Refusal when the file cannot be used at all, or nothing in it is of the county.
 */
export function importBoundaries(
  { name, text }: BoundaryFile,
  { county, said = {}, addTo = [] }: BoundaryContext,
): ImportedBoundaries {
  const { features, crs } = parseFeatureFile(text);
  const headings = findHeadings(features.map(({ properties }) => properties));
  if (!headings) throw noHeadings(features);
  const vintageOf = vintageFinder(headings, said.vintage, name);
  if (features.every(({ properties }) => vintageOf(properties) === undefined)) throw noVintage();
  const system = coordinateSystemOf(features, crs);
  const sorted = takeAreas(features, { headings, system, vintageOf, county: county.outline });
  if (sorted.taken.length === 0) throw nothingHere(sorted, county.name);
  const joined = BOUNDARY_KINDS.flatMap((kind) => {
    const areas = sorted.taken.filter((area) => area.kind === kind);
    const before = addTo.find((one) => one.kind === kind);
    return areas.length > 0
      ? [joinAreas({ kind, areas, before, provenance: creditOfBoundaries(name, areas, said) })]
      : [];
  });
  return {
    boundaries: joined.map(({ boundaries }) => boundaries),
    report: {
      taken: joined.map(({ boundaries: { kind }, taken }) => ({
        what: KIND_WORDS[kind][taken === 1 ? 'one' : 'several'],
        count: taken,
      })),
      mended: [...namedMends(sorted.taken), ...joined.flatMap(({ mended }) => mended), ...countedMends(sorted.taken)],
      left: leftOut(sorted, county.name),
      refused: [...sorted.refused, ...joined.flatMap(({ refused }) => refused)],
      warnings: joined.flatMap(({ warnings }) => warnings),
    },
  };
}

function leftOut({ outside }: Sorted, county: string): ImportReport['left'] {
  if (outside.length === 0) return [];
  return [{ reason: `lie outside ${county}`, count: outside.length, examples: outside.slice(0, EXAMPLES) }];
}

function noHeadings(features: readonly RawFeature[]): Refusal {
  const found = Object.keys(features[0]?.properties ?? {}).slice(0, 8);
  const has = found.length > 0 ? `They have: ${found.join(', ')}.` : 'They have no properties at all.';
  return new Refusal(
    `The areas in the file do not say their code and name. ${has} They should have two such as WD25CD and WD25NM, LAD24CD and LAD24NM, or code and name.`,
  );
}

function noVintage(): Refusal {
  return new Refusal(
    'Nothing in the file or its name says of which year the lines are. Write the year after --vintage, such as --vintage 2025; it stands on the page that the file was downloaded from.',
  );
}

function nothingHere({ refused, outside }: Sorted, county: string): Refusal {
  if (refused.length === 0) {
    return new Refusal(
      `None of the ${outside.length} areas in the file lies in ${county}. Is it the file for another part of the country?`,
    );
  }
  return new Refusal(`No area of ${county} in the file can be used.\n${refused.slice(0, EXAMPLES).join('\n')}`);
}
