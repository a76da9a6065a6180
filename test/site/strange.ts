import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PROJECT } from '../shipped.ts';
import { signAll } from '../sign-all.ts';
import { type BuiltSite, buildRoot } from './built-root.ts';

/** A title that would end a script, a tag and an attribute if it were taken for markup. */
export const HOSTILE = `</script><script>alert(1)</script> "quoted" 'title' & <b>`;
export const HOSTILE_SUMMARY = ']]></description><script>alert(2)</script> & more.';
export const MANY = 31;
const OTHER_LANGUAGES = /^ +(?:- \{ id: (?:ur|pa|pl), name|(?:ur|pa|pl)): .*\n/gm;
const NOW = new Date('2026-11-22T09:00:00Z');

/**
 * Builds a site in a folder of its host, with hostile words, many stories, and places without any: from the shipped
 * settings and places, in English only, with all news for Holme Wood.
 */
export async function buildStrangeSite(): Promise<BuiltSite> {
  const root = await mkdtemp(join(tmpdir(), 'strange-'));
  await cp(join(PROJECT, 'content'), join(root, 'content'), { recursive: true });
  for (const folder of ['stories', 'appeals', 'events']) await rm(join(root, 'content', folder), { recursive: true });
  await change(root, 'settings.yaml', [/^site: .*$/m, 'site: https://strange.example/news'], [OTHER_LANGUAGES, '']);
  await change(root, 'channels.yaml', [/languages: \[.*?\]/g, 'languages: [en]']);
  for (const file of await readdir(join(root, 'content', 'hotspots'))) {
    await change(root, join('hotspots', file), [/"languages": \[.*?\]/s, '"languages": ["en"]']);
  }
  await writeStory(root, 'hostile', HOSTILE, HOSTILE_SUMMARY, '\n<Support services="childline" />\n');
  for (let number = 1; number <= MANY; number++) await writeStory(root, `story-${number}`, `Story ${number}`);
  await signAll(root);
  const built = await buildRoot(root, NOW, 'strange');
  await rm(root, { recursive: true, force: true });
  return built;
}

async function change(root: string, file: string, ...changes: [RegExp, string][]): Promise<void> {
  const path = join(root, 'content', file);
  const before = await readFile(path, 'utf8');
  await writeFile(
    path,
    changes.reduce((text, [what, instead]) => text.replace(what, instead), before),
  );
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
