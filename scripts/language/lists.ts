import { phrasesIn } from '#language/phrases.ts';

/** “Beeston, Harehills and Seacroft”, by the rules of the language. */
export function listInWords(items: readonly string[], language: string): string {
  return new Intl.ListFormat(phrasesIn(language).locale, { type: 'conjunction' }).format(items);
}
