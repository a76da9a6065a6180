import { join } from 'node:path';
import { PROJECT } from '../shipped.ts';
import { SAMPLE_PASSPHRASE } from '../sign-all.ts';
import { cli, type Ended } from './cli.ts';

export type { Ended };

/** The moment at which the small partnership signs. */
export const NOW = '2031-05-20T12:00:00Z';

/** What names a person and the sample key of that person. */
export const signerWords = (person: string): string[] => [
  ...['--as', person],
  ...['--key', join(PROJECT, 'test/fixtures/keys', `${person}.key`)],
];

/** Runs a real command on a root, where sample keys open and personal data stay below the root. */
export function runAs(root: string, words: readonly string[], now = NOW): Promise<Ended> {
  const env = { ...process.env, DATA_DIR: join(root, 'data'), PRECISION_PASSPHRASE: SAMPLE_PASSPHRASE };
  return cli([...words, '--root', root, '--now', now], PROJECT, env);
}
