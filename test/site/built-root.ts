import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readLibrary } from '#library/read-library-fs.ts';
import { buildSite } from '#publish/site-fs.ts';
import { writePublicCopy } from '#release/public-copy-fs.ts';
import { publicLibrary } from '#release/public-library.ts';
import { PROJECT } from '../shipped.ts';

/** A site built for one test file. */
export interface BuiltSite {
  site: string;
  remove: () => Promise<void>;
}

/**
 * Builds the site of a content root as it is at a moment.
 * @param name tells the public copies of test files that run at once apart.
 */
export async function buildRoot(root: string, now: Date, name: string): Promise<BuiltSite> {
  const { library, problems } = await readLibrary(root);
  if (!library || problems.length > 0) throw new Error(`${root} has problems: ${JSON.stringify(problems)}`);
  // Bodies must lie within the project: what they are compiled to imports Astro.
  const stage = join(PROJECT, '.stage', `${name}-${process.pid}`);
  const site = await mkdtemp(join(tmpdir(), `${name}-site-`));
  await writePublicCopy(publicLibrary(library, now), stage, join(site, 'none'));
  await buildSite(stage, site);
  await rm(stage, { recursive: true, force: true });
  return { site, remove: () => rm(site, { recursive: true, force: true }) };
}
