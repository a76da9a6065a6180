import { DETAIL_KINDS, type Detail, type DetailKind } from '#story/parity/detail.ts';

/** What only one of two sentences says, of one kind. */
export interface Difference {
  kind: DetailKind;
  english: string[];
  translation: string[];
}

/** What a translation of some words says otherwise. Order does not matter: each language has its own. */
export function differencesBetween(english: readonly Detail[], translation: readonly Detail[]): Difference[] {
  const pool = new Pool(translation);
  // What is sure comes first, so that “10” beside “10pm” is not taken by another ten.
  const unmatched = english.filter((detail) => detail.isOptional || !pool.takeFirst(detail.meanings.slice(0, 1)));
  const missing = unmatched
    .toSorted((a, b) => Number(a.isOptional ?? false) - Number(b.isOptional ?? false))
    .filter((detail) => !pool.takeAny(detail.meanings) && !detail.isOptional);
  return byKind(missing, pool.left());
}

/** Details of a translation, each taken once; looked up by meaning, so that time grows with their number only. */
class Pool {
  readonly #details: readonly Detail[];
  readonly #taken = new Set<number>();
  readonly #byFirst = new Map<string, number[]>();
  readonly #byAny = new Map<string, number[]>();

  constructor(details: readonly Detail[]) {
    this.#details = details;
    for (const [at, { meanings }] of [...details.entries()].toReversed()) {
      meanings.forEach((meaning, rank) => {
        if (rank === 0) addTo(this.#byFirst, meaning, at);
        addTo(this.#byAny, meaning, at);
      });
    }
  }

  takeFirst(meanings: readonly string[]): boolean {
    return this.#take(meanings, this.#byFirst);
  }

  takeAny(meanings: readonly string[]): boolean {
    return this.#take(meanings, this.#byAny);
  }

  left(): Detail[] {
    return this.#details.filter((_, at) => !this.#taken.has(at));
  }

  #take(meanings: readonly string[], index: ReadonlyMap<string, number[]>): boolean {
    for (const meaning of meanings) {
      const places = index.get(meaning) ?? [];
      for (let at = places.pop(); at !== undefined; at = places.pop()) {
        if (this.#taken.has(at)) continue;
        this.#taken.add(at);
        return true;
      }
    }
    return false;
  }
}

function addTo(index: Map<string, number[]>, meaning: string, at: number): void {
  const places = index.get(meaning);
  if (places) places.push(at);
  else index.set(meaning, [at]);
}

/** “7pm” that became “7” is one difference, though the one is a time and the other a number. */
function byKind(missing: readonly Detail[], extra: readonly Detail[]): Difference[] {
  const kinds = DETAIL_KINDS.filter((kind) => [...missing, ...extra].some((detail) => detail.kind === kind));
  const [first] = DETAIL_KINDS.filter((kind) => missing.some((detail) => detail.kind === kind));
  const isOneSwap =
    new Set(missing.map(({ kind }) => kind)).size === 1 && new Set(extra.map(({ kind }) => kind)).size === 1;
  if (first && isOneSwap) return [{ kind: first, english: missing.map(wordsOf), translation: extra.map(wordsOf) }];
  return kinds.map((kind) => ({
    kind,
    english: missing.filter((detail) => detail.kind === kind).map(wordsOf),
    translation: extra.filter((detail) => detail.kind === kind).map(wordsOf),
  }));
}

const wordsOf = ({ words }: Detail): string => words;
