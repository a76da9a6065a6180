import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Overview } from '#desk/overview.ts';
import type { Library } from '#library/library.ts';
import { readLibrary } from '#library/read-library-fs.ts';
import { Preview, serve } from '#preview/server.ts';
import type { MadeFile } from '#publish/manifest.ts';
import { publish } from '#publish/publish-fs.ts';
import { publicLibrary } from '#release/public-library.ts';
import { checkRelease } from '#release/rules/check.ts';
import { unreviewedStories } from '#release/unreviewed.ts';
import { runAs, signerWords } from '../cli/signing.ts';
import { openDesk } from '../desk/desk.ts';
import { FIELDS, lay, PARTNERSHIP } from '../library/root.ts';
import { sampleKeyOf } from '../sign-all.ts';
import { filesOf, lettersOf } from './letters.ts';

const NOW = '2031-05-20T12:00:00Z';
/** Words that stand in the record alone. */
const [REASON, ANSWER] = ['zqreasonzq', 'zqanswerzq'];
let home: string;
let library: Library;
let files: MadeFile[];
/** The codes and ids of all that the rules find: some answered for, some outweighed. */
let found: { asked: string[]; outweighed: string[] };
const root = (): string => join(home, 'root');
const out = (): string => join(home, 'out');

async function read(): Promise<Library> {
  const { library: one, problems } = await readLibrary(root());
  if (!one) throw new Error(JSON.stringify(problems));
  return one;
}

/** What the rules find in the story, as ids by severity. */
function findingsIn(one: Library): typeof found {
  const story = one.stories.find(({ slug }) => slug === 'nets');
  const all = story ? checkRelease(story, one, new Date(NOW)) : [];
  const ids = (severity: string): string[] =>
    all.filter(({ problem }) => problem.severity === severity).map(({ id }) => id);
  return { asked: ids('ask'), outweighed: ids('must') };
}

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'glass-'));
  await cp(PARTNERSHIP, root(), { recursive: true });
  const declared = 'stage: arrest\nunder-18: none\nprotected: none\norders: none';
  await lay(root(), {
    'stories/nets/en.mdx': `${FIELDS.replace('stage: none', declared)}The thief was caught at 14 Quay Street. Lock your loft now.\n`,
  });
  found = findingsIn(await read());
  const answers = found.asked.flatMap((id) => ['--answer', `${id}=${ANSWER}`]);
  const words = ['sign', 'break-glass', 'nets', ...signerWords('news-desk'), '--reason', REASON, ...answers];
  expect(await runAs(root(), words, NOW)).toMatchObject({ code: 0 });
  library = await read();
  ({ files } = await publish(
    publicLibrary(library, new Date(NOW)),
    out(),
    () => undefined,
    async () => [],
  ));
}, 180_000);
afterAll(() => rm(home, { recursive: true, force: true }));

describe('a story that was released where life is at risk', () => {
  it('has a record of why, of every answer, and of all that was outweighed', async () => {
    expect([found.asked.length, found.outweighed.length].every((count) => count > 0)).toBe(true);
    const record = await readFile(join(root(), 'content/stories/nets/signoffs.jsonl'), 'utf8');
    for (const words of [REASON, ANSWER, ...found.asked, ...found.outweighed]) expect(record).toContain(words);
  });

  it('is out in every medium', async () => {
    const paths = ['site/stories/nets/index.html', 'flyers/nets/harbour-en-a5.pdf', 'bulletins/harbour-en.eml'];
    for (const path of paths) expect(await lettersOf(join(out(), path)), path).toContain('Nets for everyone');
  });

  it('tells in no file that is made why it is, what was answered, or what the rules found', async () => {
    const codes = [...found.asked, ...found.outweighed].flatMap((id) => [id.split('/')[0], id.split('/').at(-1)]);
    const key = sampleKeyOf('news-desk')?.publicKey;
    const inside = [REASON, ANSWER, key, 'break-glass', 'nreviewed', 'outweighed', ...codes];
    for (const path of await filesOf(out())) {
      const letters = path + (await lettersOf(path));
      expect(
        inside.filter((words) => words === undefined || letters.includes(words)),
        path,
      ).toEqual([]);
    }
  });

  it('is called unreviewed at the desk, and no other story is', async () => {
    const desk = await openDesk(root());
    try {
      const { stories } = JSON.parse((await desk.get('overview')).body) as Overview;
      expect(stories.filter(({ when }) => when.includes('unreviewed')).map(({ slug }) => slug)).toEqual(['nets']);
    } finally {
      await desk.close();
    }
  });

  it('is called unreviewed above the previews, until somebody else of comms has looked', async () => {
    const index = async (one: Library): Promise<string> => {
      const { settings } = publicLibrary(one, new Date(NOW));
      const preview = new Preview(out(), files, settings, undefined, unreviewedStories(one, new Date(NOW)));
      const server = await serve(preview, 0);
      try {
        const { port } = server.address() as AddressInfo;
        return await (await fetch(`http://127.0.0.1:${port}/previews/`)).text();
      } finally {
        server.closeAllConnections();
        server.close();
      }
    };
    expect(await index(library)).toContain('<strong>Unreviewed:</strong> nets is out by one signature.');
    const words = ['sign', 'approve', 'nets', ...signerWords('press-office'), '--unseen', 'Read as text.'];
    expect(await runAs(root(), words, NOW)).toMatchObject({ code: 0 });
    expect(await index(await read())).not.toContain('Unreviewed');
  });
});
