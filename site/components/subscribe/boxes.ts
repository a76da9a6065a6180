/** The boxes of the list of places: what is ticked there is what is chosen, whatever else shows it. */
export const BOXES = 'input[name="area"][type="checkbox"]';

/** The box of an area. */
export function boxOf(area: string): HTMLInputElement | null {
  return document.querySelector<HTMLInputElement>(`${BOXES}[value="${CSS.escape(area)}"]`);
}

/** What stands beside the box of an area. */
export function nameOf(area: string): string {
  return boxOf(area)?.labels?.[0]?.textContent.trim() ?? '';
}

/** Ticks the box of an area, and lets the map know. */
export function tick(area: string): void {
  const box = boxOf(area);
  if (!box || box.checked) return;
  box.checked = true;
  box.dispatchEvent(new Event('change', { bubbles: true }));
}

/** A name in a sentence; it keeps its own direction among words that run the other way. */
export function isolated(name: string): string {
  return document.documentElement.dir === 'rtl' ? `\u2068${name}\u2069` : name;
}
