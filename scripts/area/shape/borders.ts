import { edgesOf, keyOf, type Position, type Ring } from '#area/shape/geometry.ts';
import { ringAreaKm2 } from '#area/shape/measure.ts';
import { simplifyLine } from '#area/shape/simplify.ts';

/** A piece of an area: neighbours must share their positions exactly. */
export interface Piece {
  area: string;
  ring: Ring;
}

/** A line that the same areas share over its whole length: one on the outside, two between neighbours. */
export interface Border {
  areas: string;
  line: readonly Position[];
}

interface Link {
  ends: readonly [Position, Position];
  areas: Set<string>;
}

/** Edges by their two ends. An area that has an edge twice has it on both sides: the edge is inside and drops out. */
function linksOf(pieces: readonly Piece[]): Link[] {
  const links = new Map<string, Link>();
  for (const { area, ring } of pieces) {
    for (const ends of edgesOf(ring)) {
      const key = ends.map(keyOf).sort().join('|');
      const link = links.get(key) ?? { ends, areas: new Set<string>() };
      if (!link.areas.delete(area)) link.areas.add(area);
      links.set(key, link);
    }
  }
  return [...links.values()].filter(({ areas }) => areas.size > 0);
}

const labelOf = ({ areas }: Link): string => [...areas].sort().join('+');

function linksByEnd(links: readonly Link[]): Map<string, Link[]> {
  const byEnd = new Map<string, Link[]>();
  for (const link of links) {
    for (const key of link.ends.map(keyOf)) byEnd.set(key, [...(byEnd.get(key) ?? []), link]);
  }
  return byEnd;
}

/** Joins the edges of all pieces into borders, each as long as the areas on its sides stay the same. */
export function bordersOf(pieces: readonly Piece[]): Border[] {
  const links = linksOf(pieces);
  const byEnd = linksByEnd(links);
  const unused = new Set(links);
  const isJunction = (position: Position): boolean => {
    const around = byEnd.get(keyOf(position)) ?? [];
    return around.length !== 2 || new Set(around.map(labelOf)).size > 1;
  };
  const walk = (link: Link, from: Position): Border => {
    const line: Position[] = [from];
    for (let next: Link | undefined = link; next; ) {
      unused.delete(next);
      const end: Position = keyOf(next.ends[0]) === keyOf(line.at(-1) ?? from) ? next.ends[1] : next.ends[0];
      line.push(end);
      next = isJunction(end) ? undefined : (byEnd.get(keyOf(end)) ?? []).find((one) => unused.has(one));
    }
    return { areas: labelOf(link), line };
  };
  const fromJunctions = links.flatMap((link) => {
    const start = link.ends.find(isJunction);
    return start && unused.has(link) ? [walk(link, start)] : [];
  });
  // What is left are closed lines without a junction, such as an island.
  return [...fromJunctions, ...links.flatMap((link) => (unused.has(link) ? [walk(link, link.ends[0])] : []))];
}

/** Simplifies each border once, so that neighbours keep sharing it; loops that collapse are left out. */
export const simplifyBorders = (borders: readonly Border[], toleranceKm: number): Border[] =>
  borders
    .map(({ areas, line }) => ({ areas, line: simplifyLine(line, toleranceKm) }))
    .filter(({ line }) => new Set(line.map(keyOf)).size > 1);

type Line = readonly Position[];

/** Takes a line that begins or ends at a position out of the unused ones, turned so that it begins there. */
function takeLineFrom(position: Position, unused: Set<Line>): Line | undefined {
  const key = keyOf(position);
  for (const line of unused) {
    const [first, last] = [line[0], line.at(-1)];
    const isForward = first !== undefined && keyOf(first) === key;
    if (!isForward && !(last && keyOf(last) === key)) continue;
    unused.delete(line);
    return isForward ? line : line.toReversed();
  }
  return undefined;
}

/** Joins lines end to end into closed rings. A ring that meets itself is cut there into two; loose ends are left out. */
export function ringsOfLines(lines: readonly Line[]): Ring[] {
  const unused = new Set(lines);
  const rings: Ring[] = [];
  for (const start of lines) {
    if (!unused.delete(start)) continue;
    let path = [...start];
    for (let end = path.at(-1); end; end = path.at(-1)) {
      const tip = keyOf(end);
      const meeting = path.findIndex((position) => keyOf(position) === tip);
      if (meeting < path.length - 1) rings.push([...path.splice(meeting, Infinity, end)]);
      const next = path.length > 1 ? takeLineFrom(end, unused) : undefined;
      if (!next) break;
      path = path.concat(next.slice(1));
    }
  }
  return rings;
}

/** The rings of one area, anticlockwise and largest first (RFC 7946, 3.1.6), without crumbs below a size. */
export function ringsOfArea(
  borders: readonly Border[],
  has: (areas: readonly string[]) => boolean,
  leastKm2: number,
): Ring[] {
  const lines = borders.filter(({ areas }) => has(areas.split('+'))).map(({ line }) => line);
  return ringsOfLines(lines)
    .map((ring) => ({ ring, area: ringAreaKm2(ring) }))
    .filter(({ area }) => Math.abs(area) >= leastKm2)
    .sort((one, other) => Math.abs(other.area) - Math.abs(one.area))
    .map(({ ring, area }) => (area < 0 ? ring.toReversed() : ring));
}
