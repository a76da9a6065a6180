import { createReadStream } from 'node:fs';
import { type ServerLog, serverLogOf } from '#delivery/returns/server-log.ts';

/** A line that is longer is read in pieces; no Message-ID is lost between two. */
const LONGEST_CHARACTERS = 64 * 1024;
const OVERLAP_CHARACTERS = 400;
/** Stands where a line was cut: nothing ends there. */
const CUT = '\uffff';
const PAGE = 500;

/**
 * The Message-IDs of an edition that a mail server has taken by its log, in pages. The log may be of any size, and its lines of any
 * length.
 */
export async function* takenInLog(file: string, edition: string): AsyncGenerator<string[]> {
  const log = serverLogOf(edition);
  let page: string[] = [];
  let rest = '';
  for await (const part of createReadStream(file, { encoding: 'latin1', highWaterMark: 256 * 1024 })) {
    const lines = (rest + String(part)).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) page.push(...readLine(log, line));
    if (rest.length > LONGEST_CHARACTERS) {
      page.push(...log.read(rest + CUT));
      rest = CUT + rest.slice(-OVERLAP_CHARACTERS);
    }
    if (page.length < PAGE) continue;
    yield page;
    page = [];
  }
  yield [...page, ...readLine(log, rest), ...log.rest()];
}

const readLine = (log: ServerLog, line: string): string[] => log.read(line.endsWith('\r') ? line.slice(0, -1) : line);
