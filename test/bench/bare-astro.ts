import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { COMPONENT_NAMES } from '#story/components.ts';
import { PROJECT } from '../shipped.ts';

/**
 * Builds the same MDX bodies with as little Astro as can render them: one page, components that only pass their
 * content on, no layout, no styles. Returns the seconds it took.
 * @param bodies the `stories` folder of a public copy. @param home a folder within the project, so that Astro is found.
 */
export function buildBareAstro(bodies: string, home: string): number {
  rmSync(home, { recursive: true, force: true });
  mkdirSync(join(home, 'src', 'pages', 'stories'), { recursive: true });
  cpSync(bodies, join(home, 'stories'), { recursive: true });
  writeFileSync(join(home, 'package.json'), PACKAGE);
  writeFileSync(join(home, 'astro.config.mjs'), CONFIG);
  writeFileSync(join(home, 'src', 'content.config.ts'), COLLECTION);
  writeFileSync(join(home, 'src', 'Pass.astro'), '<div><slot /></div>');
  writeFileSync(join(home, 'src', 'pages', 'stories', '[...slug].astro'), PAGE);
  const started = performance.now();
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(PROJECT, 'node_modules', 'astro', 'bin', 'astro.mjs'), 'build'],
    {
      cwd: home,
      env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', NODE_ENV: 'production' },
      encoding: 'utf8',
      maxBuffer: 2 ** 28,
    },
  );
  if (status !== 0) throw new Error(`The bare project did not build:\n${stdout.slice(-2000)}\n${stderr.slice(-2000)}`);
  return (performance.now() - started) / 1000;
}

const PACKAGE = '{ "type": "module", "dependencies": { "astro": "*", "@astrojs/mdx": "*" } }';

const CONFIG = `import mdx from '@astrojs/mdx';
export default { integrations: [mdx()], output: 'static', site: 'https://bare.example' };
`;

const COLLECTION = `import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
export const collections = { stories: defineCollection({ loader: glob({ base: './stories', pattern: '*/*.mdx' }) }) };
`;

const PAGE = `---
import { getCollection, render } from 'astro:content';
import Pass from '../../Pass.astro';
export const getStaticPaths = async () =>
  (await getCollection('stories')).map((entry) => ({ params: { slug: entry.id }, props: { entry } }));
const { Content } = await render(Astro.props.entry);
const components = { ${COMPONENT_NAMES.map((name) => `${name}: Pass`).join(', ')} };
---
<html lang="en"><head><title>{Astro.props.entry.id}</title></head><body><Content {components} /></body></html>
`;
