import { type Attachment, type Bulletin, type BulletinInput, photoKey } from '#bulletin/bulletin.ts';
import { type Edition, type EmbeddedPhoto, newestFirst, planEdition } from '#bulletin/edition.ts';
import { attachmentSizeBytes, emailSizeBytes } from '#bulletin/encoding.ts';
import { renderHtml } from '#bulletin/html/page.ts';
import { renderPreheader } from '#bulletin/preheader.ts';
import { renderSubject } from '#bulletin/subject.ts';
import { renderText } from '#bulletin/text.ts';
import { listInWords } from '#language/lists.ts';
import { phrasesIn } from '#language/phrases.ts';
import type { Message } from '#message/message.ts';
import type { Finding } from '#problem/problem.ts';

/**
 * The most stories that are told in full. Three fill about six screens of a phone; more would bury the newest appeal.
 * All others follow as title, summary and link.
 */
export const FULL_STORIES = 3;

/** A bulletin, or why there can be none. */
export type Prepared = { bulletin: Bulletin; finding?: never } | { bulletin?: never; finding: Finding };

/**
 * Makes the bulletin of one or more areas in a language, within the size of settings.yaml. Words come before pictures:
 * the oldest full stories are told in short until the words fit; then photos are added, newest first, while there is room.
 * @throws TypeError without any message: a bulletin with no news is not sent.
 */
export function prepareBulletin(input: BulletinInput): Prepared {
  if (input.messages.length === 0) throw new TypeError(`There is no news for ${idsOf(input)}.`);
  const limitBytes = input.settings.thresholds['email-limit-kb'] * 1000;
  let sizeBytes = 0;
  for (let full = Math.min(FULL_STORIES, input.messages.length); full >= 0; full -= 1) {
    const bulletin = renderEdition(planEdition(input, full, new Map()));
    sizeBytes = emailSizeBytes(bulletin);
    if (sizeBytes <= limitBytes) return { bulletin: withPhotos(bulletin, input, full, limitBytes - sizeBytes) };
  }
  const args = { hotspot: idsOf(input), language: input.language, sizeBytes, limitBytes };
  return { finding: { code: 'email-too-large', args } };
}

const idsOf = ({ hotspots }: BulletinInput): string => hotspots.map(({ id }) => id).join(', ');

function withPhotos(bulletin: Bulletin, input: BulletinInput, full: number, roomBytes: number): Bulletin {
  const embedded = choosePhotos(newestFirst(input.messages).slice(0, full), input, roomBytes);
  return embedded.size === 0 ? bulletin : renderEdition(planEdition(input, full, embedded));
}

function choosePhotos(stories: readonly Message[], { photos, settings }: BulletinInput, roomBytes: number) {
  const chosen = new Map<string, EmbeddedPhoto>();
  let leftBytes = roomBytes;
  for (const { slug, body } of stories) {
    for (const block of body) {
      const key = block.type === 'photo' ? photoKey(slug, block.file) : '';
      const photo = photos.get(key);
      if (!photo || chosen.has(key) || attachmentSizeBytes(photo) + IMG_BYTES > leftBytes) continue;
      leftBytes -= attachmentSizeBytes(photo) + IMG_BYTES;
      const name = `${slug}-${chosen.size + 1}`;
      chosen.set(key, { ...photo, cid: `${name}@${new URL(settings.site).hostname}`, fileName: `${name}.jpg` });
    }
  }
  return chosen;
}

/** What the markup of a picture has more than the description that stands in its place. */
const IMG_BYTES = 300;

function renderEdition(edition: Edition): Bulletin {
  const { hotspots, language, embedded, archive, stop } = edition;
  const names = hotspots.map(({ properties }) => properties.name);
  const [first, ...others] = hotspots;
  const preheader = renderPreheader(edition);
  return {
    listId: first && others.length === 0 ? first.id : 'news',
    list: phrasesIn('en').newsFor(listInWords(names, 'en')),
    language,
    subject: renderSubject(edition),
    preheader,
    html: renderHtml(edition, preheader),
    text: renderText(edition),
    attachments: [...embedded.values()].map(({ cid, fileName, bytes }): Attachment => ({ cid, fileName, bytes })),
    archive,
    stop,
  };
}
