import type { MadeOf } from '#area/made-of.ts';
import type { OpenedPlace } from '#desk/opened-fs.ts';
import type { Overview } from '#desk/overview.ts';
import type { ReachAnswer } from '#desk/reach-answer.ts';
import { byId, fillChoice, makeTick, ticked } from './elements.ts';

const ID_LIMIT = 60;

/** What the form says of a place. */
export interface FormValues {
  id: string;
  name: string;
  languages: string[];
  channels: string[];
  spoc: string;
}

/** The form beside the map: name, file, languages, channels, owner. */
export class PlaceForm {
  readonly #form = byId('place-form', HTMLFormElement);
  readonly #name = byId('place-name', HTMLInputElement);
  readonly #id = byId('place-id', HTMLInputElement);
  readonly #owner = byId('place-owner', HTMLSelectElement);
  #overview: Overview | undefined;
  #here: ReadonlySet<string> = new Set();
  #isIdTyped = false;

  constructor(onSave: () => void, onInput: () => void) {
    this.#form.addEventListener('submit', (event) => {
      event.preventDefault();
      onSave();
    });
    this.#form.addEventListener('input', ({ target }) => {
      if (target === this.#id) this.#isIdTyped = this.#id.value !== '';
      else if (target === this.#name && !this.#isIdTyped && !this.#id.readOnly)
        this.#id.value = idFrom(this.#name.value);
      onInput();
    });
  }

  get values(): FormValues {
    return {
      id: this.#id.value.trim(),
      name: this.#name.value.trim(),
      languages: ticked(byId('place-languages')),
      channels: ticked(byId('place-channels')),
      spoc: this.#owner.value,
    };
  }

  /** Shows the form once there is an outline to save. */
  show(isShown: boolean): void {
    this.#form.hidden = !isShown;
  }

  /** Takes over which languages, channels and people there are, and keeps what was ticked. */
  offer(overview: Overview): void {
    this.#overview = overview;
    const { languages, channels, spoc } = this.values;
    this.#fill(languages.length > 0 ? languages : ['en'], channels, spoc);
  }

  /** Begins with a place that was opened, or with none. */
  begin(place: OpenedPlace | undefined): void {
    this.#name.value = place?.name ?? '';
    this.#id.value = place?.id ?? '';
    this.#id.readOnly = place !== undefined;
    byId('id-hint').textContent = place
      ? 'The name of the file stays.'
      : 'Small letters, numbers and hyphens. It cannot be changed later.';
    this.#isIdTyped = place !== undefined;
    this.#fill(place?.languages ?? ['en'], place?.channels ?? [], place?.spoc ?? '');
  }

  /** Notes which channels reach the place that is drawn. */
  noteReach({ reach }: ReachAnswer): void {
    this.#here = new Set(reach?.channels.map(({ id }) => id));
    for (const line of byId('place-channels').querySelectorAll('li')) {
      const value = line.querySelector('input')?.value ?? '';
      const note = line.querySelector('small');
      if (note) note.textContent = this.#noteOf(value);
    }
  }

  /** Says where the outline comes from. */
  sayMadeOf(madeOf: MadeOf | undefined, words?: string): void {
    byId('made-of').textContent = madeOf === undefined ? '' : `Outline: ${words ?? wordsOf(madeOf)}.`;
  }

  #fill(languages: readonly string[], channels: readonly string[], spoc: string): void {
    const overview = this.#overview;
    if (!overview) return;
    // Ids that are not known any more stay ticked and in sight, so that saving never drops them unsaid.
    const withUnknown = (known: readonly { id: string; name: string }[], ids: readonly string[]) => [
      ...known,
      ...ids.filter((id) => !known.some((one) => one.id === id)).map((id) => ({ id, name: id })),
    ];
    byId('place-languages').replaceChildren(
      ...withUnknown(overview.languages, languages).map(({ id, name }) =>
        makeTick({ value: id, label: name, isTicked: languages.includes(id) }),
      ),
    );
    const sorted = withUnknown(overview.channels, channels).toSorted(
      (one, other) => this.#rank(other.id) - this.#rank(one.id),
    );
    byId('place-channels').replaceChildren(
      ...sorted.map(({ id, name }) =>
        makeTick({ value: id, label: name, note: this.#noteOf(id) || ' ', isTicked: channels.includes(id) }),
      ),
    );
    fillChoice(this.#owner, [
      new Option('Choose …', ''),
      ...withUnknown(overview.people, spoc ? [spoc] : []).map(({ id, name }) => new Option(name, id)),
    ]);
    this.#owner.value = spoc;
  }

  #rank(id: string): number {
    return this.#here.has(id) ? 1 : 0;
  }

  #noteOf(id: string): string {
    return this.#here.has(id) ? 'reaches this place' : '';
  }
}

/** An id from a name: “St Ann’s, north” → “st-anns-north”. */
export function idFrom(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll('ł', 'l')
    .replace(/[\p{M}'’]/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[-\d]+/, '')
    .slice(0, ID_LIMIT)
    .replace(/-+$/, '');
}

function wordsOf(madeOf: MadeOf): string {
  if (typeof madeOf === 'string') return madeOf;
  const { codes, vintage } = madeOf;
  return `${codes.length} official ${codes.length === 1 ? 'area' : 'areas'} as drawn in ${vintage}`;
}
