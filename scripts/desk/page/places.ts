import type { MadeOf } from '#area/made-of.ts';
import type { Outline } from '#area/shape/geometry.ts';
import type { OpenedPlace } from '#desk/opened-fs.ts';
import type { Overview } from '#desk/overview.ts';
import type { ReachAnswer } from '#desk/reach-answer.ts';
import type { SavedFile } from '#desk/save-place.ts';
import { ask, attempt, hush, tell } from './api.ts';
import { Areas } from './areas.ts';
import { Drawing, type Drawn } from './drawing.ts';
import { byId, fillChoice, withCommands } from './elements.ts';
import { type Fault, showFaults } from './faults.ts';
import type { Ground } from './ground.ts';
import { PlaceForm } from './place-form.ts';
import { lengthInWords, reachInWords, showReach, showWaiting } from './reach-view.ts';

/** What the desk makes of typed points. */
interface TypedAnswer {
  outline: Outline;
  madeOf: string;
  /** What was mended in them. */
  notes: string[];
}

const PAUSE_MS = 150;
/** Long enough for somebody who listens while drawing to hear only where it comes to rest. */
const SAY_PAUSE_MS = 1200;

/** The view in which a place is drawn, judged and saved. */
export class Places {
  readonly #ground: Ground;
  readonly #drawing: Drawing;
  readonly #areas: Areas;
  readonly #form: PlaceForm;
  readonly #choice = byId('open-place', HTMLSelectElement);
  #opened: OpenedPlace | undefined;
  #madeOf: MadeOf = '';
  #isDirty = false;
  #isMoved = false;
  #how: Drawn = 'loaded';
  #year = 0;
  #isSaving = false;
  #asked = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #saying: ReturnType<typeof setTimeout> | undefined;
  #answer: ReachAnswer | undefined;
  /** Told when a file was written. */
  onSaved: () => Promise<void> = async () => {};

  constructor(ground: Ground) {
    this.#ground = ground;
    this.#drawing = new Drawing(ground);
    this.#areas = new Areas(ground);
    this.#form = new PlaceForm(
      () => void attempt(() => this.#save()),
      () => {
        this.#isDirty = true;
      },
    );
    this.#drawing.onChange = (outline, how, isPassing) => this.#changed(outline, how, isPassing);
    this.#drawing.onUnfinished = () => this.#showParts();
    this.#areas.onJoined = (joined) => {
      this.#madeOf = joined?.madeOf ?? '';
      this.#drawing.set(joined?.outline, 'joined');
    };
    this.#choice.addEventListener('change', () => void attempt(() => this.#choose()));
    byId('ways').addEventListener('change', () => void attempt(() => this.#showWay()));
    this.#typed('circle-form', 'circle', async () => {
      const given = { middle: byId('middle', HTMLInputElement).value, radius: byId('radius', HTMLInputElement).value };
      const { outline, madeOf } = await ask<{ outline: Outline; madeOf: string }>('circle', given);
      this.#madeOf = madeOf;
      this.#drawing.set(outline, 'circle');
    });
    this.#typed('points-form', 'typed', async () => {
      const text = byId('points', HTMLTextAreaElement).value;
      const { outline, madeOf, notes } = await ask<TypedAnswer>('typed', { text });
      this.#madeOf = madeOf;
      this.#drawing.set(outline, 'typed');
      if (notes.length > 0) tell('The outline was mended.', notes);
    });
  }

  get isDirty(): boolean {
    return this.#isDirty;
  }

  /** Takes over what there is; what is being drawn stays. */
  offer(overview: Overview): void {
    fillChoice(this.#choice, [
      new Option('A new place', ''),
      ...overview.places.map(({ id, name }) => new Option(name, id)),
    ]);
    this.#year = overview.year;
    this.#form.offer(overview);
    this.#areas.offer(overview);
    this.#markOpened(!byId('places').hidden);
    byId('middle', HTMLInputElement).placeholder = overview.example;
  }

  /** The place that is open, as it was opened or last saved; none while it is being saved, for that change is our own. */
  get opened(): OpenedPlace | undefined {
    return this.#isSaving ? undefined : this.#opened;
  }

  /** Opens a place that was clicked on, unless something is being drawn or picked there. */
  click(id: string): void {
    if (byId('places').hidden || this.#drawing.isInUse || way() === 'areas') return;
    this.#choice.value = id;
    void attempt(() => this.#choose());
  }

  /** Comes into view, or leaves it. */
  async show(isShown: boolean): Promise<void> {
    byId('places').hidden = !isShown;
    this.#drawing.show(isShown);
    this.#form.show(isShown && this.#drawing.outline !== undefined);
    this.#markOpened(isShown);
    await this.#areas.show(isShown && way() === 'areas');
    if (isShown) this.#showParts();
  }

  /** An outline that is not closed yet reaches nobody and cannot be saved: its reach and the form wait. */
  #showParts(): void {
    const { outline, unfinishedKm } = this.#drawing;
    const isFinished = unfinishedKm === undefined;
    const note = byId('unfinished');
    note.hidden = isFinished;
    note.textContent = isFinished
      ? ''
      : `Finish the outline first: click on its first corner. So far it is ${lengthInWords(unfinishedKm)} across.`;
    this.#form.show(isFinished && outline !== undefined);
    showReach(isFinished ? this.#answer : undefined, (spot) => this.#ground.showSpot(spot));
  }

  /** The place that is being changed is not shown a second time as it was. */
  #markOpened(isShown: boolean): void {
    this.#ground.mark('data-place', 'opened', isShown && this.#opened ? [this.#opened.id] : []);
  }

  async #choose(): Promise<void> {
    const id = this.#choice.value;
    if (this.#isDirty && !confirm('What you changed is not saved. Leave it?')) {
      this.#choice.value = this.#opened?.id ?? '';
      return;
    }
    hush();
    this.#begin(id === '' ? undefined : await ask<OpenedPlace>('place', { id }));
  }

  #begin(place: OpenedPlace | undefined): void {
    this.#opened = place;
    this.#markOpened(true);
    this.#madeOf = place?.madeOf ?? '';
    this.#areas.choose(typeof place?.madeOf === 'object' ? place.madeOf.codes : []);
    this.#form.begin(place);
    this.#drawing.begin(place?.outline);
    this.#form.sayMadeOf(place?.madeOf, place?.madeOfInWords);
    showFaults(this.#form.element, []);
    this.#isDirty = false;
    this.#ground.showSpot(undefined);
    this.#ground.fit(place ? [place.outline] : []);
  }

  async #showWay(): Promise<void> {
    this.#drawing.use(undefined);
    for (const part of document.querySelectorAll<HTMLElement>('[data-way]')) part.hidden = part.dataset.way !== way();
    await this.#areas.show(way() === 'areas');
  }

  #changed(outline: Outline | undefined, how: Drawn, isPassing: boolean): void {
    this.#how = how;
    this.#isMoved = how !== 'loaded';
    if (how === 'drawn') this.#madeOf = `Drawn by hand in ${this.#year}`;
    if (how !== 'joined' && how !== 'loaded') this.#areas.choose([]);
    if (how !== 'loaded') {
      this.#isDirty = true;
      hush();
    }
    this.#showParts();
    this.#form.sayMadeOf(outline && this.#madeOf);
    if ((how === 'joined' || how === 'circle' || how === 'typed') && outline) this.#ground.fit([outline]);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void attempt(() => this.#report(outline)), isPassing ? PAUSE_MS : 0);
  }

  async #report(outline: Outline | undefined): Promise<void> {
    const asked = ++this.#asked;
    showWaiting();
    const own = this.#opened?.id;
    const answer = outline && (await ask<ReachAnswer>('report', own === undefined ? { outline } : { outline, own }));
    // A later question may have been answered first.
    if (asked !== this.#asked) return;
    this.#answer = answer;
    this.#ground.showSpot(undefined);
    this.#showParts();
    this.#drawing.markWrong((answer?.problems.length ?? 0) > 0);
    if (answer) this.#form.noteReach(answer);
    const points = byId('points', HTMLTextAreaElement);
    if (document.activeElement !== points && this.#how !== 'refused')
      points.value = answer?.positions ?? (outline ? points.value : '');
    clearTimeout(this.#saying);
    this.#saying = setTimeout(() => {
      byId('heard').textContent = answer ? reachInWords(answer) : '';
    }, SAY_PAUSE_MS);
  }

  async #save(): Promise<void> {
    const values = this.#form.values;
    const { outline } = this.#drawing;
    const faults = [...this.#outlineFaults(), ...this.#form.faults];
    hush();
    showFaults(this.#form.element, faults);
    if (faults.length > 0) return;
    const opened = this.#opened;
    const given = { ...values, outline, madeOf: this.#madeOf, ...(opened && { expected: opened.version }) };
    this.#isSaving = true;
    const { file, version } = await ask<SavedFile>('save-place', given).finally(() => {
      this.#isSaving = false;
    });
    if (opened && this.#opened === opened) this.#opened = { ...opened, version };
    await this.onSaved();
    this.#choice.value = values.id;
    this.#begin(await ask<OpenedPlace>('place', { id: values.id }));
    tell(`Saved. “${values.name}” is in the file ${file}.`, [
      'Next: aim a story at it under “Stories”, and let “npm run check” look at everything.',
    ]);
  }

  /** An outline that stays as it was is no fault of whoever changes the rest. */
  #outlineFaults(): Fault[] {
    const problems = this.#opened && !this.#isMoved ? [] : (this.#answer?.problems ?? []);
    return problems.map(({ message }) => ({ field: 'reach', words: message }));
  }

  /** A form of which the fault stands beside it. */
  #typed(form: 'circle-form' | 'points-form', how: Drawn, work: () => Promise<void>): void {
    const fault = byId(form.replace('form', 'fault'));
    byId(form, HTMLFormElement).addEventListener('submit', (event) => {
      event.preventDefault();
      fault.replaceChildren();
      work().catch((error: unknown) => {
        fault.replaceChildren(...withCommands(error instanceof Error ? error.message : String(error)));
        // What was typed before is not what the box says now: its outline and its reach go. Undo brings them back.
        if (this.#how === how) this.#drawing.set(undefined, 'refused');
      });
    });
  }
}

const way = (): string => document.querySelector<HTMLInputElement>('input[name="way"]:checked')?.value ?? 'draw';
