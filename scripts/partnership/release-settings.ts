import { z } from 'zod';
import { oneLine } from '#source/fields.ts';

/** From which moment proceedings count as active, from which day on. */
const trigger = z.strictObject({ since: z.iso.date(), stage: z.enum(['arrest', 'charge']) });

/** settings.yaml, `release`: where forces differ, or where law may change, in the checks before a story is public. */
export const releaseSchema = z
  .strictObject({
    /** The newest one whose day has come is in force. */
    'active-from': z
      .array(trigger)
      .min(1)
      // The day on which the Contempt of Court Act 1981 came into force.
      .default([{ since: '1981-08-27', stage: 'arrest' }]),
    /** Whether a suspect may be named before charge: never, or in an exceptional case for which somebody signs a reason. */
    'names-at-arrest': z.enum(['never', 'with-reason']).default('never'),
    /** The shortest prison sentence, in months, after which a custody image is released without a question. */
    'custody-image-months': z.int().min(0).max(240).default(6),
    /** So many years after release a custody image is no longer shown. */
    'custody-image-years': z.int().min(1).max(30).default(6),
  })
  .prefault({});
export type ReleaseSettings = z.output<typeof releaseSchema>;

/** settings.yaml, `words`: how plain our English should be. */
export const wordsSchema = z
  .strictObject({
    /** The age at which people read such English with ease. */
    'reading-age': z.int().min(6).max(18).default(9),
    /** Words that we do not use, with what we say instead; on top of the list that comes with the toolkit. */
    'house-words': z.record(oneLine(60), oneLine(120)).default({}),
    /** Whether “check” only advises; or ends with an error, and nobody may submit. */
    'plain-words': z.enum(['advice', 'must']).default('advice'),
  })
  .prefault({});
export type WordsSettings = z.output<typeof wordsSchema>;
