import {
  type Box,
  boxOf,
  type Edge,
  edgesOf,
  keyOf,
  type Polygon,
  type Position,
  type Ring,
} from '#area/shape/geometry.ts';
import { preparedOf } from '#area/shape/prepared-outline.ts';

const known = new WeakMap<Ring, KnownRing>();

/** A ring with what is asked of it again and again, worked out when it is first asked for. */
export function knownRing(ring: Ring): KnownRing {
  const found = known.get(ring) ?? new KnownRing(ring);
  known.set(ring, found);
  return found;
}

class KnownRing {
  readonly box: Box | undefined;
  readonly #polygon: Polygon;
  #edges: ReadonlyMap<string, Position> | undefined;

  constructor(ring: Ring) {
    this.#polygon = { type: 'Polygon', coordinates: [ring] };
    this.box = boxOf([this.#polygon]);
  }

  /** The middle of each edge, by a key that is the same whichever way the edge runs. */
  get edges(): ReadonlyMap<string, Position> {
    this.#edges ??= new Map(this.#polygon.coordinates.flatMap(edgesOf).map((edge) => [edgeKey(edge), middleOf(edge)]));
    return this.#edges;
  }

  /** Whether a position lies within the ring. */
  contains(longitude: number, latitude: number): boolean {
    return preparedOf(this.#polygon).contains(longitude, latitude);
  }
}

const edgeKey = (edge: Edge): string => edge.map(keyOf).sort().join('|');

const middleOf = ([from, to]: Edge): Position => [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2];
