import { createHash } from 'node:crypto';

/** The namespace of addresses (RFC 9562, 6.6). */
const ADDRESSES = Buffer.from('6ba7b8119dad11d180b400c04fd430c8', 'hex');

/**
 * How feeds name a story, for good: a UUID made of its address (RFC 9562, version 5). When a story has been taken down, feeds
 * must still name it to have it removed everywhere (RFC 6721); this way they do so without a word of its address.
 */
export function entryId(address: string): string {
  const hash = createHash('sha1').update(ADDRESSES).update(address).digest().subarray(0, 16);
  hash.writeUInt8((hash.readUInt8(6) & 0x0f) | 0x50, 6);
  hash.writeUInt8((hash.readUInt8(8) & 0x3f) | 0x80, 8);
  const [, ...parts] = /^(.{8})(.{4})(.{4})(.{4})(.{12})$/.exec(hash.toString('hex')) ?? [];
  return `urn:uuid:${parts.join('-')}`;
}
