import { createHash } from 'node:crypto';
import type { BulletinInput } from '#bulletin/bulletin.ts';
import { prepareBulletin } from '#bulletin/prepare.ts';
import { fillSlot, findSlots } from '#delivery/compose/slots.ts';
import type { Email } from '#delivery/messenger/messenger.ts';
import { writeEmail } from '#delivery/messenger/outbox.ts';
import { PREVIEW_RECIPIENT } from '#delivery/recipient.ts';
import { absolute, subscriberAddresses } from '#message/addresses.ts';
import type { Finding } from '#problem/problem.ts';

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
  subject: string;
}

/** A bulletin without the links of a person, and the edition it belongs to. */
export interface TemplateInput extends Omit<BulletinInput, 'stop' | 'manage'> {
  edition: string;
}

/** Encodes a bulletin once; or says why there can be none. */
export async function templateOf(input: TemplateInput): Promise<{ template: Template } | { finding: Finding }> {
  const { settings, edition } = input;
  const prepared = prepareBulletin({
    ...input,
    stop: absolute(settings.site, subscriberAddresses.unsubscribe(STAND_IN.stop, input.language)),
    manage: absolute(settings.site, subscriberAddresses.manage(STAND_IN.manage, input.language)),
  });
  if (prepared.finding) return prepared;
  const posting = { recipient: PREVIEW_RECIPIENT, settings, date: new Date(0) };
  const { bytes } = await writeEmail(prepared.bulletin, posting);
  const end = bytes.indexOf('\r\n\r\n');
  const head = `${commonHeaders(bytes.toString('latin1', 0, end))}\r\nX-Edition: ${edition}`;
  const fill = filler(bytes.subarray(end), head, input);
  return { template: { subject: prepared.bulletin.subject, fill } };
}

function filler(body: Buffer, head: string, { settings, language }: TemplateInput): Template['fill'] {
  const { site, mailbox } = settings;
  const text = body.toString('latin1');
  const slots = {
    stop: slotsIn(text, STAND_IN.stop),
    manage: slotsIn(text, STAND_IN.manage),
  };
  return (personal) => {
    const { address, messageId, stop, manage, date } = personal;
    const own = Buffer.from(body);
    for (const slot of slots.stop) fillSlot(own, slot, sameLength(stop));
    for (const slot of slots.manage) fillSlot(own, slot, sameLength(manage));
    const lines = [
      head,
      `Date: ${date.toUTCString().replace('GMT', '+0000')}`,
      `To: ${address}`,
      `Message-ID: ${messageId}`,
      `List-Unsubscribe:\r\n <${absolute(site, subscriberAddresses.unsubscribe(stop, language))}>`,
    ];
    const bytes = Buffer.concat([Buffer.from(lines.join('\r\n')), own]);
    return { bytes, messageId, envelope: { from: mailbox, to: address } };
  };
}

/** Words that stand for the signed parts of links; no text holds them by chance. */
const STAND_IN = { stop: standIn('stop'), manage: standIn('manage') };

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

const PERSONAL = /^(?:To|Date|Message-ID|List-Unsubscribe):/i;

/** The headers that are the same for all; a line that begins with a space belongs to the one before. */
function commonHeaders(head: string): string {
  return head
    .split(/\r\n(?![ \t])/)
    .filter((header) => !PERSONAL.test(header))
    .join('\r\n');
}
