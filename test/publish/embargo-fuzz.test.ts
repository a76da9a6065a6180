import { cp, mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Library } from '#library/library.ts';
import { place } from '#problem/collect.ts';
import { publish } from '#publish/publish-fs.ts';
import { sha256Of } from '#record/source.ts';
import { publicLibrary } from '#release/public-library.ts';
import { FIELDS, lay, PARTNERSHIP } from '../library/root.ts';
import { approved, signedLibrary, withdrawal } from '../release/signed.ts';
import { picture } from '../story/pictures.ts';
import { filesOf, lettersOf } from './letters.ts';

const NOW = new Date('2031-05-20T09:00:00Z');
/** Every way in which a story is not to be seen; each has a word that no other text has. */
const WAYS = [
  'draft',
  'embargoed',
  'unsigned',
  'void',
  'rejected',
  'forbidden',
  'unseen',
  'expired',
  'finding',
] as const;
/** Those of whose address a short page may know. */
const MARKED: readonly string[] = ['expired'];

/** Words that stand in every field of a held story. Fast-check makes them, by a seed: what is found can be found again. */
const words = fc.sample(fc.stringMatching(/^zq[a-z]{14}$/), { seed: 31, numRuns: WAYS.length * 14 });
const wordOf = (way: number, field: number): string => words[way * 14 + field] ?? '';
const sentinels = WAYS.map((_, way) => Array.from({ length: 14 }, (__, field) => wordOf(way, field)));

function storyOf(way: number, fields: (text: string) => string): string {
  const w = (field: number): string => wordOf(way, field);
  const head = FIELDS.replace(/title:.*\nsummary:.*/, `title: ${w(0)}\nsummary: ${w(1)}`).replace(
    'aim:',
    `reference: ${w(2)}\norders: [{ kind: other, says: ${w(3)} }]\nimage: ${w(4)}.jpg\npictures: { ${w(4)}.jpg: { shows: person, approved: news-desk, why: ${w(5)}, risk: ${w(6)}, review: 2032-01-01, ends: expiry } }\noutcomes: { arrests: 9${way}7${way}3 }\naim:`,
  );
  return `${fields(head)}${w(7)} [${w(8)}](https://example.org/${w(9)})\n\n<Photo src="${w(4)}.jpg" alt="${w(10)}" caption="${w(11)}" credit="${w(12)}" />\n\n<Quote by="${w(13)}">\n\n${w(7)}\n\n</Quote>\n`;
}

interface Built {
  library: Library;
  out: string;
}

let home: string;
let held: Built;
let alone: Built;
const photos: Buffer[] = [];

async function build(name: string, root: string, lines: Parameters<typeof signedLibrary>[1]): Promise<Built> {
  const library = await signedLibrary(root, lines);
  const out = join(home, name);
  await publish(
    publicLibrary(library, NOW),
    out,
    () => undefined,
    async () => [],
  );
  return { library, out };
}

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'embargo-'));
  const [bare, full] = [join(home, 'bare'), join(home, 'full')];
  await cp(PARTNERSHIP, bare, { recursive: true });
  await cp(PARTNERSHIP, full, { recursive: true });
  const change: Partial<Record<(typeof WAYS)[number], (text: string) => string>> = {
    draft: (text) => text.replace(/published.*\n/, ''),
    embargoed: (text) => text.replace('2031-05-02T09:00:00+01:00', '2031-05-20T10:00:00.001+01:00'),
    // What the rules find in these words holds it, whoever has signed.
    finding: (text) =>
      text.replace('stage: none', 'stage: arrest').replace('summary: ', 'summary: The thief was caught. '),
    expired: (text) => text.replace('aim:', 'expires: 2031-05-20T09:00:00Z\naim:'),
  };
  for (const [way, name] of WAYS.entries()) {
    const photo = await picture(320 + way, 200)
      .jpeg()
      .toBuffer();
    photos.push(photo);
    await lay(full, {
      [`stories/${wordOf(way, 0)}/en.mdx`]: storyOf(way, change[name] ?? ((text) => text)),
      [`stories/${wordOf(way, 0)}/${wordOf(way, 4)}.jpg`]: photo,
    });
  }
  const slug = (name: (typeof WAYS)[number]): string => wordOf(WAYS.indexOf(name), 0);
  const stale = approved(['en']).map((line) => ({ ...line, sources: [] }));
  held = await build('held', full, {
    [slug('unsigned')]: approved([]).slice(0, 1),
    [slug('void')]: stale,
    [slug('rejected')]: [...approved(['en']), { act: 'reject', by: 'press-office', as: 'comms', reason: wordOf(4, 9) }],
    [slug('forbidden')]: [...approved(['en']), withdrawal('court-order', '2031-05-10T09:00:00.000Z')],
    [slug('unseen')]: [...approved(['en']), withdrawal('error', '2031-05-01T09:00:00.000Z')],
  });
  const without = await signedLibrary(bare);
  alone = { library: without, out: join(home, 'alone') };
  await publish(
    publicLibrary(without, NOW),
    alone.out,
    () => undefined,
    async () => [],
  );
});
afterAll(() => rm(home, { recursive: true, force: true }));

describe('of stories that are not to be seen', () => {
  it('there are as many as there are ways, and the rest is public', () => {
    const { stories, ended } = publicLibrary(held.library, NOW);
    expect(held.library.stories.length - stories.length).toBe(WAYS.length);
    expect(stories.map(({ slug }) => slug).sort()).toEqual(alone.library.stories.map(({ slug }) => slug).sort());
    expect(ended.map(({ page }) => page?.slug)).toEqual([wordOf(WAYS.indexOf('expired'), 0), undefined]);
  });

  it('no word is in any file that is made, packed or not', async () => {
    for (const path of await filesOf(held.out)) {
      const letters = (path.slice(held.out.length) + (await lettersOf(path))).toLowerCase();
      for (const [way, own] of sentinels.entries()) {
        const isMarked = MARKED.includes(WAYS[way] ?? '');
        // The address of an ended story is that of its short page, and of its row in the manifest.
        const [address = '', ...others] = own;
        const isItsPage = isMarked && (path.endsWith('manifest.json') || path.includes(`/stories/${address}/`));
        expect(
          others.filter((word) => letters.includes(word)),
          `${WAYS[way]}: ${path}`,
        ).toEqual([]);
        if (!isItsPage) expect(letters.includes(address), `${WAYS[way]}: ${path}`).toBe(false);
      }
    }
  });

  it('no picture, no hash and no number is there either', async () => {
    const hashes = photos.map((photo) => sha256Of(photo).slice(0, 12));
    for (const path of await filesOf(held.out)) {
      const letters = path + (await lettersOf(path));
      for (const hash of hashes) expect(letters.includes(hash), path).toBe(false);
      for (const way of WAYS.keys()) expect(letters.includes(`9${way}7${way}3`), path).toBe(false);
    }
  });

  it('nothing else tells: but for what has ended, every byte is as if there were none of them', async () => {
    const namesOf = async ({ out }: Built): Promise<string[]> =>
      (await filesOf(out)).map((path) => path.slice(out.length + 1)).sort();
    const ended = `site/stories/${wordOf(WAYS.indexOf('expired'), 0)}/index.html`;
    expect((await namesOf(held)).filter((name) => name !== ended)).toEqual(await namesOf(alone));
    // Feeds take back what has ended; the manifest and the record of inputs have the hash of what differs.
    const told = /(?:atom\.xml|manifest\.json|\.inputs\.json)$/;
    for (const name of (await namesOf(alone)).filter((one) => !told.test(one))) {
      const [one, other] = await Promise.all([held, alone].map(({ out }) => readFile(join(out, name))));
      expect(one?.equals(other ?? Buffer.alloc(0)), name).toBe(true);
    }
    const flyersIn = async ({ out }: Built): Promise<unknown> =>
      Object.entries(JSON.parse(await readFile(join(out, '.inputs.json'), 'utf8')) as object).filter(
        ([name]) => name !== 'site',
      );
    expect(await flyersIn(held)).toEqual(await flyersIn(alone));
  });

  it('would have been found, had they been there', async () => {
    const shown = publicLibrary(held.library, NOW).stories[0]?.english.title ?? '';
    const found = (await filesOf(held.out)).filter((path) => /\.(?:html|pdf|eml|xml)$/.test(path));
    const kinds = new Set<string>();
    for (const path of found) if ((await lettersOf(path)).includes(shown)) kinds.add(path.split('.').at(-1) ?? '');
    expect(kinds).toEqual(new Set(['html', 'pdf', 'eml', 'xml']));
  });
});

it('leaves an output as it was when something was saved meanwhile', async () => {
  const before = await stat(join(alone.out, 'manifest.json'));
  const changed = place({ code: 'source-changed-meanwhile', args: {} }, { file: 'content/stories/x/en.mdx', line: 1 });
  const library = publicLibrary(alone.library, NOW);
  const { problems } = await publish(
    library,
    alone.out,
    () => undefined,
    async () => [changed],
  );
  expect(problems).toEqual([changed]);
  expect((await stat(join(alone.out, 'manifest.json'))).ino).toBe(before.ino);
});
