import { fileURLToPath } from 'node:url';

/** The folder of the toolkit itself, where its package.json lies; not the root that holds the content. */
export const PROJECT = fileURLToPath(new URL('../../', import.meta.url));
