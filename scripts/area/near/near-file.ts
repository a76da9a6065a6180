import type { County } from '#area/districts.ts';
import type { PublicHotspot } from '#area/hotspot.ts';
import type { PostcodePoints, Postcodes } from '#area/library/area-library.ts';
import { prepareWhereabouts, type Whereabouts } from '#area/near/whereabouts.ts';

/** The postcodes of one outcode that have the same answer: their second halves, three letters each, in one string. */
export interface NearAnswer extends Whereabouts {
  inUse: string;
  /** Postcodes that Royal Mail has ended; people still write them. */
  ended: string;
}

/** What a reader’s browser fetches to answer for one outcode. It says nothing that the outlines on the map do not. */
export interface NearFile {
  answers: NearAnswer[];
}

const INCODE_LENGTH = 3;

/**
 * A small file for each outcode, by its name.
 * @param hotspots with the outlines that the public sees, so that nobody can learn a finer line from the answers.
 */
export function nearFiles(
  { inUse, ended }: Postcodes,
  hotspots: readonly PublicHotspot[],
  { districts }: County,
): Map<string, NearFile> {
  const areas = hotspots.map(({ id, properties, geometry }) => ({ id, name: properties.name, outline: geometry }));
  const whereabouts = prepareWhereabouts(areas, districts);
  const files = new Map<string, Map<string, NearAnswer>>();
  const add = (points: PostcodePoints, column: 'inUse' | 'ended'): void => {
    points.codes.forEach((code, index) => {
      const where = whereabouts([points.longitudes[index] ?? Number.NaN, points.latitudes[index] ?? Number.NaN]);
      const [outcode = '', incode = ''] = code.split(' ');
      if (where) answerIn(files, outcode, where)[column] += incode;
    });
  };
  add(inUse, 'inUse');
  add(ended, 'ended');
  return new Map([...files].map(([outcode, answers]) => [outcode, { answers: [...answers.values()] }]));
}

function answerIn(
  files: Map<string, Map<string, NearAnswer>>,
  outcode: string,
  { areas, district }: Whereabouts,
): NearAnswer {
  const answers = files.get(outcode) ?? new Map<string, NearAnswer>();
  files.set(outcode, answers);
  const key = [district, ...areas].join(' ');
  const answer = answers.get(key) ?? { district, areas, inUse: '', ended: '' };
  answers.set(key, answer);
  return answer;
}

/** Whether a second half stands in a string of them. */
export function holdsIncode(incodes: string, incode: string): boolean {
  for (let at = 0; at < incodes.length; at += INCODE_LENGTH) {
    if (incodes.startsWith(incode, at)) return true;
  }
  return false;
}
