import { z } from 'zod';
import { hiddenCharacter } from '#source/text.ts';

const DAY = /^\d{4}-\d{2}-\d{2}/;
const ZONE = /(?:Z|[+-]\d{2}:\d{2})$/;

/** The fields of whatever a file holds; none of what has none. */
export const fieldsOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? { ...value } : {};

/**
 * A moment as people write it in a file: ISO 8601 with a zone, `2026-11-02T09:00:00+00:00`.
 * A `Date` is accepted as it is: YAML readers that know timestamps give one.
 */
export const momentSchema = z.unknown().transform((input, context): Date => {
  if (input instanceof Date && !Number.isNaN(input.getTime())) return input;
  const text = typeof input === 'string' || typeof input === 'number' ? String(input) : undefined;
  if (text === undefined) {
    context.addIssue({ code: 'invalid_type', expected: 'date', input });
  } else if (DAY.test(text) && !ZONE.test(text)) {
    context.addIssue({ code: 'custom', params: { code: 'moment-without-zone' }, input });
  } else if (!z.iso.datetime({ offset: true }).safeParse(text).success) {
    context.addIssue({ code: 'custom', params: { code: 'moment-malformed' }, input });
  } else {
    return new Date(text);
  }
  return z.NEVER;
});

/** yes or no, as authors write it: YAML 1.2 reads the bare words `yes` and `no` as text. */
export const yesOrNoSchema = z
  .union([z.boolean(), z.literal('yes'), z.literal('no')])
  .transform((value) => value === true || value === 'yes');

/** An id: small letters, numbers and single hyphens. */
export const idSchema = z
  .string()
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'an id of small letters, numbers and hyphens')
  .max(60);

/** Words on one line, without spaces round them. Control characters and forced directions are refused. */
export const oneLine = (limit: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(limit)
    .superRefine((text, context) => {
      const character = hiddenCharacter(text);
      if (/[\n\t]/.test(text)) context.addIssue({ code: 'custom', params: { expected: 'text on one line' } });
      else if (character) {
        context.addIssue({ code: 'custom', params: { code: 'character-hidden', args: { character } } });
      }
    });

/** An address that is safe to follow from a page, a flyer and an email. */
export const webAddressSchema = z
  .string()
  .max(500)
  .refine(isWebAddress, { params: { expected: 'an address that begins with https://' } });

/** True for an `https` address of a public host, without spaces, quotation marks, or a name and password of its own. */
export function isWebAddress(address: string): boolean {
  if (!/^https:\/\/[^\s<>"\\\p{Cc}\u202a-\u202e\u2066-\u2069]+$/iu.test(address) || !URL.canParse(address))
    return false;
  const { hostname, username, password } = new URL(address);
  return hostname.includes('.') && username === '' && password === '';
}
