import { Refusal } from '#area/import/refusal.ts';
import { fieldsOf } from '#source/fields.ts';

/** One feature of a boundary file: nothing of it has been looked at yet. */
export interface RawFeature {
  /** Counted from 1, in the order of the file. */
  row: number;
  properties: Readonly<Record<string, unknown>>;
  geometry: unknown;
}

/** The features of a file and the name of its coordinate system, when it gives one. */
export interface FeatureFile {
  features: readonly RawFeature[];
  crs?: string | undefined;
}

const DOWNLOAD = 'Download the boundaries again and choose “GeoJSON” as the file type.';

/** How files of other kinds begin. */
const OTHER_KINDS: readonly (readonly [start: RegExp, what: string])[] = [
  [/^PK/, 'a zip file, such as shapefiles come in'],
  [/^\0\0'\n/, 'a shapefile'],
  [/^SQLite format 3/, 'a GeoPackage'],
  [/^\s*<\?xml|^\s*<(?:gml|wfs|kml|ogr)/i, 'GML or KML'],
  [/^\s*<(?:!doctype|html)/i, 'a web page, which may have been saved instead of the file itself'],
];

/**
 * Reads the text of a GeoJSON FeatureCollection.
 * @throws Refusal that names what the file is instead.
 */
export function parseFeatureFile(text: string): FeatureFile {
  const other = OTHER_KINDS.find(([start]) => start.test(text.slice(0, 200)));
  if (other) throw new Refusal(`The file is ${other[1]}, not GeoJSON. ${DOWNLOAD}`);
  const data = parsed(text);
  if (data === undefined) {
    throw new Refusal(`The file is not complete GeoJSON: it breaks off, or is another kind of file. ${DOWNLOAD}`);
  }
  const { type, features, crs, objects } = fieldsOf(data);
  if (type === 'Topology' && objects) throw new Refusal(`The file is TopoJSON, not GeoJSON. ${DOWNLOAD}`);
  const list = type === 'Feature' ? [data] : features;
  if (!Array.isArray(list)) throw new Refusal(`The file holds no list of areas (a FeatureCollection). ${DOWNLOAD}`);
  if (list.length === 0) throw new Refusal(`The file is empty: it is GeoJSON, but has no areas in it. ${DOWNLOAD}`);
  if (list.some((one) => 'rings' in fieldsOf(fieldsOf(one).geometry))) {
    throw new Refusal(`The file is Esri’s own JSON, not GeoJSON. ${DOWNLOAD}`);
  }
  return { features: list.map(featureOf), crs: textOf(fieldsOf(fieldsOf(crs).properties).name) };
}

function featureOf(data: unknown, index: number): RawFeature {
  const { properties, geometry } = fieldsOf(data);
  return { row: index + 1, properties: fieldsOf(properties), geometry };
}

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    return undefined;
  }
}
