import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isClean, place } from '#problem/collect.ts';
import { nearest } from '#problem/nearest.ts';
import type { Place, Problem } from '#problem/problem.ts';
import { listFolder, readText } from '#source/read-fs.ts';
import type { PlaceNames } from '#story/parity/places.ts';
import { type ParsedStory, parseStory, type StorySource } from '#story/parse-story.ts';
import type { LineOf } from '#story/parse-version.ts';
import { inspectPhoto, PHOTO_LIMIT_BYTES } from '#story/photo.ts';
import { readPictureWords } from '#story/picture-words.ts';
import { RECORD_FILE, type Story, versionsOf } from '#story/story.ts';
import { FOLDERS, type Folder } from '#story/vocabulary.ts';

/** A long story has 20 kB; the parser’s time grows with the square of some texts. */
const STORY_LIMIT_BYTES = 64 * 1024;
const LANGUAGE_FILE = /^([a-z]{2,3})\.mdx$/;

/** Every story below `root/content` that can be read, in the order of the folders, and every problem in them. */
export async function readStories(
  root: string,
  languages: readonly string[] | undefined,
  places: PlaceNames,
): Promise<{ stories: Story[]; problems: Problem[]; lines: Map<string, LineOf>; hashes: Map<string, string> }> {
  const stories: Story[] = [];
  const problems: Problem[] = [];
  const lines = new Map<string, LineOf>();
  /** Of the very bytes that were parsed, by file: what is signed must be what is shown. */
  const hashes = new Map<string, string>();
  const taken = new Map<string, string>();
  for (const folder of FOLDERS) {
    const listing = await listFolder(root, `content/${folder}`);
    problems.push(...listing.problems);
    for (const name of [...listing.files, ...listing.links])
      problems.push(unexpected(`content/${folder}/${name}`, name));
    for (const slug of listing.folders) {
      const path = `content/${folder}/${slug}`;
      const other = taken.get(slug);
      if (other) problems.push(place({ code: 'slug-taken', args: { slug, other } }, { file: path, line: 1 }));
      taken.set(slug, path);
      const read = await readStory(root, { folder, slug, hashes }, languages, places);
      problems.push(...read.problems);
      for (const [file, lineOf] of read.lines) lines.set(file, lineOf);
      if (read.story && !other) stories.push(read.story);
    }
  }
  return { stories, problems, lines, hashes };
}

async function readStory(
  root: string,
  { folder, slug, hashes }: { folder: Folder; slug: string; hashes: Map<string, string> },
  languages: readonly string[] | undefined,
  places: PlaceNames,
): Promise<ParsedStory> {
  const path = `content/${folder}/${slug}`;
  const { files, folders, links, problems: closed } = await listFolder(root, path);
  if (closed.length > 0) return { story: undefined, problems: closed, lines: new Map() };
  const texts = new Map<string, { file: string; text: string }>();
  const otherNames: string[] = [];
  const problems = [...folders, ...links].map((name) => unexpected(`${path}/${name}`, name));
  let hasEnglishFile = false;
  for (const name of files) {
    const language = LANGUAGE_FILE.exec(name)?.[1];
    if (!language) {
      // What people signed is about the story, and not part of it.
      if (name !== RECORD_FILE) otherNames.push(name);
      continue;
    }
    hasEnglishFile ||= language === 'en';
    const read = await readText(root, `${path}/${name}`, 'this language', STORY_LIMIT_BYTES);
    if ('problem' in read) {
      problems.push(read.problem);
      continue;
    }
    texts.set(language, { file: `${path}/${name}`, text: read.text });
    hashes.set(`${path}/${name}`, read.sha256);
  }
  // An en.mdx that cannot be read has been reported; it is not missing.
  if (hasEnglishFile && !texts.has('en')) return { story: undefined, problems, lines: new Map() };
  const source: StorySource = { slug, folder, path, texts, otherNames };
  const parsed = parseStory(source, languages, places);
  problems.push(...parsed.problems);
  if (!parsed.story) return { ...parsed, problems };
  const pictures = await readPictures(root, parsed.story, source, parsed);
  problems.push(...pictures.problems);
  return { ...parsed, story: { ...parsed.story, pictureData: pictures.data }, problems };
}

/** Pictures that a story shows and that are not right, and files that it does not show. */
async function readPictures(
  root: string,
  story: Story,
  source: StorySource,
  { lines, problems: faults }: ParsedStory,
): Promise<{ problems: Problem[]; data: Record<string, string[]> }> {
  // What shows a picture may be among the parts that could not be read.
  const isWhole = isClean(faults);
  const shown = new Map<string, Place>();
  for (const version of versionsOf(story)) {
    for (const block of version.blocks) {
      if (block.type !== 'photo' || shown.has(block.file)) continue;
      const line = lines.get(version.file)?.(['<Photo>', block.file]) ?? 1;
      shown.set(block.file, { file: version.file, line });
    }
  }
  const unused = source.otherNames.filter((name) => isWhole && !shown.has(name));
  const problems = unused.map((name) => unexpected(`${source.path}/${name}`, name));
  const data: Record<string, string[]> = {};
  for (const [name, at] of shown) {
    const inspected = await inspectOne(root, source, name, at);
    problems.push(...inspected.problems);
    if (inspected.words.length > 0) data[name] = inspected.words;
  }
  return { problems, data };
}

/** What is wrong with a picture, and what people wrote into its data. */
interface Inspected {
  problems: Problem[];
  words: string[];
}

async function inspectOne(root: string, source: StorySource, name: string, at: Place): Promise<Inspected> {
  const only = (problem: Problem): Inspected => ({ problems: [problem], words: [] });
  if (/[/\\]/.test(name)) return only(place({ code: 'image-elsewhere', args: { name } }, at));
  if (!source.otherNames.includes(name)) {
    return only(place({ code: 'image-missing', args: { name, nearest: nearest(name, source.otherNames) } }, at));
  }
  const path = join(root, source.path, name);
  const { size } = await stat(path);
  if (size > PHOTO_LIMIT_BYTES) {
    const args = { name, sizeBytes: size, limitBytes: PHOTO_LIMIT_BYTES };
    return only(place({ code: 'image-too-large', args }, { file: `${source.path}/${name}`, line: 1 }));
  }
  const bytes = await readFile(path);
  const findings = await inspectPhoto(name, bytes);
  const problems = findings.map((finding) => place(finding, { file: `${source.path}/${name}`, line: 1 }));
  return { problems, words: await readPictureWords(bytes) };
}

function unexpected(file: string, name: string): Problem {
  return place({ code: 'file-unexpected', args: { name } }, { file, line: 1 });
}
