import { type Damage, isDamage, isLine, parseAreaFile } from '#area/library/area-file.ts';
import { BOUNDARY_KINDS, type Boundaries, type Boundary } from '#area/library/area-library.ts';
import { putOnGrid } from '#area/library/grid.ts';
import { readTopology } from '#area/library/read-topology.ts';
import { fieldsOf } from '#source/fields.ts';

/**
 * Writes areas as the text of content/areas/boundaries/<kind>.json: TopoJSON, an area or a line to a row, with the
 * source, licence and credit beside it. The same areas give the same text.
 */
export function encodeBoundaries({ kind, source, licence, credit, areas }: Boundaries): string {
  const { transform, arcs, shapes } = putOnGrid(areas.map(({ outline }) => outline)).topology;
  const geometries = areas.map(({ code, name, vintage }, index) => ({
    ...shapes[index],
    id: code,
    properties: { code, name, vintage },
  }));
  const head = JSON.stringify({ type: 'Topology', kind, source, licence, credit, transform }).slice(0, -1);
  const objects = `{"areas":{"type":"GeometryCollection","geometries":${rows(geometries)}}}`;
  return `${head},\n"objects":${objects},\n"arcs":${rows(arcs)}}\n`;
}

const rows = (list: readonly unknown[]): string => `[\n${list.map((one) => JSON.stringify(one)).join(',\n')}\n]`;

/** Reads the text of content/areas/boundaries/<kind>.json. Never throws, however strange the text. */
export function parseBoundaries(text: string): Boundaries | Damage {
  const file = parseAreaFile(text);
  if (isDamage(file)) return file;
  const { kind, objects, arcs, transform } = file.fields;
  const known = BOUNDARY_KINDS.find((one) => one === kind);
  if (!known) return { damage: 'it does not say what kind of areas it holds' };
  const geometries = geometriesOf(objects);
  if (isDamage(geometries)) return geometries;
  const outlines = readTopology(transform, arcs, geometries);
  if (isDamage(outlines)) return outlines;
  const areas = geometries.flatMap((geometry, index): Boundary[] => {
    const [named, outline] = [propertiesOf(geometry), outlines[index]];
    return named && outline ? [{ ...named, outline }] : [];
  });
  if (areas.length < geometries.length) return { damage: 'an area has no code, name or vintage' };
  const codes = new Set(areas.map(({ code }) => code));
  return codes.size < areas.length ? { damage: 'an area is in it twice' } : { kind: known, ...file.provenance, areas };
}

function geometriesOf(objects: unknown): readonly unknown[] | Damage {
  const { geometries } = fieldsOf(fieldsOf(objects).areas);
  return Array.isArray(geometries) ? geometries : { damage: 'it has no areas' };
}

function propertiesOf(geometry: unknown): Omit<Boundary, 'outline'> | undefined {
  const { code, name, vintage } = fieldsOf(fieldsOf(geometry).properties);
  return isLine(code) && isLine(name) && isLine(vintage) ? { code, name, vintage } : undefined;
}
