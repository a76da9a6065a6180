/** Whether a reader asked for things on the screen to keep still. */
export function keepsStill(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches;
}
