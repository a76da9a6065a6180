import type { LinedFinding } from '#source/yaml.ts';

/** The largest data file that is read: outlines are the longest. */
export const TEXT_LIMIT_BYTES = 500 * 1024;

/**
 * Characters that nobody sees and that change what others see: control characters, and those that force a line
 * into another direction. The marks U+200E, U+200F and the isolates are left alone: Urdu needs them.
 */
const HIDDEN = /[\p{Cc}\u2028\u2029\u202a-\u202e]/u;

/** A hidden character as its code point, “U+202E”; undefined when there is none. */
export function hiddenCharacter(text: string): string | undefined {
  const found = HIDDEN.exec(text)?.[0].codePointAt(0);
  return found === undefined ? undefined : `U+${found.toString(16).toUpperCase().padStart(4, '0')}`;
}

/**
 * Turns the bytes of a file into text: UTF-8 only, without a byte order mark, with `\n` line ends, without hidden characters.
 * Line numbers stay those of the file.
 */
export function parseText(
  bytes: Uint8Array,
  limitBytes = TEXT_LIMIT_BYTES,
): { text: string } | { problem: LinedFinding } {
  if (bytes.length > limitBytes) {
    return { problem: { finding: { code: 'file-too-large', args: { sizeBytes: bytes.length, limitBytes } }, line: 1 } };
  }
  const decoded = decode(bytes);
  if (decoded === undefined) {
    const offset = firstBadByte(bytes);
    const line = bytes.subarray(0, offset).filter((byte) => byte === 0x0a).length + 1;
    return { problem: { finding: { code: 'file-not-utf8', args: { offset } }, line } };
  }
  const text = decoded.replace(/\r\n?/g, '\n');
  return hiddenIn(text) ?? { text };
}

function hiddenIn(text: string): { problem: LinedFinding } | undefined {
  const lines = text.split('\n');
  const at = lines.findIndex((line) => hiddenCharacter(line.replaceAll('\t', ' ')));
  const character = hiddenCharacter(lines[at]?.replaceAll('\t', ' ') ?? '');
  return character
    ? { problem: { finding: { code: 'character-hidden', args: { character } }, line: at + 1 } }
    : undefined;
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
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
