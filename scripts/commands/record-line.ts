import { dateInWords, timeInWords } from '#language/dates.ts';
import { englishName } from '#language/english-name.ts';
import { listInWords } from '#language/lists.ts';
import type { Entry } from '#record/entry.ts';

/** One line of a record, as far as people want to know it. */
export interface RecordLine extends Pick<Entry, 'act' | 'as' | 'by' | 'at'> {
  languages?: readonly string[] | undefined;
  reason?: string | undefined;
  withdrawal?: string | undefined;
  picture?: string | undefined;
  /** How many files of a proof were before the signer. */
  seen: number;
}

const ACTS = {
  submit: 'submitted',
  approve: 'signed',
  reject: 'sent back',
  'break-glass': 'released, as life is at risk,',
  withdraw: 'taken down',
} as const;

/** “23 November 2026, 01:15”: short enough for the head of a line. */
export const shortMoment = (at: string, zone: string): string =>
  `${dateInWords(new Date(at), 'en', zone)}, ${timeInWords(new Date(at), 'en', zone)}`;

/** “signed by translators as translator of Polish, with the proof before them”. */
export function actInWords({ act, as, by, languages, reason, withdrawal, picture, seen }: RecordLine): string {
  const what = picture === undefined ? ACTS[act] : `${picture} ${ACTS[act]}`;
  const why = withdrawal === undefined ? '' : ` (${withdrawal})`;
  const of = languages && languages.length > 0 ? ` of ${listInWords(languages.map(englishName), 'en')}` : '';
  const proof = seen > 0 ? ', with the proof before them' : '';
  return `${what}${why} by ${by} as ${as}${of}${proof}${reason === undefined ? '' : `: ${reason}`}`;
}
