import { type Given, NOW_OPTION, ROOT_OPTION, UsageError } from '#commands/options.ts';
import { SETTLEMENTS, type Settlement } from '#delivery/ledger/settle.ts';
import { nearest } from '#problem/nearest.ts';
import { FREQUENCIES, type Frequency } from '#subscriber/choices.ts';

/** The options of `bulletin`. */
export const BULLETIN_OPTIONS = {
  yes: { type: 'boolean', help: 'run: really prepare and send; without it run only tells what it would do' },
  hotspot: { type: 'string', value: 'ID,ID', help: 'prepare: only for these places or districts (default: all)' },
  since: { type: 'string', value: 'ISO', help: 'prepare: stories since then (default: what a place was not told yet)' },
  frequency: { type: 'string', value: 'each|weekly', help: 'prepare: only for those who chose this' },
  edition: { type: 'string', value: 'ID', help: 'send, status, settle: which edition' },
  to: { type: 'string', value: 'ADDRESS', help: 'send: a rehearsal; each different email once, to you alone' },
  as: { type: 'string', value: 'WORD', help: 'settle: submitted, failed or again, for all that is uncertain' },
  log: { type: 'string', value: 'FILE', help: 'settle: those whose Message-ID stands in the log of the mail server' },
  returns: {
    type: 'string',
    value: 'DIR',
    help: 'settle, returns: a folder of .eml files that came back; - is one piped in',
  },
  json: { type: 'boolean', help: 'prepare, status: for other programs' },
  ...NOW_OPTION,
  ...ROOT_OPTION,
} as const;

/** What was written after `bulletin`. */
export type BulletinWords = Given<typeof BULLETIN_OPTIONS>;

/** Which options each deed takes, besides `--root` and `--now`. */
const DEEDS = {
  run: ['yes'],
  prepare: ['hotspot', 'since', 'frequency', 'json'],
  send: ['edition', 'to'],
  status: ['edition', 'json'],
  settle: ['edition', 'as', 'log', 'returns'],
  returns: ['returns'],
  tidy: [],
} as const satisfies Readonly<Record<string, readonly (keyof BulletinWords)[]>>;

/** What can be done with bulletins. */
export type Deed = keyof typeof DEEDS;
export const DEED_NAMES = Object.keys(DEEDS) as Deed[];

/** What is to be done. @throws UsageError for another word, or for an option that does not go with it. */
export function deedOf([word = '', extra]: readonly string[], given: BulletinWords): Deed {
  const deed = DEED_NAMES.find((one) => one === word);
  if (!deed) {
    const meant = nearest(word, DEED_NAMES);
    const wrong = word === '' ? 'Say what to do.' : `“${word}” cannot be done with bulletins.`;
    throw new UsageError(`${wrong} ${meant ? `Did you mean “${meant}”?` : `Write one of: ${DEED_NAMES.join(', ')}.`}`);
  }
  if (extra !== undefined) throw new UsageError(`“${extra}” cannot stand here. Write “${deed}”, then options.`);
  const allowed: readonly string[] = ['root', 'now', ...DEEDS[deed]];
  const foreign = Object.keys(given).find((name) => !allowed.includes(name));
  if (foreign) throw new UsageError(`--${foreign} does not go with “${deed}”.`);
  return deed;
}

/** The edition that is meant. @throws UsageError when none is named. */
export function editionOf({ edition }: BulletinWords): string {
  if (edition && /^[\w-]{1,60}$/.test(edition)) return edition;
  throw new UsageError('Say which edition: --edition ID. The id is what “prepare” printed.');
}

/** The list that is meant; undefined for all. @throws UsageError for another word. */
export function frequencyOf({ frequency }: BulletinWords): Frequency | undefined {
  const found = FREQUENCIES.find((one) => one === frequency);
  if (found || frequency === undefined) return found;
  throw new UsageError(`--frequency ${frequency} is not known. Write each or weekly.`);
}

/** How uncertain ones are settled. @throws UsageError for another word. */
export function settlementOf(word: string): Settlement {
  const found = SETTLEMENTS.find((one) => one === word);
  if (found) return found;
  throw new UsageError(`--as ${word} is not known. Write ${SETTLEMENTS.join(', ')}.`);
}
