import { appendFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Library } from '#library/library.ts';
import { readLibrary } from '#library/read-library-fs.ts';
import { changedSince } from '#library/read-records-fs.ts';
import { copyOfPartnership } from './root.ts';

const WORDS = 'content/stories/quiet-harbour/pl.mdx';
const OUTLINE = 'content/hotspots/harbour.json';

async function opened(): Promise<{ root: string; library: Library }> {
  const root = await copyOfPartnership();
  const { library } = await readLibrary(root);
  if (!library) throw new Error('The small partnership cannot be read.');
  return { root, library };
}

describe('what has changed since a library was read', () => {
  it('is nothing where nobody saved', async () => {
    const { library } = await opened();
    expect(await changedSince(library, library.stories)).toEqual([]);
  });

  it('is the language file to which somebody added one byte', async () => {
    const { root, library } = await opened();
    await appendFile(join(root, WORDS), '\n');
    expect(await changedSince(library, library.stories)).toEqual([WORDS]);
  });

  it('is not told of stories that nobody asked about', async () => {
    const { root, library } = await opened();
    await appendFile(join(root, WORDS), '\n');
    const others = library.stories.filter(({ slug }) => slug !== 'quiet-harbour');
    expect(await changedSince(library, others)).toEqual([]);
  });

  it('is not an outline on the disk, of which the library keeps what it was', async () => {
    const { root, library } = await opened();
    const text = await readFile(join(root, OUTLINE), 'utf8');
    await writeFile(join(root, OUTLINE), text.replace(/"name": *"[^"]*"/, '"name": "Elsewhere"'));
    expect(await changedSince(library, library.stories)).toEqual([]);
  });
});
