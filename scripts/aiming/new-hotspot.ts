import type { ChosenPlace, NotFound } from '#aiming/chosen-place.ts';
import type { HotspotChange } from '#aiming/hotspot-file.ts';
import type { Known } from '#aiming/known.ts';
import type { PlaceReport } from '#aiming/place-report.ts';
import { nearest } from '#problem/nearest.ts';

/** How a new hotspot is to be called, and who is to look after it when that was said. */
export interface Naming {
  id: string;
  name: string;
  spoc?: string | undefined;
}

/**
 * A new hotspot with what is most likely right: the district that holds most of it; the languages of the hotspots that
 * it overlaps; the channels that reach it; the person who looks after most hotspots of that district.
 */
export function newHotspot(
  { outline, madeOf }: ChosenPlace,
  { id, name, spoc }: Naming,
  { reach, languages, channels }: PlaceReport,
  known: Known,
): Required<HotspotChange> | NotFound {
  const [district] = reach.districts;
  if (!district) return { sentence: 'The place lies in none of the districts of content/settings.yaml.' };
  const owner = spocFor(spoc, district.id, known);
  if (typeof owner !== 'string') return owner;
  return {
    id,
    geometry: outline,
    ...{ name, district: district.id, spoc: owner, 'made-of': madeOf },
    languages: languages.filter((language, at) => at === 0 || language.hotspots.length > 0).map((one) => one.id),
    channels: channels.map((channel) => channel.id),
  };
}

/** Who was named; else whoever looks after most hotspots of the district; else the only one who could. */
function spocFor(named: string | undefined, district: string, { people, hotspots }: Known): string | NotFound {
  const spocs = people.filter(({ signs }) => signs.includes('spoc')).map(({ id }) => id);
  const all = people.map(({ id }) => id);
  if (named !== undefined) {
    const meant = nearest(named, all);
    const hint = meant ? `Did you mean “${meant}”?` : `Choose from: ${spocs.join(', ')}.`;
    return all.includes(named) ? named : { sentence: `“${named}” is not in content/people.yaml. ${hint}` };
  }
  const own = hotspots
    .filter(({ properties }) => properties.district === district)
    .map(({ properties }) => properties.spoc);
  const [most] = [...Map.groupBy(own, (id) => id)].sort(([, one], [, other]) => other.length - one.length);
  const [only] = spocs;
  if (most) return most[0];
  if (only !== undefined && spocs.length === 1) return only;
  return {
    sentence: `Nobody looks after places in this district yet. Say who does, after --spoc: ${spocs.join(', ')}.`,
  };
}
