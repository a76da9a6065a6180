import { literally } from '#story/parity/reader.ts';

/** Names of places that only one of two sentences has. */
export interface PlaceDifference {
  english: string[];
  translation: string[];
}

/** Endings that languages put on a name: “w Bradfordzie”. */
const ENDING = '[\\p{L}\\p{M}]{0,4}';

/** True where names of places are written with the letters of English, so that they can be held beside it. */
export function hasLatinNames(language: string): boolean {
  return new Intl.Locale(language).maximize().script === 'Latn';
}

/** Finds the names of a partnership's places in sentences; whole names, in capitals, the longest first. */
export class PlaceNames {
  readonly #names: readonly string[];

  constructor(names: Iterable<string>) {
    this.#names = [...new Set([...names].map((name) => name.normalize('NFC')))]
      .filter(Boolean)
      .sort((a, b) => b.length - a.length);
  }

  /** What a translation in Latin script names that the English does not, and the other way round. How often is not compared. */
  difference(english: string, translation: string): PlaceDifference {
    const [own, theirs] = [this.#in(english, ''), this.#in(translation, ENDING)];
    return {
      english: own.filter((name) => !theirs.includes(name)),
      translation: theirs.filter((name) => !own.includes(name)),
    };
  }

  #in(words: string, ending: string): string[] {
    let rest = words.normalize('NFC').replace(/\p{Default_Ignorable_Code_Point}/gu, '');
    return this.#names.filter((name) => {
      if (!rest.includes(name)) return false;
      const pattern = new RegExp(`(?<![\\p{L}\\p{M}])${literally(name)}${ending}(?![\\p{L}\\p{M}])`, 'gu');
      const before = rest;
      rest = rest.replace(pattern, ' ');
      return rest !== before;
    });
  }
}
