import { addresses } from '#message/addresses.ts';
import { feedOf } from '../feed.ts';
import { settings } from '../library.ts';
import { entries } from '../route-data.ts';

/** The feed of all news. */
export function GET(): Promise<Response> {
  return feedOf(entries, settings.name, addresses.home);
}
