/**
 * The days that the accessibility statement speaks of. Test the site again, mend what the statement says, and then
 * change them: the regulations ask for a review at least once a year.
 */
export const STATEMENT = {
  prepared: new Date('2026-11-22T12:00:00Z'),
  tested: new Date('2026-11-22T12:00:00Z'),
} as const;
