import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerOptions } from 'node:http';
import { extname, join } from 'node:path';
import { renderBulletin } from '#preview/bulletin-page.ts';
import { renderIndex } from '#preview/index-page.ts';
import type { MadeFile } from '#publish/manifest.ts';

/** What a request is answered with. */
export interface Answer {
  status: number;
  headers: Record<string, string>;
  body: Uint8Array | string;
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.xml': 'application/xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.webp': 'image/webp',
  '.jpg': 'image/jpeg',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.pdf': 'application/pdf',
};

const GUARDED = { 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer', 'cache-control': 'no-store' };
const PREVIEW_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-src 'self'; frame-ancestors 'self'";

/** Whatever can answer a request: a method, and the path of an address, still percent-encoded, without its query. */
export interface Answerer {
  answer: (method: string, path: string, request: IncomingMessage) => Promise<Answer>;
}

/** The pages of the site that are made on request: undefined for a path below the site that is none of them. */
export type OnRequest = (path: string, request: IncomingMessage) => Promise<Answer> | undefined;

/** Answers while a build goes on, so that whoever comes early knows to wait. */
export class Building implements Answerer {
  async answer(): Promise<Answer> {
    const { status, headers, body } = plain(503, 'This is being built. Wait a moment; the page comes by itself.');
    return { status, headers: { ...headers, refresh: '2' }, body };
  }
}

/**
 * Answers requests for the site, and for previews of flyers and bulletins below /previews/.
 * Only files of the manifest are ever read, so that no path can lead elsewhere.
 */
export class Preview implements Answerer {
  readonly #out: string;
  readonly #files: ReadonlyMap<string, MadeFile>;
  readonly #name: string;
  readonly #base: string;
  readonly #onRequest: OnRequest | undefined;
  readonly #unreviewed: readonly string[];

  /**
   * @param site the public address of the site; it may live below a path, which its links then carry.
   * @param onRequest answers before the files of the site do.
   * @param unreviewed stories that one person released, as life was at risk: for the team’s eyes.
   */
  constructor(
    out: string,
    files: readonly MadeFile[],
    { name, site }: { name: string; site: string },
    onRequest?: OnRequest,
    unreviewed: readonly string[] = [],
  ) {
    this.#out = out;
    this.#files = new Map(files.map((file) => [file.path, file]));
    this.#name = name;
    this.#base = new URL(site).pathname.replace(/\/$/, '');
    this.#onRequest = onRequest;
    this.#unreviewed = unreviewed;
  }

  /** Where the site begins on this server. */
  get home(): string {
    return `${this.#base}/`;
  }

  async answer(method: string, path: string, request?: IncomingMessage): Promise<Answer> {
    const decoded = decode(path);
    if (decoded === undefined) return plain(400, 'This address cannot be read.');
    const made =
      request && decoded.startsWith(this.home) && this.#onRequest?.(decoded.slice(this.#base.length), request);
    if (made) return made;
    return method === 'GET' || method === 'HEAD' ? this.#read(decoded) : plain(405, 'Only reading is possible here.');
  }

  async #read(decoded: string): Promise<Answer> {
    if (decoded === '/previews/') {
      const words = { name: this.#name, home: this.home, unreviewed: this.#unreviewed };
      return page(renderIndex([...this.#files.values()], words));
    }
    const made = /^\/previews\/((?:flyers|bulletins)\/.+)$/.exec(decoded)?.[1];
    if (made !== undefined) return this.#preview(made);
    if (decoded === '/' && this.#base !== '') return movedTo(this.home);
    return this.#sitePage(decoded.startsWith(this.home) ? decoded.slice(this.#base.length) : '/404.html');
  }

  async #preview(path: string): Promise<Answer> {
    const file = this.#files.get(path);
    if (!file) return plain(404, 'There is no such flyer or bulletin.');
    const bytes = await readFile(join(this.#out, path));
    if (file.medium === 'bulletin') return page(await renderBulletin(bytes));
    return { status: 200, headers: { ...GUARDED, 'content-type': 'application/pdf' }, body: bytes };
  }

  async #sitePage(path: string): Promise<Answer> {
    const name = `site${path.endsWith('/') ? `${path}index.html` : path}`;
    const file = this.#files.get(name);
    if (file) return this.#file(file.gone ? 410 : 200, name);
    if (this.#files.has(`${name}/index.html`)) return movedTo(`${this.#base}${path}/`);
    return this.#files.has('site/404.html') ? this.#file(404, 'site/404.html') : plain(404, 'There is no such page.');
  }

  async #file(status: number, name: string): Promise<Answer> {
    const type = TYPES[extname(name)] ?? 'application/octet-stream';
    return { status, headers: { ...GUARDED, 'content-type': type }, body: await readFile(join(this.#out, name)) };
  }
}

/** Answers for the pages that are made on request and for nothing else: another server has the files of the site. */
export class OnRequestOnly implements Answerer {
  readonly #base: string;
  readonly #onRequest: OnRequest;

  /** @param site the public address of the site. */
  constructor(site: string, onRequest: OnRequest) {
    this.#base = new URL(site).pathname.replace(/\/$/, '');
    this.#onRequest = onRequest;
  }

  async answer(_method: string, path: string, request: IncomingMessage): Promise<Answer> {
    const decoded = decode(path);
    if (!decoded?.startsWith(`${this.#base}/`)) return plain(404, NOT_HERE);
    return this.#onRequest(decoded.slice(this.#base.length), request) ?? plain(404, NOT_HERE);
  }
}

const NOT_HERE = 'There is no such page here.';

/** Who sends slower than this is cut off, so that a few cannot hold all connections. */
const SLOWEST = { headersTimeout: 10_000, requestTimeout: 20_000, connectionsCheckingInterval: 5_000 };

/** Serves on this machine only. Resolves when it listens. @throws Error when the port is taken. */
export async function serve(answerer: Answerer, port: number, slowest: ServerOptions = SLOWEST): Promise<Server> {
  const server = createServer(slowest, (request, response) => {
    const [path = '/'] = (request.url ?? '/').split(/[?#]/);
    answerer
      .answer(request.method ?? 'GET', path, request)
      .catch(() => plain(500, 'This file cannot be read any more. Build again.'))
      .then(({ status, headers, body }) => {
        response.writeHead(status, headers);
        response.end(request.method === 'HEAD' ? undefined : body);
      });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return server;
}

function page(body: string): Answer {
  const headers = { ...GUARDED, 'content-type': 'text/html; charset=utf-8', 'content-security-policy': PREVIEW_POLICY };
  return { status: 200, headers, body };
}

function movedTo(path: string): Answer {
  return { status: 308, headers: { ...GUARDED, location: encodeURI(path) }, body: '' };
}

function plain(status: number, words: string): Answer {
  return { status, headers: { ...GUARDED, 'content-type': 'text/plain; charset=utf-8' }, body: `${words}\n` };
}

function decode(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}
