import { z } from 'zod';
import { baseMapSchema } from '#partnership/base-map.ts';
import { releaseSchema, wordsSchema } from '#partnership/release-settings.ts';
import { idSchema, webAddressSchema as link, momentSchema, oneLine as text, yesOrNoSchema } from '#source/fields.ts';

const colour = z.string().regex(/^#[0-9a-f]{6}$/i, 'a colour such as #0b4f5c');
const phone = z.string().regex(/^\+?[\d ]{3,20}$/, 'a telephone number in quotation marks');
const zone = z.string().refine(isTimeZone, { params: { expected: 'a time zone such as Europe/London' } });

/** Words told per language, English at least. */
const inLanguages = z
  .record(z.string(), text(200))
  .refine((words) => 'en' in words, { params: { code: 'key-missing', args: { key: 'en' } } });
export type InLanguages = z.output<typeof inLanguages>;

/** A service that helps people. */
const supportService = z.strictObject({
  id: idSchema,
  name: text(80),
  phone: phone.optional(),
  hours: inLanguages.optional(),
  link: link.optional(),
  about: inLanguages,
});
export type SupportService = z.output<typeof supportService>;

/** content/settings.yaml: everything that is one partnership's own. */
export const settingsSchema = z
  .strictObject({
    /** True while the content is an example: a banner on every page says so. */
    sample: yesOrNoSchema.default(false),
    /** A fixed “now”, for the example only. */
    clock: momentSchema.optional(),
    name: text(60),
    county: text(60),
    strapline: text(90),
    /** Where the public site lives, without a slash at the end. */
    site: z
      .string()
      .regex(
        /^https:\/\/[a-z0-9.-]+(?::\d+)?(?:\/[a-z0-9-]+)*$/,
        'an address that begins with https:// and ends without a slash',
      ),
    zone,
    /** The sender of bulletins. */
    mailbox: z.email(),
    /** Whether people can sign up for bulletins on the site, which takes more than files: pages that answer (npm run serve). */
    'sign-up': yesOrNoSchema.default(false),
    /** The postal line under each bulletin: who is writing. */
    postal: text(160),
    /** When people tested the site, and wrote its accessibility statement. Without it the statement says: not tested yet. */
    accessibility: z.strictObject({ tested: z.iso.date(), prepared: z.iso.date() }).optional(),
    colours: z.strictObject({ brand: colour, accent: colour }),
    /** A base map from elsewhere for the readers' map. Readers' browsers then call that server. */
    map: baseMapSchema.optional(),
    languages: z
      .array(z.strictObject({ id: z.string().regex(/^[a-z]{2,3}$/, 'a language code such as ur'), name: text(40) }))
      .min(1)
      // Everything is written in English first, and falls back to it.
      .refine(([first]) => first?.id === 'en', {
        path: [0, 'id'],
        params: { expected: 'en: English comes first in this list' },
      }),
    districts: z
      .array(
        z.strictObject({
          id: idSchema,
          name: text(60),
          code: z.string().regex(/^[A-Z]\d{8}$/, 'an ONS code such as E08000032'),
        }),
      )
      .min(1),
    reporting: z.strictObject({
      crimestoppers: z.strictObject({ phone, link }),
      police: z.strictObject({ phone }),
      emergency: z.strictObject({ phone }),
      'young-people': z.strictObject({ name: text(40), link }),
    }),
    support: z.array(supportService),
    /** Where forces differ, in what may be released. */
    release: releaseSchema,
    /** How plain our words should be. */
    words: wordsSchema,
    thresholds: z.strictObject({
      /** The smallest type on a flyer. */
      'flyer-type-floor-pt': z.number().min(8).max(12),
      /** The size at which mail programs begin to cut a message off. */
      'email-limit-kb': z.number().min(20).max(100),
      /** A hotspot with fewer homes than this would point at people. */
      'homes-floor': z.int().min(20).max(5000).default(50),
      /** How many homes a postcode is taken to have where no count of homes was imported. */
      'homes-per-postcode': z.number().min(1).max(100).default(15),
      /** More messages than this to one place in 30 days are too many for the people there. */
      'messages-per-month': z.int().min(1).max(100).default(8),
      /** More bulletins than this for one area in a week are too many. */
      'bulletins-per-week': z.int().min(1).max(50).default(3),
      /** A bulletin that was not sent within so many days is old news, and is not sent any more. */
      'bulletin-days': z.int().min(1).max(30).default(3),
      /** So many refusals in a row that may pass, and a mailbox is taken to be given up. */
      'soft-bounces': z.int().min(2).max(20).default(5),
      /** The address of who left is erased after so many days; a keyed hash stays, so that no import brings them back. */
      'left-days': z.int().min(1).max(365).default(30),
      /** So many days after an edition ended only its sums are kept, and nothing of who got it. */
      'delivery-days': z.int().min(7).max(730).default(90),
      /** Flyers are out within so many days of release. */
      'flyer-days': z.int().min(1).max(90).default(7),
      /** Flyers for an event are out at least so many days before it starts. */
      'event-flyer-days': z.int().min(1).max(90).default(5),
    }),
  })
  .superRefine((settings, context) => {
    if (settings.clock && !settings.sample) {
      context.addIssue({ code: 'custom', path: ['clock'], params: { code: 'clock-without-sample' } });
    }
    for (const [key, value] of Object.entries(settings.colours)) {
      const ratio = contrastWithWhite(value);
      if (ratio >= 4.5) continue;
      const args = { key: `colours.${key}`, colour: value, ratio: ratio.toFixed(1) };
      context.addIssue({ code: 'custom', path: ['colours', key], params: { code: 'contrast-too-low', args } });
    }
  });

export type Settings = z.output<typeof settingsSchema>;

/** The moment that counts as now: `--now` first, then the sample's own clock, then the real one. */
export function nowOf(settings: Settings, given: Date | undefined, real: Date): Date {
  return given ?? settings.clock ?? real;
}

/** The contrast of white text on a colour `#rrggbb`, from 1 to 21 (WCAG 2.2, “contrast ratio”). */
export function contrastWithWhite(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) =>
    linear(Number.parseInt(hex.slice(at, at + 2), 16) / 255),
  );
  return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05);
}

function linear(channel: number): number {
  return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en-GB', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
