import { z } from 'zod';

/** The word that aims a story at everybody, and the id of the county’s own outline. */
export const COUNTY = 'county';

/** What Windows keeps for itself: no file can have this name there, whatever its ending. */
const RESERVED_NAME = /^(?:con|prn|aux|nul|com\d|lpt\d)$/;

/** The id of a hotspot or district: small letters, digits and single hyphens, as it stands in file names. */
export const areaIdSchema = z
  .string()
  .max(60)
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'an id of small letters, numbers and hyphens that begins with a letter')
  .refine((id) => !RESERVED_NAME.test(id), { params: { expected: 'a name that Windows lets a file have' } });
