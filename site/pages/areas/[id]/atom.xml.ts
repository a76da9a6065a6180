import type { APIContext } from 'astro';
import type { PublicHotspot } from '#area/hotspot.ts';
import { phrasesIn } from '#language/phrases.ts';
import { addresses } from '#message/addresses.ts';
import { atomOf } from '../../../atom.ts';
import { library, settings } from '../../../library.ts';
import { entries } from '../../../route-data.ts';

export function getStaticPaths() {
  return library.hotspots.map((hotspot) => ({ params: { id: hotspot.id }, props: { hotspot } }));
}

/** The same feed as the one beside it, in Atom. */
export function GET({ props }: APIContext<{ hotspot: PublicHotspot }>): Response {
  const { id, properties } = props.hotspot;
  const news = entries.filter(({ hotspots }) => hotspots.some((one) => one.id === id));
  return atomOf(news, `${phrasesIn('en').newsFor(properties.name)} – ${settings.name}`, addresses.area(id));
}
