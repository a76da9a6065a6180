import type { Library } from '#library/library.ts';
import type { Signoffs } from '#library/read-records-fs.ts';
import { absolute, addresses } from '#message/addresses.ts';
import { type Entry, takesStoryDown } from '#record/entry.ts';
import { changesBetween } from '#record/source.ts';
import { decide, decisionOf } from '#release/decide.ts';
import { entryId } from '#release/entry-id.ts';
import { parseStory } from '#story/parse-story.ts';
import { type Story, versionsOf } from '#story/story.ts';

/** All that may be told of a story that was public and is no longer. */
export interface EndedStory {
  /** How feeds named it. */
  id: string;
  /** The moment from which it was no longer to be seen. */
  since: Date;
  /** Where it had pages. Undefined when a court has ordered it away: then its address, too, is as if it had never been. */
  page: { slug: string; languages: string[] } | undefined;
}

/** The stories that somebody may look for in vain at a moment, the latest first. Those that were never public are none of them. */
export function endedStories(library: Omit<Library, 'areas'>, now: Date): EndedStory[] {
  return library.stories
    .flatMap((story) => endedOf(story, library, now) ?? [])
    .sort((a, b) => b.since.getTime() - a.since.getTime() || (a.id < b.id ? -1 : 1));
}

function endedOf(story: Story, library: Omit<Library, 'areas'>, now: Date): EndedStory | undefined {
  const decision = decisionOf(story, library, now);
  const signoffs = library.records.get(story.slug);
  if (!signoffs || decision.state === 'public' || decision.state === 'held') return undefined;
  const isWithdrawn = decision.state === 'withdrawn';
  const last = isWithdrawn
    ? lastSeenBeforeWithdrawal(story, signoffs, decision.since, now)
    : beforeItsEnd(story, signoffs, decision.since);
  if (!last || decide(last.story, last.signoffs, last.at, library).state !== 'public') return undefined;
  const isForbidden = isWithdrawn && decision.reason === 'court-order';
  const languages = versionsOf(last.story).map(({ language }) => language);
  return {
    id: entryId(absolute(library.settings.site, addresses.story(story.slug, 'en'))),
    since: decision.since,
    page: isForbidden ? undefined : { slug: story.slug, languages },
  };
}

/** A story as it was at its last moment before readers: `decide` says whether they could see it then. */
interface LastSeen {
  story: Story;
  signoffs: Signoffs;
  at: Date;
}

/** What was signed only after the end never made it public. */
function beforeItsEnd(story: Story, { record, sources }: Signoffs, end: Date): LastSeen {
  const entries = record.entries.filter(({ at }) => new Date(at) < end);
  return { story, signoffs: { record: { ...record, entries }, sources }, at: new Date(end.getTime() - 1) };
}

/** Whoever prepares a new version may have changed the story since it was taken down; what counts is what was signed. */
function lastSeenBeforeWithdrawal(
  story: Story,
  { record, sources }: Signoffs,
  since: Date,
  now: Date,
): LastSeen | undefined {
  const entries = record.entries.slice(0, record.entries.findLastIndex(takesStoryDown));
  const submitted = entries.findLast(({ act }) => act === 'submit' || act === 'break-glass');
  const signed = submitted && asSigned(story, submitted, sources);
  if (!signed) return undefined;
  const end = signed.expires && signed.expires <= since ? new Date(signed.expires.getTime() - 1) : since;
  const at = end < now ? end : now;
  return { story: signed, signoffs: { record: { ...record, entries }, sources: submitted.sources }, at };
}

/** The story that somebody submitted: as it is now when nothing has changed, or else read again from what was signed. */
function asSigned(story: Story, { sources, texts = {} }: Entry, now: Signoffs['sources']): Story | undefined {
  if (changesBetween(sources, now).length === 0) return story;
  const { slug, folder } = story;
  const path = `content/${folder}/${slug}`;
  const files = Object.entries(texts).flatMap(([file, text]) => {
    const language = new RegExp(`^${path}/([a-z]{2,3})\\.mdx$`).exec(file)?.[1];
    return language === undefined ? [] : [[language, { file, text }] as const];
  });
  return parseStory({ slug, folder, path, texts: new Map(files), otherNames: [] }).story;
}
