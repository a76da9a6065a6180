import type { Answer } from '#area/near/answer.ts';
import type { Whereabouts } from '#area/near/whereabouts.ts';
import { mapWords, nearWords } from '../../words.ts';
import type { MapArea, MapData } from './map-data.ts';

/** An answer in words and links. */
export interface Telling {
  nodes: Node[];
  /** The one place that it is about, to be shown on the map. */
  place?: string | undefined;
}

interface Way {
  words: string;
  address: string;
}

/** An answer that is only words. */
export function showMessage(words: string): Telling {
  return { nodes: nodesOf(words, []) };
}

/** What to say to somebody who wrote a postcode. @param news the address of all news. */
export function showPostcode(answer: Answer, data: MapData, news: string): Telling {
  switch (answer.kind) {
    case 'empty':
    case 'strange':
    case 'unreachable':
      return showMessage(nearWords[answer.kind]);
    case 'elsewhere': {
      const way = { words: nearWords.everything(data.county), address: news };
      return { nodes: nodesOf(nearWords.elsewhere(answer.outcode, data.county), [way]) };
    }
    case 'found':
      return found(answer, data);
    case 'unknown':
      return { nodes: nodesOf(nearWords.unknown(answer.code, answer.outcode), waysTo(answer, data)) };
    case 'begun':
      return { nodes: nodesOf(nearWords.begun(answer.outcode), waysTo(answer, data)) };
  }
}

/** What to say to somebody whose device told where it is. */
export function showPosition(where: Whereabouts | undefined, data: MapData): Telling {
  return where
    ? found({ ...where, code: nearWords.you, isEnded: false }, data)
    : showMessage(nearWords.outside(data.county));
}

function found(answer: Whereabouts & { code: string; isEnded: boolean }, data: MapData): Telling {
  const { code, isEnded, areas, district } = answer;
  const places = named(areas, data.places);
  const home = named([district], data.districts)[0]?.name ?? data.county;
  const list = new Intl.ListFormat('en-GB').format(places.map(({ name }) => name));
  const where = places.length > 0 ? nearWords.found(code, list, home) : nearWords.foundDistrict(code, home);
  const was = places.length > 0 ? nearWords.was(list, home) : nearWords.wasDistrict(home);
  const words = isEnded ? `${nearWords.ended(code)} ${was}` : where;
  const ways = waysTo({ areas, districts: [district] }, data);
  return { nodes: nodesOf(words, ways), place: places.length === 1 ? places[0]?.id : undefined };
}

/** The places first, then their districts. */
function waysTo({ areas, districts }: { areas: string[]; districts: string[] }, data: MapData): Way[] {
  return [
    ...named(areas, data.places).map(({ name, address }) => ({ words: mapWords.read(name), address })),
    ...named(districts, data.districts).map(({ name, address }) => ({ words: nearWords.allOf(name), address })),
  ];
}

/** The areas of some ids; an id that is not known, because a file is older than the page, is left out. */
function named<A extends MapArea>(ids: readonly string[], areas: readonly A[]): A[] {
  return ids.flatMap((id) => areas.find((area) => area.id === id) ?? []);
}

function nodesOf(words: string, ways: readonly Way[]): Node[] {
  const sentence = document.createElement('p');
  sentence.textContent = words;
  if (ways.length === 0) return [sentence];
  const list = document.createElement('ul');
  list.append(...ways.map(itemOf));
  return [sentence, list];
}

function itemOf({ words, address }: Way): HTMLElement {
  const [item, link] = [document.createElement('li'), document.createElement('a')];
  link.href = address;
  link.textContent = words;
  item.append(link);
  return item;
}
