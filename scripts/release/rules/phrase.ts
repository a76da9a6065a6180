import { baseOf, fold, type Token } from '#release/rules/token.ts';

/**
 * A phrase is written as words with spaces between them: `was|were arrested`, `known to the? police`, `oszust*`, `# year old`.
 * `a|b` is either word, `?` may be missing, `*` is any ending, `#` a number, `#young` one from 1 to 17, `_` any word.
 * Matching goes word by word and never back further than the phrase is long, so no text can make it slow.
 */
interface Part {
  words: ReadonlySet<string>;
  stems: readonly string[];
  kind: 'word' | 'number' | 'young' | 'any';
  isOptional: boolean;
}

interface Entry<T> {
  parts: readonly Part[];
  value: T;
}

/** Where a phrase was found: from the token `from` up to, and without, `to`. */
export interface Match<T> {
  from: number;
  to: number;
  value: T;
}

/** Phrases by how they begin. */
interface Index<T> {
  byWord: Map<string, Entry<T>[]>;
  byStem: Map<string, Entry<T>[]>;
  byNumber: Entry<T>[];
  stemLengths: Set<number>;
}

/** Many phrases, looked for at once. They are taken apart when first looked for: most commands never do. */
export class Phrases<T> {
  readonly #entries: readonly (readonly [phrase: string, value: T])[];
  #made: Index<T> | undefined;

  constructor(entries: readonly (readonly [phrase: string, value: T])[]) {
    this.#entries = entries;
  }

  /** The longest phrase at each word, in their order, without overlaps; none goes over the end of a sentence. */
  find(tokens: readonly Token[]): Match<T>[] {
    this.#made ??= indexOf(this.#entries);
    const matches: Match<T>[] = [];
    for (let from = 0; from < tokens.length; from++) {
      const best = bestAt(this.#made, tokens, from);
      if (best && from >= (matches.at(-1)?.to ?? 0)) matches.push(best);
    }
    return matches;
  }
}

function indexOf<T>(entries: readonly (readonly [phrase: string, value: T])[]): Index<T> {
  const index: Index<T> = { byWord: new Map(), byStem: new Map(), byNumber: [], stemLengths: new Set() };
  for (const [phrase, value] of entries) add(index, { parts: phrase.split(' ').map(partOf), value });
  return index;
}

function add<T>(index: Index<T>, entry: Entry<T>): void {
  const [first, ...rest] = entry.parts;
  if (!first || first.kind === 'any') throw new TypeError('A phrase begins with a word.');
  if (first.isOptional) {
    add(index, { ...entry, parts: [{ ...first, isOptional: false }, ...rest] });
    add(index, { ...entry, parts: rest });
    return;
  }
  if (first.kind !== 'word') index.byNumber.push(entry);
  for (const word of first.words) append(index.byWord, word, entry);
  for (const stem of first.stems) {
    append(index.byStem, stem, entry);
    index.stemLengths.add(stem.length);
  }
}

function bestAt<T>(index: Index<T>, tokens: readonly Token[], from: number): Match<T> | undefined {
  const word = tokens[from]?.word ?? '';
  let best: Match<T> | undefined;
  const tryAll = (entries: readonly Entry<T>[] | undefined): void => {
    for (const { parts, value } of entries ?? []) {
      const to = endOf(tokens, from, parts, 0);
      if (to !== undefined && to > (best?.to ?? 0)) best = { from, to, value };
    }
  };
  tryAll(index.byWord.get(word));
  if (word.endsWith("'s")) tryAll(index.byWord.get(baseOf(word)));
  for (const length of index.stemLengths) if (length <= word.length) tryAll(index.byStem.get(word.slice(0, length)));
  if (index.byNumber.length > 0 && /^\d/.test(word)) tryAll(index.byNumber);
  return best;
}

function append<T>(map: Map<string, Entry<T>[]>, key: string, entry: Entry<T>): void {
  const known = map.get(key);
  if (known) known.push(entry);
  else map.set(key, [entry]);
}

function partOf(text: string): Part {
  const isOptional = text.endsWith('?');
  const plain = isOptional ? text.slice(0, -1) : text;
  const kind = plain === '#' ? 'number' : plain === '#young' ? 'young' : plain === '_' ? 'any' : 'word';
  const choices = kind === 'word' ? plain.split('|').map(fold) : [];
  return {
    words: new Set(choices.filter((one) => !one.endsWith('*'))),
    stems: choices.filter((one) => one.endsWith('*')).map((one) => one.slice(0, -1)),
    kind,
    isOptional,
  };
}

/** The token after the last one of a phrase that begins at `from`, or undefined. */
function endOf(tokens: readonly Token[], from: number, parts: readonly Part[], at: number): number | undefined {
  const part = parts[at];
  if (!part) return from;
  const token = tokens[from];
  const isHere = token !== undefined && isSameSentence(tokens, from, at) && isPart(part, token.word);
  const taken = isHere ? endOf(tokens, from + 1, parts, at + 1) : undefined;
  if (taken !== undefined || !part.isOptional) return taken;
  return endOf(tokens, from, parts, at + 1);
}

function isSameSentence(tokens: readonly Token[], from: number, at: number): boolean {
  return at === 0 || tokens[from]?.sentence === tokens[from - 1]?.sentence;
}

function isPart({ words, stems, kind }: Part, word: string): boolean {
  if (kind === 'any') return true;
  if (kind === 'number') return /^\d+$/.test(word);
  if (kind === 'young') return /^\d{1,2}$/.test(word) && Number(word) > 0 && Number(word) < 18;
  return words.has(word) || words.has(baseOf(word)) || stems.some((stem) => word.startsWith(stem));
}

/** Where a phrase of a plain list was found. */
export type Found = Match<undefined>;

/** Phrases of which it is enough to know that one is there. */
export function phrasesOf(list: readonly string[]): Phrases<undefined> {
  return new Phrases(list.map((phrase) => [phrase, undefined] as const));
}
