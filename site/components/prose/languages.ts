import { englishName } from '#language/english-name.ts';
import { coversLanguage } from '#language/fonts.ts';
import type { Story } from '#story/story.ts';

/** The English names of those languages, of all we publish in, that flyers cannot be set in yet. */
export function languagesWithoutFlyers(languages: readonly { id: string }[]): string[] {
  return languages.filter(({ id }) => !coversLanguage(id)).map(({ id }) => englishName(id));
}

/** How many translations there are, and how many of them nobody has compared with the English yet. */
export function countTranslations(stories: readonly Pick<Story, 'translations'>[]): { all: number; drafts: number } {
  const translations = stories.flatMap((story) => story.translations);
  return {
    all: translations.length,
    drafts: translations.filter(({ translation }) => translation?.reviewed !== true).length,
  };
}

/** Those languages besides English that at least one of these stories can be read in. */
export function languagesRead<L extends { id: string }>(
  stories: readonly { translations: readonly { language: string }[] }[],
  languages: readonly L[],
): L[] {
  const read = new Set(stories.flatMap((story) => story.translations.map(({ language }) => language)));
  return languages.filter(({ id }) => read.has(id));
}
