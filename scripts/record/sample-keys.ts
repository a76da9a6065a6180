import { fingerprintOf } from '#record/keys.ts';

/**
 * The fingerprints of the sample keys, whose passphrase everybody can read: they sign in `test/fixtures/keys`.
 * Where the content is real, nothing that they sign counts.
 */
const SAMPLE_KEYS: ReadonlySet<string> = new Set([
  '222d91214c3a08d5', // spoc-bradford
  'f61fb0313aa82861', // spoc-calderdale
  'df039394b71b2368', // spoc-kirklees
  'f797ecbb44bdc555', // spoc-leeds
  '385e39d8413e6767', // spoc-wakefield
  '21f02622e51de10c', // comms-officer
  '0684d8388325e80f', // comms-lead
  '0aaf7f98b5ec8de3', // senior-investigator
  '9782a368666743e8', // translator-ur
  '81fbbd6dfc5730fd', // translator-pa
  '64765c212a614add', // translator-pl
]);

/** Whether anybody could have signed with a key. */
export const isSampleKey = (publicKey: string): boolean => SAMPLE_KEYS.has(fingerprintOf(publicKey));
