import type { Story } from '#story/story.ts';

/** Whether a story may be seen, and why not. */
export type Decision =
  | { state: 'public' }
  /** Not yet: a draft, or its moment has not come. */
  | { state: 'held'; reason: 'draft' | 'embargo' }
  /** No longer. */
  | { state: 'expired' };

/**
 * The only way in which anything becomes public: every medium, feed and list asks this.
 * Pure; `now` is the moment to decide for.
 */
export function decide(story: Pick<Story, 'published' | 'expires'>, now: Date): Decision {
  if (!story.published) return { state: 'held', reason: 'draft' };
  if (now < story.published) return { state: 'held', reason: 'embargo' };
  if (story.expires && now >= story.expires) return { state: 'expired' };
  return { state: 'public' };
}

/** The stories that are public at a moment, newest first; equal moments by their slug. */
export function released<S extends Pick<Story, 'slug' | 'published' | 'expires'>>(
  stories: readonly S[],
  now: Date,
): S[] {
  const moment = (story: S): number => story.published?.getTime() ?? 0;
  return stories
    .filter((story) => decide(story, now).state === 'public')
    .sort((a, b) => moment(b) - moment(a) || (a.slug < b.slug ? -1 : 1));
}
