import { relative } from 'node:path';
import { rootWords } from '#commands/options.ts';
import { paragraphs } from '#commands/refusal.ts';
import { dateInWords, momentInWords } from '#language/dates.ts';
import type { Channel } from '#partnership/directory.ts';
import type { Withdrawal } from '#record/entry.ts';
import type { Story } from '#story/story.ts';

/** What was done, and what is left to do by people. */
export interface WithdrawReport {
  story: Story;
  reason: Withdrawal;
  since: Date;
  picture: string | undefined;
  sheets: readonly string[];
  channels: readonly Channel[];
  followUp: string | undefined;
  root: string | undefined;
  zone: string;
  partnership: string;
}

/** All of it, for whoever takes a story down, in the order in which it is to be done. */
export function withdrawReport(report: WithdrawReport, look: { widthColumns: number }): string {
  const { story, reason, since, picture, zone, root } = report;
  const what = picture === undefined ? `“${story.slug}”` : `The picture ${picture} of “${story.slug}”`;
  const lines = [
    `${what} was taken down on ${momentInWords(since, 'en', zone)} (${reason}). The line is signed.`,
    '',
    '1. Make it so: until the next build the website is as it was.',
    `     npm run build${root === undefined ? '' : ` --${rootWords(root)}`}`,
    '   Then put the new website in its place, and keep the changed signoffs.jsonl in your version history.',
    ...printed(report),
    ...media(report),
    ...followUp(report),
  ];
  return paragraphs(lines.join('\n'), look);
}

function printed({ sheets }: WithdrawReport): string[] {
  if (sheets.length === 0) return ['2. No place of ours had flyers of it.'];
  return [
    '2. Print these, a sheet for each place, for those who put flyers up:',
    ...sheets.map((path) => `     ${near(path)}`),
  ];
}

/** Rules of the police ask that the media are told when a picture comes down. */
function media({ channels, story, picture, partnership, zone }: WithdrawReport): string[] {
  if (channels.length === 0)
    return ['3. No channel is listed that covers these places. Tell the media you gave it to.'];
  const what = picture === undefined ? `“${story.english.title}”` : `the picture in “${story.english.title}”`;
  const day = story.published ? ` of ${dateInWords(story.published, 'en', zone)}` : '';
  return [
    '3. Tell those who may have carried it:',
    ...channels.map(({ name, contact }) => `     ${name}, ${contact}`),
    '   You can write to them:',
    `     ${partnership} has taken down ${what}${day}. Please take it down wherever you show it, and do not use it again.`,
  ];
}

function followUp({ followUp: folder, story, root }: WithdrawReport): string[] {
  if (folder !== undefined)
    return [`4. The draft to the same people is in ${folder}.`, '   Mend its words, then have it signed.'];
  return [
    '4. Tell the same people, if you want to. This writes a draft for them:',
    `     npm run withdraw -- ${story.slug} --follow-up${rootWords(root)}`,
  ];
}

function near(path: string): string {
  const way = relative(process.cwd(), path);
  return way.startsWith('..') ? path : way;
}
