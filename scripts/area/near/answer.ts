import { holdsIncode, type NearAnswer, type NearFile } from '#area/near/near-file.ts';
import type { Whereabouts } from '#area/near/whereabouts.ts';
import { parsePostcode } from '#area/postcode.ts';

/** Everything that the first half of a postcode touches. */
interface Touched {
  outcode: string;
  areas: string[];
  districts: string[];
}

/** What can be said to somebody who wrote a postcode. */
export type Answer =
  | { kind: 'empty' }
  /** Nothing that looks like a postcode. */
  | { kind: 'strange' }
  /** No postcode of the county begins so. */
  | { kind: 'elsewhere'; outcode: string }
  | ({ kind: 'found'; code: string; isEnded: boolean } & Whereabouts)
  /** The first half is known, the whole is not: new, mistyped, or beyond the border. */
  | ({ kind: 'unknown'; code: string } & Touched)
  /** Only the first half was written, or a little more. */
  | ({ kind: 'begun' } & Touched)
  /** The file could not be fetched. */
  | { kind: 'unreachable' };

/**
 * Answers a postcode on the device of whoever wrote it: only the first half is ever asked for, and only when it is one that
 * everybody gets told of. Never throws, but for a bug.
 */
export async function answerPostcode(
  text: string,
  outcodes: readonly string[],
  fetchNear: (outcode: string) => Promise<NearFile>,
): Promise<Answer> {
  const written = parsePostcode(text);
  if (written.kind === 'empty' || written.kind === 'strange') return { kind: written.kind };
  const { outcode } = written;
  if (!outcodes.includes(outcode)) return { kind: 'elsewhere', outcode };
  const file = await fetchNear(outcode).catch(() => undefined);
  if (!file) return { kind: 'unreachable' };
  const touched = { outcode, ...touchedBy(file) };
  if (written.kind !== 'whole') return { kind: 'begun', ...touched };
  const { code, incode } = written;
  return found(file, code, incode) ?? { kind: 'unknown', code, ...touched };
}

/** A postcode that was ended and given out again is in use. */
function found({ answers }: NearFile, code: string, incode: string): Answer | undefined {
  const holding = (column: 'inUse' | 'ended'): NearAnswer | undefined =>
    answers.find((answer) => holdsIncode(answer[column], incode));
  const current = holding('inUse');
  const answer = current ?? holding('ended');
  return answer && { kind: 'found', code, isEnded: !current, areas: answer.areas, district: answer.district };
}

function touchedBy({ answers }: NearFile): Omit<Touched, 'outcode'> {
  return {
    areas: [...new Set(answers.flatMap(({ areas }) => areas))],
    districts: [...new Set(answers.map(({ district }) => district))],
  };
}
