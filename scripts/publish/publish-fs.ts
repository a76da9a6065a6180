import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { isClean } from '#problem/collect.ts';
import type { Problem } from '#problem/problem.ts';
import { makeBulletins } from '#publish/bulletins-fs.ts';
import { otherCores } from '#publish/flyer-maker.ts';
import { makeFlyers } from '#publish/flyers-fs.ts';
import { bulletinJobs, flyerJobs, untranslatedFlyers } from '#publish/jobs.ts';
import type { Making, MediumResult, Part, PartResult } from '#publish/making.ts';
import { describeFile, type MadeFile, renderManifest } from '#publish/manifest.ts';
import { clearAbandoned, openOutput } from '#publish/output-fs.ts';
import { Photos } from '#publish/photos-fs.ts';
import { PROJECT } from '#publish/project-fs.ts';
import { fingerprintOf, Reuse } from '#publish/reuse-fs.ts';
import { aboutPage, buildSite } from '#publish/site-fs.ts';
import { writePublicCopy } from '#release/public-copy-fs.ts';
import type { PublicLibrary } from '#release/public-library.ts';

/** What a build made, or why it made nothing. */
export interface Published {
  parts: PartResult[];
  files: MadeFile[];
  /** Found only while the media were made. When one of them is an error, nothing was written. */
  problems: Problem[];
  /** Flyers that were not made because no font of the flyer covers their language: language → how many. */
  unsetLanguages: ReadonlyMap<string, number>;
  /** Flyers that wait for a translation: language → how many. */
  untranslated: ReadonlyMap<string, number>;
}

const STAGES = join(PROJECT, '.stage');

/**
 * Makes everything that is public into `out`, which is replaced in whole at the end, or not at all.
 * @param out an absolute path.
 * @param lastLook finds what must keep a finished output from being shown, such as a source that changed meanwhile.
 * @throws SiteError when Astro fails; `out` is then as it was.
 */
export async function publish(
  library: PublicLibrary,
  out: string,
  tick: Making['tick'],
  lastLook: () => Promise<Problem[]>,
): Promise<Published> {
  const output = await openOutput(out);
  const stage = join(STAGES, `build-${process.pid}`);
  await clearAbandoned(STAGES, 'build-');
  try {
    const published = await makeAll(library, { out, next: output.temporary, stage }, tick);
    published.problems.push(...(await lastLook()));
    if (!isClean(published.problems)) return published;
    await output.commit();
    // The output is complete; a copy for those who work on the site is not worth a failure.
    await keepStage(stage).catch(() => undefined);
    return published;
  } finally {
    await output.discard();
    await rm(stage, { recursive: true, force: true });
  }
}

/** The folders of one build: the last good output, the one being filled, and the copy that the site is built from. */
interface Folders {
  out: string;
  next: string;
  stage: string;
}

async function makeAll(library: PublicLibrary, folders: Folders, tick: Making['tick']): Promise<Published> {
  const { out, next, stage } = folders;
  const fingerprint = await fingerprintOf([join(PROJECT, 'scripts'), join(PROJECT, 'package-lock.json')]);
  const stopping = new AbortController();
  let isSiteBuilding = true;
  const making: Making = {
    reuse: await Reuse.open(out, next, fingerprint),
    photos: new Photos(library.root),
    next,
    tick,
    stop: stopping.signal,
    // On two cores a worker beside Astro gains nothing, measured on the shipped content.
    freeCores: () => otherCores() - (isSiteBuilding ? 1 : 0),
  };
  await rm(stage, { recursive: true, force: true });
  await mkdir(stage, { recursive: true });
  const pictures = await timed('pictures', async () => {
    const complete = await writePublicCopy(library, stage, join(out, 'site'));
    return { complete, made: Object.keys(complete.photos).length, reused: 0 };
  });
  const { complete } = pictures.value;
  // The site is built by a process of its own, while this one draws.
  const site = timed('site', () => makeSite(complete, stage, making)).finally(() => {
    isSiteBuilding = false;
  });
  const [siteDone, { flyers, bulletins }] = await both(site, drawAll(complete, making), stopping);
  const files = [...siteDone.value.files, ...flyers.value.files, ...bulletins.value.files];
  await making.reuse.close();
  await writeFile(join(next, 'manifest.json'), renderManifest(files));
  return {
    parts: [pictures.result, siteDone.result, flyers.result, bulletins.result],
    files,
    problems: [...flyers.value.problems, ...bulletins.value.problems],
    unsetLanguages: flyers.value.unsetLanguages,
    untranslated: untranslatedFlyers(complete),
  };
}

/** What two works give. When one fails the other is told to stop, and nothing of them goes on when the failure is thrown. */
async function both<A, B>(one: Promise<A>, other: Promise<B>, stopping: AbortController): Promise<[A, B]> {
  const ended = [one, other].map((work) => work.catch((error: unknown) => stopping.abort(error)));
  await Promise.all(ended);
  stopping.signal.throwIfAborted();
  return [await one, await other];
}

async function drawAll(library: PublicLibrary, making: Making) {
  const flyers = await timed('flyers', () => makeFlyers(flyerJobs(library), library, making));
  const bulletins = await timed('bulletins', () => makeBulletins(bulletinJobs(library), library, making));
  return { flyers, bulletins };
}

async function makeSite(library: PublicLibrary, stage: string, making: Making): Promise<MediumResult> {
  const { reuse, next, tick, stop } = making;
  tick({ part: 'site', done: 0 });
  const code = await fingerprintOf([join(PROJECT, 'site'), join(PROJECT, 'astro.config.mjs')]);
  // Not the moment itself: what it decides is in the library already.
  const input = [code, { ...library, root: '', now: undefined }, await fingerprintOf([join(stage, 'stories')])];
  const how = await reuse.bringFolder('site', input, (target) => buildSite(stage, target, stop));
  const files = await describeSite(next, library);
  const pages = files.filter(({ medium }) => medium === 'page').length;
  return { files, problems: [], made: how === 'made' ? pages : 0, reused: how === 'reused' ? pages : 0 };
}

async function describeSite(next: string, { ended }: PublicLibrary): Promise<MadeFile[]> {
  const slugs = new Set(ended.flatMap(({ page }) => page?.slug ?? []));
  const folder = join(next, 'site');
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files: MadeFile[] = [];
  for (const entry of entries) {
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath, entry.name);
    const path = relative(next, file).split(sep).join('/');
    const medium = path.endsWith('.html') ? 'page' : 'asset';
    files.push(describeFile(path, await readFile(file), medium, aboutPage(path, slugs)));
  }
  return files;
}

async function timed<V extends { made: number; reused: number }>(
  part: Part,
  work: () => Promise<V>,
): Promise<{ value: V; result: PartResult }> {
  const start = performance.now();
  const value = await work();
  const seconds = (performance.now() - start) / 1000;
  return { value, result: { part, made: value.made, reused: value.reused, seconds } };
}

/** Keeps the last public copy where `astro dev` and the type checker look for one. */
async function keepStage(stage: string): Promise<void> {
  const last = join(STAGES, 'last');
  await rm(last, { recursive: true, force: true });
  await rename(stage, last);
}
