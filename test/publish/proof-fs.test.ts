import { cp, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readLibrary } from '#library/read-library-fs.ts';
import { PROOF_FILE, type Proof, proofFolder, readProof } from '#publish/proof-file-fs.ts';
import { makeProof } from '#publish/proof-fs.ts';
import { sha256Of } from '#record/source.ts';
import { decisionOf } from '#release/decide.ts';
import { FIELDS, lay, PARTNERSHIP } from '../library/root.ts';
import { listenToFlyer } from '../media/listen.ts';
import { picture } from '../story/pictures.ts';

const NOW = new Date('2031-05-10T09:00:00Z');
const WORDS = 'PROOF – NOT FOR RELEASE';

describe('the proof of a story that nobody may see yet', () => {
  let home: string;
  let to: string;
  let proof: Proof | undefined;

  const prove = async () => {
    const { library } = await readLibrary(join(home, 'root'));
    const story = library?.stories.find(({ slug }) => slug === 'nets');
    if (!library || !story) throw new Error('There is such a story.');
    expect(decisionOf(story, library, NOW).state).toBe('held');
    return makeProof(library, story, { to, watermark: WORDS, now: NOW });
  };

  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'proof-'));
    const root = join(home, 'root');
    to = proofFolder({}, root, 'nets');
    await cp(PARTNERSHIP, root, { recursive: true });
    const later = FIELDS.replace('2031-05-02', '2031-08-02');
    await lay(root, {
      'stories/nets/en.mdx': `${later}Nets to lend.\n\n<Photo src="nets.jpg" alt="Nets." />\n`,
      'stories/nets/nets.jpg': await picture(640, 400).jpeg().toBuffer(),
    });
    await mkdir(join(root, 'out'));
    await writeFile(join(root, 'out', 'kept'), 'as it was');
    proof = (await prove()).proof;
  });
  afterAll(() => rm(home, { recursive: true, force: true }));

  const read = (path: string): Promise<Buffer> => readFile(join(to, path));
  const pathsOf = (ending: string): string[] =>
    proof?.files.map(({ path }) => path).filter((path) => path.endsWith(ending)) ?? [];

  it('has its page, a flyer for each place and language, and each bulletin', () => {
    expect(pathsOf('.html')).toEqual(['pages/en.html']);
    expect(pathsOf('.pdf')).toEqual(['flyers/harbour-en-a5.pdf']);
    expect(pathsOf('.eml')).toEqual(['bulletins/harbour-en.eml', 'bulletins/harbour-pl.eml']);
  });

  it('says on each of them that it is not for release', async () => {
    expect((await read('pages/en.html')).toString()).toContain(`${WORDS}</p>`);
    expect((await listenToFlyer(await read('flyers/harbour-en-a5.pdf'))).text).toContain('Nets to lend.');
    for (const path of pathsOf('.eml')) expect((await read(path)).toString()).toMatch(/NOT[ _=20]+FOR[ _=20]+RELEASE/);
  });

  it('brings along what the page shows, and no other story', async () => {
    const html = (await read('pages/en.html')).toString();
    const shown = [...html.matchAll(/(?:href|src)="(files\/[^"]*)"/g)].map(([, path]) => path ?? '');
    expect(shown.length).toBeGreaterThan(2);
    for (const path of shown) expect((await stat(join(to, 'pages', path))).size).toBeGreaterThan(0);
    expect(html).not.toContain('quiet again');
  });

  it('names every file by its hash, and the bytes of the story', async () => {
    const entries = await readdir(to, { recursive: true, withFileTypes: true });
    const names = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
    expect(proof?.files.map(({ path }) => join(to, path))).toEqual(
      names.filter((name) => !name.endsWith(PROOF_FILE)).sort(),
    );
    for (const { path, sha256 } of proof?.files ?? []) expect(sha256Of(await read(path))).toBe(sha256);
    expect(proof?.sources.map(({ path }) => path)).toContain('content/stories/nets/nets.jpg');
    expect(await readProof(to)).toEqual(proof);
  });

  it('is the same again, lies beside all that is published, and leaves that as it was', async () => {
    expect((await prove()).proof).toEqual(proof);
    expect(await readdir(dirname(to))).toEqual(['nets']);
    expect(await readdir(join(home, 'root', 'out'))).toEqual(['kept']);
  });

  it('is not there for whom nobody made one, or when it is damaged', async () => {
    expect(await readProof(join(home, 'nowhere'))).toBeUndefined();
    await mkdir(join(home, 'damaged'));
    await writeFile(join(home, 'damaged', PROOF_FILE), '{');
    expect(await readProof(join(home, 'damaged'))).toBeUndefined();
  });
});
