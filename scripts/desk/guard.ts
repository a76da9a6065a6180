import { timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

/** As much of a request as decides whether it may be answered. */
export interface Asked {
  method: string;
  /** Without its query. */
  path: string;
  headers: IncomingHttpHeaders;
}

/** What a request must show: the port it came to, and the secret that only our own page was given. */
export interface Trust {
  port: number;
  token: string;
}

/** A request that is not answered, with a sentence for whoever made it. */
export interface Refusal {
  status: number;
  sentence: string;
}

/** The header in which the page shows the secret of this start. */
export const TOKEN_HEADER = 'x-desk-token';

const NAMES = ['localhost', '127.0.0.1', '[::1]'];

/**
 * Why a request is refused; undefined when it may be answered. The desk changes files, and any web page that is open in
 * the same browser can send requests to this machine: only our own page is listened to, under our own name.
 */
export function refusalOf(asked: Asked, trust: Trust): Refusal | undefined {
  return foreign(asked, trust.port) ?? (asked.path.startsWith('/api/') ? untrusted(asked, trust) : onlyReading(asked));
}

function foreign({ headers }: Asked, port: number): Refusal | undefined {
  const { host, origin } = headers;
  const site = headers['sec-fetch-site'];
  // A name that somebody else has made to lead here is not ours (DNS rebinding).
  if (!NAMES.some((name) => host === `${name}:${port}` || (port === 80 && host === name))) {
    return { status: 403, sentence: 'The desk answers only to this machine’s own name.' };
  }
  const isOurs = origin === undefined || origin === `http://${host}`;
  if (!isOurs || (site !== undefined && site !== 'same-origin' && site !== 'none')) {
    return { status: 403, sentence: 'The desk answers only to its own page. Type its address into your browser.' };
  }
  return undefined;
}

function untrusted({ method, headers }: Asked, { token }: Trust): Refusal | undefined {
  if (method !== 'GET' && method !== 'POST') return { status: 405, sentence: 'This can only be read or posted to.' };
  if (!isSame(headers[TOKEN_HEADER], token)) {
    return {
      status: 403,
      sentence: 'The desk was started anew. Load this page again; what you typed is not saved yet.',
    };
  }
  if (method === 'POST' && !/^application\/json(?:;|$)/.test(headers['content-type'] ?? '')) {
    return { status: 415, sentence: 'The desk is told things as JSON only.' };
  }
  return undefined;
}

const onlyReading = ({ method }: Asked): Refusal | undefined =>
  method === 'GET' ? undefined : { status: 405, sentence: 'Only reading is possible here.' };

function isSame(given: string | string[] | undefined, token: string): boolean {
  const [one, other] = [Buffer.from(String(given)), Buffer.from(token)];
  return one.length === other.length && timingSafeEqual(one, other);
}
