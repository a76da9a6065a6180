import { readPublicCopy } from '#release/read-public-copy-fs.ts';

const stage = process.env.PRECISION_STAGE;
if (!stage) throw new Error('PRECISION_STAGE names no public copy.');

/** Everything that may be seen now. The site is built from this and from nothing else. */
export const library = await readPublicCopy(stage);
export const { settings } = library;
