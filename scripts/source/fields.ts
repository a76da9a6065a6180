import { z } from 'zod';

const DAY = /^\d{4}-\d{2}-\d{2}/;
const ZONE = /(?:Z|[+-]\d{2}:\d{2})$/;

/**
 * A moment as people write it in a file: ISO 8601 with a zone, `2026-11-02T09:00:00+00:00`.
 * A `Date` is accepted as it is: YAML readers that know timestamps give one.
 */
export const momentSchema = z.unknown().transform((input, context): Date => {
  if (input instanceof Date && !Number.isNaN(input.getTime())) return input;
  const text = String(input);
  if (input === undefined || input === null) {
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
