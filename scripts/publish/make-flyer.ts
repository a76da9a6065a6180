import type { PublicHotspot } from '#area/hotspot.ts';
import type { FlyerRequest } from '#flyer/desk.ts';
import { drawFlyer } from '#flyer/draw.ts';
import type { FlyerFonts } from '#flyer/fonts.ts';
import { planFlyer } from '#flyer/plan-flyer.ts';
import type { Finding } from '#problem/problem.ts';

/** What many flyers have in common; whoever makes them is handed it once. Data that can be cloned. */
export interface FlyerStock extends Pick<FlyerRequest, 'settings' | 'county' | 'towns'> {
  /** All places that flyers may be asked for. */
  hotspots: readonly PublicHotspot[];
}

/** One flyer to make. Data that can be cloned. */
export interface FlyerOrder extends Omit<FlyerRequest, keyof FlyerStock | 'hotspot' | 'fonts'> {
  /** The id of a place of the stock. */
  hotspot: string;
  /** Words across every page, for what is not to go out as it is. */
  watermark?: string | undefined;
}

/** The PDF, or why there can be none. */
export type MadeFlyer = { bytes: Uint8Array } | { finding: Finding };

/** Plans and draws one flyer. The same order gives the same bytes, whoever makes it. */
export async function makeFlyer(order: FlyerOrder, stock: FlyerStock, fonts: FlyerFonts): Promise<MadeFlyer> {
  const hotspot = stock.hotspots.find(({ id }) => id === order.hotspot);
  if (!hotspot) throw new TypeError(`The stock of flyers has no place ${order.hotspot}.`);
  const { settings, county, towns } = stock;
  const planned = planFlyer({ ...order, settings, county, towns, hotspot, fonts });
  return 'finding' in planned ? planned : { bytes: await drawFlyer(planned.plan, fonts, 'screen', order.watermark) };
}
