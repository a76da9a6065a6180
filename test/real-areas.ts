import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Real boundaries and postcodes beside the project, for trials; they are not part of it. */
const FOLDER = fileURLToPath(new URL('../../shared/areas/', import.meta.url));

/** Whether the real files are here. Tests that need them are skipped without them, and say so by their name. */
export const hasRealAreas = existsSync(FOLDER);

/** The path of one of the real files. */
export const realFile = (name: string): string => join(FOLDER, name);

/** The text of one of the real files. */
export const realText = (name: string): string => readFileSync(realFile(name), 'utf8');
