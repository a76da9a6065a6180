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

/** Why a file cannot be used at all, and what to do instead, in full sentences. */
export interface UnusableFile {
  unusable: string;
}

/** Told apart from a file that can be used by its one field. */
export const isUnusable = (result: object): result is UnusableFile => 'unusable' in result;

const DOWNLOAD = 'Download the boundaries again and choose “GeoJSON” as the file type.';

/** How files of other kinds begin. */
const OTHER_KINDS: readonly (readonly [start: RegExp, what: string])[] = [
  [/^PK/, 'a zip file, such as shapefiles come in'],
  [/^\0\0'\n/, 'a shapefile'],
  [/^SQLite format 3/, 'a GeoPackage'],
  [/^\s*<\?xml|^\s*<(?:gml|wfs|kml|ogr)/i, 'GML or KML'],
  [/^\s*<(?:!doctype|html)/i, 'a web page, which may have been saved instead of the file itself'],
];

/** Reads the text of a GeoJSON FeatureCollection; what is anything else is named. */
export function parseFeatureFile(text: string): FeatureFile | UnusableFile {
  const other = OTHER_KINDS.find(([start]) => start.test(text.slice(0, 200)));
  if (other) return { unusable: `The file is ${other[1]}, not GeoJSON. ${DOWNLOAD}` };
  const data = parsed(text);
  if (data === undefined) {
    return { unusable: `The file is not complete GeoJSON: it breaks off, or is another kind of file. ${DOWNLOAD}` };
  }
  const { type, features, crs, objects } = fields(data);
  if (type === 'Topology' && objects) return { unusable: `The file is TopoJSON, not GeoJSON. ${DOWNLOAD}` };
  const list = type === 'Feature' ? [data] : features;
  if (!Array.isArray(list)) return { unusable: `The file holds no list of areas (a FeatureCollection). ${DOWNLOAD}` };
  if (list.length === 0) return { unusable: `The file is empty: it is GeoJSON, but has no areas in it. ${DOWNLOAD}` };
  if (list.some((one) => 'rings' in fields(fields(one).geometry))) {
    return { unusable: `The file is Esri’s own JSON, not GeoJSON. ${DOWNLOAD}` };
  }
  return { features: list.map(featureOf), crs: textOf(fields(fields(crs).properties).name) };
}

function featureOf(data: unknown, index: number): RawFeature {
  const { properties, geometry } = fields(data);
  return { row: index + 1, properties: fields(properties), geometry };
}

const fields = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? { ...value } : {};

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    return undefined;
  }
}
