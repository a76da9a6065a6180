import type { Desk, FlyerRequest } from '#flyer/desk.ts';
import type { PaperRules, Scale } from '#flyer/paper.ts';
import { paletteOf, stylesFor } from '#flyer/scale.ts';

/** No words of a flyer on this paper are smaller, in points. */
export const floorOf = (
  { settings }: Pick<FlyerRequest, 'settings'>,
  { leastPt }: Pick<PaperRules, 'leastPt'>,
): number => Math.max(settings.thresholds['flyer-type-floor-pt'], leastPt);

/** What one try is laid out with. */
export function openDesk(
  request: FlyerRequest,
  rules: PaperRules,
  scale: Scale,
  { air = 1, leftOut = [] }: Partial<Pick<Desk, 'air' | 'leftOut'>> = {},
): Desk {
  const floorPt = floorOf(request, rules);
  const colours = paletteOf(request.settings.colours);
  const styles = stylesFor({ scale, rules, floorPt, metrics: request.fonts.metrics }, colours);
  const width = rules.widthMm - 2 * scale.marginMm;
  return { ...request, rules, floorPt, colours, scale, leftOut, air, styles, width, blocksSet: new Map() };
}
