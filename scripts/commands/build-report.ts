import { relative } from 'node:path';
import type { World } from '#commands/command.ts';
import { heldInWords } from '#commands/held-report.ts';
import type { Library } from '#library/library.ts';
import { plural } from '#problem/report-terminal.ts';
import type { Part, PartResult, Progress } from '#publish/making.ts';
import type { Published } from '#publish/publish-fs.ts';
import type { PublicLibrary } from '#release/public-library.ts';

const NOUN: Record<Part, string> = { pictures: 'picture', site: 'page', flyers: 'flyer', bulletins: 'bulletin' };
const TITLE: Record<Part, string> = { pictures: 'Pictures', site: 'Site', flyers: 'Flyers', bulletins: 'Bulletins' };
/** So often a whole line is printed where one line cannot be rewritten. */
const PLAIN_INTERVAL_MS = 10_000;

/** What a build tells at its end. */
export interface BuildReport {
  library: Library;
  released: PublicLibrary;
  published: Published;
  checkSeconds: number;
  /** The output folder, absolute. */
  out: string;
}

/** What was made and how long each part took, a line for each; fits a terminal of 80 columns. */
export function buildReport({ library, released, published, checkSeconds, out }: BuildReport): string {
  const held = library.stories.length - released.stories.length;
  const stories = plural(released.stories.length, 'story');
  const bytes = published.files.reduce((sum, file) => sum + file.bytes, 0);
  const rows = [
    row('Checked', `${stories} to publish${held > 0 ? `, ${held} held or expired` : ''}`, checkSeconds),
    ...heldInWords(library, released.now).map((line, index) => row(index === 0 ? 'Not public' : '', line)),
    ...published.parts.map((part) => row(TITLE[part.part], partInWords(part), part.seconds)),
    ...leftOut(published),
    row(
      'Wrote',
      `${plural(published.files.length, 'file')}, ${(bytes / 1e6).toFixed(1)} MB, to ${relative('.', out) || '.'}`,
    ),
  ];
  return `${rows.join('\n')}\n`;
}

/** Shows how far a build has come: rewriting one line on a terminal, now and then a line elsewhere. */
export class ProgressLine {
  readonly #world: World;
  readonly #parts = new Map<Part, Progress>();
  readonly #started = performance.now();
  readonly #timer: NodeJS.Timeout;
  #lastPlain = performance.now();

  constructor(world: World) {
    this.#world = world;
    this.#timer = setInterval(() => this.#draw(), 500);
    // Telling how far the work is must never keep the process alive.
    this.#timer.unref();
  }

  show(progress: Progress): void {
    this.#parts.set(progress.part, progress);
  }

  clear(): void {
    clearInterval(this.#timer);
    this.#world.progress('');
  }

  #draw(): void {
    const seconds = Math.round((performance.now() - this.#started) / 1000);
    const parts = [...this.#parts.values()].map(progressInWords).join(' · ');
    const line = `${seconds} s · ${parts || 'preparing'}`;
    this.#world.progress(line.slice(0, this.#world.widthColumns - 1));
    if (this.#world.isTerminal || performance.now() - this.#lastPlain < PLAIN_INTERVAL_MS) return;
    this.#lastPlain = performance.now();
    this.#world.print(`${line}\n`);
  }
}

function progressInWords({ part, done, total }: Progress): string {
  return total === undefined ? part : `${part} ${done} of ${total}`;
}

function partInWords({ part, made, reused }: PartResult): string {
  return `${plural(made, NOUN[part])} made${reused > 0 ? `, ${reused.toLocaleString('en-GB')} reused` : ''}`;
}

/** What readers might expect and will not find, and why. */
function leftOut({ unsetLanguages, untranslated }: Published): string[] {
  return [
    ...countedByLanguage('Left out', unsetLanguages, 'in scripts that flyers cannot set yet'),
    ...countedByLanguage('Waiting', untranslated, 'for a translation of their story'),
  ];
}

function countedByLanguage(title: string, counts: ReadonlyMap<string, number>, words: string): string[] {
  if (counts.size === 0) return [];
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const languages = [...counts].map(([language, count]) => `${language} ${count}`).join(', ');
  return [row(title, `${plural(total, 'flyer')} ${words}: ${languages}`)];
}

function row(title: string, words: string, seconds?: number): string {
  const time = seconds === undefined ? '' : `${seconds.toFixed(1)} s`;
  return `${title.padEnd(11)}${words.padEnd(58)}${time.padStart(9)}`.trimEnd();
}
