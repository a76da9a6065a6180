import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readLibrary } from '#library/read-library-fs.ts';
import { buildSite } from '#publish/site-fs.ts';
import { writePublicCopy } from '#release/public-copy-fs.ts';
import { publicLibrary } from '#release/public-library.ts';
import { PROJECT } from '../shipped.ts';

/** A title that would end a script, a tag and an attribute if it were taken for markup. */
export const HOSTILE = `</script><script>alert(1)</script> "quoted" 'title' & <b>`;
export const HOSTILE_SUMMARY = ']]></description><script>alert(2)</script> & more.';
export const MANY = 31;
const NOW = new Date('2026-11-22T09:00:00Z');

/** A site of another partnership: in a folder of its host, with hostile words, many stories, and places without any. */
export interface Strange {
  site: string;
  remove: () => Promise<void>;
}

/** Builds that site from the shipped settings and places, all of whose news is for Holme Wood only. */
export async function buildStrangeSite(): Promise<Strange> {
  const root = await mkdtemp(join(tmpdir(), 'strange-'));
  // Bodies must lie within the project: what they are compiled to imports Astro.
  const stage = join(PROJECT, '.stage', `strange-${process.pid}`);
  await cp(join(PROJECT, 'content'), join(root, 'content'), { recursive: true });
  for (const folder of ['stories', 'appeals', 'events']) await rm(join(root, 'content', folder), { recursive: true });
  const settings = await readFile(join(root, 'content', 'settings.yaml'), 'utf8');
  await writeFile(
    join(root, 'content', 'settings.yaml'),
    settings.replace(/^site: .*$/m, 'site: https://strange.example/news'),
  );
  await writeStory(root, 'hostile', HOSTILE, HOSTILE_SUMMARY, '\n<Support services="childline" />\n');
  for (let number = 1; number <= MANY; number++) await writeStory(root, `story-${number}`, `Story ${number}`);
  const { library, problems } = await readLibrary(root);
  if (!library || problems.length > 0) throw new Error(`The strange content has problems: ${JSON.stringify(problems)}`);
  await writePublicCopy(publicLibrary(library, NOW), stage, join(root, 'none'));
  await buildSite(stage, join(root, 'site'));
  await rm(stage, { recursive: true, force: true });
  return { site: join(root, 'site'), remove: () => rm(root, { recursive: true, force: true }) };
}

async function writeStory(root: string, slug: string, title: string, summary = 'A summary.', end = ''): Promise<void> {
  const folder = join(root, 'content', 'stories', slug);
  await mkdir(folder, { recursive: true });
  const fields = [
    `title: ${JSON.stringify(title)}`,
    `summary: ${JSON.stringify(summary)}`,
    'kind: success',
    'author: comms-officer',
    'published: 2026-10-05T09:00:00+01:00',
    'aim: [holme-wood]',
    'themes: [drugs]',
    'pillars: [pursue]',
    'stage: none',
  ];
  await writeFile(join(folder, 'en.mdx'), `---\n${fields.join('\n')}\n---\n\nSome words.\n${end}`);
}
