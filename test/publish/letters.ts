import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';
import { simpleParser } from 'mailparser';
import { listenToFlyer } from '../media/listen.ts';

/** Every file below a folder. */
export async function filesOf(out: string): Promise<string[]> {
  const entries = await readdir(out, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

/** All that somebody could take out of a file: its bytes, what is packed in it, and what a reader of its kind sees. */
export async function lettersOf(path: string): Promise<string> {
  const bytes = await readFile(path);
  const texts = [bytes.toString('latin1'), bytes.toString('utf16le')];
  for (const unpack of [gunzipSync, brotliDecompressSync]) {
    try {
      texts.push(unpack(bytes).toString('latin1'));
    } catch {
      // It is not packed so.
    }
  }
  if (path.endsWith('.pdf')) texts.push(...streamsIn(bytes), (await listenToFlyer(bytes)).text);
  if (path.endsWith('.eml')) {
    const { subject = '', html = '', text = '', attachments } = await simpleParser(bytes);
    texts.push(subject, String(html), text, ...attachments.map(({ filename = '', cid = '' }) => filename + cid));
  }
  return texts.join('\n');
}

function streamsIn(pdf: Buffer): string[] {
  const letters = pdf.toString('latin1');
  return [...letters.matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/g)].flatMap(([, stream = '']) => {
    try {
      return [inflateSync(Buffer.from(stream, 'latin1')).toString('latin1')];
    } catch {
      return [];
    }
  });
}
