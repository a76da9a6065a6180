import { hotspotsOfAim } from '#area/aim.ts';
import type { PublicHotspot } from '#area/hotspot.ts';
import { composeMessage } from '#message/compose.ts';
import type { Message } from '#message/message.ts';
import type { PublicLibrary } from '#release/public-library.ts';
import { type Story, versionsOf } from '#story/story.ts';

/** One flyer to make: a story, for a hotspot, in a language. */
export interface FlyerJob {
  story: Story;
  hotspot: PublicHotspot;
  message: Message;
}

/** One bulletin to make: all news of a hotspot, in a language. */
export interface BulletinJob {
  hotspot: PublicHotspot;
  language: string;
  /** Newest first. */
  messages: Message[];
  /** The stories of the messages, in the same order. */
  stories: Story[];
}

/** A flyer for each hotspot that a story is aimed at, in each language that both of them have. */
export function flyerJobs(library: PublicLibrary): FlyerJob[] {
  return library.stories.flatMap((story) => {
    // A story says the same in all places: many flyers, few messages.
    const messages = versionsOf(story).map(({ language }) => composeMessage(story, language, library));
    return hotspotsOfAim(story.aim, library.hotspots).flatMap((hotspot) =>
      languagesOf(story, hotspot).flatMap((language) => {
        const message = messages.find((one) => one.language === language);
        return message ? { story, hotspot, message } : [];
      }),
    );
  });
}

/** How many flyers are missing in each language because a story has not been translated for the places it is aimed at. */
export function untranslatedFlyers(library: PublicLibrary): Map<string, number> {
  const missing = library.stories.flatMap((story) =>
    hotspotsOfAim(story.aim, library.hotspots).flatMap((hotspot) => {
      const made = languagesOf(story, hotspot);
      return hotspot.properties.languages.filter((language) => !made.includes(language));
    }),
  );
  return new Map([...Map.groupBy(missing, (language) => language)].map(([language, all]) => [language, all.length]));
}

/** A bulletin for each hotspot that has news, in each of its languages; what is not translated is in English. */
export function bulletinJobs(library: PublicLibrary): BulletinJob[] {
  return library.hotspots.flatMap((hotspot) => {
    const stories = library.stories.filter(({ aim }) => hotspotsOfAim(aim, [hotspot]).length > 0);
    if (stories.length === 0) return [];
    return hotspot.properties.languages.map((language) => {
      const messages = stories.map((story) => composeMessage(story, language, library));
      return { hotspot, language, messages, stories };
    });
  });
}

function languagesOf(story: Story, hotspot: PublicHotspot): string[] {
  const translated = versionsOf(story).map(({ language }) => language);
  return hotspot.properties.languages.filter((language) => translated.includes(language));
}
