import { answerPostcode } from '#area/near/answer.ts';
import type { NearFile } from '#area/near/near-file.ts';
import { type Partnership, placesByDistrict } from '#doorway/choices.ts';
import { words } from '#doorway/words.ts';
import { listInWords } from '#language/lists.ts';

/** What is told to somebody who wrote a postcode, and the places that are chosen for them by it. */
export interface Found {
  said: string;
  areas: string[];
}

/** Finds the places of a postcode, which is not kept. */
export async function findPlaces(postcode: string, partnership: Partnership): Promise<Found> {
  const files = partnership.near ?? new Map<string, NearFile>();
  const answer = await answerPostcode(postcode, [...files.keys()], async (outcode) => fileOf(files, outcode));
  switch (answer.kind) {
    case 'found': {
      const areas = answer.areas.length > 0 ? answer.areas : [answer.district];
      return { said: naming(words.answers.found, areas, partnership), areas };
    }
    case 'unknown':
    case 'begun':
      return { said: naming(words.answers.begun, [...answer.areas, ...answer.districts], partnership), areas: [] };
    default:
      return { said: words.answers[answer.kind], areas: [] };
  }
}

function fileOf(files: ReadonlyMap<string, NearFile>, outcode: string): NearFile {
  const file = files.get(outcode);
  if (!file) throw new RangeError('There is no file for this outcode.');
  return file;
}

function naming(sentence: string, ids: readonly string[], partnership: Partnership): string {
  const all = placesByDistrict(partnership).flatMap(({ id, name, places }) => [
    { id, name: words.places.all(name) },
    ...places,
  ]);
  const names = ids.flatMap((id) => all.find((place) => place.id === id)?.name ?? []);
  return sentence.replace('{places}', () => listInWords(names, 'en'));
}
