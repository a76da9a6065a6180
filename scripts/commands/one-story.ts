import { UsageError } from '#commands/options.ts';
import type { Library } from '#library/library.ts';
import { nearest } from '#problem/nearest.ts';
import type { Story } from '#story/story.ts';

/** The story that somebody named by its folder. @throws UsageError when there is none, or not one name. */
export function storyNamed([slug, ...more]: readonly string[], { stories }: Pick<Library, 'stories'>): Story {
  if (slug === undefined || more.length > 0) {
    throw new UsageError('Name one story, by the name of its folder in content/.');
  }
  const story = stories.find((one) => one.slug === slug);
  if (story) return story;
  const meant = nearest(
    slug,
    stories.map((one) => one.slug),
  );
  throw new UsageError(`There is no story “${slug}”.${meant ? ` Did you mean “${meant}”?` : ''}`);
}
