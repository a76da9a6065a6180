import { isSamePosition, keyOf, type Outline, type Position, type Ring } from '#area/shape/geometry.ts';

/** The outline with each of its rings changed. */
export const mapRings = (outline: Outline, change: (ring: Ring) => Ring): Outline =>
  outline.type === 'Polygon'
    ? { type: 'Polygon', coordinates: outline.coordinates.map(change) }
    : { type: 'MultiPolygon', coordinates: outline.coordinates.map((rings) => rings.map(change)) };

/** Moves corners to other places; those that come to lie on their neighbours are left out. */
export function moveCorners(outline: Outline, moves: ReadonlyMap<string, Position>): Outline {
  if (moves.size === 0) return outline;
  return mapRings(outline, (ring) => {
    if (!ring.some((position) => moves.has(keyOf(position)))) return ring;
    const moved = ring.map((position) => moves.get(keyOf(position)) ?? position);
    return moved.filter((position, index) => index === 0 || !isSamePosition(position, moved[index - 1] ?? position));
  });
}

/** Puts corners between two neighbouring ones, wherever `between` gives some for an edge. */
export function fillEdges(outline: Outline, between: (from: Position, to: Position) => readonly Position[]): Outline {
  return mapRings(outline, (ring) => {
    const filled = ring.flatMap((position, index) => {
      const before = ring[index - 1];
      return before ? [...between(before, position), position] : [position];
    });
    return filled.length === ring.length ? ring : filled;
  });
}
