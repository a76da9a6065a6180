import type { World } from '#commands/command.ts';
import { paragraphs } from '#commands/refusal.ts';
import type { StoryCall } from '#commands/sign-story.ts';
import { dateInWords } from '#language/dates.ts';
import { photoFiles } from '#release/public-copy-fs.ts';

/** Says which pictures of a story were once taken down: submitted and signed again, it shows them again. */
export function tellTakenPictures(
  { library, story }: Pick<StoryCall, 'library' | 'story'>,
  { print, widthColumns }: World,
): void {
  const shown = photoFiles(story);
  const entries = library.records.get(story.slug)?.record.entries ?? [];
  const taken = entries.filter(({ act, picture }) => act === 'withdraw' && picture !== undefined);
  for (const [picture = '', lines] of Map.groupBy(taken, (line) => line.picture)) {
    const last = lines.at(-1);
    if (!last || !shown.includes(picture)) continue;
    const day = dateInWords(new Date(last.at), 'en', library.settings.zone);
    print(
      paragraphs(
        `${picture} was taken down on ${day} (${last.withdrawal}). What is submitted now shows it again: if it has to stay away, take it out of every language.`,
        { widthColumns },
      ),
    );
  }
}
