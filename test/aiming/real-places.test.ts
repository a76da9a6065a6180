import { describe, expect, it } from 'vitest';
import type { Known } from '#aiming/known.ts';
import { reportOnPlace } from '#aiming/place-report.ts';
import type { AreaLibrary, Boundary, BoundaryKind } from '#area/library/area-library.ts';
import { findHarm } from '#area/reach/harm.ts';
import { mendOutline } from '#area/shape/mend.ts';
import { isRefused } from '#area/shape/mend-result.ts';
import { readLibrary } from '#library/read-library-fs.ts';
import { columns, type Point } from '../area/reach/invented.ts';
import { hasRealAreas, realText } from '../real-areas.ts';
import { PROJECT } from '../shipped.ts';

const PROVENANCE = { source: 'Trial', licence: 'Trial', credit: 'Trial' };
const LIMITS = { homesFloor: 50, homesPerPostcode: 15 };
const NOW = new Date('2026-11-22T09:00:00Z');

interface RealFeature {
  properties: { code: string; name: string };
  geometry: unknown;
}

/** Areas as an import keeps them: mended, and without those that cannot be. */
function areasOf(name: string, vintage: string): Boundary[] {
  const { features } = JSON.parse(realText(name)) as { features: RealFeature[] };
  return features.flatMap(({ properties: { code, name: named }, geometry }) => {
    const mended = mendOutline(geometry);
    return isRefused(mended) ? [] : [{ code, name: named, vintage, outline: mended.outline }];
  });
}

function realAreas(): AreaLibrary {
  const rows = realText('postcodes_wy.csv').trim().split('\n').slice(1);
  const points = rows.map((row): Point => {
    const [code = '', latitude, longitude] = row.split(',');
    return [code, Number(longitude), Number(latitude)];
  });
  const of = (kind: BoundaryKind, file: string, vintage: string) => ({
    kind,
    ...PROVENANCE,
    areas: areasOf(file, vintage),
  });
  return {
    boundaries: [
      of('ward', 'wards_2018_2025.geojson', '2025'),
      of('small-area', 'lsoa_2011.geojson', '2011'),
      of('district', 'districts_bsc_2024.geojson', '2024'),
    ],
    postcodes: { ...PROVENANCE, vintage: '2025', inUse: columns(points), ended: columns([]) },
  };
}

/** The shipped content with real areas, read once and only when a test needs it. */
let loading: Promise<Known> | undefined;
async function load(): Promise<Known> {
  const { library } = await readLibrary(PROJECT);
  if (!library) throw new Error('The content can be read.');
  return { ...library, areas: realAreas() };
}
const real = (): Promise<Known> => {
  loading ??= load();
  return loading;
};
const areasOfKind = ({ areas }: Known, kind: BoundaryKind): readonly Boundary[] =>
  areas.boundaries.find((one) => one.kind === kind)?.areas ?? [];

describe.skipIf(!hasRealAreas)('over real areas, which are not part of the project', () => {
  it('the wards hold every postcode of the county once, but for slivers between their two sources', async () => {
    const known = await real();
    const counts = new Map<string, number>();
    for (const { outline } of areasOfKind(known, 'ward')) {
      for (const code of reportOnPlace(outline, known, NOW).reach.postcodes ?? []) {
        counts.set(code, (counts.get(code) ?? 0) + 1);
      }
    }
    expect(counts.size).toBeGreaterThan(0.997 * 90_130);
    expect([...counts.values()].filter((count) => count > 1).length).toBeLessThan(0.003 * 90_130);
  });

  it('each ward lies in itself, and nearly all of it in one district', async () => {
    const known = await real();
    for (const { code, outline } of areasOfKind(known, 'ward')) {
      const { wards, districts } = reportOnPlace(outline, known, NOW).reach;
      expect(wards[0]).toMatchObject({ code, share: 1, ofPlace: 1 });
      expect(districts[0]?.ofPlace).toBeGreaterThan(0.95);
    }
  });

  it('no ward, and hardly a small area, could point at people', async () => {
    const known = await real();
    const harmed = (kind: BoundaryKind) =>
      areasOfKind(known, kind).filter(({ outline }) => findHarm(outline, known.areas, known.county, LIMITS).length > 0);
    expect(harmed('ward').map(({ name }) => name)).toEqual([]);
    expect(harmed('small-area').length).toBeLessThan(0.02 * areasOfKind(known, 'small-area').length);
  });

  it('the hotspots that come with the project have homes enough', async () => {
    const known = await real();
    for (const { id, geometry } of known.hotspots) {
      expect(reportOnPlace(geometry, known, NOW, id).problems).toEqual([]);
    }
  });
});
