import type { TakenArea } from '#area/import/boundaries/take-areas.ts';
import { refusedBecause } from '#area/import/boundaries/words.ts';
import type { Boundaries, Boundary, BoundaryKind, Provenance } from '#area/library/area-library.ts';
import { putOnGrid } from '#area/library/grid.ts';
import { mendSeams } from '#area/shape/mend-seams.ts';

/** New areas of one kind, and those that are kept from before. */
export interface Joining {
  kind: BoundaryKind;
  areas: readonly TakenArea[];
  before: Boundaries | undefined;
  provenance: Provenance;
}

/** All areas of one kind as they will be stored. */
export interface Joined {
  boundaries: Boundaries;
  /** How many of them are new. */
  taken: number;
  mended: string[];
  refused: string[];
  warnings: string[];
}

/** Joins new areas to those that are kept, replaces the same codes, closes slivers and puts all of it on one grid. */
export function joinAreas({ kind, areas, before, provenance }: Joining): Joined {
  const codes = new Set(areas.map(({ code }) => code));
  const kept = before?.areas.filter(({ code }) => !codes.has(code)) ?? [];
  const all: readonly (Boundary | TakenArea)[] = [...kept, ...areas];
  const seams = mendSeams(all.map(({ outline }) => outline));
  const { outlines, broken } = putOnGrid(seams.outlines);
  const stored = all.flatMap(({ code, name, vintage }, index): Boundary[] => {
    const outline = outlines[index];
    return outline && !broken.includes(index) ? [{ code, name, vintage, outline }] : [];
  });
  const names = (pairs: readonly [number, number][]): string =>
    pairs.map((pair) => pair.map((index) => all[index]?.name).join(' and ')).join('; ');
  return {
    boundaries: { kind, ...joinProvenance(kept.length > 0 ? before : undefined, provenance), areas: stored },
    taken: areas.length - broken.filter((index) => index >= kept.length).length,
    mended: seamSentence(seams.closed, 'laid on each other’s border, closing slivers of 15 m or less'),
    refused: broken.map((index) => refusedBecause(all[index] ?? {}, 'its outline is too fine to be stored')),
    warnings: seamSentence(
      seams.left,
      `keep slivers between them, for closing them would change one by more than a thousandth: ${names(seams.left)}`,
    ),
  };
}

function seamSentence(pairs: readonly unknown[], what: string): string[] {
  if (pairs.length === 0) return [];
  return [`${pairs.length.toLocaleString('en-GB')} ${pairs.length === 1 ? 'pair' : 'pairs'} of neighbours: ${what}.`];
}

/** Where all of it comes from, when it comes from two places. */
function joinProvenance(before: Provenance | undefined, added: Provenance): Provenance {
  const join = (key: keyof Provenance, between: string): string => {
    const [old, fresh] = [before?.[key] ?? '', added[key]];
    return old === '' || fresh.includes(old) ? fresh : old.includes(fresh) ? old : `${old}${between}${fresh}`;
  };
  return { source: join('source', '; '), licence: join('licence', '; '), credit: join('credit', ' ') };
}
