import { readdirSync, readFileSync } from 'node:fs';
import { createRequire, stripTypeScriptTypes } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A file of the page, ready to be sent. */
export interface PageFile {
  status: 200;
  type: string;
  body: Uint8Array | string;
}

/** The page and all that it loads, by address. */
export interface PageFiles {
  get: (path: string, token: string) => PageFile | undefined;
}

const FOLDER = fileURLToPath(new URL('./page/', import.meta.url));
const ROOMS = fileURLToPath(new URL('../', import.meta.url));
const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  ts: 'text/javascript; charset=utf-8',
  woff2: 'font/woff2',
};

/** What comes from packages, by address. */
const PACKAGED: Readonly<Record<string, string>> = {
  '/vendor/leaflet.js': 'leaflet/dist/leaflet.js',
  '/vendor/leaflet.css': 'leaflet/dist/leaflet.css',
  '/vendor/geoman.js': '@geoman-io/leaflet-geoman-free',
  '/vendor/geoman.css': '@geoman-io/leaflet-geoman-free/dist/leaflet-geoman.css',
  '/vendor/atkinson-400.woff2': '@fontsource/atkinson-hyperlegible/files/atkinson-hyperlegible-latin-400-normal.woff2',
  '/vendor/atkinson-700.woff2': '@fontsource/atkinson-hyperlegible/files/atkinson-hyperlegible-latin-700-normal.woff2',
};

/** Reads the page once: TypeScript loses its types, nothing else is made of it. The secret goes into the page itself. */
export function readPageFiles(): PageFiles {
  const files = new Map<string, PageFile>();
  for (const name of readdirSync(FOLDER)) {
    const text = readFileSync(join(FOLDER, name), 'utf8');
    if (name.endsWith('.ts')) addModule(files, `/page/${name}`, text);
    else files.set(name === 'desk.html' ? '/' : `/page/${name}`, pageFile(name, text));
  }
  const { resolve } = createRequire(import.meta.url);
  for (const [address, name] of Object.entries(PACKAGED))
    files.set(address, pageFile(address, readFileSync(resolve(name))));
  return {
    get: (path, token) => {
      const file = files.get(path);
      return path === '/' && file ? { ...file, body: String(file.body).replace('{token}', token) } : file;
    },
  };
}

/** Adds a module as a browser takes it, with all that it imports from other rooms: “#area/x.ts” lies at /rooms/area/x.ts. */
function addModule(files: Map<string, PageFile>, address: string, text: string): void {
  const script = strip(text).replace(/(?<= from ')#/g, '/rooms/');
  files.set(address, pageFile(address, script));
  for (const [, room = ''] of script.matchAll(/ from '\/rooms\/([\w/-]+\.ts)'/g)) {
    const own = `/rooms/${room}`;
    if (!files.has(own)) addModule(files, own, readFileSync(join(ROOMS, room), 'utf8'));
  }
}

const pageFile = (name: string, body: PageFile['body']): PageFile => ({
  status: 200,
  type: TYPES[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream',
  body,
});

const strip = (text: string): string => stripTypeScriptTypes(text, { mode: 'strip' });
