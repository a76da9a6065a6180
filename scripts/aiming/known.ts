import type { PublicHotspot } from '#area/hotspot.ts';
import type { AreaLibrary } from '#area/library/area-library.ts';
import type { Library } from '#library/library.ts';

/** As much of a library as a report on a place needs. */
export type Known = Pick<
  Library<PublicHotspot>,
  'settings' | 'people' | 'partners' | 'channels' | 'county' | 'hotspots' | 'stories'
> & { areas: AreaLibrary };
