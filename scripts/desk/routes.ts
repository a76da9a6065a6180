import { z } from 'zod';
import { saveAim } from '#aiming/story-aim-fs.ts';
import { unknownInAim } from '#area/aim.ts';
import { BOUNDARY_KINDS, type Boundary } from '#area/library/area-library.ts';
import { madeOfSchema } from '#area/made-of.ts';
import { boxOf } from '#area/shape/geometry.ts';
import { atDesk } from '#desk/at-desk.ts';
import { RefusedError } from '#desk/body.ts';
import { circleOf, type TypedCircle } from '#desk/circle.ts';
import { dotsIn } from '#desk/dots.ts';
import type { Held, HeldLibrary } from '#desk/held-library-fs.ts';
import { joinAreas } from '#desk/join.ts';
import { openPlace, openStory, stateOf, storyBy } from '#desk/opened-fs.ts';
import { overviewOf } from '#desk/overview.ts';
import { allPlaces } from '#desk/places-fs.ts';
import { EARTH, parsePositions } from '#desk/positions.ts';
import { answerOnAim, answerOnOutline, type ReachAnswer } from '#desk/reach-answer.ts';
import { refusedBy, savePlace } from '#desk/save-place.ts';
import { withRoot } from '#desk/with-root.ts';
import { yearIn } from '#language/dates.ts';
import type { Library } from '#library/library.ts';
import { type ToldFinding, wordingOf } from '#problem/wording.ts';

/** One address of the desk. */
export interface Route {
  method: 'GET' | 'POST';
  answer: (given: unknown) => Promise<unknown>;
}

const id = z.string().max(100);
const ids = z.array(id).max(200);
const outline = z.unknown();
const kind = z.enum(BOUNDARY_KINDS);
const text = (limit: number) => z.string().max(limit);

const REPORT = z.strictObject({ outline, own: id.optional() });
const CIRCLE = z.strictObject({ middle: text(100), radius: text(20) });
const BOX = z.strictObject({ west: z.number(), south: z.number(), east: z.number(), north: z.number() });
const TYPED = z.strictObject({ text: text(200_000) });
const KIND = z.strictObject({ kind });
const JOIN = z.strictObject({ kind, codes: ids });
const PLACE = z.strictObject({ id });
const STORY = z.strictObject({ slug: id });
const AIM = z.strictObject({ aim: ids });
const STATE = z.strictObject({ place: id.optional(), story: id.optional() });
const SAVE_AIM = z.strictObject({ slug: id, aim: ids, expected: id });
const SAVE_PLACE = z.strictObject({
  ...{ id, name: text(500), languages: ids, channels: ids, spoc: id, outline },
  madeOf: madeOfSchema,
  expected: id.optional(),
});

/**
 * All addresses of the desk below /api/. `now` tells the moment that reach and states are for; `root` is what was
 * written after `--root`, for the commands that are shown.
 */
export function routesOf(
  held: HeldLibrary,
  now: (library: Library) => Date,
  root?: string,
): ReadonlyMap<string, Route> {
  const worded = (told: ToldFinding): ToldFinding => atDesk(told, root);
  const judged = <A extends Pick<ReachAnswer, 'problems' | 'warnings'>>(answer: A): A => ({
    ...answer,
    problems: answer.problems.map(worded),
    warnings: answer.warnings.map(worded),
  });
  const read = (answer: (library: Library, now: Date, all: Held) => unknown): Route => ({
    method: 'GET',
    answer: async () => {
      const all = await held.current();
      return answer(...known(all, now), all);
    },
  });
  const posted = <S extends z.ZodType>(schema: S, answer: (given: z.output<S>) => unknown): Route => ({
    method: 'POST',
    answer: async (given) => {
      const parsed = schema.safeParse(given);
      if (!parsed.success) throw misshapen(parsed.error);
      return answer(parsed.data);
    },
  });
  const told = <S extends z.ZodType>(
    schema: S,
    answer: (given: z.output<S>, library: Library, now: Date) => unknown,
  ): Route =>
    posted(schema, async (given) => {
      try {
        return await answer(given, ...known(await held.current(), now));
      } catch (error) {
        if (!(error instanceof RefusedError)) throw error;
        throw new RefusedError(error.status, withRoot(error.message, root), error.problems.map(worded));
      }
    });
  return new Map<string, Route>([
    ['/api/state', posted(STATE, (given) => stateOf(given, held))],
    ['/api/overview', read((library, at, all) => overview(library, at, all, root))],
    [
      '/api/report',
      told(REPORT, (given, library, at) => judged(answerOnOutline(given.outline, library, at, given.own))),
    ],
    ['/api/circle', told(CIRCLE, circle)],
    ['/api/postcodes', told(BOX, (given, { areas }) => ({ dots: dotsIn(given, areas) }))],
    ['/api/typed', told(TYPED, typed)],
    ['/api/boundaries', told(KIND, (given, library) => boundariesOf(given.kind, library))],
    ['/api/join', told(JOIN, (given, library) => sound(joinAreas(given, library.areas)))],
    ['/api/place', told(PLACE, (given, library) => openPlace(library.root, given.id))],
    ['/api/save-place', told(SAVE_PLACE, savePlace)],
    ['/api/story', told(STORY, async (given, library, at) => judged(await openStory(given.slug, library, at)))],
    ['/api/aim', told(AIM, (given, library, at) => judged(answerOnAim(knownAim(given.aim, library), library, at)))],
    ['/api/save-aim', told(SAVE_AIM, saveStoryAim)],
  ]);
}

/** What the page sent cannot be worked with; the sentence is for whoever sits at it. */
function misshapen({ issues }: z.ZodError): RefusedError {
  const isAbout = (key: string): boolean => issues.some(({ path }) => path[0] === key);
  if (isAbout('outline')) {
    return new RefusedError(400, 'There is no outline yet. Draw one, and click on its first corner to finish it.');
  }
  if (issues.some(({ code }) => code === 'too_big')) {
    return new RefusedError(400, 'This is longer, or more, than the desk takes. Write less of it.');
  }
  return new RefusedError(400, 'The desk does not understand this page any more. Load the page again.');
}

function known(held: Held, now: (library: Library) => Date): [library: Library, now: Date] {
  if (held.library) return [held.library, now(held.library)];
  const [first] = held.problems.filter(({ severity }) => severity === 'error');
  const words = first ? `${first.file}, line ${first.line}: ${wordingOf(first).message}` : '';
  throw new RefusedError(503, `The files in content/ cannot be read, so there is nothing to show yet. ${words}`);
}

async function overview(library: Library, now: Date, held: Held, root: string | undefined) {
  return overviewOf(library, {
    ...{ revision: held.revision, root, now },
    places: await allPlaces(library),
    notices: noticesOf(held),
  });
}

/** Faults in words, a line for each file; warnings are for “check” alone. */
function noticesOf({ problems, isOutdated }: Held): string[] {
  const errors = problems.filter(({ severity }) => severity === 'error');
  const files = [...Map.groupBy(errors, ({ file }) => file)].map(([file, [first]]) =>
    first ? `${file}, line ${first.line}: ${wordingOf(first).message}` : file,
  );
  const outdated = 'Some files cannot be read now. The desk goes on with what it read before.';
  return isOutdated ? [outdated, ...files] : files;
}

const circle = (given: TypedCircle, library: Library, now: Date) =>
  sound(circleOf(given, library.areas, countyBox(library), yearIn(now, library.settings.zone)));

function typed({ text: points }: z.output<typeof TYPED>, library: Library, now: Date) {
  const { outline, notes = [] } = sound(parsePositions(points, library.county.outline));
  return { outline, notes, madeOf: `From typed points, ${yearIn(now, library.settings.zone)}` };
}

const countyBox = ({ county }: Library) => boxOf([county.outline]) ?? EARTH;

/** @throws RefusedError for a sentence in the place of an answer. */
function sound<T extends object>(answer: T | { sentence: string }): T {
  if ('sentence' in answer) throw new RefusedError(422, answer.sentence);
  return answer;
}

function boundariesOf(wanted: z.output<typeof kind>, { areas }: Library): { areas: readonly Boundary[] } {
  const found = areas.boundaries.find((one) => one.kind === wanted);
  if (!found) throw new RefusedError(422, 'No areas of this kind were imported.');
  return { areas: found.areas };
}

function knownAim(aim: readonly string[], { hotspots, county }: Library): readonly string[] {
  const [unknown] = unknownInAim(aim, hotspots, county);
  if (unknown !== undefined) throw new RefusedError(422, `There is no place “${unknown}” any more.`);
  return aim;
}

function saveStoryAim({ slug, aim, expected }: z.output<typeof SAVE_AIM>, library: Library) {
  return saveAim(library.root, storyBy(slug, library), knownAim(aim, library), expected).then((saved) => {
    if ('problems' in saved) throw refusedBy(saved.problems);
    return saved;
  });
}
