import { z } from 'zod';

/** content/areas/places.json: towns that help a reader to find their way on a small map, the best known first. */
export const placesFileSchema = z.strictObject({
  credit: z.string().min(1),
  places: z.array(
    z.strictObject({
      name: z.string().min(1).max(40),
      at: z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)]),
    }),
  ),
});

/** A town with the position of its middle. */
export type TownPlace = z.output<typeof placesFileSchema>['places'][number];
