import { createHash } from 'node:crypto';
import { mkdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import type { Bulletin } from '#bulletin/bulletin.ts';
import { shorterEncoding } from '#bulletin/encoding.ts';
import { oneLine } from '#bulletin/one-line.ts';
import type { Email, Messenger } from '#delivery/messenger/messenger.ts';
import type { Recipient } from '#delivery/recipient.ts';
import type { Settings } from '#partnership/settings.ts';
import { writeUnfinished } from '#source/write-fs.ts';

/**
 * Writes emails into a folder, and nothing leaves. A file appears whole or not at all, and only its owner may read it. Its name is
 * that of the message, so that an email which is handed over again takes the place of the first.
 */
export function outboxMessenger(folder: string): Messenger {
  return {
    where: folder,
    submit: async ({ bytes, messageId }) => {
      const name = outboxFileName(messageId);
      const path = join(folder, name);
      await mkdir(folder, { recursive: true, mode: 0o700 });
      await rename(await writeUnfinished(path, bytes, 0o600), path);
      return { kind: 'submitted', reply: `written as ${name}` };
    },
    close: async () => undefined,
  };
}

/** What the file of an email is called in an outbox. */
export const outboxFileName = (messageId: string): string =>
  `${messageId.replace(/[^a-z0-9]+/gi, '-').replace(/^-|-$/g, '')}.eml`;

/** Who writes, to whom and when. */
export interface Posting {
  recipient: Recipient;
  settings: Pick<Settings, 'name' | 'mailbox' | 'site'>;
  /** The moment that the email carries as its date. */
  date: Date;
}

/** Writes the bytes of one email to one person. The same bulletin, person and date give the same bytes. */
export async function writeEmail(bulletin: Bulletin, posting: Posting): Promise<Email> {
  const { recipient, settings, date } = posting;
  const host = new URL(settings.site).hostname;
  const fingerprint = fingerprintOf(bulletin, posting);
  const messageId = `<${fingerprint}@${host}>`;
  const envelope = { from: settings.mailbox, to: recipient.address };
  const { message } = await OUTBOX.sendMail({
    from: { name: oneLine(settings.name), address: settings.mailbox },
    to: { name: '', address: recipient.address },
    subject: oneLine(bulletin.subject),
    date,
    messageId,
    // Otherwise the boundaries between parts are random.
    baseBoundary: fingerprint,
    headers: {
      // RFC 3834: keeps holiday replies away. “Precedence” is left out: RFC 2076 calls it discouraged, and no large provider asks for it.
      'Auto-Submitted': 'auto-generated',
      'Content-Language': oneLine(bulletin.language),
      // RFC 8058: one tap in the mail program stops the emails, with a POST; opening the address alone does nothing.
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    },
    list: {
      id: { url: `${bulletin.listId}.${host}`, comment: oneLine(bulletin.list).replace(/[^ -~]/g, '?') },
      unsubscribe: bulletin.stop,
      archive: bulletin.archive,
      owner: `mailto:${settings.mailbox}`,
    },
    text: { content: bulletin.text, contentTransferEncoding: shorterEncoding(bulletin.text) },
    html: { content: bulletin.html, contentTransferEncoding: shorterEncoding(bulletin.html) },
    attachments: bulletin.attachments.map(({ cid, fileName, bytes }) => ({
      cid,
      filename: fileName,
      content: Buffer.from(bytes),
      contentType: 'image/jpeg',
    })),
    envelope,
  });
  return { bytes: bytesOf(message), messageId, envelope };
}

/** A letter to one person, as plain words and the same as a page: no list sends it, and nobody can leave one by it. */
export interface PlainLetter {
  to: string;
  subject: string;
  text: string;
  html: string;
  /** The language that its words are in. */
  language: string;
}

/** Writes the bytes of a letter. `messageId` is a name that no other email has. */
export async function writePlainLetter(
  { to, subject, text, html, language }: PlainLetter,
  { settings, messageId, date }: Pick<Posting, 'settings' | 'date'> & { messageId: string },
): Promise<Email> {
  const envelope = { from: settings.mailbox, to };
  const { message } = await OUTBOX.sendMail({
    from: { name: oneLine(settings.name), address: settings.mailbox },
    to: { name: '', address: to },
    subject: oneLine(subject),
    date,
    messageId,
    baseBoundary: createHash('sha256').update(messageId).digest('hex').slice(0, 32),
    headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': oneLine(language) },
    text: { content: text, contentTransferEncoding: shorterEncoding(text) },
    html: { content: html, contentTransferEncoding: shorterEncoding(html) },
    envelope,
  });
  return { bytes: bytesOf(message), messageId, envelope };
}

/** Builds emails without sending them; nothing in one may be fetched from the disk or the network. */
const OUTBOX = createTransport({
  streamTransport: true,
  buffer: true,
  newline: 'windows',
  disableFileAccess: true,
  disableUrlAccess: true,
});

function bytesOf(message: unknown): Buffer {
  if (Buffer.isBuffer(message)) return message;
  throw new TypeError('The outbox is set to give bytes.');
}

/** Names this email among all: what it says, to whom, and when. It gives away none of them. */
function fingerprintOf(bulletin: Bulletin, { recipient, date }: Posting): string {
  const { listId, language, subject, html, text, stop } = bulletin;
  const named = JSON.stringify([listId, language, subject, html, text, stop, recipient.address, date.toISOString()]);
  return createHash('sha256').update(named).digest('hex').slice(0, 32);
}
