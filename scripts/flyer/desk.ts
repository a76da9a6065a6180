import type { County } from '#area/districts.ts';
import type { PublicHotspot } from '#area/hotspot.ts';
import type { TownPlace } from '#area/places.ts';
import type { FlyerFonts } from '#flyer/fonts.ts';
import type { Layout } from '#flyer/layout.ts';
import type { Paper, PaperRules, Scale } from '#flyer/paper.ts';
import type { LeftOut } from '#flyer/plan.ts';
import type { Palette, Styles } from '#flyer/scale.ts';
import type { BodyBlock, Message } from '#message/message.ts';
import type { Settings } from '#partnership/settings.ts';
import type { PhotoCopy } from '#story/photo.ts';

/** All that a flyer is made from. */
export interface FlyerRequest {
  message: Message;
  /** The place the flyer is printed for; its story may be for more places. */
  hotspot: PublicHotspot;
  settings: Settings;
  county: County;
  /** The words that must stand by its map. */
  mapCredit: string;
  towns: readonly TownPlace[];
  /** A JPEG for each photo of the message, by its file name. */
  photos: ReadonlyMap<string, PhotoCopy>;
  paper: Paper;
  /** How many sides it may take at most, where fewer than its paper has. */
  sides?: number;
  fonts: FlyerFonts;
}

/** What everything on one try is laid out with: the request, and how large things are this time. */
export interface Desk extends FlyerRequest {
  rules: PaperRules;
  scale: Scale;
  /** No words are smaller. */
  floorPt: number;
  /** What this try does without. */
  leftOut: readonly LeftOut[];
  styles: Styles;
  colours: Palette;
  /** The width of the column between the margins. */
  width: number;
  /** What the gaps are multiplied with to fill the sheet; 1 is tight. */
  air: number;
  /** Blocks of the body as they were set, by the room they were given. Air only stands between them. */
  readonly blocksSet: Map<BodyBlock, Map<string, Layout>>;
}
