import { phrasesIn } from '#language/phrases.ts';
import type { Message } from '#message/message.ts';
import { library } from './library.ts';
import { outlineMap } from './outline-maps.ts';
import { type Entry, placesOf } from './route-data.ts';

const { county, hotspots } = library;

/** The map of the places that a story is for; its title says in the story’s language what it shows. */
export function storyMap({ story }: Entry, { language, places }: Message): string {
  const focus = placesOf(story);
  const [first, ...others] = focus;
  const district = first && districtName(first.id);
  const title = first && district && others.length === 0 ? phrasesIn(language).mapOf(first.name, district) : places;
  return outlineMap(focus, title);
}

function districtName(hotspot: string): string | undefined {
  const found = hotspots.find(({ id }) => id === hotspot);
  return county.districts.find(({ id }) => id === found?.properties.district)?.name;
}
