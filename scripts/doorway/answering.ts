import type { IncomingMessage } from 'node:http';
import { type Asked, readForm } from '#doorway/asked.ts';
import type { Doorway } from '#doorway/doorway.ts';
import { faultLine } from '#doorway/fault-line.ts';
import { frame, readHeaders } from '#doorway/frame-fs.ts';
import { networkOf } from '#doorway/network.ts';

/** What a request is answered with. */
export interface DoorwayAnswer {
  status: number;
  headers: Record<string, string>;
  body: string;
}

/** How requests reach the doorway. */
export interface Surroundings {
  /** The folder of the built site, which lends its frame and its headers. */
  site: string;
  /** The header in which a proxy of ours names who asked it; undefined where requests come without one. */
  proxyHeader: string | undefined;
  /** Hears of faults; never of what somebody wrote. */
  tell: (line: string) => void;
}

/** Pages for one person: kept by nobody, listed by nobody. */
const PERSONAL = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'x-robots-tag': 'noindex, nofollow',
};

/** Answers one request for a page of the doorway. `path` is below what the site lives under. */
export async function answerWith(
  doorway: Doorway,
  path: string,
  request: IncomingMessage,
  { site, proxyHeader, tell }: Surroundings,
): Promise<DoorwayAnswer> {
  const asked: Asked = {
    method: request.method ?? 'GET',
    path,
    query: new URLSearchParams((request.url ?? '').split('?').slice(1).join('?').split('#')[0]),
    network: networkOf(request, proxyHeader),
    readForm: () => readForm(request),
  };
  const { status, language, ...page } = await doorway.answer(asked, (error) => tell(faultLine(error)));
  const headers = { ...lowered(await readHeaders(site)), ...PERSONAL };
  const isRefused = status === 413;
  return {
    status,
    // What was not read of a body that is too long must not be taken for the next request.
    headers: {
      ...headers,
      ...(isRefused ? { connection: 'close' } : {}),
      ...(status === 503 ? { 'retry-after': '60' } : {}),
      ...(status === 405 ? { allow: 'GET, HEAD, POST' } : {}),
    },
    body: await frame(site, language, page),
  };
}

function lowered(headers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}
