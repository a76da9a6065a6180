import type { Outline, Position } from '#area/shape/geometry.ts';

/** A place that the map can show and a reader can choose. */
export interface MapArea {
  id: string;
  name: string;
  /** The page of its news. */
  address: string;
  outline: Outline;
  /** A point well inside, for a dot or a name. */
  middle: Position;
}

/** A place with news of its own. */
export interface MapPlace extends MapArea {
  district: string;
  /** How many stories there are for it now; undefined on a map that does not tell. */
  stories: number | undefined;
}

/** Everything the map and “near me” know: the same for all pages, so that a browser fetches it once. */
export interface MapData {
  county: string;
  places: MapPlace[];
  districts: MapArea[];
  towns: { name: string; at: Position }[];
  /** The first halves of all postcodes that there are answers for; none where none were imported. */
  outcodes: string[];
}

let fetched: Promise<MapData> | undefined;

/** Fetches the data of the map, once for a page; a fetch that failed is tried again the next time. */
export function fetchMapData(address: string): Promise<MapData> {
  fetched ??= fetchJson<MapData>(address).catch((error: unknown) => {
    fetched = undefined;
    throw error;
  });
  return fetched;
}

/** Fetches a file that this site itself wrote. */
export async function fetchJson<T>(address: string): Promise<T> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${response.status} ${address}`);
  return (await response.json()) as T;
}
