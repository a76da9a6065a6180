import type { Message } from '#message/message.ts';
import { settings } from './library.ts';
import { href } from './links.ts';
import type { Entry } from './route-data.ts';

type Data = Record<string, unknown>;

const { origin } = new URL(settings.site);
const publisher: Data = { '@type': 'Organization', name: settings.name, url: `${settings.site}/` };

/** JSON that can stand inside a script tag whatever a title holds: “</script>” cannot end it. */
export function jsonLd(data: Data): string {
  return JSON.stringify({ '@context': 'https://schema.org', ...data }).replaceAll('<', '\\u003c');
}

/** The site, for its first page. */
export function siteData(): Data {
  return {
    '@type': 'WebSite',
    name: settings.name,
    description: settings.strapline,
    url: `${settings.site}/`,
    publisher,
  };
}

/** A story: an event where it is one, news otherwise. */
export function storyData(entry: Entry, message: Message): Data {
  const { address, language, summary, body } = message;
  const image = entry.photo && `${origin}${href(entry.photo.jpeg.path)}`;
  const shared: Data = { url: address, inLanguage: language, description: summary, image };
  const event = body.find((block) => block.type === 'event');
  if (!event) return { '@type': 'NewsArticle', ...newsData(message), ...shared };
  return {
    '@type': 'Event',
    name: message.title,
    startDate: event.starts.toISOString(),
    endDate: event.ends.toISOString(),
    location: event.link ? { '@type': 'VirtualLocation', url: event.link } : { '@type': 'Place', name: event.place },
    organizer: publisher,
    ...shared,
  };
}

function newsData({ title, published, expires }: Message): Data {
  return { headline: title, datePublished: published.toISOString(), expires: expires?.toISOString(), publisher };
}
