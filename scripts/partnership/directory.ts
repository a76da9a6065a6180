import { z } from 'zod';
import { idSchema, oneLine, webAddressSchema, yesOrNoSchema } from '#source/fields.ts';

const words = oneLine(120);

/** What a role may sign as. */
export const SIGNATURES = ['spoc', 'comms', 'sio', 'translator'] as const;

/** content/people.yaml: roles, never the names of persons. */
export const peopleSchema = z.array(
  z.strictObject({
    id: idSchema,
    role: words,
    /** An id of partners.yaml. */
    organisation: idSchema,
    mailbox: z.email(),
    signs: z.array(z.enum(SIGNATURES)),
    /** The languages that a translator answers for. */
    translates: z.array(z.string().regex(/^[a-z]{2,3}$/, 'a language code such as ur')).default([]),
    /** What `npm run sign -- keygen` printed. A key that is no longer used gets a last day, and stays: old signatures need it. */
    keys: z
      .array(
        z.strictObject({
          public: z.string().regex(/^[A-Za-z0-9+/]{43}=$/, 'a public key, 44 characters long'),
          from: z.iso.date(),
          until: z.iso.date().optional(),
        }),
      )
      .default([]),
  }),
);
export type Person = z.output<typeof peopleSchema>[number];

/** content/partners.yaml: the organisations that stand behind the news. */
export const partnersSchema = z.array(
  z.strictObject({
    id: idSchema,
    name: words,
    kind: z.enum(['police', 'council', 'probation', 'charity', 'health', 'other']),
    link: webAddressSchema,
  }),
);
export type Partner = z.output<typeof partnersSchema>[number];

/** content/channels.yaml: papers, radio, boards and groups through which people hear of things. */
export const channelsSchema = z.array(
  z.strictObject({
    id: idSchema,
    name: words,
    kind: z.enum(['paper', 'radio', 'community-site', 'noticeboard', 'social', 'school', 'email']),
    languages: z.array(z.string()).min(1),
    /** Ids of districts or hotspots. */
    covers: z.array(idSchema).min(1),
    contact: z.email(),
    sample: yesOrNoSchema.default(false),
  }),
);
export type Channel = z.output<typeof channelsSchema>[number];
