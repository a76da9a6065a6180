import { cp, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { PHOTO_WIDTH_PIXELS as EMAIL_PIXELS, photoKey } from '#bulletin/bulletin.ts';
import { prepareBulletin } from '#bulletin/prepare.ts';
import { writeEmail } from '#delivery/messenger/outbox.ts';
import { PREVIEW_RECIPIENT, previewLinks } from '#delivery/recipient.ts';
import { loadFlyerFonts } from '#flyer/fonts-fs.ts';
import { canSet } from '#flyer/missing.ts';
import type { Library } from '#library/library.ts';
import { addresses } from '#message/addresses.ts';
import { isClean, place } from '#problem/collect.ts';
import type { Problem } from '#problem/problem.ts';
import { PHOTO_WIDTH_PIXELS } from '#publish/flyers-fs.ts';
import { bulletinJobs, flyerJobs } from '#publish/jobs.ts';
import { lonePage, loneStyles } from '#publish/lone-page.ts';
import { makeFlyer } from '#publish/make-flyer.ts';
import { clearAbandoned } from '#publish/output-fs.ts';
import { Photos } from '#publish/photos-fs.ts';
import { PROJECT } from '#publish/project-fs.ts';
import { PROOF_FILE, type Proof } from '#publish/proof-file-fs.ts';
import { buildSite } from '#publish/site-fs.ts';
import { watermarkedBulletin, watermarkedPage } from '#publish/watermark.ts';
import { sha256Of } from '#record/source.ts';
import { asSeen, withoutDeclarations } from '#release/as-seen.ts';
import { writePublicCopy } from '#release/public-copy-fs.ts';
import { mapCredit, type PublicLibrary, publicLibrary } from '#release/public-library.ts';
import { type Story, versionIn, versionsOf } from '#story/story.ts';

/** How a proof is made. */
export interface Proving {
  /** The folder of the proof, which is replaced in whole. */
  to: string;
  /** The words across everything. */
  watermark: string;
  now: Date;
  /** Is aborted when somebody stops it: what was there stays then. */
  stop?: AbortSignal | undefined;
}

/** A proof; its problems are those that media would have with the story. With an error among them nothing was written. */
export interface Proved {
  proof: Proof | undefined;
  problems: Problem[];
  /** Languages that no font of the flyer covers. */
  unset: string[];
}

const PAGES = 'pages';
const FILES = 'files';
const MAKING = '.making-';
const STAGES = join(PROJECT, '.stage');

/**
 * Makes every page, flyer and bulletin of one story as they would go out, alone, with words across them. It asks nobody
 * whether the story may be seen: it is for those who decide. The same story gives the same files.
 */
export async function makeProof(library: Library, story: Story, proving: Proving): Promise<Proved> {
  const { to, now } = proving;
  await mkdir(dirname(to), { recursive: true, mode: 0o700 });
  await clearAbandoned(dirname(to), MAKING);
  await clearAbandoned(STAGES, 'proof-');
  const making = join(dirname(to), `${MAKING}${process.pid}`);
  const stage = join(STAGES, `proof-${process.pid}`);
  try {
    await mkdir(making, { recursive: true, mode: 0o700 });
    const alone = libraryOf(library, story, now);
    const { problems, unset } = await makeFlyers(alone, making, proving);
    problems.push(...(await makeBulletins(alone, making, proving)));
    if (!isClean(problems)) return { proof: undefined, problems, unset };
    await makePages(alone, making, stage, proving);
    proving.stop?.throwIfAborted();
    const sources = library.records.get(story.slug)?.sources ?? [];
    const proof: Proof = { story: story.slug, sources, made: now.toISOString(), files: await filesBelow(making) };
    await writeFile(join(making, PROOF_FILE), `${JSON.stringify(proof, null, 1)}\n`);
    await rm(to, { recursive: true, force: true });
    await rename(making, to);
    return { proof, problems, unset };
  } finally {
    for (const folder of [making, stage]) await rm(folder, { recursive: true, force: true });
  }
}

/** What would be public if this story were, and it alone: a proof must not change when other stories do. */
function libraryOf(library: Library, story: Story, now: Date): PublicLibrary {
  const then = story.published && story.published > now ? story.published : now;
  const shown = withoutDeclarations(asSeen(story, then, library));
  return { ...publicLibrary({ ...library, stories: [] }, now), stories: [shown], near: undefined };
}

async function makeFlyers(library: PublicLibrary, making: string, { watermark, stop }: Proving) {
  const photos = new Photos(library.root);
  const fonts = await loadFlyerFonts();
  const problems: Problem[] = [];
  const unset = new Set<string>();
  for (const { story, hotspot, message } of flyerJobs(library)) {
    stop?.throwIfAborted();
    const { language } = message;
    if (!canSet(message)) {
      unset.add(language);
      continue;
    }
    const copies = await photos.copies([story], PHOTO_WIDTH_PIXELS, (_, file) => file);
    const order = { message, mapCredit: mapCredit(library, [hotspot]), hotspot: hotspot.id, photos: copies };
    const made = await makeFlyer({ ...order, paper: 'a5', watermark }, library, fonts);
    if ('bytes' in made) await write(join(making, 'flyers', `${hotspot.id}-${language}-a5.pdf`), made.bytes);
    else problems.push(place(made.finding, { file: versionIn(story, language).file, line: 1 }));
  }
  return { problems, unset: [...unset] };
}

async function makeBulletins(library: PublicLibrary, making: string, { watermark, stop }: Proving): Promise<Problem[]> {
  const { settings } = library;
  const photos = new Photos(library.root);
  const problems: Problem[] = [];
  for (const { hotspot, language, messages, stories } of bulletinJobs(library)) {
    stop?.throwIfAborted();
    const offer = {
      photos: await photos.copies(stories, EMAIL_PIXELS, photoKey),
      ...previewLinks(settings.site, language),
    };
    const prepared = prepareBulletin({ hotspots: [hotspot], language, messages, settings, ...offer });
    if (prepared.finding) {
      problems.push(place(prepared.finding, { file: `content/hotspots/${hotspot.id}.json`, line: 1 }));
      continue;
    }
    const [{ published: date } = { published: library.now }] = messages;
    const bulletin = watermarkedBulletin(prepared.bulletin, watermark);
    const { bytes } = await writeEmail(bulletin, { recipient: PREVIEW_RECIPIENT, settings, date });
    await write(join(making, 'bulletins', `${hotspot.id}-${language}.eml`), bytes);
  }
  return problems;
}

async function makePages(library: PublicLibrary, making: string, stage: string, proving: Proving): Promise<void> {
  const site = join(making, 'site');
  const { site: address } = library.settings;
  await writePublicCopy(library, stage, site);
  await buildSite(stage, site, proving.stop);
  for (const story of library.stories) {
    const pathOf = (language: string): string => addresses.story(story.slug, language);
    const beside = new Map(versionsOf(story).map(({ language }) => [pathOf(language), `${language}.html`]));
    for (const { language } of versionsOf(story)) {
      const html = await readFile(join(site, pathOf(language), 'index.html'), 'utf8');
      const page = lonePage(html, { site: address, toFiles: `${FILES}/`, beside });
      await write(join(making, PAGES, `${language}.html`), watermarkedPage(page, proving.watermark));
    }
  }
  await keepFiles(site, join(making, PAGES, FILES), address);
  await rm(site, { recursive: true, force: true });
}

/** Brings the styles, fonts and pictures of a site to where its lone pages look for them. */
async function keepFiles(site: string, to: string, address: string): Promise<void> {
  for (const name of await namesBelow(site)) {
    if (!/\.(?:css|woff2?|webp|jpg|svg)$/.test(name)) continue;
    const target = join(to, name);
    if (!name.endsWith('.css')) await cp(join(site, name), target);
    else {
      const toFiles = '../'.repeat(name.split('/').length - 1) || './';
      await write(target, loneStyles(await readFile(join(site, name), 'utf8'), { site: address, toFiles }));
    }
  }
}

async function filesBelow(folder: string): Promise<Proof['files']> {
  const names = await namesBelow(folder);
  return Promise.all(names.map(async (path) => ({ path, sha256: sha256Of(await readFile(join(folder, path))) })));
}

/** The paths of all files below a folder, with `/`, in order. */
async function namesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
}

async function write(path: string, bytes: string | Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, bytes);
}
