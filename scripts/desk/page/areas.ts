import type { Boundary, BoundaryKind } from '#area/library/area-library.ts';
import { KIND_WORDS } from '#area/library/kind-words.ts';
import type { MadeOf } from '#area/made-of.ts';
import type { Outline } from '#area/shape/geometry.ts';
import type { Overview } from '#desk/overview.ts';
import { withRoot } from '#desk/with-root.ts';
import { ask, attempt } from './api.ts';
import { byId, fillChoice, make, makeTick, withCommands } from './elements.ts';
import type { Ground } from './ground.ts';

/** What places are made of most often comes first. */
const KINDS: readonly BoundaryKind[] = ['ward', 'small-area', 'district', 'other'];
/** More lines than this are no help; the search narrows them down. */
const MOST_LISTED = 60;

/** An outline made of official areas. */
export interface JoinedAreas {
  outline: Outline;
  madeOf: MadeOf;
}

const inTitle = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** Choosing official areas, on the map or from a list, and joining them. */
export class Areas {
  readonly #ground: Ground;
  readonly #kind = byId('area-kind', HTMLSelectElement);
  readonly #search = byId('area-search', HTMLInputElement);
  readonly #list = byId('area-list');
  #areas: readonly Boundary[] = [];
  #chosen: string[] = [];
  #isShown = false;
  /** Told of the joined outline, or of none when nothing is chosen any more. */
  onJoined: (joined: JoinedAreas | undefined) => void = () => {};

  constructor(ground: Ground) {
    this.#ground = ground;
    this.#kind.addEventListener('change', () => void attempt(() => this.#load()));
    this.#search.addEventListener('input', () => this.#fill());
    this.#list.addEventListener('change', ({ target }) => {
      if (target instanceof HTMLInputElement) void this.#toggle(target.value);
    });
    ground.onArea = (code) => {
      if (this.#isShown) void this.#toggle(code);
    };
  }

  /** Takes over which kinds there are. */
  offer({ kinds, root }: Overview): void {
    fillChoice(
      this.#kind,
      KINDS.filter((kind) => kinds.includes(kind)).map((kind) => new Option(inTitle(KIND_WORDS[kind].several), kind)),
    );
    const how = withRoot('The command “npm run import -- boundaries FILE” takes them in.', root);
    byId('no-areas').replaceChildren(
      ...withCommands(`No official areas have been imported yet. ${how} Until then, draw on the map.`),
    );
    byId('no-areas').hidden = kinds.length > 0;
    byId('area-choice').hidden = kinds.length === 0;
  }

  /** Shows the lines on the map, or takes them away. */
  async show(isShown: boolean): Promise<void> {
    this.#isShown = isShown;
    byId('map').classList.toggle('picking', isShown);
    if (isShown && this.#kind.value) await this.#load();
    else this.#ground.showAreas([]);
  }

  /** Begins with other areas chosen, when they are of a kind and year that is there. */
  choose(codes: readonly string[]): void {
    this.#chosen = [...codes];
    this.#fill();
  }

  async #load(): Promise<void> {
    const { areas } = await ask<{ areas: Boundary[] }>('boundaries', { kind: this.#kind.value });
    this.#areas = areas.toSorted((one, other) => one.name.localeCompare(other.name, 'en'));
    this.#chosen = this.#chosen.filter((code) => areas.some((area) => area.code === code));
    this.#ground.showAreas(this.#areas);
    this.#fill();
  }

  async #toggle(code: string): Promise<void> {
    const isChosen = this.#chosen.includes(code);
    this.#chosen = isChosen ? this.#chosen.filter((one) => one !== code) : [...this.#chosen, code];
    this.#fill();
    await attempt(async () => {
      if (this.#chosen.length === 0) return this.onJoined(undefined);
      const codes = this.#chosen;
      const joined = await ask<JoinedAreas>('join', { kind: this.#kind.value, codes });
      if (codes === this.#chosen) this.onJoined(joined);
    });
  }

  /** Chosen ones come first, so that they can be taken out again whatever is searched for. */
  #fill(): void {
    const wanted = this.#search.value.trim().toLowerCase();
    const isChosen = ({ code }: Boundary): boolean => this.#chosen.includes(code);
    const found = this.#areas.filter(
      (area) => isChosen(area) || `${area.name} ${area.code}`.toLowerCase().includes(wanted),
    );
    const shown = [...found.filter(isChosen), ...found.filter((area) => !isChosen(area))].slice(0, MOST_LISTED);
    const focused = document.activeElement instanceof HTMLInputElement ? document.activeElement.value : undefined;
    this.#list.replaceChildren(
      ...shown.map((area) =>
        makeTick({
          value: area.code,
          label: area.name,
          note: `${area.code}, ${area.vintage}`,
          isTicked: isChosen(area),
        }),
      ),
    );
    if (shown.length === 0) this.#list.replaceChildren(make('li', { className: 'hint', text: 'None is called that.' }));
    // The list was made anew under whoever was ticking by keyboard.
    [...this.#list.querySelectorAll('input')].find(({ value }) => value === focused)?.focus();
    const rest = found.length - shown.length;
    byId('area-count').textContent =
      `${this.#chosen.length} chosen${rest > 0 ? `; ${rest} more are found by searching` : ''}.`;
    this.#ground.mark('data-area', 'chosen', this.#chosen);
  }
}
