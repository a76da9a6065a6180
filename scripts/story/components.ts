import { z } from 'zod';
import { momentSchema } from '#source/fields.ts';

/** What may stand between the tags of a component. */
export type Content = 'nothing' | 'a bullet list' | 'paragraphs' | 'nothing or paragraphs';

interface Component {
  content: Content;
  attributes: z.ZodObject;
}

const words = (limit: number) => z.string().trim().min(1).max(limit);

/** An address that is safe to follow from a page, a flyer and an email. */
export const safeLinkSchema = z
  .string()
  .max(500)
  .regex(/^https:\/\/[^\s<>"']+$/, 'an address that begins with https://');

/** The closed list of components. Attributes are quoted strings; anything else is a problem. */
export const COMPONENTS = {
  /** The key facts, as a short bullet list. */
  Facts: { content: 'a bullet list', attributes: z.strictObject({}) },
  /** What somebody said. `by` is a role, never a name. */
  Quote: { content: 'paragraphs', attributes: z.strictObject({ by: words(80) }) },
  /** What to look out for, as a bullet list under a title. */
  Signs: { content: 'a bullet list', attributes: z.strictObject({ title: words(80) }) },
  /** A picture from the folder of the story. */
  Photo: {
    content: 'nothing',
    attributes: z.strictObject({
      src: words(100),
      alt: z.string().trim().max(250).default(''),
      caption: words(200).optional(),
      credit: words(80).optional(),
    }),
  },
  /** When and where an event is. */
  Event: {
    content: 'nothing',
    attributes: z.strictObject({
      starts: momentSchema,
      ends: momentSchema,
      place: words(120),
      link: safeLinkSchema.optional(),
    }),
  },
  /** The outline of the areas that the story is for. */
  Map: { content: 'nothing', attributes: z.strictObject({}) },
  /** How to tell us; inside, what we ask for. */
  Report: { content: 'nothing or paragraphs', attributes: z.strictObject({}) },
  /** Who helps: all services of settings.yaml, or those named. */
  Support: { content: 'nothing', attributes: z.strictObject({ services: words(200).optional() }) },
} as const satisfies Record<string, Component>;

export type ComponentName = keyof typeof COMPONENTS;
export const COMPONENT_NAMES = Object.keys(COMPONENTS) as ComponentName[];

/** True for a name of the closed list. */
export function isComponentName(name: string): name is ComponentName {
  return Object.hasOwn(COMPONENTS, name);
}
