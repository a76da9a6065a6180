import { createHash } from 'node:crypto';
import { z } from 'zod';
import { placesOf } from '#delivery/edition/places.ts';
import { composeMessage } from '#message/compose.ts';
import type { PublicLibrary } from '#release/public-library.ts';
import { versionsOf } from '#story/story.ts';
import { FREQUENCIES, type Frequency } from '#subscriber/choices.ts';

const byArea = z.record(z.string(), z.array(z.string()));

/** What an edition is about, frozen: the stories of each area that has news, newest first, for each list it goes to. */
export const selectionSchema = z.strictObject({
  /** Slugs by area, for those who want each story and for those who want a weekly email. */
  each: byArea.optional(),
  weekly: byArea.optional(),
  /** Names what these stories say: what is sent is what was prepared. */
  digest: z.string(),
});
export type Selection = z.output<typeof selectionSchema>;

/** The stories of areas. */
export type StoriesOfAreas = z.output<typeof byArea>;

/** What was told before, or what else must not be told. */
export interface Choosing {
  /** Ids of the areas to look at. */
  areas: readonly string[];
  /** Only stories that came out at this moment or after it, told before or not. */
  since?: Date | undefined;
  /** Slugs that were told to an area in an earlier edition. */
  told: (area: string) => ReadonlySet<string>;
}

/** The news of each area: released stories that are aimed at it and that it was not told yet. */
export function chooseStories(library: PublicLibrary, { areas, since, told }: Choosing): StoriesOfAreas {
  return Object.fromEntries(
    placesOf(library)
      .filter(({ id }) => areas.includes(id))
      .flatMap((area): [string, string[]][] => {
        const isNews = since
          ? (story: { published?: Date | undefined }) => (story.published ?? since) >= since
          : ({ slug }: { slug: string }) => !told(area.id).has(slug);
        const news = library.stories.filter((story) => area.hasNewsFrom(story) && isNews(story));
        return news.length > 0 ? [[area.id, news.map(({ slug }) => slug)]] : [];
      }),
  );
}

/** Names the words of all stories of a selection, in all their languages; a story that is not public any more changes it. */
export function digestOf(library: PublicLibrary, lists: { [L in Frequency]?: StoriesOfAreas | undefined }): string {
  const slugs = new Set(FREQUENCIES.flatMap((one) => Object.values(lists[one] ?? {}).flat()));
  const told = library.stories
    .filter(({ slug }) => slugs.has(slug))
    .sort((a, b) => (a.slug < b.slug ? -1 : 1))
    .flatMap((story) => versionsOf(story).map(({ language }) => composeMessage(story, language, library)));
  return createHash('sha256').update(JSON.stringify(told)).digest('hex').slice(0, 32);
}

/** Whether something that was frozen is not said any more as it was: what is sent is what was prepared and rehearsed. */
export const isChanged = (selection: Selection, library: PublicLibrary): boolean =>
  digestOf(library, selection) !== selection.digest;
