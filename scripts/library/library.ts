import type { County } from '#area/districts.ts';
import type { Hotspot, PublicHotspot } from '#area/hotspot.ts';
import type { AreaLibrary } from '#area/library/area-library.ts';
import type { TownPlace } from '#area/places.ts';
import type { Signoffs } from '#library/read-records-fs.ts';
import type { Channel, Partner, Person } from '#partnership/directory.ts';
import type { Groups, Quarter } from '#partnership/results.ts';
import type { Settings } from '#partnership/settings.ts';
import type { Story } from '#story/story.ts';

/** Everything in a content root, read and checked. `H` tells whether hotspots still carry what only the team may know. */
export interface Library<H extends PublicHotspot = Hotspot> {
  /** The folder that holds content/ and campaigns/. */
  root: string;
  settings: Settings;
  /** As somebody of comms has signed for them: what only stands in the file gives nobody a right. */
  people: Person[];
  partners: Partner[];
  channels: Channel[];
  /** Newest first. */
  quarters: Quarter[];
  groups: Groups | undefined;
  county: County;
  towns: TownPlace[];
  /** What was imported: official areas, postcodes, homes. Any of it may be missing. */
  areas: AreaLibrary;
  /** By name. */
  hotspots: H[];
  stories: Story[];
  /** Who signed what, by slug. */
  records: ReadonlyMap<string, Signoffs>;
}
