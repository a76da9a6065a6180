/** Where a choice was made. */
export type By = 'list' | 'map' | 'answer';

/** What is chosen and what is pointed at; the list and the map both change it and both follow it. */
export class Selection extends EventTarget {
  chosen: string | undefined;
  pointed: string | undefined;

  /** Whether a place is shown as chosen. */
  isChosen(id: string): boolean {
    return this.chosen === id;
  }

  /** Chooses a place, or none. */
  choose(id: string | undefined, by: By): void {
    this.chosen = id;
    this.dispatchEvent(new CustomEvent<By>('choose', { detail: by }));
  }

  /** Points at a place without choosing it, or at none. */
  point(id: string | undefined): void {
    if (this.pointed === id) return;
    this.pointed = id;
    this.dispatchEvent(new Event('point'));
  }

  onChoose(then: (by: By) => void): void {
    this.addEventListener('choose', (event) => then((event as CustomEvent<By>).detail));
  }

  onPoint(then: () => void): void {
    this.addEventListener('point', then);
  }
}

/** The selection of this page: a page has one map at most. */
export const selection = new Selection();
