import { timingSafeEqual } from 'node:crypto';
import { keyedHash, type Secret } from '#storage/secret-fs.ts';

/** What a signed link lets its holder do. Links do not end: an old email must still unsubscribe. */
export type LinkPurpose = 'manage' | 'unsubscribe';

const FORM = /^([0-9a-f]{32})\.([A-Za-z0-9_-]{43})$/;

/** The part of a link that names a subscriber and proves that we made it; fit to stand in a path as it is. */
export function signedLink(secret: Secret, purpose: LinkPurpose, subscriber: string): string {
  return `${subscriber}.${signature(secret, purpose, subscriber).toString('base64url')}`;
}

/** The subscriber that a link of this purpose names; undefined for anything that we did not sign. */
export function readLink(secret: Secret, purpose: LinkPurpose, link: string): string | undefined {
  const [, subscriber, signed] = FORM.exec(link) ?? [];
  if (subscriber === undefined || signed === undefined) return undefined;
  const right = signature(secret, purpose, subscriber);
  const given = Buffer.from(signed, 'base64url');
  // The last letter of 43 has two bits to spare: only the spelling that we write is right.
  const isOurs = given.toString('base64url') === signed && given.length === right.length;
  return isOurs && timingSafeEqual(given, right) ? subscriber : undefined;
}

function signature(secret: Secret, purpose: LinkPurpose, subscriber: string): Buffer {
  return keyedHash(secret, `link-${purpose}`, subscriber);
}
