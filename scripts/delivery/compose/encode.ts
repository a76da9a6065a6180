import type { BulletinInput, Photos } from '#bulletin/bulletin.ts';
import { prepareBulletin } from '#bulletin/prepare.ts';
import { ComposeFault } from '#delivery/compose/composer.ts';
import { type Encoded, STAND_IN } from '#delivery/compose/template.ts';
import { placesOf } from '#delivery/edition/places.ts';
import type { Selection } from '#delivery/edition/selection.ts';
import type { News } from '#delivery/ledger/news.ts';
import { writeEmail } from '#delivery/messenger/outbox.ts';
import { PREVIEW_RECIPIENT } from '#delivery/recipient.ts';
import { absolute, subscriberAddresses } from '#message/addresses.ts';
import { composeMessage } from '#message/compose.ts';
import type { Finding } from '#problem/problem.ts';
import { wordingOf } from '#problem/wording.ts';
import type { PublicLibrary } from '#release/public-library.ts';
import type { Story } from '#story/story.ts';

/** A bulletin without the links of a person, and the edition it belongs to. */
export interface EncodeInput extends Omit<BulletinInput, 'stop' | 'manage'> {
  edition: string;
}

/** Encodes a bulletin once for all who get the same; or says why there can be none. */
export async function encodeBulletin(input: EncodeInput): Promise<{ encoded: Encoded } | { finding: Finding }> {
  const { settings, edition, language } = input;
  const prepared = prepareBulletin({
    ...input,
    stop: absolute(settings.site, subscriberAddresses.unsubscribe(STAND_IN.stop, language)),
    manage: absolute(settings.site, subscriberAddresses.manage(STAND_IN.manage, language)),
  });
  if (prepared.finding) return prepared;
  const posting = { recipient: PREVIEW_RECIPIENT, settings, date: new Date(0) };
  const { bytes } = await writeEmail(prepared.bulletin, posting);
  const end = bytes.indexOf('\r\n\r\n');
  const head = `${commonHeaders(bytes.toString('latin1', 0, end))}\r\nX-Edition: ${edition}`;
  return { encoded: { head, body: bytes.subarray(end), language, site: settings.site, mailbox: settings.mailbox } };
}

/** What emails of an edition are made from. */
export interface Composing {
  edition: string;
  selection: Selection;
  library: PublicLibrary;
  photosOf: (stories: readonly Story[]) => Promise<Photos>;
}

/** Encodes what some people get of an edition. @throws ComposeFault */
export async function encodeNews(news: News, language: string, composing: Composing): Promise<Encoded> {
  const { library, selection, photosOf, edition } = composing;
  const slugs = new Set(news.areas.flatMap((area) => selection[news.frequency]?.[area] ?? []));
  const stories = library.stories.filter(({ slug }) => slugs.has(slug));
  const made = await encodeBulletin({
    edition,
    language,
    settings: library.settings,
    hotspots: placesOf(library).filter(({ id }) => news.areas.includes(id)),
    messages: stories.map((story) => composeMessage(story, language, library)),
    photos: await photosOf(stories),
  });
  if ('encoded' in made) return made.encoded;
  const { message, hint } = wordingOf({ ...made.finding, file: '', line: 1, severity: 'error' });
  throw new ComposeFault(`${message} ${hint}`);
}

const PERSONAL = /^(?:To|Date|Message-ID|List-Unsubscribe):/i;

/** The headers that are the same for all; a line that begins with a space belongs to the one before. */
function commonHeaders(head: string): string {
  return head
    .split(/\r\n(?![ \t])/)
    .filter((header) => !PERSONAL.test(header))
    .join('\r\n');
}
