import { type Found, type Phrases, phrasesOf } from '#release/rules/phrase.ts';
import type { Piece } from '#release/rules/piece.ts';
import type { ByLanguage } from '#release/rules/words/guilt.ts';

/** The phrases of each language, ready to be looked for. */
export type PhrasesByLanguage = ReadonlyMap<string, Phrases<undefined>>;

/** One list of phrases for each language. */
export function byLanguage(lists: ByLanguage): PhrasesByLanguage {
  return new Map(Object.entries(lists).map(([language, list]) => [language, phrasesOf(list)]));
}

/** What the list of its own language finds in a piece, and the English one: English words stand in all languages. */
export function matchesIn({ language, tokens }: Piece, lists: PhrasesByLanguage): Found[] {
  const own = lists.get(language)?.find(tokens) ?? [];
  return language === 'en' ? own : [...own, ...(lists.get('en')?.find(tokens) ?? [])];
}
