import type { BoundaryKind } from '#area/library/area-library.ts';

/** What areas of each kind are called, wherever they are told of. */
export const KIND_WORDS: Readonly<Record<BoundaryKind, { one: string; several: string }>> = {
  district: { one: 'district', several: 'districts' },
  ward: { one: 'ward', several: 'wards' },
  'small-area': { one: 'small area', several: 'small areas' },
  other: { one: 'official area', several: 'official areas' },
};
