import type { Overview } from '#desk/overview.ts';
import type { ReachWords } from '#desk/reach-answer.ts';
import { byId, makeTick, ticked } from './elements.ts';

type Channel = Overview['channels'][number];

/** The boxes for the channels of a place: those that reach it come first, and are ticked at once for a new one. */
export class PlaceChannels {
  readonly #list = byId('place-channels');
  #known: readonly Channel[] = [];
  /** The ids of those that reach the place that is drawn, once that is known. */
  #here: readonly string[] | undefined;
  #isChosen = false;

  constructor() {
    this.#list.addEventListener('change', () => {
      this.#isChosen = true;
      this.#advise();
    });
  }

  get values(): string[] {
    return ticked(this.#list);
  }

  /** Takes over which channels there are, and keeps what was ticked. */
  offer(channels: readonly Channel[]): void {
    this.#known = channels;
    this.#fill(this.values);
  }

  /** Begins with the channels of a place that was opened, or anew. */
  begin(ids: readonly string[] | undefined): void {
    this.#isChosen = ids !== undefined;
    this.#here = undefined;
    this.#fill(ids ?? []);
  }

  /** Notes which channels reach the place that is drawn; until somebody chooses others, those are ticked. */
  noteReach({ channels }: ReachWords): void {
    const here = channels.map(({ id }) => id);
    if (here.join() === this.#here?.join()) return;
    this.#here = here;
    this.#fill(this.#isChosen ? this.values : here);
  }

  #fill(ids: readonly string[]): void {
    // Ids that are not known any more stay ticked and in sight, so that saving never drops them unsaid.
    const unknown = ids.filter((id) => !this.#known.some((one) => one.id === id));
    const all = [...this.#known, ...unknown.map((id) => ({ id, name: id, covers: [] }))];
    const isHere = ({ id }: Channel): boolean => this.#here?.includes(id) ?? false;
    const sorted = [...all.filter(isHere), ...all.filter((one) => !isHere(one))];
    const focused = document.activeElement instanceof HTMLInputElement ? document.activeElement.value : undefined;
    this.#list.replaceChildren(
      ...sorted.map((channel) => {
        const { id, name, covers } = channel;
        const note = isHere(channel) ? 'reaches this place' : covers.length > 0 ? `covers ${covers.join(', ')}` : '';
        return makeTick({ value: id, label: name, note, isTicked: ids.includes(id) });
      }),
    );
    [...this.#list.querySelectorAll('input')].find(({ value }) => value === focused)?.focus();
    this.#advise();
  }

  /** Warns of channels that pass the place by; they are not refused, for somebody may know better. */
  #advise(): void {
    byId('channel-advice').textContent = this.#here ? adviceOn(this.#here, this.values, this.#known) : '';
  }
}

function adviceOn(here: readonly string[], ids: readonly string[], known: readonly Channel[]): string {
  const none = 'No channel covers this place yet. Add one to content/channels.yaml, or tick the nearest.';
  if (here.length === 0 && ids.length === 0) return none;
  return known
    .filter(({ id }) => ids.includes(id) && !here.includes(id))
    .map(({ name, covers }) => `“${name}” covers ${covers.join(', ')}, and does not reach this place.`)
    .join(' ');
}
