import type { Finding } from '#problem/problem.ts';

/** The largest text file that is read. A long story has 20 kB. */
export const TEXT_LIMIT_BYTES = 500 * 1024;

/**
 * Turns the bytes of a file into text: UTF-8 only, without a byte order mark, with `\n` line ends.
 * Line numbers stay those of the file.
 */
export function parseText(bytes: Uint8Array): { text: string } | { finding: Finding } {
  if (bytes.length > TEXT_LIMIT_BYTES) {
    return {
      finding: { code: 'file-too-large', args: { sizeBytes: bytes.length, limitBytes: TEXT_LIMIT_BYTES } },
    };
  }
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return { text: text.replace(/\r\n?/g, '\n') };
  } catch {
    return { finding: { code: 'file-not-utf8', args: { offset: firstBadByte(bytes) } } };
  }
}

/** The offset of the first byte that cannot be part of UTF-8, found by halving. */
function firstBadByte(bytes: Uint8Array): number {
  let good = 0;
  let bad = bytes.length;
  while (bad - good > 1) {
    const middle = Math.floor((good + bad) / 2);
    if (isPrefixValid(bytes.subarray(0, middle))) good = middle;
    else bad = middle;
  }
  return good;
}

function isPrefixValid(bytes: Uint8Array): boolean {
  try {
    // `stream` allows a character to be cut off at the end.
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}
