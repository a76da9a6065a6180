import { withRoot } from '#desk/with-root.ts';
import type { ProblemCode } from '#problem/problem.ts';
import type { ToldFinding } from '#problem/wording.ts';

/** Advice where that of the sentences is for whoever writes in a file: there, longitude comes first. */
const HINTS: Partial<Record<ProblemCode, string>> = {
  'outline-out-of-range': 'Look at this point again: in Britain, latitude is between 49 and 61 and longitude near 0.',
  'outline-outside-county': 'Look at this point again. Latitude comes first, then longitude.',
  'place-without-channel': 'No channel covers this place yet. Add one to content/channels.yaml, or tick the nearest.',
};

/** A finding in the words of the desk: latitude first and named, as people type it, and commands as they work here. */
export function atDesk({ at, message, hint, ...told }: ToldFinding, root: string | undefined): ToldFinding {
  const named = at
    ? message.replace(`${at.longitude}, ${at.latitude}`, `latitude ${at.latitude}, longitude ${at.longitude}`)
    : message;
  const words = { message: withRoot(named, root), hint: withRoot(HINTS[told.code] ?? hint, root) };
  return at ? { ...told, ...words, at } : { ...told, ...words };
}
