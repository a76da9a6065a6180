import { createHash } from 'node:crypto';
import { fillSlot, findSlots } from '#delivery/compose/slots.ts';
import type { Email } from '#delivery/messenger/messenger.ts';
import { absolute, subscriberAddresses } from '#message/addresses.ts';

/** What differs from person to person. */
export interface Personal {
  address: string;
  messageId: string;
  /** The signed parts of their links, as long as those of everybody else. */
  stop: string;
  manage: string;
  date: Date;
}

/** A bulletin that was encoded once, for all who get the same. */
export interface Template {
  fill: (personal: Personal) => Email;
  sizeBytes: number;
}

/** What is the same for all who get a bulletin, with room for what is not. It may come from another process. */
export interface Encoded {
  /** The headers that are the same for all. */
  head: string;
  /** From the empty line after the headers on, with stand-ins for the links of a person. */
  body: Buffer;
  language: string;
  site: string;
  mailbox: string;
}

/** Finds the room for what differs from person to person. */
export function templateOf({ head, body, language, site, mailbox }: Encoded): Template {
  const text = body.toString('latin1');
  const slots = {
    stop: slotsIn(text, STAND_IN.stop),
    manage: slotsIn(text, STAND_IN.manage),
  };
  const fill = (personal: Personal): Email => {
    const { address, messageId, stop, manage, date } = personal;
    const lines = [
      head,
      `Date: ${date.toUTCString().replace('GMT', '+0000')}`,
      `To: ${address}`,
      `Message-ID: ${messageId}`,
      `List-Unsubscribe:\r\n <${absolute(site, subscriberAddresses.unsubscribe(stop, language))}>`,
    ];
    const ownHead = Buffer.from(lines.join('\r\n'));
    const bytes = Buffer.concat([ownHead, body]);
    const own = bytes.subarray(ownHead.length);
    for (const slot of slots.stop) fillSlot(own, slot, sameLength(stop));
    for (const slot of slots.manage) fillSlot(own, slot, sameLength(manage));
    return { bytes, messageId, envelope: { from: mailbox, to: address } };
  };
  return { fill, sizeBytes: body.length };
}

/** Words that stand for the signed parts of links; no text holds them by chance. */
export const STAND_IN = { stop: standIn('stop'), manage: standIn('manage') };

function standIn(name: string): string {
  const digest = createHash('sha256').update(`stand-in ${name}`).digest();
  return `${digest.toString('hex').slice(0, 32)}.${digest.toString('base64url')}`;
}

function slotsIn(text: string, word: string) {
  const slots = findSlots(text, word);
  if (slots.length !== 2) throw new TypeError(`A link stands in text and HTML, and was found ${slots.length} times.`);
  return slots;
}

function sameLength(link: string): string {
  if (/^[\w.-]+$/.test(link) && link.length === STAND_IN.stop.length) return link;
  throw new TypeError('A signed link has another form than the one that room was left for.');
}
