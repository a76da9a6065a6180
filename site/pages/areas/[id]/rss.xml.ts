import type { APIContext } from 'astro';
import type { PublicHotspot } from '#area/hotspot.ts';
import { phrasesIn } from '#language/phrases.ts';
import { addresses } from '#message/addresses.ts';
import { feedOf } from '../../../feed.ts';
import { library, settings } from '../../../library.ts';
import { entries } from '../../../route-data.ts';

export function getStaticPaths() {
  return library.hotspots.map((hotspot) => ({ params: { id: hotspot.id }, props: { hotspot } }));
}

/** The feed of everything that reaches one named area, newest first. */
export function GET({ props }: APIContext<{ hotspot: PublicHotspot }>): Promise<Response> {
  const { id, properties } = props.hotspot;
  const news = entries.filter(({ hotspots }) => hotspots.some((one) => one.id === id));
  return feedOf(news, `${phrasesIn('en').newsFor(properties.name)} – ${settings.name}`, addresses.area(id));
}
