import { createReadStream } from 'node:fs';

/** The longest piece of a log that is held. */
const OVERLAP = 400;

/**
 * The Message-IDs of an edition that stand in the log of a mail server: it notes those of messages that it took. The log may be of any
 * size, and its lines of any length.
 */
export async function messageIdsInLog(file: string, edition: string): Promise<Set<string>> {
  const found = new Set<string>();
  const pattern = new RegExp(`<${edition}\\.[0-9a-f]{24}@[a-z0-9.-]{1,253}>`, 'gi');
  let rest = '';
  for await (const part of createReadStream(file, 'latin1')) {
    const text = rest + String(part);
    for (const [id] of text.matchAll(pattern)) found.add(id);
    rest = text.slice(-OVERLAP);
  }
  return found;
}
