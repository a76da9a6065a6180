import rss from '@astrojs/rss';
import { settings } from './library.ts';
import type { Entry } from './route-data.ts';

/** As many as a feed reader will show of a place it has not followed before. */
export const FEED_LENGTH = 50;

/** A feed of released stories, newest first, in English. `path` is the page that the feed belongs to. */
export function feedOf(entries: readonly Entry[], title: string, path: string): Promise<Response> {
  return rss({
    title,
    description: `${settings.strapline}.`,
    site: `${settings.site}${path}`,
    customData: '<language>en-GB</language>',
    items: entries.slice(0, FEED_LENGTH).map(({ message }) => ({
      title: message.title,
      description: message.summary,
      link: message.address,
      pubDate: message.published,
      categories: [message.kindWords],
    })),
  });
}
