import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { satteri } from '@astrojs/markdown-satteri';
import mdx from '@astrojs/mdx';
import sitemap from '@astrojs/sitemap';
import { defineConfig } from 'astro/config';
import { addresses } from '#message/addresses.ts';
import { readPublicCopy } from '#release/read-public-copy-fs.ts';
import { MARKDOWN_FEATURES } from '#story/mdx.ts';
import { responseHeaders } from './site/response-headers.ts';

// The build command writes the public copy of the content first and names its folder here.
// Without it (`astro check`, `astro dev`) the copy of the last build serves.
process.env.PRECISION_STAGE ??= fileURLToPath(new URL('.stage/last', import.meta.url));
const stage = process.env.PRECISION_STAGE;
if (!existsSync(stage)) throw new Error('There is no public copy to build from yet. Run “npm run build” first.');
const { settings, ended } = await readPublicCopy(stage);
const { origin, pathname } = new URL(settings.site);

const gone = new Set(
  ended.flatMap(({ page }) => page?.languages.map((language) => addresses.story(page.slug, language)) ?? []),
);

/**
 * The short addresses of English flyers lead on to pages that have an address already. What the page for signing up says
 * depends on whether a server stands behind it. Where a story has ended there is nothing to find.
 */
const isForSearch = (page) => {
  const path = new URL(page).pathname.slice(pathname.replace(/\/$/, '').length);
  return !path.startsWith('/en/') && path !== '/subscribe/' && !gone.has(path);
};

export default defineConfig({
  site: origin,
  base: pathname,
  srcDir: './site',
  publicDir: join(stage, 'public'),
  outDir: process.env.PRECISION_SITE_OUT ?? './out/site',
  // One cache for each public copy: entries of another copy would point at files that are gone.
  cacheDir: join(stage, 'cache'),
  output: 'static',
  trailingSlash: 'always',
  // A story called “2” would take the address of the second page of news.
  prerenderConflictBehavior: 'error',
  // Keeps the spaces between words that stand in tags of their own.
  compressHTML: true,
  // Astro writes each page before it renders the next one; eight at a time do not wait for the disk.
  build: { concurrency: 8, inlineStylesheets: 'never', assets: 'assets' },
  // The same reading as MARKDOWN_FEATURES; without colours for code, which would need inline styles.
  markdown: { processor: satteri({ features: MARKDOWN_FEATURES }), syntaxHighlight: false },
  integrations: [mdx(), sitemap({ filter: isForSearch }), responseHeaders(pathname, settings.map)],
  devToolbar: { enabled: false },
  vite: {
    build: { assetsInlineLimit: 0 },
    // A site without a base map leaves out all that would draw one.
    define: {
      'import.meta.env.PRECISION_TILES': JSON.stringify(settings.map?.tiles ?? ''),
      'import.meta.env.PRECISION_PMTILES': JSON.stringify(settings.map?.pmtiles ?? ''),
    },
  },
});
