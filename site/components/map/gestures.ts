import type { Map as LeafletMap } from 'leaflet';

/**
 * Keeps the page scrolling where the map lies in its way: one finger and a bare wheel move the page; two fingers, or the
 * wheel with Ctrl, move the map.
 */
export function sharePage(map: LeafletMap): void {
  const container = map.getContainer();
  const allow = (handler: { enable: () => unknown; disable: () => unknown }, isAllowed: boolean): void => {
    if (isAllowed) handler.enable();
    else handler.disable();
  };
  // Before Leaflet hears of it: the listeners of a container come after those that capture.
  const first = { capture: true };
  container.addEventListener('pointerdown', ({ pointerType }) => allow(map.dragging, pointerType !== 'touch'), first);
  container.addEventListener('wheel', ({ ctrlKey }) => allow(map.scrollWheelZoom, ctrlKey), first);
}
