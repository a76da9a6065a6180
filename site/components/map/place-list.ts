import { keepsStill } from './motion.ts';
import type { Selection } from './selection.ts';

/** Side by side with the list, where the map stays in sight while the list moves. */
const BESIDE = matchMedia('(min-width: 60rem)');

/** Lets the list of places drive the map, and follow it: what the map can do, a key or a tap in the list does too. */
export function wirePlaceList(entries: Iterable<HTMLElement>, selection: Selection): void {
  for (const entry of entries) wireEntry(entry, selection);
}

function wireEntry(entry: HTMLElement, selection: Selection): void {
  const id = entry.dataset.place;
  const button = entry.querySelector('button');
  for (const event of ['mouseenter', 'focusin']) entry.addEventListener(event, () => selection.point(id));
  for (const event of ['mouseleave', 'focusout']) entry.addEventListener(event, () => selection.point(undefined));
  button?.addEventListener('click', () => selection.choose(selection.chosen === id ? undefined : id, 'list'));
  selection.onPoint(() => entry.classList.toggle('is-pointed', selection.pointed === id));
  selection.onChoose((by) => {
    const isChosen = selection.chosen === id;
    button?.setAttribute('aria-pressed', String(isChosen));
    if (isChosen) entry.setAttribute('aria-current', 'true');
    else entry.removeAttribute('aria-current');
    // An answer is read where it stands: the page must not go away from it.
    if (isChosen && by === 'map' && BESIDE.matches)
      entry.scrollIntoView({ block: 'nearest', behavior: keepsStill() ? 'auto' : 'smooth' });
  });
}
