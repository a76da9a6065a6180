import type { AreaLibrary, Boundaries, Boundary } from '#area/library/area-library.ts';
import type { MadeOf } from '#area/made-of.ts';
import { unionOf } from '#area/shape/clip.ts';
import { type Outline, outlineOf, polygonsOf, type Ring } from '#area/shape/geometry.ts';
import { ringAreaKm2 } from '#area/shape/measure.ts';
import { simplifyLine } from '#area/shape/simplify.ts';

/** Official areas of one kind, by their codes. */
export interface Chosen {
  kind: Boundaries['kind'];
  codes: readonly string[];
}

/** One outline and what it is made of, or a sentence about what keeps them from being joined. */
export type Joined = { outline: Outline; madeOf: MadeOf } | { sentence: string };

/** Neighbours whose lines come from two sources leave gaps between them; less than this is no ground that anybody meant. */
const GAP_KM2 = 0.02;
/** As many points as a ring of a hotspot may have. */
const MOST_POINTS = 2000;
const FIRST_TOLERANCE_KM = 0.002;

/** Joins official areas into one outline, and pins which they were and of which year. */
export function joinAreas({ kind, codes }: Chosen, { boundaries }: AreaLibrary): Joined {
  const known = boundaries.find((one) => one.kind === kind);
  if (!known) return { sentence: 'No areas of this kind were imported.' };
  const areas = known.areas.filter(({ code }) => codes.includes(code));
  const [first] = areas;
  if (!first) return { sentence: 'Choose at least one area.' };
  if (areas.length < new Set(codes).size) {
    return { sentence: 'One of these areas is no longer among those that were imported. Load the page again.' };
  }
  const outline = unionOf(areas.map((area) => area.outline));
  if (!outline) return { sentence: 'These areas hold no ground.' };
  return { outline: fitting(outline), madeOf: pinned(kind, areas) };
}

/** Areas of one year are pinned by their codes, so that newer ones are noticed; those of several can only be told. */
function pinned(kind: Boundaries['kind'], areas: readonly Boundary[]): MadeOf {
  const codes = areas.map(({ code }) => code);
  const [vintage = '', ...others] = new Set(areas.map((area) => area.vintage));
  if (others.length === 0) return { kind, vintage, codes };
  return `Made of ${areas.length} official areas as drawn in ${[vintage, ...others].join(' and ')}`;
}

/** Without gaps, and with no more points than a hotspot may have. */
function fitting(outline: Outline): Outline {
  const polygons = polygonsOf(outline).map((rings) =>
    rings.filter((ring, at) => at === 0 || Math.abs(ringAreaKm2(ring)) > GAP_KM2).map(shortened),
  );
  return outlineOf(polygons);
}

function shortened(ring: Ring): Ring {
  let short = ring;
  for (let toleranceKm = FIRST_TOLERANCE_KM; short.length > MOST_POINTS; toleranceKm *= 2) {
    short = simplifyLine(ring, toleranceKm);
  }
  return short;
}
