import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { HeldLibrary } from '#desk/held-library-fs.ts';
import { readPageFiles } from '#desk/page-files-fs.ts';
import { pictureOrigin } from '#desk/picture-origin.ts';
import { routesOf } from '#desk/routes.ts';
import { type Patience, serveDesk } from '#desk/server.ts';
import { type Answered, askPort } from './ask.ts';

/** The moment that the small partnership for tests is seen at. */
export const NOW = new Date('2031-05-20T12:00:00Z');

/** A real desk on a free port. */
export interface OpenDesk {
  address: string;
  port: number;
  token: string;
  /** Faults that are the desk’s own. */
  faults: unknown[];
  get: (name: string) => Promise<Answered>;
  /** Posts something as the page does. */
  post: (name: string, given: unknown) => Promise<Answered>;
  close: () => Promise<void>;
}

/** Opens a desk over a content root; `written` is what stood after `--root`. */
export async function openDesk(root: string, patience?: Patience, written?: string): Promise<OpenDesk> {
  const faults: unknown[] = [];
  const held = new HeldLibrary(root);
  const parts = {
    page: readPageFiles(),
    pictures: () => pictureOrigin(held),
    routes: routesOf(held, () => NOW, written),
    report: (error: unknown) => faults.push(error),
  };
  const { server, token } = await serveDesk(parts, 0, patience);
  const { port } = server.address() as AddressInfo;
  const own = { host: `127.0.0.1:${port}`, origin: `http://127.0.0.1:${port}`, 'x-desk-token': token };
  return {
    ...{ address: `http://127.0.0.1:${port}`, port, token, faults },
    get: (name) => askPort(port, { path: `/api/${name}`, headers: own }),
    post: (name, given) =>
      askPort(port, {
        ...{ path: `/api/${name}`, method: 'POST', body: JSON.stringify(given) },
        headers: { ...own, 'content-type': 'application/json' },
      }),
    close: () => closed(server),
  };
}

const closed = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
