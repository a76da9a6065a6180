import { phrasesIn } from '#language/phrases.ts';
import type { Story } from '#story/story.ts';
import { words } from '../../words.ts';
import { countTranslations } from './languages.ts';

/** A mark at the top of some stories: its name, and all that it says there. */
interface StoryMark {
  name: string;
  says: string;
}

/** The marks that readers of these stories may see, and no others. */
export function marksOf(stories: readonly Pick<Story, 'sample' | 'translations'>[]): StoryMark[] {
  const { sample, draftTranslation } = phrasesIn('en');
  const marks: StoryMark[] = [];
  if (stories.some((story) => story.sample)) marks.push({ name: words.sampleTag, says: `“${sample}”` });
  if (countTranslations(stories).drafts > 0) {
    const says = `“${draftTranslation}” The English is the one that counts until somebody has.`;
    marks.push({ name: 'Draft translation', says });
  }
  return marks;
}
