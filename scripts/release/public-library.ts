import { type PublicHotspot, withoutPrivate } from '#area/hotspot.ts';
import type { Library } from '#library/library.ts';
import { released } from '#release/decide.ts';

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

/**
 * What may be seen at one moment: released stories only, and nothing that is for the team, such as who writes
 * and through which contacts. The site is built from this and from nothing else, so that it cannot show what is not in it.
 */
export interface PublicLibrary extends Omit<Library<PublicHotspot>, 'people' | 'channels' | 'areas'> {
  now: Date;
  /** By `slug/file`. */
  photos: Record<string, PublicPhoto>;
}

/** The public part of a library at a moment, without its pictures, which must be copied first. */
export function publicLibrary(library: Library, now: Date): PublicLibrary {
  const { settings, partners, quarters, groups, county, towns } = library;
  return {
    root: library.root,
    settings,
    partners,
    quarters: quarters.filter(({ published }) => published <= now),
    groups,
    county,
    towns,
    hotspots: library.hotspots.map(withoutPrivate),
    stories: released(library.stories, now),
    now,
    photos: {},
  };
}
