import { z } from 'zod';
import { idSchema, momentSchema, oneLine, yesOrNoSchema } from '#source/fields.ts';
import {
  COURT_ORDERS,
  KINDS,
  OUTCOMES,
  PICTURE_ENDS,
  PILLARS,
  PROTECTED_OFFENCES,
  STAGES,
  SUBJECTS,
  THEMES,
  YOUNG_ROLES,
} from '#story/vocabulary.ts';

/** The longest title: two lines of a flyer's headline, one subject line of an email. */
export const TITLE_LIMIT = 70;
/** The longest summary: the preview line that mail programs show. */
export const SUMMARY_LIMIT = 200;

/** The title of the story: what happened, in at most 70 characters. */
const title = oneLine(TITLE_LIMIT);
/** One or two plain sentences that say the most important thing first. */
const summary = oneLine(SUMMARY_LIMIT);

/** A list of some words, or the single word `none`: nothing is declared by leaving it out. */
const noneOr = <S extends z.ZodType>(list: z.ZodArray<S>) =>
  z.preprocess((value) => (value === 'none' ? [] : value), list.max(20));

/** An order of a court that limits what may be told. */
const courtOrder = z.strictObject({
  kind: z.enum(COURT_ORDERS),
  /** What must not be told, in a few words. */
  says: oneLine(300),
  /** The day from which it no longer holds; without it, until further notice. */
  until: z.iso.date().optional(),
});

/** What allows a picture to be shown: nothing more for one without persons; for all others who, why and until when. */
const pictureRelease = z.discriminatedUnion('shows', [
  z.strictObject({ shows: z.literal('no-person') }),
  z.strictObject({
    shows: z.enum(SUBJECTS).exclude(['no-person']),
    /** The id in people.yaml of who approved it. */
    approved: idSchema,
    /** Why it must be shown. */
    why: oneLine(300),
    /** What could go wrong by showing it, and why it is shown all the same. */
    risk: oneLine(300),
    /** From this day on it is no longer shown, until somebody looks at it again. */
    review: z.iso.date(),
    /** What ends its use before that. */
    ends: z.enum(PICTURE_ENDS),
  }),
]);
export type PictureRelease = z.output<typeof pictureRelease>;

const translation = z
  .strictObject({
    /** Whether a person who reads both languages has compared it with the English. */
    reviewed: yesOrNoSchema,
    /** The id of that person in people.yaml. */
    by: idSchema.optional(),
    /** The day of the review. */
    date: z.iso.date().optional(),
  })
  .superRefine(({ reviewed, by, date }, context) => {
    if (!reviewed) return;
    for (const [key, value] of Object.entries({ by, date })) {
      if (value === undefined)
        context.addIssue({ code: 'custom', path: [key], params: { code: 'review-unsigned', args: { key } } });
    }
  });

/** The front matter of en.mdx, which carries everything that all languages share. */
export const frontMatterSchema = z.strictObject({
  title,
  summary,
  kind: z.enum(KINDS),
  /** The id in people.yaml of whoever wrote it. */
  author: idSchema,
  /** The moment from which it may be public. Without it the story is a draft. */
  published: momentSchema.optional(),
  /** The moment from which it must no longer be shown. */
  expires: momentSchema.optional(),
  /** Ids of hotspots or districts, or the one word `county`; which there are, only the library knows. */
  aim: z.preprocess((value) => (typeof value === 'string' ? [value] : value), z.array(oneLine(60)).min(1).max(50)),
  themes: z.array(z.enum(THEMES)).max(THEMES.length),
  pillars: z.array(z.enum(PILLARS)).min(1).max(PILLARS.length),
  stage: z.enum(STAGES),
  /** In what roles people under 18 are part of it, or `none`. */
  'under-18': noneOr(z.array(z.enum(YOUNG_ROLES))).optional(),
  /** Offences whose victims the law keeps unnamed for life, or `none`. */
  protected: noneOr(z.array(z.enum(PROTECTED_OFFENCES))).optional(),
  /** Orders of a court that limit what may be told, or `none`. */
  orders: noneOr(z.array(courtOrder)).optional(),
  /** Numbers for the results page; money in whole pounds. */
  outcomes: z.partialRecord(z.enum(OUTCOMES), z.number().nonnegative().max(1e12)).default({}),
  /** The file name of the picture that stands for the story in lists. */
  image: z.string().min(1).max(100).optional(),
  /** What allows each picture to be shown, by its file name. */
  pictures: z.record(z.string().max(100), pictureRelease).default({}),
  /** What a caller should quote. */
  reference: oneLine(40).optional(),
  /** True for made-up stories: every medium marks them. */
  sample: yesOrNoSchema.default(false),
  /** Belongs to translations only. */
  translation: z.undefined().optional(),
});
export type FrontMatter = z.output<typeof frontMatterSchema>;

/** The front matter of a translation. Everything else is inherited from en.mdx. */
export const translationFrontMatterSchema = z.strictObject({ title, summary, translation });
export type TranslationFrontMatter = z.output<typeof translationFrontMatterSchema>;
export type TranslationReview = TranslationFrontMatter['translation'];
