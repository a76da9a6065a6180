import { Refusal } from '#area/import/refusal.ts';
import type { SourceFile } from '#area/import/source-file.ts';

/** All small areas of England and Wales, generalised, have a fifth of it; JSON must be in memory in whole. */
const WHOLE_LIMIT_BYTES = 300 * 1024 * 1024;

/**
 * Reads a file in whole, as text. What does not begin like JSON is handed on as well as it can be read, for others to say what it is.
 * @throws Refusal when it is too large, or is JSON that is not written in UTF-8.
 */
export async function readWhole({ name, bytes }: SourceFile, limitBytes = WHOLE_LIMIT_BYTES): Promise<string> {
  const pieces: Uint8Array[] = [];
  let sizeBytes = 0;
  for await (const piece of bytes()) {
    sizeBytes += piece.length;
    if (sizeBytes > limitBytes) throw tooLarge(name);
    pieces.push(piece);
  }
  const text = new TextDecoder().decode(Buffer.concat(pieces));
  if (/^\s*[{[]/.test(text) && text.includes('\ufffd')) {
    throw new Refusal(`“${name}” is not written in UTF-8. Download it again as GeoJSON, or save it as UTF-8.`);
  }
  return text;
}

function tooLarge(name: string): Refusal {
  return new Refusal(
    `“${name}” is too large to be read. Download the same boundaries “generalised” (BGC) instead of in full: they are exact to 20 m, which is more than a map of places needs.`,
  );
}
