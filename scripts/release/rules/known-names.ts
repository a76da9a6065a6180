import type { Around } from '#release/rules/check.ts';
import { fold, type Token, tokensOf } from '#release/rules/token.ts';
import { GIVEN_NAMES } from '#release/rules/words/common-names.ts';
import { NO_PERSON_WORDS, STREET_WORDS } from '#release/rules/words/places.ts';

/** The names of places and organisations that a partnership speaks of every day: none of them is a person. */
export class KnownNames {
  readonly #words = new Set<string>();
  readonly #places = new Set<string>();

  constructor(names: readonly string[], places: readonly string[]) {
    for (const name of [...names, ...places]) for (const { word } of tokensOf(name)) this.#words.add(word);
    for (const name of places) for (const { word } of tokensOf(name)) if (word.length > 3) this.#places.add(word);
  }

  /** True when some words with capitals are the name of something else than a person. */
  isOther(tokens: readonly Token[]): boolean {
    return tokens.some(({ word }) => isNoPerson(word)) || tokens.every(({ word }) => this.#words.has(baseWord(word)));
  }

  /** True for a word of the name of a place. */
  isPlace({ word }: Token): boolean {
    return this.#places.has(baseWord(word));
  }

  /** True for a word of any of these names. */
  isKnown({ word }: Token): boolean {
    return isNoPerson(word) || this.#words.has(baseWord(word));
  }
}

const baseWord = (word: string): string => word.replace(/'s$/, '');
const isNoPerson = (word: string): boolean => NO_PERSON_WORDS.has(baseWord(word)) || STREET_WORDS.has(baseWord(word));

/** True for a given name that is hardly ever another word. */
export const isGivenName = ({ word }: Token): boolean => GIVEN_NAMES.has(fold(baseWord(word)));

const made = new WeakMap<Around, KnownNames>();

/** The names known to a partnership; gathered once for each library. */
export function knownNamesOf(around: Around): KnownNames {
  const before = made.get(around);
  if (before) return before;
  const { settings, hotspots, county, towns, partners, channels, people } = around;
  const places = [
    settings.county,
    ...settings.districts.map(({ name }) => name),
    ...county.districts.map(({ name }) => name),
    ...towns.map(({ name }) => name),
    ...hotspots.map(({ properties }) => properties.name),
  ];
  const names = [
    settings.name,
    settings.reporting['young-people'].name,
    ...settings.support.map(({ name }) => name),
    ...partners.map(({ name }) => name),
    ...channels.map(({ name }) => name),
    ...people.map(({ role }) => role),
  ];
  const known = new KnownNames(names, places);
  made.set(around, known);
  return known;
}
