import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { RefusedError, readBody } from '#desk/body.ts';
import { refusalOf } from '#desk/guard.ts';
import type { PageFiles } from '#desk/page-files-fs.ts';
import type { Route } from '#desk/routes.ts';
import { machineFault } from '#problem/machine-fault.ts';

/** What the desk serves. */
export interface DeskParts {
  routes: ReadonlyMap<string, Route>;
  page: PageFiles;
  /** Where the page may load pictures from besides. */
  pictures: () => Promise<string | undefined>;
  /** Told of faults that are ours, with their stack. */
  report: (error: unknown) => void;
}

/** How long a request may take to arrive; a test wants to wait less. */
export interface Patience {
  requestMs: number;
}

interface Answer {
  status: number;
  type: string;
  body: Uint8Array | string;
  pictures?: string | undefined;
}

const JSON_TYPE = 'application/json; charset=utf-8';
const HEADERS: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store',
};

const policy = (pictures = ''): string =>
  `default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:${pictures && ` ${pictures}`}; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

/** Serves the desk on this machine only. Resolves when it listens. @throws Error when the port is taken. */
export async function serveDesk(parts: DeskParts, port: number, { requestMs }: Patience = { requestMs: 15_000 }) {
  const token = randomBytes(32).toString('base64url');
  const server = createServer(
    { requestTimeout: requestMs, headersTimeout: requestMs, connectionsCheckingInterval: Math.min(1000, requestMs) },
    (request, response) => {
      void answer(request, parts, { token, port: portOf(server) }).then((given) => send(response, given));
    },
  );
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return { server, token };
}

async function answer(
  request: IncomingMessage,
  parts: DeskParts,
  trust: { token: string; port: number },
): Promise<Answer> {
  const [path = '/'] = (request.url ?? '/').split(/[?#]/);
  const method = request.method ?? 'GET';
  const refusal = refusalOf({ method, path, headers: request.headers }, trust);
  if (refusal) return fault(refusal.status, refusal.sentence);
  try {
    const route = parts.routes.get(path);
    if (!route) return await pageAnswer(path, parts, trust.token);
    if (route.method !== method) return fault(405, `This address takes ${route.method} only.`);
    const given = method === 'POST' ? await readBody(request) : undefined;
    return json(200, await route.answer(given));
  } catch (error) {
    return faultOf(error, parts.report);
  }
}

async function pageAnswer(path: string, { page, pictures }: DeskParts, token: string): Promise<Answer> {
  const file = page.get(path, token);
  if (!file) return fault(404, 'There is nothing at this address.');
  return path === '/' ? { ...file, pictures: await pictures() } : file;
}

function faultOf(error: unknown, report: DeskParts['report']): Answer {
  if (error instanceof RefusedError) {
    return json(error.status, { error: error.message, problems: error.problems });
  }
  const refused = machineFault(error);
  if (refused) return fault(500, `${refused.split('\n')[0]} Nothing was written.`);
  report(error);
  return fault(500, 'This is a fault of the desk, not of yours. Nothing was written; the terminal says more.');
}

const fault = (status: number, sentence: string): Answer => json(status, { error: sentence });

const json = (status: number, data: unknown): Answer => ({ status, type: JSON_TYPE, body: JSON.stringify(data) });

function send(response: ServerResponse, { status, type, body, pictures }: Answer): void {
  // What is left of a body that was not taken must not be read as the next request.
  const closing = response.req.complete ? {} : { connection: 'close' };
  response.writeHead(status, {
    ...HEADERS,
    'content-security-policy': policy(pictures),
    ...closing,
    'content-type': type,
  });
  response.end(body);
}

const portOf = (server: Server): number => (server.address() as AddressInfo | null)?.port ?? 0;
