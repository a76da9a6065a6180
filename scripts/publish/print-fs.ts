import { setImmediate as heard } from 'node:timers/promises';
import { planCoveringSheet } from '#flyer/covering-sheet.ts';
import type { PrintFile, PrintJob } from '#flyer/covering-sheet-job.ts';
import { drawFlyer } from '#flyer/draw.ts';
import { loadFlyerFonts } from '#flyer/fonts-fs.ts';
import type { Library } from '#library/library.ts';
import { isClean } from '#problem/collect.ts';
import type { Problem } from '#problem/problem.ts';
import { Photos } from '#publish/photos-fs.ts';
import type { PrintOrder } from '#publish/print-choice.ts';
import { openPrintFolder, type PrintFolder } from '#publish/print-folder-fs.ts';
import { type PrintLook, printFile, printJob } from '#publish/print-job.ts';
import type { PrintPlace } from '#publish/print-place-fs.ts';
import { type LeftOutIn, type PrintMeans, planPrint } from '#publish/print-plan.ts';
import { publicLibrary } from '#release/public-library.ts';
import type { PhotoColours } from '#story/photo.ts';

/** Across A5, and across A4, at about 300 dots to the inch. */
const PHOTO_WIDTH_PIXELS = { screen: 1600, press: 2480 } as const;

/** How a print job is made, and where it is put. */
export interface Printing {
  look: PrintLook;
  /** The most sides of one flyer, where somebody said so. */
  sides?: number | undefined;
  /** The languages that were asked for, where somebody did: their covering sheet tells of no others. */
  languages?: readonly string[] | undefined;
  place: PrintPlace;
  now: Date;
  /** Is aborted when somebody stops the job: nothing is put into its place then. */
  stop: AbortSignal;
  tick: (done: number, total: number) => void;
}

/** One flyer that was made. */
export interface PrintedFlyer {
  file: PrintFile;
  leftOut: readonly LeftOutIn[];
  /** How many stories of its place are too old for it. */
  older: number;
}

/** What was made for one story in one place. */
export interface PrintedJob {
  folder: string;
  job: PrintJob;
  /** The name of its covering sheet, and on how many sides it stands. */
  sheet: { name: string; sides: number };
  flyers: PrintedFlyer[];
}

/** What was made; nothing was written when there are problems that are errors. */
export interface Printed {
  jobs: PrintedJob[];
  problems: Problem[];
  /** Flyers that were left out, because their paper has no room for them; the others were made. */
  tooLong: Problem[];
  /** Flyers that were not made because no font covers their language: language → how many. */
  unset: ReadonlyMap<string, number>;
}

/**
 * Makes the flyers that were ordered and a covering sheet for each story in each place, and writes all of them or none.
 * @throws OutputError where they may not be written, and the reason of `stop`.
 */
export async function makePrint(orders: readonly PrintOrder[], library: Library, printing: Printing): Promise<Printed> {
  const { out, lock } = printing.place;
  const folders = [...new Set(orders.map(({ folder }) => folder))];
  const target = await openPrintFolder(out, folders, lock);
  try {
    const printed = await new Press(library, printing, target).print(orders);
    printing.stop.throwIfAborted();
    if (isClean(printed.problems)) await target.commit();
    return printed;
  } finally {
    await target.discard();
  }
}

/** Makes one print job after the other. */
class Press {
  readonly #library: Library;
  readonly #printing: Printing;
  readonly #target: PrintFolder;
  readonly #photos: Photos;
  readonly #unset = new Map<string, number>();
  readonly #problems: Problem[] = [];
  readonly #tooLong: Problem[] = [];
  #done = 0;

  constructor(library: Library, printing: Printing, target: PrintFolder) {
    this.#library = library;
    this.#printing = printing;
    this.#target = target;
    this.#photos = new Photos(library.root);
  }

  async print(orders: readonly PrintOrder[]): Promise<Printed> {
    const released = publicLibrary(this.#library, this.#printing.now);
    const fonts = await loadFlyerFonts();
    const groups = Map.groupBy(orders, ({ folder, hotspot }) => `${folder}/${hotspot.id}`);
    const jobs: PrintedJob[] = [];
    for (const group of groups.values()) {
      const means = { library: released, fonts, look: this.#printing.look, sides: this.#printing.sides };
      const flyers = await this.#flyers(group, means, orders.length);
      const [first] = group;
      // A leaflet has other stories in other languages; its covering sheet answers for all of them.
      const stories = [...new Set(group.flatMap((order) => order.stories))];
      if (first && flyers.length > 0) jobs.push(await this.#cover({ ...first, stories }, flyers, means));
    }
    // Where nothing else is made, what has no room is what stopped it.
    const isStopped = jobs.length === 0 || this.#problems.length > 0;
    const [problems, tooLong] = isStopped ? [[...this.#problems, ...this.#tooLong], []] : [[], this.#tooLong];
    return { jobs, problems, tooLong, unset: this.#unset };
  }

  async #flyers(group: readonly PrintOrder[], means: Omit<PrintMeans, 'photosOf'>, total: number) {
    const flyers: PrintedFlyer[] = [];
    for (const order of group) {
      await heard();
      this.#printing.stop.throwIfAborted();
      this.#printing.tick(this.#done, total);
      const flyer = await this.#flyer(order, means);
      if (flyer) flyers.push(flyer);
      this.#done += 1;
    }
    return flyers;
  }

  async #flyer(order: PrintOrder, means: Omit<PrintMeans, 'photosOf'>): Promise<PrintedFlyer | undefined> {
    const { look } = this.#printing;
    const planned = planPrint(order, { ...means, photosOf: await this.#photosOf(order) });
    if ('problems' in planned) this.#note(planned.problems);
    if ('unset' in planned) this.#unset.set(planned.unset, (this.#unset.get(planned.unset) ?? 0) + 1);
    if (!('plan' in planned)) return undefined;
    const { plan, leftOut } = planned;
    const name = `${nameOf(order, order.languages, look)}.pdf`;
    const bytes = await drawFlyer(plan, means.fonts, look.isPress ? 'press' : 'screen');
    await this.#target.write(order.folder, name, bytes);
    return { file: printFile(name, order, look, plan.pages.length), leftOut, older: order.older ?? 0 };
  }

  #note(problems: readonly Problem[]): void {
    const isTooLong = problems.every(({ code }) => code === 'flyer-too-long');
    (isTooLong ? this.#tooLong : this.#problems).push(...problems);
  }

  async #cover(order: PrintOrder, flyers: PrintedFlyer[], { fonts }: Pick<PrintMeans, 'fonts'>): Promise<PrintedJob> {
    const { look, now } = this.#printing;
    const files = flyers.map(({ file }) => file);
    const job = printJob(order, files, this.#library, look, now);
    const plan = planCoveringSheet(job, fonts);
    const name = `${nameOf(order, this.#printing.languages ?? [], look)}-covering-sheet.pdf`;
    await this.#target.write(order.folder, name, await drawFlyer(plan, fonts));
    return { folder: order.folder, job, sheet: { name, sides: plan.pages.length }, flyers };
  }

  async #photosOf({ stories }: PrintOrder): Promise<PrintMeans['photosOf']> {
    const { look } = this.#printing;
    const [width, colours] = [PHOTO_WIDTH_PIXELS[look.isPress ? 'press' : 'screen'], coloursOf(look)];
    const known = new Map<string, Awaited<ReturnType<Photos['copies']>>>();
    for (const story of stories) {
      known.set(story.slug, await this.#photos.copies([story], width, (_, file) => file, colours));
    }
    return ({ slug }) => known.get(slug) ?? new Map();
  }
}

function coloursOf({ isPress, isOneColour }: PrintLook): PhotoColours {
  if (isOneColour) return 'grey';
  return isPress ? 'cmyk' : 'srgb';
}

/** So that jobs on other papers, for other places and in other languages lie side by side, all of that is in the name. */
function nameOf({ hotspot }: PrintOrder, languages: readonly string[], look: PrintLook): string {
  const spoken = languages.length > 0 ? [languages.join('+')] : [];
  const finish = [...(look.isPress ? ['press'] : []), ...(look.isOneColour ? ['one-colour'] : [])];
  return [hotspot.id, ...spoken, look.format.name, ...finish].join('-');
}
