import { type By, Selection } from '../map/selection.ts';
import { boxOf, nameOf } from './boxes.ts';

/** The selection of a map on which several places can be chosen: those whose boxes are ticked. */
export class Ticks extends Selection {
  /** What was pressed on the map last. */
  last: { id: string; name: string } | undefined;

  override isChosen(id: string): boolean {
    return boxOf(id)?.checked ?? false;
  }

  /** A press on a place ticks its box; a second one takes the tick away. */
  override choose(id: string | undefined, by: By): void {
    const box = id === undefined ? null : boxOf(id);
    if (id === undefined || !box) return;
    box.checked = !box.checked;
    this.last = { id, name: nameOf(id) };
    this.changed(by);
  }

  /** Tells everybody that something was ticked, or is no more. */
  changed(by: By): void {
    this.dispatchEvent(new CustomEvent<By>('choose', { detail: by }));
  }
}
