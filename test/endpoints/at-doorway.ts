import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import type { ServerOptions } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { type ParsedMail, simpleParser } from 'mailparser';
import { onTestFinished } from 'vitest';
import { openMessenger } from '#delivery/messenger/open-messenger.ts';
import { LETTERS_FOLDER } from '#delivery/outbox-files-fs.ts';
import { frameFile } from '#doorway/frame-fs.ts';
import { openDoorway } from '#doorway/open-doorway.ts';
import { readLibrary } from '#library/read-library-fs.ts';
import { Preview, serve } from '#preview/server.ts';
import { describeFile, type MadeFile } from '#publish/manifest.ts';
import { publicLibrary } from '#release/public-library.ts';
import { headersFile } from '../../site/response-headers.ts';
import { lay, PARTNERSHIP } from '../library/root.ts';
import { POSTCODES } from '../site/near-site.ts';

const NOW = new Date('2031-05-20T12:00:00Z');
const BASE = '/news';
/** Of the small partnership. */
const LANGUAGES = ['en', 'pl'];

const frameIn = (
  language: string,
): string => `<!DOCTYPE html><html lang="${language}"><head><title>News by email – Safer Brackenshire</title>
<link rel="canonical" href="https://safer.brackenshire.example/news/subscribe/"></head>
<body><main id="main" class="wrap" tabindex="-1"><h1>Closed</h1></main></body></html>`;

/** A doorway that answers over real HTTP, with a store of its own. */
export interface AtDoorway {
  /** Of the site, without a slash at its end. */
  address: string;
  /** Asks for a path below the site. */
  get: (path: string, init?: RequestInit) => Promise<Response>;
  /** Sends a form. */
  post: (path: string, fields: Record<string, string> | [string, string][], init?: RequestInit) => Promise<Response>;
  /** All letters in the outbox, oldest first. */
  letters: () => Promise<{ mail: ParsedMail; source: string }[]>;
  /** Asks the tables. */
  rows: (query: string) => Record<string, unknown>[];
  /** Every byte of personal data, as text. */
  allData: () => Promise<string>;
  /** Lets time pass. */
  pass: (ms: number) => void;
  /** What an operator would read. */
  said: string[];
  data: string;
}

/**
 * Opens a doorway for the length of one test.
 * @param built a built site to stand in; without it a frame of a few words serves.
 * @param slowest how slow a visitor may be; without it as slow as in earnest.
 */
export async function atDoorway(
  env: Record<string, string> = {},
  built?: string,
  slowest?: ServerOptions,
): Promise<AtDoorway> {
  const home = await mkdtemp(join(tmpdir(), 'doorway-'));
  const [root, out, data] = [join(home, 'root'), join(home, 'out'), join(home, 'data')];
  await cp(PARTNERSHIP, root, { recursive: true });
  await lay(root, { 'areas/postcodes.json': POSTCODES });
  if (built) await cp(built, join(out, 'site'), { recursive: true });
  else await layFrame(join(out, 'site'));
  const { library } = await readLibrary(root);
  if (!library) throw new Error('The small partnership can be read.');
  const said: string[] = [];
  const clock = { now: NOW.getTime() };
  // No two letters are of one moment, so that their files are in order.
  const tick = (): Date => {
    clock.now += 1;
    return new Date(clock.now);
  };
  const doorway = openDoorway({
    ...{ root, site: join(out, 'site'), library: publicLibrary(library, NOW), env: { DATA_DIR: data, ...env } },
    ...{ clock: tick, tell: (line: string) => said.push(line) },
    post: await openMessenger({ DATA_DIR: data, ...env }, root, LETTERS_FOLDER),
  });
  const server = await serve(new Preview(out, await filesOf(out), library.settings, doorway.onRequest), 0, slowest);
  onTestFinished(async () => {
    server.closeAllConnections();
    server.close();
    await doorway.close();
    await rm(home, { recursive: true, force: true });
  });
  const { port } = server.address() as AddressInfo;
  const address = `http://127.0.0.1:${port}${BASE}`;
  const ask = (path: string, init?: RequestInit): Promise<Response> =>
    fetch(`${address}${path}`, { redirect: 'manual', ...init });
  return {
    address,
    get: ask,
    post: (path, fields, init) => ask(path, { method: 'POST', body: new URLSearchParams(fields), ...init }),
    letters: async () => {
      await doorway.carry();
      return readLetters(join(data, 'outbox', LETTERS_FOLDER));
    },
    rows: (query) => rowsOf(join(data, 'precision.db'), query),
    allData: async () => {
      await doorway.carry();
      return bytesBelow(data);
    },
    pass: (ms) => {
      clock.now += ms;
    },
    said,
    data,
  };
}

/** What a form has when it is filled in rightly. */
export const FILLED = { email: 'resident@mail.example', area: 'harbour', language: 'en', frequency: 'weekly' };

/** The path below the site of the only link in a letter that leads to a page. */
export function linkIn(mail: ParsedMail | undefined, page: 'confirm' | 'manage'): string {
  return new RegExp(`/${page}/(?:[a-z]+/)?\\?t=[\\w.-]+`).exec(mail?.text ?? '')?.[0] ?? 'there is no link';
}

/** Signs up and confirms. @returns the path of the manage page. */
export async function subscribed(door: AtDoorway, fields = FILLED): Promise<string> {
  await door.post('/subscribe/', fields);
  const letter = (await door.letters()).at(-1);
  const confirmed = await door.post(linkIn(letter?.mail, 'confirm'), {});
  return /\/manage\/(?:[a-z]+\/)?\?t=[\w.-]+/.exec(await confirmed.text())?.[0] ?? 'there is no link';
}

async function layFrame(site: string): Promise<void> {
  for (const language of LANGUAGES) {
    const file = join(site, frameFile(language));
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, frameIn(language));
  }
  await writeFile(join(site, '_headers'), headersFile(BASE));
}

async function filesOf(out: string): Promise<MadeFile[]> {
  const entries = await readdir(join(out, 'site'), { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
  return files.map((file) => describeFile(relative(out, file), Buffer.alloc(0), 'asset'));
}

async function readLetters(folder: string): Promise<{ mail: ParsedMail; source: string }[]> {
  const names = await readdir(folder).catch(() => []);
  const sources = await Promise.all(
    names
      .filter((name) => name.endsWith('.eml'))
      .sort()
      .map((name) => readFile(join(folder, name), 'utf8')),
  );
  return Promise.all(sources.map(async (source) => ({ mail: await simpleParser(source), source })));
}

function rowsOf(file: string, query: string): Record<string, unknown>[] {
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    return database.prepare(query).all();
  } finally {
    database.close();
  }
}

async function bytesBelow(folder: string): Promise<string> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
  return (await Promise.all(files.map((file) => readFile(file, 'latin1')))).join('\n');
}
