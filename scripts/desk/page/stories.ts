import type { OpenedStory } from '#desk/opened-fs.ts';
import type { Overview, StoryEntry } from '#desk/overview.ts';
import type { ReachAnswer } from '#desk/reach-answer.ts';
import type { SavedFile } from '#desk/save-place.ts';
import { ask, attempt, hush, tell } from './api.ts';
import { byId, fillChoice, make, makeTick } from './elements.ts';
import type { Ground } from './ground.ts';
import { showReach, showWaiting } from './reach-view.ts';

const GROUPS: Readonly<Record<StoryEntry['state'], string>> = {
  held: 'Still to come',
  public: 'Public now',
  expired: 'Over',
  withdrawn: 'Taken down',
};
const COUNTY = 'county';

/** The view in which a story is aimed at places. */
export class Stories {
  readonly #ground: Ground;
  readonly #choice = byId('open-story', HTMLSelectElement);
  readonly #form = byId('aim-form', HTMLFormElement);
  readonly #list = byId('aim-list');
  #overview: Overview | undefined;
  #opened: (OpenedStory & { slug: string }) | undefined;
  #aim: string[] = [];
  #answer: ReachAnswer | undefined;
  #isShown = false;
  #isSaving = false;
  #asked = 0;
  /** Told when a file was written. */
  onSaved: () => Promise<void> = async () => {};

  constructor(ground: Ground) {
    this.#ground = ground;
    this.#choice.addEventListener('change', () => void attempt(() => this.#choose()));
    this.#list.addEventListener('change', ({ target }) => {
      if (!(target instanceof HTMLInputElement)) return;
      this.#tick(target.value);
      this.#ground.fit(this.#outlines());
    });
    this.#form.addEventListener('submit', (event) => {
      event.preventDefault();
      void attempt(() => this.#save());
    });
  }

  /** Ticks a place that was clicked on. */
  click(id: string): void {
    if (this.#isShown && this.#opened) this.#tick(id);
  }

  get isDirty(): boolean {
    return this.#opened !== undefined && this.#aim.join() !== this.#opened.aim.join();
  }

  /** Takes over what there is; what is ticked stays. */
  offer(overview: Overview): void {
    this.#overview = overview;
    const groups = Object.entries(GROUPS).map(([state, label]) => {
      const group = make('optgroup');
      group.label = label;
      const own = overview.stories.filter((story) => story.state === state);
      group.append(...own.map(({ slug, title, kind }) => new Option(`${title} (${kind})`, slug)));
      return group;
    });
    fillChoice(this.#choice, [
      new Option('Choose …', ''),
      ...groups.filter(({ children }) => children.length > 0),
    ] as HTMLOptionElement[]);
    if (this.#opened) this.#fill();
  }

  /** The story that is open, as it was opened or last saved; none while it is being saved, for that change is our own. */
  get opened(): (OpenedStory & { slug: string }) | undefined {
    return this.#isSaving ? undefined : this.#opened;
  }

  /** Comes into view, or leaves it. */
  show(isShown: boolean): void {
    this.#isShown = isShown;
    byId('stories').hidden = !isShown;
    byId('aim-save').hidden = !isShown || !this.#opened;
    this.#mark();
    if (isShown) this.#showReach();
  }

  async #choose(): Promise<void> {
    const slug = this.#choice.value;
    if (this.isDirty && !confirm('What you ticked is not saved. Leave it?')) {
      this.#choice.value = this.#opened?.slug ?? '';
      return;
    }
    hush();
    await this.#open(slug);
  }

  async #open(slug: string): Promise<void> {
    this.#opened = slug === '' ? undefined : { slug, ...(await ask<OpenedStory>('story', { slug })) };
    this.#aim = [...(this.#opened?.aim ?? [])];
    this.#answer = this.#opened;
    const entry = this.#overview?.stories.find((story) => story.slug === slug);
    byId('story-state').textContent = entry ? `A story of the kind “${entry.kind}”, ${entry.when}.` : '';
    byId('aim-note').textContent = '';
    this.#form.hidden = !this.#opened;
    byId('aim-save').hidden = !this.#opened;
    this.#fill();
    this.#showReach();
    this.#ground.fit(this.#outlines());
  }

  /** The county stands alone; of all others any number can be ticked. New ones come last, so that the order stays. */
  #tick(id: string): void {
    const others = this.#aim.filter((one) => one !== id && one !== COUNTY);
    const isTicked = this.#aim.includes(id);
    this.#sayWhatGoes(id, isTicked);
    if (id === COUNTY) this.#aim = isTicked ? [] : [COUNTY];
    else this.#aim = isTicked ? others : [...others, id];
    // Back to where it began is back to the file as it is, whatever the order of ticking was.
    const before = this.#opened?.aim ?? [];
    if (before.length === this.#aim.length && before.every((one) => this.#aim.includes(one))) this.#aim = [...before];
    this.#markTicks();
    hush();
    void attempt(() => this.#report());
  }

  /** Says which ticks go because of another. */
  #sayWhatGoes(id: string, isTicked: boolean): void {
    const all = `“All of ${this.#overview?.county.name ?? ''}”`;
    const isCounty = id === COUNTY;
    const words = isCounty
      ? `${all} holds every place: the others are no longer ticked.`
      : `${all} is no longer ticked.`;
    const goes = !isTicked && this.#aim.some((one) => (one === COUNTY) !== isCounty);
    byId('aim-note').textContent = goes ? words : '';
  }

  async #report(): Promise<void> {
    const asked = ++this.#asked;
    showWaiting();
    const answer = this.#aim.length > 0 ? await ask<ReachAnswer>('aim', { aim: this.#aim }) : undefined;
    if (asked !== this.#asked) return;
    this.#answer = answer;
    this.#showReach();
  }

  async #save(): Promise<void> {
    const opened = this.#opened;
    if (!opened) return;
    if (this.#aim.length === 0) return tell('Nothing was saved yet.', ['Tick at least one place.'], true);
    const given = { slug: opened.slug, aim: this.#aim, expected: opened.version };
    this.#isSaving = true;
    const { file, version } = await ask<SavedFile>('save-aim', given).finally(() => {
      this.#isSaving = false;
    });
    if (this.#opened === opened) this.#opened = { ...opened, version, aim: given.aim };
    await this.onSaved();
    await this.#open(opened.slug);
    tell(`Saved. The line “aim” in the file ${file} is changed, and nothing else in it.`, [
      'Next: let “npm run check” look at everything.',
    ]);
  }

  #fill(): void {
    const overview = this.#overview;
    if (!overview) return;
    const placesIn = (district: string) => overview.places.filter((place) => place.district === district);
    this.#list.replaceChildren(
      makeTick({ value: COUNTY, label: `All of ${overview.county.name}`, isTicked: false }),
      ...overview.districts.flatMap(({ id, name }) => [
        makeTick({ value: id, label: `All of ${name}`, isTicked: false }),
        ...placesIn(id).map((place) =>
          makeTick({ value: place.id, label: place.name, isTicked: false, className: 'inner' }),
        ),
      ]),
    );
    this.#markTicks();
  }

  #markTicks(): void {
    for (const box of this.#list.querySelectorAll('input')) box.checked = this.#aim.includes(box.value);
    this.#mark();
  }

  /** Colours the places that the aim reaches, whether by themselves or with all around them. */
  #mark(): void {
    const reached = this.#isShown
      ? (this.#overview?.places ?? []).filter(({ id, district }) =>
          [id, district, COUNTY].some((one) => this.#aim.includes(one)),
        )
      : [];
    this.#ground.mark('data-district', 'aimed', this.#isShown ? this.#districts() : []);
    this.#ground.mark(
      'data-place',
      'aimed',
      reached.map(({ id }) => id),
    );
  }

  #districts(): string[] {
    const all = this.#overview?.districts.map(({ id }) => id) ?? [];
    return this.#aim.includes(COUNTY) ? all : all.filter((id) => this.#aim.includes(id));
  }

  #showReach(): void {
    showReach(this.#answer, (spot) => this.#ground.showSpot(spot));
  }

  #outlines() {
    const { districts = [], places = [] } = this.#overview ?? {};
    return [...districts, ...places].filter(({ id }) => this.#aim.includes(id)).map(({ outline }) => outline);
  }
}
