import { z } from 'zod';
import { type SigningKey, signText } from '#record/keys.ts';
import { sha256Of, sourceSchema } from '#record/source.ts';
import { idSchema, oneLine } from '#source/fields.ts';

/** What can be done to a story, each by one signed line of its record. */
export const ACTS = ['submit', 'approve', 'reject', 'break-glass', 'withdraw'] as const;
export type Act = (typeof ACTS)[number];

/** As what a person signs. */
export const ROLES = ['spoc', 'comms', 'sio', 'translator'] as const;
export type Role = (typeof ROLES)[number];

/** Why a story is taken down. */
export const WITHDRAWALS = ['apprehended', 'acquitted', 'error', 'court-order', 'review'] as const;
export type Withdrawal = (typeof WITHDRAWALS)[number];

/** What one line of a record says: who did what when, about which bytes. */
export const entrySchema = z.strictObject({
  version: z.literal(1),
  story: idSchema,
  act: z.enum(ACTS),
  /** The moment, in world time. */
  at: z.iso.datetime(),
  /** A person of people.yaml, and as what they sign. */
  by: idSchema,
  as: z.enum(ROLES),
  /** The public key, in base64. */
  key: z.string().max(60),
  /** Everything that the signature is about, by path. */
  sources: z.array(sourceSchema).max(500),
  /** The words that were signed, by path, so that a later change can be shown as a difference. */
  texts: z.record(z.string(), z.string()).optional(),
  /** The answers to what the checks ask, by the id of the finding. */
  answers: z.record(z.string(), oneLine(1000)).optional(),
  /** The languages that a translator approves. */
  languages: z.array(z.string().max(3)).optional(),
  /** The people who wrote or edited it, as far as front matter and history tell; none of them may approve. */
  editors: z.array(idSchema).optional(),
  /** Findings that hold a story, and that danger to life outweighed. */
  outweighed: z.array(z.string()).optional(),
  /** Why: for reject, break-glass and withdraw. */
  reason: oneLine(1000).optional(),
  withdrawal: z.enum(WITHDRAWALS).optional(),
  /** For withdraw: the one picture that goes, by its file name; without it the whole story does. */
  picture: oneLine(100).optional(),
  /** What the signer saw: the files of the proof. */
  proof: z.array(sourceSchema).max(5000).optional(),
  /** The hash of the line before; empty for the first. */
  before: z.string().regex(/^(?:[0-9a-f]{64})?$/),
});
export type Entry = z.output<typeof entrySchema>;

/** Whether a line takes the whole story down, and not a picture of it alone. */
export const takesStoryDown = ({ act, picture }: Entry): boolean => act === 'withdraw' && picture === undefined;

/** One line of a record as it is written, without its newline: an entry, and the signature of its exact text. */
export function renderLine(entry: Entry, key: SigningKey): string {
  const text = JSON.stringify(entry);
  return `{"entry":${text},"signature":${JSON.stringify(signText(key, text))}}`;
}

/** How the next line names this one. */
export const hashOfLine = (line: string): string => sha256Of(line);
