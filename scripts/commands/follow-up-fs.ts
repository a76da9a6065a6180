import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Story } from '#story/story.ts';

/**
 * Writes the draft of a story to the same people that says no more than that news was taken down. Neither its words nor its
 * address tell which. @param day `2026-12-05`, which its folder is called after. @returns its folder, relative to the root.
 */
export async function writeFollowUp(root: string, { aim, pillars, sample }: Story, author: string, day: string) {
  const slug = freeSlug(root, `update-${day}`);
  const folder = `content/stories/${slug}`;
  await mkdir(join(root, folder), { recursive: true });
  const fields = [
    'title: An update to our news',
    'summary: We have taken down one of our stories. Here is how you can still tell us what you know.',
    'kind: initiative',
    `author: ${author}`,
    '# This is a draft. Say what may be said, add “published”, and have it signed.',
    `aim: ${aim.length === 1 ? aim[0] : `[${aim.join(', ')}]`}`,
    'themes: []',
    `pillars: [${pillars.join(', ')}]`,
    'stage: none',
    ...(sample ? ['sample: true'] : []),
  ];
  const body = [
    'We have taken down one of our stories for your area. Please do not share it any more, and take down any flyer of it.',
    'If you have told us something, thank you. You need not do anything else. What you told us stays with us.',
    '<Report />',
  ];
  const text = `---\n${fields.join('\n')}\n---\n\n${body.join('\n\n')}\n`;
  await writeFile(join(root, folder, 'en.mdx'), text, { flag: 'wx' });
  return folder;
}

function freeSlug(root: string, wanted: string): string {
  for (let number = 1; ; number += 1) {
    const slug = number === 1 ? wanted : `${wanted}-${number}`;
    if (!existsSync(join(root, 'content/stories', slug))) return slug;
  }
}
