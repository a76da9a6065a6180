import { type CountyFrame, countyFilter, type Verdict } from '#area/import/county-filter.ts';
import type { PostcodeLayout } from '#area/import/postcode-layout.ts';
import { type PostcodeRow, parsePostcodeRow, type RowFault } from '#area/import/postcode-row.ts';
import { RowTally } from '#area/import/row-tally.ts';
import type { PostcodePoints } from '#area/library/area-library.ts';
import { parsePostcode } from '#area/postcode.ts';
import type { Position } from '#area/shape/geometry.ts';

/** What can become of a row that gives no postcode of its own, or gives one after it was mended. */
export type PostcodeFate =
  | RowFault
  | Exclude<Verdict, 'inside'>
  | 'malformed'
  | 'repeated'
  | 'contradicted'
  | 'swapped';

interface Kept {
  position: Position;
  isEnded: boolean;
}

/** Where the code of its district says more than the row alone, and where nothing of the row can be trusted. */
const WITH_DISTRICT: readonly string[] = ['neighbour', 'astray'] satisfies PostcodeFate[];
const WITHOUT_NAME: readonly string[] = ['blank', 'note', 'width', 'outside'] satisfies PostcodeFate[];

/** About a metre: nearer than that, two places are the same. */
const SAME_DEGREES = 1e-5;

/** Gathers the postcodes of a county from rows in any order and of any files; keeps nothing of all others but their number. */
export class PostcodeCollection {
  readonly tally = new RowTally<PostcodeFate>();
  readonly #kept = new Map<string, Kept>();
  readonly #verdictOf: ReturnType<typeof countyFilter>;
  readonly #districts: ReadonlySet<string>;

  constructor(county: CountyFrame) {
    this.#verdictOf = countyFilter(county);
    this.#districts = new Set(county.districts.map(({ code }) => code));
  }

  /** @param where which row it is, made only when somebody will read it. */
  add(cells: readonly string[], layout: PostcodeLayout, where: () => string): void {
    const row = parsePostcodeRow(cells, layout);
    const cell = (column: number | undefined): string => cells[column ?? -1]?.trim() ?? '';
    const fate = typeof row === 'string' ? row : this.#fateOf(row);
    if (typeof row !== 'string' && row.wasSwapped && fate === 'kept') this.tally.add('swapped', where);
    if (fate === 'kept') return;
    // A postcode without a place is missed only where it could be the county's.
    const isElsewhere =
      fate === 'nowhere' && layout.district !== undefined && !this.#districts.has(cell(layout.district));
    const district = WITH_DISTRICT.includes(fate) ? ` of ${cell(layout.district)}` : '';
    const named = WITHOUT_NAME.includes(fate) ? '' : ` “${cell(layout.postcode).replace(/\s+/g, ' ').slice(0, 20)}”`;
    this.tally.add(isElsewhere ? 'outside' : fate, () => `${where()}${named}${district}`);
  }

  /** Keeps the postcode of a row, if it is one of the county that is not there yet. */
  #fateOf({ written, position, isEnded, district }: PostcodeRow): PostcodeFate | 'kept' {
    const verdict = this.#verdictOf(...position, district);
    if (verdict !== 'inside') return verdict;
    const postcode = parsePostcode(written);
    if (postcode.kind !== 'whole') return 'malformed';
    const earlier = this.#kept.get(postcode.code);
    if (earlier?.isEnded === isEnded) return isSamePlace(earlier.position, position) ? 'repeated' : 'contradicted';
    // A postcode that was ended may have come back: then it is in use.
    if (earlier && isEnded) return 'repeated';
    this.#kept.set(postcode.code, { position, isEnded });
    return 'kept';
  }

  get isEmpty(): boolean {
    return this.#kept.size === 0;
  }

  /** The postcodes that were kept, in order: those in use, or those that were ended. */
  points(ended: boolean): PostcodePoints {
    const own = [...this.#kept].filter(([, { isEnded }]) => isEnded === ended).sort(([a], [b]) => (a < b ? -1 : 1));
    return {
      codes: own.map(([code]) => code),
      longitudes: Float64Array.from(own, ([, { position }]) => position[0]),
      latitudes: Float64Array.from(own, ([, { position }]) => position[1]),
    };
  }
}

function isSamePlace(a: Position, b: Position): boolean {
  return Math.abs(a[0] - b[0]) <= SAME_DEGREES && Math.abs(a[1] - b[1]) <= SAME_DEGREES;
}
