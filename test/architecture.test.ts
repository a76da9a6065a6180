import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** The floors of scripts/, lowest first: a room imports only from floors below its own. */
const FLOORS: readonly (readonly string[])[] = [
  ['problem'],
  ['source'],
  ['story', 'area', 'language', 'partnership', 'storage', 'record'],
  ['library', 'message'],
  ['release', 'campaign', 'subscriber'],
  ['flyer', 'bulletin', 'aiming'],
  ['delivery'],
  ['publish', 'doorway'],
  // Preview shows what publish made, by its manifest; the desk is where places are drawn and stories aimed.
  ['preview', 'desk'],
  ['commands'],
  ['cli.ts'],
];
/** What the site may know of the toolkit: never a medium. Its few endpoints keep subscribers. */
const KNOWN_TO_SITE = [
  ...['story', 'area', 'language', 'partnership', 'library', 'message', 'release'],
  ...['storage', 'subscriber'],
];

interface Import {
  from: string;
  to: string;
}

const filesBelow = (folder: string): string[] =>
  readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(ROOT.length));

const IMPORT = /(?:\bfrom|\bimport\(?)\s*['"]([^'"]+)['"]/g;

const importsOf = (file: string): Import[] =>
  [...readFileSync(join(ROOT, file), 'utf8').matchAll(IMPORT)].map(([, to = '']) => ({
    from: file,
    to,
  }));

const code = (folder: string): string[] => filesBelow(folder).filter((file) => /\.(?:ts|astro|mjs|js)$/.test(file));
const scripts = code('scripts').flatMap(importsOf);
const site = code('site').flatMap(importsOf);

const roomOf = (path: string): string => path.split('/')[0] ?? '';
const floorOf = (room: string): number => FLOORS.findIndex((floor) => floor.includes(room));
const between = scripts
  .filter(({ to }) => to.startsWith('#'))
  .map(({ from, to }) => ({ from, to, room: roomOf(from.slice('scripts/'.length)), used: roomOf(to.slice(1)) }));

describe('the floors of scripts/', () => {
  it('reads the imports it is about to judge', () => {
    expect(between.length).toBeGreaterThan(100);
    expect(site.length).toBeGreaterThan(20);
  });

  it('has a floor for every room, and no loose file but cli.ts', () => {
    const rooms = readdirSync(join(ROOT, 'scripts')).filter((name) => !['README.md', 'decisions'].includes(name));
    expect(rooms.filter((room) => floorOf(room) < 0)).toEqual([]);
  });

  it('lets a room import only from its own files and from floors below', () => {
    expect(between.filter(({ room, used }) => room !== used && floorOf(used) >= floorOf(room))).toEqual([]);
  });

  it('knows every room that is imported', () => {
    expect(between.filter(({ used }) => floorOf(used) < 0)).toEqual([]);
  });

  it('lets nobody climb from folder to folder with ../', () => {
    expect(scripts.filter(({ to }) => to.startsWith('..'))).toEqual([]);
    expect(site.filter(({ to }) => to.includes('../../scripts') || to.includes('/scripts/'))).toEqual([]);
  });
});

describe('the media', () => {
  it.each([
    ['pdfkit', 1],
    ['nodemailer', 2],
  ])('reach %s through so many files: %i', (name, most) => {
    const users = new Set(scripts.filter(({ to }) => roomOf(to) === name).map(({ from }) => from));
    expect(users.size).toBeLessThanOrEqual(most);
  });

  it('hand over mail only in the outbox and in SMTP', () => {
    const users = scripts.filter(({ to }) => roomOf(to) === 'nodemailer').map(({ from }) => from);
    expect(users.filter((file) => !/^scripts\/delivery\/messenger\/(?:outbox|smtp)\.ts$/.test(file))).toEqual([]);
  });

  it('are never imported by the site', () => {
    const used = site
      .filter(({ to }) => to.startsWith('#'))
      .map(({ from, to }) => ({ from, to, used: roomOf(to.slice(1)) }));
    expect(used.filter((one) => !KNOWN_TO_SITE.includes(one.used))).toEqual([]);
  });
});

describe('the folders', () => {
  it('hold data only where authors work', () => {
    const foreign = [...filesBelow('content'), ...filesBelow('campaigns')].filter(
      (file) => !/\.(?:mdx|md|yaml|json|geojson|jpg|jpeg|png|webp|csv|jsonl)$/.test(file),
    );
    expect(foreign).toEqual([]);
  });

  it('have no drawer for odds and ends', () => {
    const files = [...filesBelow('scripts'), ...filesBelow('site'), ...filesBelow('test')];
    expect(files.filter((file) => /(?:^|\/)(?:utils?|helpers?|common|misc)(?:\/|\.[a-z]+$)/i.test(file))).toEqual([]);
  });

  it('are the agreed ones at the top', () => {
    const agreed = [
      ...['site', 'content', 'campaigns', 'scripts', 'test', 'node_modules', 'out', 'data'],
      ...['astro.config.mjs', 'package.json', 'package-lock.json', 'tsconfig.json'],
      ...['README.md', 'LICENSE', 'CHANGELOG.md'],
    ];
    const names = readdirSync(ROOT).filter((name) => !name.startsWith('.') && !/^out\./.test(name));
    expect(names.filter((name) => !agreed.includes(name))).toEqual([]);
  });
});

describe('the rule itself', () => {
  it('sees an import over several lines, a type import and an import that is only for its effect', () => {
    const text =
      "import {\n  a,\n} from '#flyer/x.ts';\nimport type { B } from \"#area/b.ts\";\nimport '#c/d.ts';\nawait import('#e/f.ts');";
    const found = [...text.matchAll(IMPORT)].map(([, to]) => to);
    expect(found).toEqual(['#flyer/x.ts', '#area/b.ts', '#c/d.ts', '#e/f.ts']);
  });
});
