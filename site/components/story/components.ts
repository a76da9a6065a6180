import type { ComponentName } from '#story/components.ts';
import Event from './Event.astro';
import Facts from './Facts.astro';
import MapOfPlaces from './Map.astro';
import Photo from './Photo.astro';
import Quote from './Quote.astro';
import Report from './Report.astro';
import Signs from './Signs.astro';
import Support from './Support.astro';

/** How each component of a story is shown. One that is missing here does not compile. */
export const COMPONENTS_ON_PAGE = {
  Event,
  Facts,
  Map: MapOfPlaces,
  Photo,
  Quote,
  Report,
  Signs,
  Support,
} satisfies Record<ComponentName, unknown>;
