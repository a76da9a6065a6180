import { phrasesIn } from '#language/phrases.ts';

/** “Beeston, Harehills and Seacroft”, by the rules of the language. */
export function listInWords(items: readonly string[], language: string): string {
  const { locale } = phrasesIn(language);
  const format = formats.get(locale) ?? new Intl.ListFormat(locale, { type: 'conjunction' });
  formats.set(locale, format);
  return format.format(items);
}

const formats = new Map<string, Intl.ListFormat>();
