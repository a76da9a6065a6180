import { type Given, NOW_OPTION, ROOT_OPTION, UsageError } from '#commands/options.ts';
import { nearest } from '#problem/nearest.ts';
import { type Address, parseAddress } from '#subscriber/address.ts';

/** The options of `subscribers`. */
export const SUBSCRIBERS_OPTIONS = {
  hotspot: { type: 'string', value: 'ID', help: 'list: one place of content/hotspots, or a district (default: all)' },
  address: { type: 'string', value: 'ADDRESS', help: 'export, forget: the person that this is about' },
  csv: { type: 'string', value: 'FILE', help: 'export: all subscribers, to a new file that only you may read' },
  ...NOW_OPTION,
  ...ROOT_OPTION,
} as const;

/** What was written after `subscribers`. */
export type SubscribersWords = Given<typeof SUBSCRIBERS_OPTIONS>;

/** A call that can be understood by itself. */
export type SubscribersCall =
  | { deed: 'list'; hotspot: string | undefined }
  | { deed: 'export' | 'forget'; address: Address }
  | { deed: 'export'; csv: string };

/** Which options each deed takes. */
const DEEDS: Readonly<Record<string, readonly (keyof SubscribersWords)[]>> = {
  list: ['hotspot'],
  export: ['address', 'csv'],
  forget: ['address'],
};
export const DEED_NAMES = Object.keys(DEEDS);

/** Reads a call. @throws UsageError that says what to write instead. */
export function readCall(operands: readonly string[], given: SubscribersWords): SubscribersCall {
  const deed = deedOf(operands);
  const foreign = Object.keys(given).find((name) => !['root', 'now', ...(DEEDS[deed] ?? [])].includes(name));
  if (foreign) throw new UsageError(`--${foreign} does not go with “${deed}”.`);
  const { hotspot, address, csv } = given;
  if (deed === 'list') return { deed, hotspot };
  if (csv !== undefined && address !== undefined) throw new UsageError('Write --address or --csv, not both.');
  if (csv === '') throw new UsageError('A file needs a name: --csv FILE.');
  if (csv !== undefined) return { deed: 'export', csv };
  const orAll = deed === 'export' ? ', or --csv FILE for all' : '';
  if (address === undefined) throw new UsageError(`Say who it is about: --address name@example.org${orAll}.`);
  return { deed: deed === 'export' ? 'export' : 'forget', address: addressOf(address) };
}

function deedOf([word = '', extra]: readonly string[]): string {
  if (!DEED_NAMES.includes(word)) {
    const meant = nearest(word, DEED_NAMES);
    const wrong = word === '' ? 'Say what to do.' : `“${word}” cannot be done with subscribers.`;
    throw new UsageError(`${wrong} ${meant ? `Did you mean “${meant}”?` : `Write one of: ${DEED_NAMES.join(', ')}.`}`);
  }
  if (extra !== undefined) throw new UsageError(`“${extra}” cannot stand here. Write “${word}”, then options.`);
  return word;
}

function addressOf(typed: string): Address {
  const parsed = parseAddress(typed);
  if ('fault' in parsed) throw new UsageError(parsed.fault);
  return parsed.address;
}
