import { doOverlap, type Rect } from '#area/map/frame.ts';
import { type Measure, type Named, type PlacedName, placeLabels } from '#area/map/labels.ts';

/** What has a name on the map, with its place on the screen in pixels. */
export interface Naming {
  places: readonly NamedPlace[];
  districts: readonly NamedSpot[];
  towns: readonly NamedSpot[];
}

/** Something that is named beside a point, or over it when `around` has no width. */
export interface NamedSpot {
  name: string;
  around: Rect;
}

export interface NamedPlace extends NamedSpot {
  id: string;
  /** Such as “3 stories”; undefined on a map that does not tell. */
  stories: string | undefined;
  /** Its whole outline, or its dot: no other name may stand there. */
  box: Rect;
  /** Chosen or pointed at: it gets its name before all others. */
  isFirst: boolean;
}

/** Where the names may stand. */
export interface Room {
  inside: Rect;
  taken: readonly Rect[];
  /** The size of letters, in pixels. */
  size: number;
  /** Without it the width of words is estimated. */
  widthOf?: Measure;
}

/** A name that found room; a place carries its id. */
export type Placed = PlacedName & { named: Named & { id?: string } };

/** The ways to go through the places: who comes first finds room first, so another way may leave fewer without. */
const ORDERS: readonly ((one: NamedPlace, other: NamedPlace) => number)[] = [
  () => 0,
  (one, other) => one.box.y - other.box.y,
  (one, other) => other.box.y - one.box.y,
  (one, other) => one.box.x - other.box.x,
  (one, other) => other.box.x - one.box.x,
];

/**
 * Gives names room so that none covers another: places first, with the number of their stories in words (or only the first
 * of them so) if that costs no place its name, then districts and towns. What finds no room stays without until the reader
 * comes nearer; what is chosen or pointed at gets its name wherever it would cover nothing.
 */
export function planNames({ places, districts, towns }: Naming, room: Room): Placed[] {
  const inRoom = places.filter(({ box }) => doOverlap(box, room.inside));
  // A dot that a name covered could no longer be told from the others.
  const dots = inRoom.filter(({ around }) => around.width > 0).map(({ box }) => box);
  const free = mostNames(inRoom, withTaken(room, dots));
  const lost = inRoom.filter(({ id, isFirst }) => isFirst && !free.some(({ named }) => named.id === id));
  // Their colour tells whose names these are, so they may come close to the dots of others.
  const forced = labelsFor(lost, withTaken(room, dots), () => false);
  const rest = inRoom.filter((one) => !lost.includes(one));
  const chosen =
    forced.length === 0
      ? free
      : [...forced, ...mostNames(rest, withTaken(room, [...dots, ...forced.flatMap(boxesOf)]))];
  const others = [...districts.map(spot('district')), ...towns.map(spot('place'))];
  const occupied = [...inRoom.map(({ box }) => box), ...chosen.flatMap(boxesOf)];
  const { inside, taken, size, widthOf } = withTaken(room, occupied);
  return [...chosen, ...placeLabels(others, inside, taken, size, widthOf)];
}

const withTaken = (room: Room, more: readonly Rect[]): Room => ({ ...room, taken: [...room.taken, ...more] });

/** Names for as many places as can be, with more words where that costs none. */
function mostNames(places: readonly NamedPlace[], room: Room): Placed[] {
  const orders = ORDERS.map((order) =>
    [...places].sort((one, other) => Number(other.isFirst) - Number(one.isFirst) || order(one, other)),
  );
  const lengths = [() => true, ({ isFirst }: NamedPlace) => isFirst, () => false];
  const tries = lengths.flatMap((isLong) => orders.map((ordered) => labelsFor(ordered, room, isLong)));
  const most = Math.max(...tries.map(({ length }) => length));
  return tries.find(({ length }) => length === most) ?? [];
}

const labelsFor = (
  places: readonly NamedPlace[],
  { inside, taken, size, widthOf }: Room,
  isLong: (one: NamedPlace) => boolean,
): Placed[] =>
  placeLabels(
    places.map((one) => named(one, isLong(one))),
    inside,
    taken,
    size,
    widthOf,
  );

const named = ({ id, name, stories, around }: NamedPlace, isLong: boolean): Named & { id: string } => ({
  ...{ kind: 'focus', id, text: name, around },
  ...(isLong && stories !== undefined ? { lines: [name, stories] } : {}),
});

const spot =
  (kind: 'district' | 'place') =>
  ({ name, around }: NamedSpot): Named => ({ kind, text: name, around });

const boxesOf = ({ lines }: Placed): Rect[] => lines.map(({ box }) => box);
