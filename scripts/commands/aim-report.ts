import type { ChosenPlace } from '#aiming/chosen-place.ts';
import type { ChannelHere, LanguageHere } from '#aiming/heard-through.ts';
import type { MessageHere } from '#aiming/messages-here.ts';
import type { PlaceReport } from '#aiming/place-report.ts';
import { percent, ReportPage } from '#commands/report-page.ts';
import { englishName } from '#language/english-name.ts';
import type { Library } from '#library/library.ts';
import { plural, type TerminalLook } from '#problem/report-terminal.ts';

/** Wards below the first few are summed up. */
const MOST_ROWS = 6;

/** The files that were written, and where the content lies when that was said. */
export interface Kept {
  saved?: string | undefined;
  csv?: string | undefined;
  root?: string | undefined;
}

/** The answer of `aim` for a person at a terminal. */
export function renderAimReport(
  { title, hotspot, notes = [] }: ChosenPlace,
  report: PlaceReport,
  { settings }: Pick<Library, 'settings'>,
  look: TerminalLook,
  kept: Kept,
): string {
  const page = new ReportPage(look);
  page.heading(title);
  for (const note of notes) page.row('Mended', note);
  whoLivesThere(report, page);
  whereItLies(report, page);
  howTheyHear(report, page);
  whatTheyHad(report, settings.zone, page);
  if (report.problems.length > 0) page.findings('This outline is refused', report.problems);
  if (report.warnings.length > 0) page.findings('Look at this', report.warnings);
  page.section('Next', [
    ...(report.problems.length > 0 ? REFUSED : nextSteps(report, hotspot, kept)),
    ...(kept.root === undefined ? [] : [`Write --root ${kept.root} after each of these commands, as you did here.`]),
  ]);
  return page.text();
}

const REFUSED = ['Nothing was changed. Draw the place otherwise, then ask again.'];

function whoLivesThere({ reach, printRun, subscribers }: PlaceReport, page: ReportPage): void {
  const { homes, homesEstimated, postcodes, areaKm2 } = reach;
  if (homes === undefined || !postcodes) page.row('Homes', 'not known: no postcodes have been imported');
  else {
    page.row('Homes', `${homesEstimated ? 'about ' : ''}${count(homes)}, in ${plural(postcodes.length, 'postcode')}`);
    page.row('Flyers', `${count(printRun ?? 0)} to print: one for each home, and one in twenty to spare`);
  }
  page.row(
    'Bulletins',
    subscribers === 0
      ? 'nobody gets them by email yet'
      : `${plural(subscribers, 'subscriber')}: they chose this place, its district or the county`,
  );
  page.row('Land', `${areaKm2 < 10 ? areaKm2.toFixed(2) : count(Math.round(areaKm2))} km²`);
}

function whereItLies({ reach }: PlaceReport, page: ReportPage): void {
  const { districts, wards, overlaps } = reach;
  page.section('Where it lies');
  page.shares(
    districts.length === 1 ? 'District' : 'Districts',
    districts.map(({ name, ofPlace }) => [ofPlace, `in ${name}`]),
  );
  const elsewhere = 1 - districts.reduce((sum, { ofPlace }) => sum + ofPlace, 0);
  if (elsewhere >= 0.01) page.shares('', [[elsewhere, 'outside the county']]);
  const shown = wards.slice(0, MOST_ROWS);
  page.shares(
    wards.length === 1 ? 'Ward' : 'Wards',
    shown.map(({ name, code, ofPlace, share }) => [ofPlace, `in ${name} (${code}), ${percent(share)} of that ward`]),
  );
  if (wards.length > shown.length) page.row('', `and in ${plural(wards.length - shown.length, 'more ward')}`);
  page.shares(
    'Overlaps',
    overlaps.map(({ name, share }) => [share, `of ${name}, which has messages of its own`]),
  );
}

function howTheyHear({ languages, channels }: PlaceReport, page: ReportPage): void {
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

function reasons({ hotspots, channels }: LanguageHere): string {
  const because = [
    ...(hotspots.length > 0 ? [`spoken in ${hotspots.join(', ')}`] : []),
    ...(channels.length > 0 ? [`carried by ${plural(channels.length, 'channel')}`] : []),
  ];
  return because.length > 0 ? because.join('; ') : 'everything is written in it first';
}

function whatTheyHad({ messages, balance }: PlaceReport, zone: string, page: ReportPage): void {
  const { appeals, goodNews, events } = balance;
  page.section('What people here had in the last 30 days');
  const parts = [
    goodNews === 0 ? 'no good news' : `${count(goodNews)} with good news`,
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
