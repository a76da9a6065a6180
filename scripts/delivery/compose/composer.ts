import type { Photos } from '#bulletin/bulletin.ts';
import { type Template, templateOf } from '#delivery/compose/template.ts';
import { placesOf } from '#delivery/edition/places.ts';
import type { Selection } from '#delivery/edition/selection.ts';
import { type News, newsText } from '#delivery/ledger/news.ts';
import type { Email } from '#delivery/messenger/messenger.ts';
import { composeMessage } from '#message/compose.ts';
import { wordingOf } from '#problem/wording.ts';
import type { PublicLibrary } from '#release/public-library.ts';
import type { Secret } from '#storage/secret-fs.ts';
import type { Story } from '#story/story.ts';
import { signedLink } from '#subscriber/link.ts';

/** What emails of an edition are composed from. */
export interface Composing {
  edition: string;
  selection: Selection;
  library: PublicLibrary;
  photosOf: (stories: readonly Story[]) => Promise<Photos>;
  secret: Secret;
}

/** One email that is wanted. */
export interface Letter {
  news: News;
  language: string;
  subscriber: string;
  address: string;
  messageId: string;
}

/** Why an email cannot be composed, in words. */
export class ComposeFault extends Error {}

/** So many encoded bulletins are kept, of at most 100 kB each. */
const MOST_TEMPLATES = 200;

/** Composes emails. Who gets the same shares one encoded bulletin. */
export function composerOf(composing: Composing): (letter: Letter, date: Date) => Promise<Email> {
  const { secret } = composing;
  const templates = new Map<string, Promise<Template>>();
  const templateFor = (news: News, language: string): Promise<Template> => {
    const key = `${language} ${newsText(news)}`;
    const kept = templates.get(key) ?? makeTemplate(news, language, composing);
    templates.delete(key);
    templates.set(key, kept);
    const [oldest] = templates.keys();
    if (templates.size > MOST_TEMPLATES && oldest !== undefined) templates.delete(oldest);
    return kept;
  };
  return async ({ news, language, subscriber, address, messageId }, date) => {
    const { fill } = await templateFor(news, language);
    const stop = signedLink(secret, 'unsubscribe', subscriber);
    return fill({ address, messageId, stop, manage: signedLink(secret, 'manage', subscriber), date });
  };
}

async function makeTemplate(news: News, language: string, composing: Composing): Promise<Template> {
  const { library, selection, photosOf, edition } = composing;
  const slugs = new Set(news.areas.flatMap((area) => selection[news.frequency]?.[area] ?? []));
  const stories = library.stories.filter(({ slug }) => slugs.has(slug));
  const made = await templateOf({
    edition,
    language,
    settings: library.settings,
    hotspots: placesOf(library).filter(({ id }) => news.areas.includes(id)),
    messages: stories.map((story) => composeMessage(story, language, library)),
    photos: await photosOf(stories),
  });
  if ('template' in made) return made.template;
  const { message, hint } = wordingOf({ ...made.finding, file: '', line: 1, severity: 'error' });
  throw new ComposeFault(`${message} ${hint}`);
}
