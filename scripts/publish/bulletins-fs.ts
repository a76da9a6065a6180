import { writeFile } from 'node:fs/promises';
import { PHOTO_WIDTH_PIXELS, photoKey } from '#bulletin/bulletin.ts';
import { prepareBulletin } from '#bulletin/prepare.ts';
import { renderEml } from '#delivery/outbox.ts';
import { place } from '#problem/collect.ts';
import type { Problem } from '#problem/problem.ts';
import type { BulletinJob } from '#publish/jobs.ts';
import { describeFile, type MadeFile } from '#publish/manifest.ts';
import type { Making, MediumResult } from '#publish/making.ts';
import type { PublicLibrary } from '#release/public-library.ts';
import type { PhotoCopy } from '#story/photo.ts';

/** Makes one `.eml` preview per hotspot and language: what a subscriber there would get. */
export async function makeBulletins(
  jobs: readonly BulletinJob[],
  { settings }: PublicLibrary,
  { reuse, photos, tick }: Making,
): Promise<MediumResult> {
  return Promise.reject(new Error('pending'));
}
