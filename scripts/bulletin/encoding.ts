import type { Attachment, Bulletin } from '#bulletin/bulletin.ts';

/** How the text of an email travels in seven bits (RFC 2045, 6.7 and 6.8). */
export type TransferEncoding = 'quoted-printable' | 'base64';

/** All headers and boundaries of an email: about 1.5 kB with what is shipped, and room for a long name, subject and token. */
const HEADERS_BYTES = 3500;
/** The headers of one photo. */
const PART_HEADERS_BYTES = 400;

/** The shorter encoding: Urdu and Gurmukhi are short in base64, English in quoted-printable. */
export function shorterEncoding(text: string): TransferEncoding {
  return quotedPrintableBytes(text) <= base64Bytes(Buffer.byteLength(text)) ? 'quoted-printable' : 'base64';
}

/** No fewer bytes than the whole email will have, attachments and headers included. */
export function emailSizeBytes({ html, text, attachments }: Pick<Bulletin, 'html' | 'text' | 'attachments'>): number {
  const parts = [html, text].map((part) => Math.min(quotedPrintableBytes(part), base64Bytes(Buffer.byteLength(part))));
  return HEADERS_BYTES + sum(parts) + sum(attachments.map(attachmentSizeBytes));
}

/** What one photo adds. */
export function attachmentSizeBytes({ bytes }: Pick<Attachment, 'bytes'>): number {
  return PART_HEADERS_BYTES + base64Bytes(bytes.length);
}

function base64Bytes(bytes: number): number {
  // 57 bytes make a line of 76 characters, and each line ends in two more.
  return Math.ceil(bytes / 57) * 78;
}

function quotedPrintableBytes(text: string): number {
  let characters = 0;
  let lineEnds = 0;
  for (const byte of Buffer.from(text)) {
    if (byte === 0x0a) lineEnds += 1;
    else characters += byte < 0x20 || byte > 0x7e || byte === 0x3d ? 3 : 1;
  }
  // A line has 76 characters, the last of them “=”; one of three characters may not be parted, so 73 is the least.
  return characters + lineEnds * 5 + Math.ceil(characters / 73) * 3;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
