import { coloursCss } from '../colours.ts';
import { settings } from '../library.ts';

/** The colours of the partnership. A file of its own, because pages may carry no styles inside. */
export function GET(): Response {
  return new Response(coloursCss(settings.colours), { headers: { 'Content-Type': 'text/css; charset=utf-8' } });
}
