import { defineCollection } from 'astro:content';
import { join } from 'node:path';
import { glob } from 'astro/loaders';

/** The bodies of stories, by `slug/language`. All that stands above a body is in the library already. */
const stories = defineCollection({
  loader: glob({ base: join(process.env.PRECISION_STAGE ?? '', 'stories'), pattern: '*/*.mdx' }),
});

export const collections = { stories };
