import { addresses } from '#message/addresses.ts';
import { atomOf } from '../atom.ts';
import { settings } from '../library.ts';
import { entries } from '../route-data.ts';

/** The feed of all news in Atom, which also takes back what has ended. */
export function GET(): Response {
  return atomOf(entries, settings.name, addresses.home);
}
