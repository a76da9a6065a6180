import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { serialize } from 'node:v8';
import sharp from 'sharp';
import type { PhotoVariant, PublicLibrary, PublicPhoto } from '#release/public-library.ts';
import { libraryFile, nearFile } from '#release/read-public-copy-fs.ts';
import { parseFrontMatter } from '#source/front-matter.ts';
import { readText } from '#source/read-fs.ts';
import { copyPhoto, type PhotoCopy } from '#story/photo.ts';
import { type Story, versionsOf } from '#story/story.ts';

/**
 * Astro reads fields from the top of every file, in TOML too, and would import what a field called `layout` names.
 * With an empty set of fields above it, a body that begins like fields is words.
 */
const NO_FIELDS = '---\n---\n\n';
const WEBP_WIDTHS = [480, 960] as const;
const JPEG_WIDTH = 1200;

/** Where a version's words lie in the public copy, for the site to render. */
export function bodyFile(slug: string, language: string): string {
  return `stories/${slug}/${language}.mdx`;
}

/**
 * Writes the copy that the site is built from: the bodies of public stories, clean pictures, the small files that answer
 * for postcodes, and the public library.
 * @param to an empty folder.
 * @param earlier a site built before, from which pictures that have not changed are taken.
 * @returns the library with its pictures.
 */
export async function writePublicCopy(library: PublicLibrary, to: string, earlier: string): Promise<PublicLibrary> {
  const photos: Record<string, PublicPhoto> = {};
  // The site looks into both, also before the first release.
  for (const folder of ['stories', 'public']) await mkdir(join(to, folder), { recursive: true });
  for (const story of library.stories) {
    await writeBodies(library.root, story, to);
    for (const file of photoFiles(story)) {
      const bytes = await readFile(join(library.root, 'content', story.folder, story.slug, file));
      photos[`${story.slug}/${file}`] = await writePhoto(story.slug, bytes, join(to, 'public'), earlier);
    }
  }
  for (const [outcode, file] of library.near?.files ?? []) {
    await write(join(to, 'public', nearFile(outcode)), JSON.stringify(file));
  }
  const complete = { ...library, photos };
  // Where the content lies on this machine is nobody's business, and the site reads nothing there.
  await write(libraryFile(to), serialize({ ...complete, root: '' }));
  return complete;
}

/** The names of all pictures that a story shows in any language. */
export function photoFiles(story: Story): string[] {
  const blocks = versionsOf(story).flatMap((version) => version.blocks);
  return [...new Set(blocks.flatMap((block) => (block.type === 'photo' ? [block.file] : [])))];
}

/** Only the words go along: the fields above them stay where they are. */
async function writeBodies(root: string, story: Story, to: string): Promise<void> {
  for (const { file, language } of versionsOf(story)) {
    const read = await readText(root, file, 'this language');
    const split = 'text' in read ? parseFrontMatter(read.text) : undefined;
    if (!split || 'problem' in split) throw new Error(`${file} changed while it was being published.`);
    await write(join(to, bodyFile(story.slug, language)), NO_FIELDS + split.body.trim());
  }
}

async function writePhoto(slug: string, bytes: Buffer, to: string, earlier: string): Promise<PublicPhoto> {
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 12);
  const variant = async (width: number, format: 'jpeg' | 'webp'): Promise<PhotoVariant> => {
    const path = `/photos/${slug}/${hash}-${width}.${format === 'jpeg' ? 'jpg' : 'webp'}`;
    const copy = (await earlierCopy(join(earlier, path))) ?? (await copyPhoto(bytes, width, format));
    await write(join(to, path), copy.bytes);
    return { path, widthPixels: copy.widthPixels, heightPixels: copy.heightPixels };
  };
  const webp: PhotoVariant[] = [];
  for (const width of WEBP_WIDTHS) webp.push(await variant(width, 'webp'));
  return { webp, jpeg: await variant(JPEG_WIDTH, 'jpeg') };
}

async function earlierCopy(path: string): Promise<PhotoCopy | undefined> {
  try {
    const bytes = await readFile(path);
    const { width, height } = await sharp(bytes).metadata();
    return { bytes, widthPixels: width, heightPixels: height };
  } catch {
    return undefined;
  }
}

async function write(path: string, bytes: string | Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, bytes);
}
