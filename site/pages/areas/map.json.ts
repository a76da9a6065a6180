import type { Area } from '#area/districts.ts';
import { labelPointOf } from '#area/shape/label-point.ts';
import { addresses } from '#message/addresses.ts';
import type { MapArea, MapData } from '../../components/map/map-data.ts';
import { library, settings } from '../../library.ts';
import { href } from '../../links.ts';
import { countFor, districts } from '../../route-data.ts';

/** What the readers’ map is drawn from, for scripts of this site. */
export function GET(): Response {
  const data: MapData = {
    county: settings.county,
    places: library.hotspots.map(({ id, geometry, properties: { name, district } }) => ({
      ...mapArea({ id, name, outline: geometry }, addresses.area(id)),
      district,
      stories: countFor(id),
    })),
    districts: districts.map(({ id, name, area }) => mapArea({ ...area, name }, addresses.district(id))),
    towns: library.towns.map(({ name, at }) => ({ name, at })),
    outcodes: [...(library.near?.files.keys() ?? [])],
  };
  return new Response(JSON.stringify(data), { headers: { 'Content-Type': 'application/json' } });
}

function mapArea({ id, name, outline }: Area, path: string): MapArea {
  const middle = labelPointOf(outline) ?? [0, 0];
  return { id, name, address: href(path), outline, middle };
}
