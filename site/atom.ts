import { absolute, addresses } from '#message/addresses.ts';
import type { EndedStory } from '#release/ended.ts';
import { entryId } from '#release/entry-id.ts';
import { FEED_LENGTH } from './feed.ts';
import { library, settings } from './library.ts';
import type { Entry } from './route-data.ts';

/** The date of a feed in which nothing has ever stood. Not the moment of the build: the same news give the same bytes. */
const NEVER = new Date(0);

/**
 * A feed in Atom 1.0 (RFC 4287), newest first, in English. It also names what has ended, so that readers take it away
 * where they have kept it (RFC 6721); in all feeds alike, for which one it stood in is nobody’s business any more.
 * `path` is the page that the feed belongs to.
 */
export function atomOf(entries: readonly Entry[], title: string, path: string): Response {
  const told = entries.slice(0, FEED_LENGTH);
  const gone = library.ended.slice(0, FEED_LENGTH);
  const moments = [...told.map(({ message }) => message.published), ...gone.map(({ since }) => since)];
  const updated = moments.reduce((last, one) => (one > last ? one : last), NEVER);
  const [page, self] = [absolute(settings.site, path), absolute(settings.site, `${path}atom.xml`)];
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom" xmlns:at="http://purl.org/atompub/tombstones/1.0" xml:lang="en-GB">',
    ...[element('id', self), element('title', title), element('subtitle', `${settings.strapline}.`)],
    `<link rel="self" type="application/atom+xml" href="${escaped(self)}"/>`,
    `<link rel="alternate" type="text/html" href="${escaped(page)}"/>`,
    element('updated', updated.toISOString()),
    `<author>${element('name', settings.name)}</author>`,
    ...gone.map(deletedEntry),
    ...told.map(entryOf),
    '</feed>',
  ];
  return new Response(`${lines.join('\n')}\n`, { headers: { 'Content-Type': 'application/atom+xml' } });
}

function entryOf({ message, story, readings }: Entry): string {
  const published = message.published.toISOString();
  const links = readings.map(
    ({ language }) =>
      `<link rel="alternate" type="text/html" hreflang="${language}" href="${escaped(addressOf(story.slug, language))}"/>`,
  );
  return [
    '<entry>',
    element('id', entryId(addressOf(story.slug, 'en'))),
    ...[element('title', message.title), element('summary', message.summary)],
    ...links,
    ...[element('published', published), element('updated', published)],
    `<category term="${story.kind}" label="${escaped(message.kindWords)}"/>`,
    '</entry>',
  ].join('\n');
}

const deletedEntry = ({ id, since }: EndedStory): string =>
  `<at:deleted-entry ref="${escaped(id)}" when="${since.toISOString()}"/>`;

const addressOf = (slug: string, language: string): string => absolute(settings.site, addresses.story(slug, language));

const element = (name: string, words: string): string => `<${name}>${escaped(words)}</${name}>`;

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

const escaped = (words: string): string => words.replace(/[&<>"]/g, (sign) => ESCAPES[sign] ?? sign);
