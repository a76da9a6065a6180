import type { Provenance } from '#area/library/area-library.ts';
import type { Finding } from '#problem/problem.ts';
import { hiddenCharacter } from '#source/text.ts';

/** What can be imported, as the command is told it. */
export type ImportKind = 'boundaries' | 'postcodes' | 'households';

/** What stands at the head of every imported file, and its other fields, of which nothing is known yet. */
export interface AreaFile {
  provenance: Provenance;
  fields: Readonly<Record<string, unknown>>;
}

/** Why an imported file cannot be used, as it goes on after a colon: “it breaks off”. */
export interface Damage {
  damage: string;
}

const LONGEST = 1000;

/** Reads the JSON of an imported file and its head, of which every field must be text on one line. */
export function parseAreaFile(text: string): AreaFile | Damage {
  const data = dataOf(text);
  if (isDamage(data)) return data;
  const { source, licence, credit, ...fields } = data;
  if (isLine(source) && isLine(licence) && isLine(credit)) return { provenance: { source, licence, credit }, fields };
  return { damage: 'its source, licence or credit is missing' };
}

/** True for text on one line in which nothing is hidden. */
export function isLine(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '' && value.length <= LONGEST && !hiddenCharacter(value);
}

export function isDamage(value: object): value is Damage {
  return 'damage' in value && typeof value.damage === 'string';
}

/** The problem that a damaged file is: such files are imported again, never mended by hand. */
export function findingOf({ damage }: Damage, kind: ImportKind): Finding {
  return { code: 'import-damaged', args: { reason: damage, kind } };
}

function dataOf(text: string): Readonly<Record<string, unknown>> | Damage {
  const data = parsed(text);
  if (data === undefined) return { damage: 'it breaks off, or was changed by hand' };
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return { damage: 'it is not a set of fields' };
  return 'damage' in data ? { damage: 'it has a field that does not belong there' } : { ...data };
}

/** Without the search for depth and places that files of authors get: megabytes are read on every call of a command. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
