import { keyedHash, type Secret } from '#storage/secret-fs.ts';
import type { Address } from '#subscriber/address.ts';

const SHORT_CHARACTERS = 12;

/** What stands for an address wherever the address itself must not stand. */
export function addressKey(secret: Secret, { compared }: Address): string {
  return keyedHash(secret, 'address', compared).toString('hex');
}

/** A shorter one for logs: it tells two people apart, and is no key of any table. */
export function shortHash(secret: Secret, addressKeyHex: string): string {
  return keyedHash(secret, 'log', addressKeyHex).toString('hex').slice(0, SHORT_CHARACTERS);
}
