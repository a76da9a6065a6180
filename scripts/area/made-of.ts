import { z } from 'zod';
import { BOUNDARY_KINDS } from '#area/library/area-library.ts';
import { KIND_WORDS } from '#area/library/kind-words.ts';
import { oneLine } from '#source/fields.ts';

/** The official areas that an outline is made of. */
const boundariesSchema = z.strictObject({
  /** The kind of area: district, ward, small-area or other. */
  kind: z.enum(BOUNDARY_KINDS),
  /** The year of the lines, as the imported file gave it, such as 2025. */
  vintage: oneLine(40),
  /** Their codes at the Office for National Statistics. */
  codes: z
    .array(z.string().regex(/^[\w.-]{1,40}$/, 'a code such as E05001341'))
    .min(1)
    .max(200)
    .refine((codes) => new Set(codes).size === codes.length, {
      params: { expected: 'a list that names each thing once' },
    }),
  /** What else there is to say, in words that anybody may read. */
  note: oneLine(200).optional(),
});

/** Where an outline comes from: a sentence, such as “Drawn by hand, 2026, a sample”, or official areas with their vintage. */
export const madeOfSchema = z.union([oneLine(300), boundariesSchema]);
export type MadeOf = z.output<typeof madeOfSchema>;

/** Official areas that an outline is made of. */
export type MadeOfBoundaries = z.output<typeof boundariesSchema>;

/** Codes beyond this many are counted and not named. */
const MOST_NAMED = 6;

/** Where an outline comes from, as a sentence or two without the full stop. */
export function madeOfInWords(madeOf: MadeOf): string {
  if (typeof madeOf === 'string') return madeOf;
  const { kind, vintage, codes, note } = madeOf;
  const { one, several } = KIND_WORDS[kind];
  const what = codes.length === 1 ? `the ${one}` : `${codes.length} ${several}`;
  const named = codes.length <= MOST_NAMED ? ` (${codes.join(', ')})` : '';
  return `Made of ${what}${named} as drawn in ${vintage}${note ? `. ${note}` : ''}`;
}
