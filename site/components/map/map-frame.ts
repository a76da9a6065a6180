import type { Rect } from '#area/map/frame.ts';
import type { Controls } from './leaflet-map.ts';

/** The parts of the page that a map lives in: where it is drawn, and its buttons. */
export interface MapFrame {
  live: HTMLElement;
  buttons: HTMLElement;
}

/** Finds these parts; undefined on a page that has them not. */
export function mapFrameIn(figure: HTMLElement): MapFrame | undefined {
  const live = figure.querySelector<HTMLElement>('.map-live');
  const buttons = figure.querySelector<HTMLElement>('.map-buttons');
  return live && buttons ? { live, buttons } : undefined;
}

/** Where the buttons lie over the map, in its own pixels. */
export function coveredIn({ live, buttons }: MapFrame): Rect[] {
  const [whole, part] = [live.getBoundingClientRect(), buttons.getBoundingClientRect()];
  return [{ x: part.left - whole.left, y: part.top - whole.top, width: part.width, height: part.height }];
}

/** Lets the buttons move the map. */
export function wireButtons({ buttons }: MapFrame, controls: Controls): void {
  for (const button of buttons.querySelectorAll('button')) {
    const does = button.dataset.does as keyof Controls;
    button.addEventListener('click', () => controls[does]());
  }
}
