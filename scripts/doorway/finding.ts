import { answerPostcode } from '#area/near/answer.ts';
import type { NearFile } from '#area/near/near-file.ts';
import { type Partnership, placesByDistrict } from '#doorway/choices.ts';
import { isolated, type Speech } from '#doorway/speech.ts';
import { listInWords } from '#language/lists.ts';

/** What is told to somebody who wrote a postcode, and the places that are chosen for them by it. */
export interface Found {
  said: string;
  areas: string[];
}

/** Finds the places of a postcode, which is not kept. */
export async function findPlaces(postcode: string, partnership: Partnership, speech: Speech): Promise<Found> {
  const { answers } = speech.words;
  const files = partnership.near ?? new Map<string, NearFile>();
  const answer = await answerPostcode(postcode, [...files.keys()], async (outcode) => fileOf(files, outcode));
  switch (answer.kind) {
    case 'found': {
      const areas = answer.areas.length > 0 ? answer.areas : [answer.district];
      return { said: answers.found(naming(areas, partnership, speech)), areas };
    }
    case 'unknown':
    case 'begun':
      return { said: answers.begun(naming([...answer.areas, ...answer.districts], partnership, speech)), areas: [] };
    default:
      return { said: answers[answer.kind], areas: [] };
  }
}

/** The same sentences for the browser, which answers alone and puts the names of the places where `{places}` stands. */
export function answersIn({ answers }: Speech['words']): Record<string, string> {
  return { ...answers, found: answers.found('{places}'), begun: answers.begun('{places}') };
}

function fileOf(files: ReadonlyMap<string, NearFile>, outcode: string): NearFile {
  const file = files.get(outcode);
  if (!file) throw new RangeError('There is no file for this outcode.');
  return file;
}

function naming(ids: readonly string[], partnership: Partnership, { words, language, direction }: Speech): string {
  const all = placesByDistrict(partnership).flatMap(({ id, name, places }) => [
    { id, name: words.places.all(name) },
    ...places,
  ]);
  const names = ids.flatMap((id) => all.find((place) => place.id === id)?.name ?? []);
  return listInWords(
    names.map((name) => isolated(name, direction)),
    language,
  );
}
