import { createHash } from 'node:crypto';
import type { Letter } from '#doorway/letters.ts';

/** Who writes, and when. */
export interface Sender {
  name: string;
  mailbox: string;
  /** The address of the site, whose host names the message. */
  site: string;
  date: Date;
}

/** A line with encoded words has at most 76 signs (RFC 2047, 2): 9 may name the header, 12 frame the word, and 39 bytes become 52. */
const WORD_BYTES = 39;
const LINE_CHARACTERS = 76;

/** Writes a letter as one message of plain text (RFC 5322), in bytes that any server takes. The same letter gives the same bytes. */
export function writeEml(letter: Letter, { name, mailbox, site, date }: Sender): string {
  const id = createHash('sha256')
    .update(JSON.stringify([letter, date]))
    .digest('hex')
    .slice(0, 32);
  const body = Buffer.from(letter.text.replaceAll('\n', '\r\n')).toString('base64');
  const lines = body.match(new RegExp(`.{1,${LINE_CHARACTERS}}`, 'g')) ?? [];
  const headers = [
    `From: ${encodedWords(name)} <${mailbox}>`,
    `To: ${withoutBreaks(letter.to)}`,
    `Subject: ${encodedWords(letter.subject)}`,
    `Date: ${date.toUTCString().replace('GMT', '+0000')}`,
    `Message-ID: <${id}@${new URL(site).hostname}>`,
    // RFC 3834: keeps holiday replies away.
    'Auto-Submitted: auto-generated',
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Language: en',
    'Content-Transfer-Encoding: base64',
  ];
  return `${[...headers, '', ...lines].join('\r\n')}\r\n`;
}

/** Text in a header, in words that hold no sign of a header (RFC 2047). */
function encodedWords(text: string): string {
  const words: string[] = [];
  let word = '';
  for (const letter of text) {
    if (Buffer.byteLength(word + letter) > WORD_BYTES) {
      words.push(word);
      word = '';
    }
    word += letter;
  }
  return [...words, word].map((one) => `=?utf-8?B?${Buffer.from(one).toString('base64')}?=`).join('\r\n ');
}

/** An address was looked at before it was kept; no other may begin a header of its own all the same. */
function withoutBreaks(text: string): string {
  return text.replace(/\p{Cc}/gu, '');
}
