import { type PublicHotspot, withoutPrivate } from '#area/hotspot.ts';
import type { BoundaryKind } from '#area/library/area-library.ts';
import { type NearFile, nearFiles } from '#area/near/near-file.ts';
import type { Library } from '#library/library.ts';
import { withoutDeclarations } from '#release/as-seen.ts';
import { joinCredits } from '#release/credits.ts';
import { released } from '#release/decide.ts';
import { type EndedStory, endedStories } from '#release/ended.ts';

/** A picture of a public story, in the sizes that the site serves. */
export interface PublicPhoto {
  /** Narrowest first; `path` begins with a slash and belongs to the site. */
  webp: PhotoVariant[];
  /** For link previews, and for readers whose browser does not know WebP. */
  jpeg: PhotoVariant;
}

export interface PhotoVariant {
  path: string;
  widthPixels: number;
  heightPixels: number;
}

/** What answers “which news is for my postcode?”. */
export interface Near {
  /** By outcode: what a reader's browser fetches. */
  files: ReadonlyMap<string, NearFile>;
  /** The words owed to whose postcodes these are. */
  credit: string;
}

/**
 * What may be seen at one moment: released stories only, and nothing that is for the team, such as who writes
 * and through which contacts. The site is built from this and from nothing else, so that it cannot show what is not in it.
 */
export interface PublicLibrary extends Omit<Library<PublicHotspot>, 'people' | 'channels' | 'areas' | 'records'> {
  now: Date;
  /** What was public, and is no longer. */
  ended: EndedStory[];
  /** By `slug/file`. */
  photos: Record<string, PublicPhoto>;
  /** The words owed where places are shown that are made of imported areas, by the kind of these. */
  outlineCredits: Readonly<Partial<Record<BoundaryKind, string>>>;
  /** Undefined where no postcodes were imported. */
  near: Near | undefined;
}

/** The public part of a library at a moment, without its pictures, which must be copied first. */
export function publicLibrary(library: Library, now: Date): PublicLibrary {
  const { settings, partners, quarters, groups, county, towns } = library;
  const hotspots = library.hotspots.map(withoutPrivate);
  const { postcodes } = library.areas;
  return {
    root: library.root,
    settings,
    partners,
    quarters: quarters.filter(({ published }) => published <= now),
    groups,
    county,
    towns,
    hotspots,
    stories: released(library, now).map(withoutDeclarations),
    ended: endedStories(library, now),
    now,
    photos: {},
    outlineCredits: outlineCredits(library),
    near: postcodes && { files: nearFiles(postcodes, hotspots, county), credit: postcodes.credit },
  };
}

/** The words that must stand by a map of some places, each sentence once. */
export function mapCredit(
  { county, outlineCredits }: Pick<PublicLibrary, 'county' | 'outlineCredits'>,
  hotspots: readonly PublicHotspot[],
): string {
  const owed = hotspots.map(kindOf).flatMap((kind) => (kind && outlineCredits[kind]) ?? []);
  return joinCredits([county.credit, ...owed]);
}

const kindOf = ({ properties }: Pick<PublicHotspot, 'properties'>): BoundaryKind | undefined => {
  const madeOf = properties['made-of'];
  return typeof madeOf === 'string' ? undefined : madeOf.kind;
};

function outlineCredits({ hotspots, areas }: Library): PublicLibrary['outlineCredits'] {
  const kinds = hotspots.map(kindOf);
  const used = areas.boundaries.filter(({ kind }) => kinds.includes(kind));
  return Object.fromEntries(used.map(({ kind, credit }) => [kind, credit]));
}
