import { readFile } from 'node:fs/promises';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.json': 'application/json; charset=utf-8',
  '.xml': 'application/xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.webp': 'image/webp',
  '.jpg': 'image/jpeg',
  '.woff2': 'font/woff2',
};

/** A folder served as a site on a free port of this machine. */
export interface Served {
  /** Without a slash at the end. */
  address: string;
  close: () => Promise<void>;
}

/**
 * Serves a built site, with the headers of its `_headers` file, until it is closed.
 * @param base the path that the site lives under, without a slash at its end.
 */
export async function serve(folder: string, base = ''): Promise<Served> {
  const headers = await everywhereHeaders(folder);
  const server = createServer(async (request, response) => {
    for (const [name, value] of headers) response.setHeader(name, value);
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    await answer(folder, pathname.startsWith(`${base}/`) ? pathname.slice(base.length) : '/404.html', response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

async function answer(folder: string, path: string, response: ServerResponse): Promise<void> {
  const file = join(folder, normalize(path), path.endsWith('/') ? 'index.html' : '');
  const found = await readFile(file).catch(() => undefined);
  response.setHeader('Content-Type', TYPES[found ? extname(file) : '.html'] ?? 'application/octet-stream');
  response.statusCode = found ? 200 : 404;
  response.end(found ?? (await readFile(join(folder, '404.html'))));
}

/** The headers that `_headers` gives to every address. A browser would keep to https on this machine for years. */
async function everywhereHeaders(folder: string): Promise<[string, string][]> {
  const [everywhere = ''] = (await readFile(join(folder, '_headers'), 'utf8')).split(/\n(?=\/)/);
  return [...everywhere.matchAll(/^ {2}([^:]+): (.+)$/gm)]
    .map(([, name = '', value = '']): [string, string] => [name, value])
    .filter(([name]) => name !== 'Strict-Transport-Security');
}
