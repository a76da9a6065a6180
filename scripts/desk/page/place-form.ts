import type { MadeOf } from '#area/made-of.ts';
import type { OpenedPlace } from '#desk/opened-fs.ts';
import type { Overview } from '#desk/overview.ts';
import type { ReachAnswer } from '#desk/reach-answer.ts';
import { byId, fillChoice, makeTick, ticked } from './elements.ts';
import { clearFault, type Fault } from './faults.ts';
import { PlaceChannels } from './place-channels.ts';

const ID_LIMIT = 60;
const ID = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

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
  readonly element = byId('place-form', HTMLFormElement);
  readonly #name = byId('place-name', HTMLInputElement);
  readonly #id = byId('place-id', HTMLInputElement);
  readonly #owner = byId('place-owner', HTMLSelectElement);
  readonly #channels = new PlaceChannels();
  #overview: Overview | undefined;
  #district: string | undefined;
  #isIdTyped = false;

  constructor(onSave: () => void, onInput: () => void) {
    this.element.addEventListener('submit', (event) => {
      event.preventDefault();
      onSave();
    });
    this.element.addEventListener('input', ({ target }) => {
      if (target === this.#id) this.#isIdTyped = this.#id.value !== '';
      else if (target === this.#name && !this.#isIdTyped && !this.#id.readOnly)
        this.#id.value = idFrom(this.#name.value);
      if (target instanceof Element) clearFault(target.closest('ul') ?? target);
      if (target === this.#owner) this.#adviseOnOwner();
      onInput();
    });
  }

  get values(): FormValues {
    return {
      id: this.#id.value.trim(),
      name: this.#name.value.trim(),
      languages: ticked(byId('place-languages')),
      channels: this.#channels.values,
      spoc: this.#owner.value,
    };
  }

  /** Everything that keeps the form from being saved. */
  get faults(): Fault[] {
    const { name, languages, spoc } = this.values;
    const idFault = this.#id.readOnly ? undefined : this.#idFault();
    return [
      ...(name === '' ? [{ field: 'place-name', words: 'Write a name.' }] : []),
      ...(idFault === undefined ? [] : [{ field: 'place-id', words: idFault }]),
      ...(languages.includes('en')
        ? []
        : [{ field: 'place-languages', words: 'Tick English: every story is written in it first.' }]),
      ...(spoc === '' ? [{ field: 'place-owner', words: 'Choose who looks after the place.' }] : []),
    ];
  }

  /** Shows the form once there is an outline to save. */
  show(isShown: boolean): void {
    this.element.hidden = !isShown;
  }

  /** Takes over which languages, channels and people there are, and keeps what was ticked. */
  offer(overview: Overview): void {
    this.#overview = overview;
    const { languages, spoc } = this.values;
    this.#fill(languages.length > 0 ? languages : ['en'], spoc);
    this.#channels.offer(overview.channels);
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
    this.#fill(place?.languages ?? ['en'], place?.spoc ?? '');
    this.#channels.begin(place?.channels);
    this.#district = undefined;
    this.#adviseOnOwner();
  }

  /** Notes which channels reach the place that is drawn, and where it lies. */
  noteReach({ reach }: ReachAnswer): void {
    if (!reach) return;
    this.#channels.noteReach(reach);
    this.#district = reach.districts[0]?.id;
    this.#adviseOnOwner();
  }

  /** Says where the outline comes from. */
  sayMadeOf(madeOf: MadeOf | undefined, words?: string): void {
    byId('made-of').textContent = madeOf === undefined ? '' : `Outline: ${words ?? wordsOf(madeOf)}.`;
  }

  #idFault(): string | undefined {
    const { id } = this.values;
    const { places = [], districts = [] } = this.#overview ?? {};
    if (id === '') return 'Write a name for the file.';
    if (!ID.test(id))
      return 'Write the file name with small letters, numbers and single hyphens, beginning with a letter.';
    if (places.some((place) => place.id === id)) return 'There is a place with this file name already. Write another.';
    return id === 'county' || districts.some((district) => district.id === id)
      ? 'The county or a district is called this. Write another file name.'
      : undefined;
  }

  /** Warns of somebody who looks after places of other districts alone. */
  #adviseOnOwner(): void {
    const { people = [], districts = [] } = this.#overview ?? {};
    const owner = people.find(({ id }) => id === this.#owner.value);
    const isElsewhere =
      owner && this.#district && owner.districts.length > 0 && !owner.districts.includes(this.#district);
    const names = districts.filter(({ id }) => owner?.districts.includes(id)).map(({ name }) => name);
    byId('owner-advice').textContent = isElsewhere
      ? `So far, “${owner.name}” looks after places in ${names.join(', ')} only.`
      : '';
  }

  #fill(languages: readonly string[], spoc: string): void {
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
    fillChoice(this.#owner, [
      new Option('Choose …', ''),
      ...withUnknown(overview.people, spoc ? [spoc] : []).map(({ id, name }) => new Option(name, id)),
    ]);
    this.#owner.value = spoc;
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
