import { findBoundaryChange } from '#area/boundary-made.ts';
import { findHarm } from '#area/reach/harm.ts';
import { findNarrowing } from '#area/reach/narrowing.ts';
import type { Library } from '#library/library.ts';
import type { Reading } from '#library/reading.ts';

/** Finds what an outline could do to the people in it, and official areas that are no longer what it was made of. */
export function checkAreas({ hotspots, areas, county, settings: { thresholds } }: Library, reading: Reading): void {
  const limits = { homesFloor: thresholds['homes-floor'], homesPerPostcode: thresholds['homes-per-postcode'] };
  for (const hotspot of hotspots) {
    const file = reading.fileOf(hotspot);
    for (const finding of findHarm(hotspot.geometry, areas, county, limits)) reading.add(file, ['geometry'], finding);
    for (const finding of findBoundaryChange(hotspot.geometry, hotspot.properties['made-of'], areas)) {
      reading.add(file, ['properties', 'made-of'], finding);
    }
  }
  for (const { hotspots: ids, finding } of findNarrowing(hotspots, areas, limits)) {
    const first = hotspots.find(({ id }) => id === ids[0]);
    if (first) reading.add(reading.fileOf(first), ['geometry'], finding);
  }
}
