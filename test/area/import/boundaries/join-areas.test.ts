import { describe, expect, it } from 'vitest';
import { joinAreas } from '#area/import/boundaries/join-areas.ts';
import type { Boundary } from '#area/library/area-library.ts';
import { polygon, rectangle } from '../../outlines.ts';

const SAID = { source: 'A survey', licence: 'MIT', credit: 'Invented.' };
/** Its inlet comes within a tenth of a millimetre of the other side: rounded to a centimetre, the line touches itself. */
const TOO_FINE = polygon([0, 50], [0.1, 50], [0.1, 50.1], [0.05, 50 + 1e-9], [0, 50.1], [0, 50]);
const area = (code: string, name: string, outline: Boundary['outline']): Boundary => ({
  ...{ code, name, outline },
  vintage: '2031',
});

describe('an area that is too fine to be stored', () => {
  const sound = {
    ...area('E05000003', 'Sound', rectangle(1, 50, 1.1, 50.1)),
    kind: 'ward',
    row: 7,
    mends: [],
  } as const;

  it('is refused by its row when it is new', () => {
    const fine = { ...sound, row: 9, code: 'E05000004', name: 'Fine', outline: TOO_FINE };
    const joined = joinAreas({ kind: 'ward', areas: [sound, fine], before: undefined, provenance: SAID });
    expect(joined.refused).toEqual(['Row 9, Fine (E05000004): its outline is too fine to be stored.']);
    expect(joined.taken).toBe(1);
    expect(joined.boundaries.areas.map(({ name }) => name)).toEqual(['Sound']);
  });

  it('is refused by its name alone when it was imported before, for it is in no row of this file', () => {
    const before = { ...SAID, kind: 'ward', areas: [area('E05000001', 'Kept', TOO_FINE)] } as const;
    const joined = joinAreas({ kind: 'ward', areas: [sound], before, provenance: SAID });
    expect(joined.refused).toEqual(['Kept (E05000001): its outline is too fine to be stored.']);
    expect(joined.taken).toBe(1);
  });
});
