import { styleText } from 'node:util';
import type { ChosenPlace } from '#aiming/chosen-place.ts';
import type { ChannelHere, LanguageHere } from '#aiming/heard-through.ts';
import type { MessageHere } from '#aiming/messages-here.ts';
import type { PlaceReport } from '#aiming/place-report.ts';
import type { Library } from '#library/library.ts';
import { plural, type TerminalLook, wrap } from '#problem/report-terminal.ts';
import type { ToldFinding } from '#problem/wording.ts';
import { printable } from '#problem/wording.ts';

const LABEL_WIDTH = 16;
/** Wards below the first few are summed up. */
const MOST_ROWS = 6;

/** The files that were written. */
export interface Kept {
  saved?: string | undefined;
  csv?: string | undefined;
}

/** The answer of `aim` for a person at a terminal. */
export function renderAimReport(
  { title, hotspot }: ChosenPlace,
  report: PlaceReport,
  { settings }: Pick<Library, 'settings'>,
  look: TerminalLook,
  kept: Kept,
): string {
  const page = new Page(look);
  page.heading(title);
  whoLivesThere(report, page);
  whereItLies(report, page);
  howTheyHear(report, page);
  whatTheyHad(report, settings.zone, page);
  if (report.problems.length > 0) page.findings('This outline is refused', report.problems);
  if (report.warnings.length > 0) page.findings('Look at this', report.warnings);
  page.section('Next', report.problems.length > 0 ? REFUSED : nextSteps(report, hotspot, kept));
  return page.text();
}

const REFUSED = ['Nothing was changed. Draw the place otherwise, then ask again.'];

function whoLivesThere({ reach, printRun, subscribers }: PlaceReport, page: Page): void {
  const { homes, homesEstimated, postcodes, areaKm2 } = reach;
  if (homes === undefined || !postcodes) page.row('Homes', 'not known: no postcodes have been imported');
  else {
    page.row('Homes', `${homesEstimated ? 'about ' : ''}${count(homes)}, in ${plural(postcodes.length, 'postcode')}`);
    page.row('Flyers', `${count(printRun ?? 0)} to print: one for each home, and one in twenty to spare`);
  }
  page.row('Bulletins', subscribers === 0 ? 'nobody gets them by email yet' : `${plural(subscribers, 'subscriber')}`);
  page.row('Land', `${areaKm2 < 10 ? areaKm2.toFixed(2) : count(Math.round(areaKm2))} km²`);
}

function whereItLies({ reach }: PlaceReport, page: Page): void {
  const { districts, wards, overlaps } = reach;
  page.section('Where it lies');
  for (const { name, ofPlace } of districts) page.row(name, `${percent(ofPlace)} of the place`);
  const shown = wards.slice(0, MOST_ROWS);
  for (const { name, code, ofPlace, share } of shown) {
    page.row(percent(ofPlace), `in ${name} (${code}), of which it is ${percent(share)}`, 'number');
  }
  if (wards.length > shown.length) page.row('', `and in ${plural(wards.length - shown.length, 'more ward')}`);
  for (const { name, share } of overlaps) page.row('Overlaps', `${name}: ${percent(share)} of it lies in here`);
}

function howTheyHear({ languages, channels }: PlaceReport, page: Page): void {
  page.section('Languages to consider');
  for (const language of languages) page.row(englishName(language.id), reasons(language));
  page.section('Channels and papers that reach it');
  if (channels.length === 0) page.row('None', 'Add one to content/channels.yaml.');
  for (const channel of channels) page.row(KINDS[channel.kind], `${channel.name} (${channel.because.join(', ')})`);
}

const KINDS: Readonly<Record<ChannelHere['kind'], string>> = {
  paper: 'Paper',
  radio: 'Radio',
  'community-site': 'Community page',
  noticeboard: 'Noticeboard',
  social: 'Social media',
  school: 'School',
  email: 'Email list',
};

/** Codes are shown by their English names: not every terminal can write from right to left. */
const englishName = (id: string): string => new Intl.DisplayNames('en-GB', { type: 'language' }).of(id) ?? id;

function reasons({ hotspots, channels }: LanguageHere): string {
  const because = [
    ...(hotspots.length > 0 ? [`spoken in ${hotspots.join(', ')}`] : []),
    ...(channels.length > 0 ? [`carried by ${plural(channels.length, 'channel')}`] : []),
  ];
  return because.length > 0 ? because.join('; ') : 'everything is written in it first';
}

function whatTheyHad({ messages, balance }: PlaceReport, zone: string, page: Page): void {
  const { appeals, goodNews, events } = balance;
  page.section('What people here had in the last 30 days');
  const parts = [
    `${count(goodNews)} with good news`,
    appeals === 0 ? 'no appeal' : plural(appeals, 'appeal'),
    ...(events > 0 ? [plural(events, 'event')] : []),
  ];
  if (messages.length === 0) page.row('Nothing', 'No story was for this place.');
  else page.row('Balance', `${plural(messages.length, 'message')}: ${parts.join(', ')}`);
  for (const message of messages) page.row(day(message.published, zone), `${message.title} (${about(message)})`);
}

const about = ({ kind, partner, aimedAt }: MessageHere): string =>
  [kind, partner, aimedAt === 'hotspot' ? undefined : `for the whole ${aimedAt}`].filter(Boolean).join(', ');

const day = (moment: Date, timeZone: string): string =>
  new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone }).format(moment);

function nextSteps({ reach }: PlaceReport, hotspot: string | undefined, { saved, csv }: Kept): string[] {
  const id = hotspot ?? saved?.replace(/^.*\/|\.json$/g, '');
  return [
    ...(saved ? [`The place was saved as ${saved}. Run npm run check, then look at it with npm run desk.`] : []),
    id
      ? `Aim a story here: write “aim: [${id}]” at its head.`
      : 'Add --save ID --name "…" to keep this as a place that stories can be aimed at.',
    ...(csv ? [`The postcodes were written to ${csv}, for a door drop.`] : []),
    ...(reach.postcodes && !csv ? ['Add --csv FILE for the list of postcodes, for a door drop.'] : []),
  ];
}

const count = (number: number): string => number.toLocaleString('en-GB');

/** Whole percents; what is not nothing is never shown as 0, and what is not all never as 100. */
function percent(share: number): string {
  if (share > 0 && share < 0.01) return 'under 1 %';
  return `${share < 1 ? Math.min(99, Math.round(share * 100)) : 100} %`;
}

/** Lines of a report: a column of labels, and words beside it that keep their margin. */
class Page {
  readonly #look: TerminalLook;
  readonly #lines: string[] = [];

  constructor(look: TerminalLook) {
    this.#look = look;
  }

  text(): string {
    return `${this.#lines.join('\n')}\n`;
  }

  heading(title: string): void {
    this.#lines.push(...wrap(printable(title), this.#look.widthColumns).map((line) => this.#paint('bold', line)), '');
  }

  section(title: string, sentences: readonly string[] = []): void {
    this.#lines.push('', this.#paint('bold', title));
    for (const sentence of sentences) this.#lines.push(...this.#indented(sentence, 2));
  }

  row(label: string, words: string, align: 'word' | 'number' = 'word'): void {
    const name = printable(label);
    const padded = align === 'number' ? name.padStart(LABEL_WIDTH - 2) : name.padEnd(LABEL_WIDTH - 2);
    const [first = '', ...rest] = wrap(printable(words), this.#look.widthColumns - LABEL_WIDTH - 2);
    // A long name keeps a line of its own.
    if (name.length > LABEL_WIDTH - 2) this.#lines.push(`  ${name}`, `  ${' '.repeat(LABEL_WIDTH)}${first}`);
    else this.#lines.push(`  ${padded}  ${first}`);
    this.#lines.push(...rest.map((line) => ' '.repeat(LABEL_WIDTH + 2) + line));
  }

  findings(title: string, findings: readonly ToldFinding[]): void {
    this.section(title);
    for (const { severity, message, hint } of findings) {
      const mark = severity === 'error' ? this.#paint('red', 'error  ') : this.#paint('yellow', 'warning');
      const [first = '', ...rest] = this.#indented(message, 11);
      this.#lines.push(`  ${mark}  ${first.trimStart()}`, ...rest);
      this.#lines.push(...this.#indented(hint, 11).map((line) => this.#paint('dim', line)));
    }
  }

  #indented(text: string, margin: number): string[] {
    return wrap(printable(text), this.#look.widthColumns - margin).map((line) => ' '.repeat(margin) + line);
  }

  #paint(style: 'bold' | 'red' | 'yellow' | 'dim', text: string): string {
    return this.#look.colour ? styleText(style, text, { validateStream: false }) : text;
  }
}
