import { z } from 'zod';
import { FREQUENCIES } from '#subscriber/choices.ts';

const newsSchema = z.strictObject({ frequency: z.enum(FREQUENCIES), areas: z.array(z.string()) });

/** What a delivery is about: the areas of one person that have news, of which list. Who has the same gets the same. */
export type News = z.output<typeof newsSchema>;

/** Reads what stands in the ledger. */
export const parseNews = (text: string): News => newsSchema.parse(JSON.parse(text));

/** As it stands in the ledger: the same news has the same text. */
export const newsText = ({ frequency, areas }: News): string => JSON.stringify({ frequency, areas });
