import { doOverlap, type Rect } from '#area/map/frame.ts';
import { type Named, type PlacedName, placeLabels } from '#area/map/labels.ts';

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
  /** Such as “3 stories”. */
  stories: string;
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
}

/** A name that found room; a place carries its id. */
export type Placed = PlacedName & { named: Named & { id?: string } };

/**
 * Gives names room so that none covers another: places first, with the number of their stories in words (or only the first
 * of them so) if that costs no place its name, then districts and towns. What finds no room stays without until the reader comes nearer.
 */
export function planNames({ places, districts, towns }: Naming, { inside, taken, size }: Room): Placed[] {
  const ordered = [...places].sort((one, other) => Number(other.isFirst) - Number(one.isFirst));
  const inRoom = ordered.filter(({ box }) => doOverlap(box, inside));
  // A dot that a name covered could no longer be told from the others.
  const dots = inRoom.filter(({ around }) => around.width > 0).map(({ box }) => box);
  const place = (isLong: (one: NamedPlace) => boolean): Placed[] =>
    placeLabels(
      inRoom.map((one) => named(one, isLong(one))),
      inside,
      [...taken, ...dots],
      size,
    );
  const tries = [place(() => true), place(({ isFirst }) => isFirst), place(() => false)];
  const most = Math.max(...tries.map(({ length }) => length));
  const chosen = tries.find(({ length }) => length === most) ?? [];
  const occupied = [...taken, ...inRoom.map(({ box }) => box), ...chosen.flatMap(boxesOf)];
  const others = [...districts.map(spot('district')), ...towns.map(spot('place'))];
  return [...chosen, ...placeLabels(others, inside, occupied, size)];
}

const named = ({ id, name, stories, around }: NamedPlace, isLong: boolean): Named & { id: string } => ({
  ...{ kind: 'focus', id, text: name, around },
  ...(isLong ? { lines: [name, stories] } : {}),
});

const spot =
  (kind: 'district' | 'place') =>
  ({ name, around }: NamedSpot): Named => ({ kind, text: name, around });

const boxesOf = ({ lines }: Placed): Rect[] => lines.map(({ box }) => box);
