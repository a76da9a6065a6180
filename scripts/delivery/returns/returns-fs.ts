import { open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { MOST_BYTES, parseReturn, type Returned } from '#delivery/returns/parse-return.ts';

/** One file of a folder, read as far as a report may be long; nothing for what is no report on an email. */
export interface ReadReturn {
  returned: Returned | undefined;
}

/** Reads the .eml files of a folder, in order of their names. */
export async function* readReturns(folder: string): AsyncGenerator<ReadReturn> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.eml')).sort();
  for (const name of names) yield { returned: parseReturn(await readHead(join(folder, name))) };
}

/** Reads one report from a stream, such as a pipe of the mail server, as far as it may be long. */
export async function readReturn(stream: AsyncIterable<Buffer>): Promise<ReadReturn> {
  const parts: Buffer[] = [];
  let sizeBytes = 0;
  for await (const part of stream) {
    if (sizeBytes < MOST_BYTES) parts.push(part);
    sizeBytes += part.length;
  }
  return { returned: parseReturn(Buffer.concat(parts).toString('latin1')) };
}

async function readHead(path: string): Promise<string> {
  const handle = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(MOST_BYTES), 0, MOST_BYTES, 0);
    return buffer.toString('latin1', 0, bytesRead);
  } finally {
    await handle.close();
  }
}
