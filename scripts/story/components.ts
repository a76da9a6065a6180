import { z } from 'zod';
import { momentSchema, oneLine, webAddressSchema } from '#source/fields.ts';

/** What may stand between the tags of a component. */
export type Content = 'nothing' | 'a bullet list' | 'paragraphs' | 'nothing or paragraphs';

interface Component {
  content: Content;
  attributes: z.ZodObject;
}

/** The closed list of components. Attributes are quoted strings; anything else is a problem. */
export const COMPONENTS = {
  /** The key facts, as a short bullet list. */
  Facts: { content: 'a bullet list', attributes: z.strictObject({}) },
  /** What somebody said. `by` is a role, never a name. */
  Quote: { content: 'paragraphs', attributes: z.strictObject({ by: oneLine(80) }) },
  /** What to look out for, as a bullet list under a title. */
  Signs: { content: 'a bullet list', attributes: z.strictObject({ title: oneLine(80) }) },
  /** A picture from the folder of the story. */
  Photo: {
    content: 'nothing',
    attributes: z.strictObject({
      src: oneLine(100),
      // An empty one is a problem of its own, with advice on what to write.
      alt: z
        .union([
          oneLine(250),
          z
            .string()
            .regex(/^\s*$/)
            .transform(() => ''),
        ])
        .default(''),
      caption: oneLine(200).optional(),
      credit: oneLine(80).optional(),
    }),
  },
  /** When and where an event is. */
  Event: {
    content: 'nothing',
    attributes: z.strictObject({
      starts: momentSchema,
      ends: momentSchema,
      place: oneLine(120),
      link: webAddressSchema.optional(),
    }),
  },
  /** The outline of the areas that the story is for. */
  Map: { content: 'nothing', attributes: z.strictObject({}) },
  /** How to tell us; inside, what we ask for. */
  Report: { content: 'nothing or paragraphs', attributes: z.strictObject({}) },
  /** Who helps: all services of settings.yaml, or those named. */
  Support: { content: 'nothing', attributes: z.strictObject({ services: oneLine(200).optional() }) },
} as const satisfies Record<string, Component>;

export type ComponentName = keyof typeof COMPONENTS;
export const COMPONENT_NAMES = Object.keys(COMPONENTS) as ComponentName[];

/** True for a name of the closed list. */
export function isComponentName(name: string): name is ComponentName {
  return Object.hasOwn(COMPONENTS, name);
}
