import { spawn } from 'node:child_process';
import { join } from 'node:path';
import type { About } from '#publish/manifest.ts';
import { PROJECT } from '#publish/project-fs.ts';
import { alone } from '#source/lock-fs.ts';

/** What Astro said when it could not build; a fault of the toolkit, since the content has been checked. */
export class SiteError extends Error {}

/**
 * Builds the site from a public copy into `out`, in a process of its own: it uses the second core
 * while flyers are drawn, and it sees nothing but the public copy.
 * @param stop ends that process, when it is aborted.
 */
export function buildSite(stage: string, out: string, stop?: AbortSignal): Promise<void> {
  // Astro keeps its working files in one place of the project: two at a time would mix what two contents publish.
  return alone(join(PROJECT, '.stage', 'astro.lock'), () => runAstro(stage, out, stop));
}

async function runAstro(stage: string, out: string, stop: AbortSignal | undefined): Promise<void> {
  stop?.throwIfAborted();
  const astro = join(PROJECT, 'node_modules', 'astro', 'bin', 'astro.mjs');
  const child = spawn(process.execPath, [astro, 'build'], {
    cwd: PROJECT,
    env: {
      ...process.env,
      PRECISION_STAGE: stage,
      PRECISION_SITE_OUT: out,
      ASTRO_TELEMETRY_DISABLED: '1',
      NODE_ENV: 'production',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  stop?.addEventListener('abort', () => child.kill(), { once: true });
  const said: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part: Buffer) => said.push(part.toString()));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  if (code !== 0) throw new SiteError(`Astro ended with ${code}:\n${said.join('').slice(-4000)}`);
}

/**
 * What a page is about, read off its address.
 * @param ended the stories that are no longer told: their pages are about none.
 */
export function aboutPage(path: string, ended: ReadonlySet<string>): About {
  const story = /^site\/stories\/([a-z0-9-]+)\/(?:([a-z]{2,3})\/)?index\.html$/.exec(path);
  if (story && ended.has(story[1] ?? '')) return { gone: true };
  if (story) return { story: story[1], language: story[2] ?? 'en' };
  const area = /^site\/areas\/([a-z0-9-]+)\/index\.html$/.exec(path);
  if (area) return { hotspot: area[1] };
  const short = /^site\/([a-z]{2,3})\/([a-z0-9-]+)\/index\.html$/.exec(path);
  return short ? { hotspot: short[2], language: short[1] } : {};
}
