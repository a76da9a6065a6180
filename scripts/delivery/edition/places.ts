import { hotspotsOfAim } from '#area/aim.ts';
import { COUNTY } from '#area/area-id.ts';
import type { BulletinArea } from '#bulletin/bulletin.ts';
import { addresses } from '#message/addresses.ts';
import type { PublicLibrary } from '#release/public-library.ts';
import type { Story } from '#story/story.ts';

/** An area that people ask for news of, and which stories are news there. */
export interface EditionPlace extends BulletinArea {
  hasNewsFrom: (story: Pick<Story, 'aim'>) => boolean;
}

/** All that can be asked for: places, districts with all that is in them, and the county with everything. */
export function placesOf({ hotspots, settings }: Pick<PublicLibrary, 'hotspots' | 'settings'>): EditionPlace[] {
  const reaches = (aim: Story['aim'], some: typeof hotspots): boolean => hotspotsOfAim(aim, some).length > 0;
  return [
    ...hotspots.map((one) => ({
      id: one.id,
      properties: { name: one.properties.name, district: one.properties.district },
      hasNewsFrom: ({ aim }: Pick<Story, 'aim'>) => reaches(aim, [one]),
    })),
    ...settings.districts.map(({ id, name }) => {
      const within = hotspots.filter(({ properties }) => properties.district === id);
      return {
        id,
        properties: { name, district: id },
        page: addresses.district(id),
        hasNewsFrom: ({ aim }: Pick<Story, 'aim'>) => aim.includes(COUNTY) || aim.includes(id) || reaches(aim, within),
      };
    }),
    {
      id: COUNTY,
      properties: { name: settings.county, district: COUNTY },
      page: addresses.areas,
      hasNewsFrom: () => true,
    },
  ];
}
