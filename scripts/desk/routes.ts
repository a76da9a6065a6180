import { z } from 'zod';
import { hotspotFile, loadHotspot } from '#aiming/hotspot-file-fs.ts';
import { saveAim, versionOfStory } from '#aiming/story-aim-fs.ts';
import { unknownInAim } from '#area/aim.ts';
import type { Boundary } from '#area/library/area-library.ts';
import { madeOfInWords, madeOfSchema } from '#area/made-of.ts';
import { boxOf } from '#area/shape/geometry.ts';
import { RefusedError } from '#desk/body.ts';
import { circleOf, type TypedCircle } from '#desk/circle.ts';
import { dotsIn } from '#desk/dots.ts';
import type { Held, HeldLibrary } from '#desk/held-library-fs.ts';
import { joinAreas } from '#desk/join.ts';
import { overviewOf } from '#desk/overview.ts';
import { allPlaces } from '#desk/places-fs.ts';
import { parsePositions } from '#desk/positions.ts';
import { answerOnAim, answerOnOutline } from '#desk/reach-answer.ts';
import { refusedBy, savePlace } from '#desk/save-place.ts';
import type { Library } from '#library/library.ts';
import { wordingOf } from '#problem/wording.ts';
import type { Story } from '#story/story.ts';

/** One address of the desk. */
export interface Route {
  method: 'GET' | 'POST';
  answer: (given: unknown) => Promise<unknown>;
}

const id = z.string().max(100);
const ids = z.array(id).max(200);
const outline = z.unknown();
const kind = z.enum(['district', 'ward', 'small-area', 'other']);
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
const SAVE_AIM = z.strictObject({ slug: id, aim: ids, expected: id });
const SAVE_PLACE = z.strictObject({
  ...{ id, name: text(500), languages: ids, channels: ids, spoc: id, outline },
  madeOf: madeOfSchema,
  expected: id.optional(),
});

/** All addresses of the desk below /api/. `now` tells the moment that reach and states are for. */
export function routesOf(held: HeldLibrary, now: (library: Library) => Date): ReadonlyMap<string, Route> {
  const read = (answer: (library: Library, now: Date, all: Held) => unknown): Route => ({
    method: 'GET',
    answer: async () => {
      const all = await held.current();
      return answer(...known(all, now), all);
    },
  });
  const told = <S extends z.ZodType>(
    schema: S,
    answer: (given: z.output<S>, library: Library, now: Date) => unknown,
  ): Route => ({
    method: 'POST',
    answer: async (given) => {
      const parsed = schema.safeParse(given);
      if (!parsed.success) throw misshapen(parsed.error);
      return answer(parsed.data, ...known(await held.current(), now));
    },
  });
  return new Map<string, Route>([
    ['/api/state', { method: 'GET', answer: async () => ({ revision: (await held.current()).revision }) }],
    ['/api/overview', read(overview)],
    ['/api/report', told(REPORT, (given, library, at) => answerOnOutline(given.outline, library, at, given.own))],
    ['/api/circle', told(CIRCLE, circle)],
    ['/api/postcodes', told(BOX, (given, { areas }) => ({ dots: dotsIn(given, areas) }))],
    ['/api/typed', told(TYPED, (given, library) => sound(parsePositions(given.text, library.county.outline)))],
    ['/api/boundaries', told(KIND, (given, library) => boundariesOf(given.kind, library))],
    ['/api/join', told(JOIN, (given, library) => sound(joinAreas(given, library.areas)))],
    ['/api/place', told(PLACE, (given, library) => openPlace(library.root, given.id))],
    ['/api/save-place', told(SAVE_PLACE, savePlace)],
    ['/api/story', told(STORY, (given, library, at) => openStory(given.slug, library, at))],
    ['/api/aim', told(AIM, (given, library, at) => answerOnAim(knownAim(given.aim, library), library, at))],
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

async function overview(library: Library, now: Date, held: Held) {
  return overviewOf(library, {
    ...{ revision: held.revision, now },
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
  sound(circleOf(given, library.areas, countyBox(library), now.getUTCFullYear()));

const countyBox = ({ county }: Library) => boxOf([county.outline]) ?? { west: -180, south: -90, east: 180, north: 90 };

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

/** A place as it is opened to be changed. */
export type OpenedPlace = Awaited<ReturnType<typeof openPlace>>;

async function openPlace(root: string, wanted: string) {
  const loaded = await loadHotspot(root, wanted);
  if ('problems' in loaded) throw refusedBy(loaded.problems);
  const { hotspot, version } = loaded;
  const { name, district, languages, spoc, channels } = hotspot.properties;
  const madeOf = hotspot.properties['made-of'];
  return {
    ...{ id: hotspot.id, name, district, languages, spoc, channels, madeOf },
    ...{ madeOfInWords: madeOfInWords(madeOf), outline: hotspot.geometry },
    ...{ version, file: hotspotFile(hotspot.id) },
  };
}

function storyBy(slug: string, { stories }: Library): Story {
  const story = stories.find((one) => one.slug === slug);
  if (!story) throw new RefusedError(404, 'There is no such story any more.');
  return story;
}

/** A story as it is opened to be aimed, with whom its aim reaches. */
export type OpenedStory = Awaited<ReturnType<typeof openStory>>;

async function openStory(slug: string, library: Library, now: Date) {
  const story = storyBy(slug, library);
  const seen = await versionOfStory(library.root, story);
  if ('problems' in seen) throw refusedBy(seen.problems);
  return { aim: story.aim, file: story.english.file, version: seen.version, ...answerOnAim(story.aim, library, now) };
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
