import type { Given, Options } from '#commands/options.ts';
import { NOW_OPTION, ROOT_OPTION, UsageError } from '#commands/options.ts';
import { SIGNER_OPTIONS } from '#commands/signer.ts';
import { nearest } from '#problem/nearest.ts';

export const SIGN_OPTIONS = {
  ...SIGNER_OPTIONS,
  answer: {
    type: 'string',
    value: 'ID=TEXT',
    multiple: true,
    help: 'submit, break-glass: the answer to one question; may be written several times',
  },
  answers: {
    type: 'string',
    value: 'FILE',
    help: 'submit, break-glass: a YAML file with a line “id: answer” for each question',
  },
  language: {
    type: 'string',
    value: 'LANG',
    help: 'approve: the language that a translator answers for (default: all theirs)',
  },
  reason: { type: 'string', value: 'TEXT', help: 'reject, break-glass: why, in one line' },
  unseen: {
    type: 'string',
    value: 'REASON',
    help: 'approve: why comms signs without a proof of the story as it is now',
  },
  json: { type: 'boolean', help: 'status: print it for other programs' },
  ...ROOT_OPTION,
  ...NOW_OPTION,
} as const satisfies Options;

export type SignWords = Given<typeof SIGN_OPTIONS>;

/** What can be done, and which options each takes beside --root and --now. */
const TAKES = {
  keygen: ['as', 'key'],
  submit: ['as', 'key', 'answer', 'answers'],
  proof: [],
  approve: ['as', 'key', 'language', 'unseen'],
  reject: ['as', 'key', 'reason'],
  'break-glass': ['as', 'key', 'reason', 'answer', 'answers'],
  status: ['json'],
  people: ['as', 'key'],
} as const satisfies Record<string, readonly (keyof SignWords)[]>;
export type Deed = keyof typeof TAKES;

const DEEDS = Object.keys(TAKES) as Deed[];
export const DEED_NAMES = `${DEEDS.join('|')} [STORY]`;

/** What is to be done, and about what. @throws UsageError for another word, or an option that this deed does not take. */
export function readDeed([name, ...rest]: readonly string[], given: SignWords): { deed: Deed; operands: string[] } {
  const deed = DEEDS.find((one) => one === name);
  if (!deed) {
    const meant = name === undefined ? undefined : nearest(name, DEEDS);
    throw new UsageError(
      meant ? `There is no “${name}”. Did you mean “${meant}”?` : `Write what to do: ${DEEDS.join(', ')}.`,
    );
  }
  const taken: readonly string[] = [...TAKES[deed], 'root', 'now'];
  const stray = Object.keys(given).find((option) => !taken.includes(option));
  if (stray) throw new UsageError(`${deed} takes no --${stray}.`);
  if ((deed === 'keygen' || deed === 'people') && rest.length > 0)
    throw new UsageError(`“${rest[0]}” cannot stand here: ${deed} is about no story.`);
  return { deed, operands: rest };
}
