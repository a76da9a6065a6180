import { type Edition, type Notice, ownNotices } from '#bulletin/edition.ts';
import { unbroken } from '#bulletin/phone.ts';
import { hasContents } from '#bulletin/placement.ts';
import { bodyText, bullets, proseText, rule } from '#bulletin/text-blocks.ts';
import type { Message, ReportPanel, Route, Service, SupportPanel } from '#message/message.ts';

/** The email in plain text: for watches, for old programs, and for people who prefer it. */
export function renderText(edition: Edition): string {
  const { full, inShort, closings, phrases } = edition;
  const parts = [
    masthead(edition),
    edition.notices.map(noticeText),
    contents(edition),
    full.map((message) => story(message, edition)),
    inShort.length > 0 ? [THICK, rule(phrases.bulletin.inShort), inShort.map((one) => shortStory(one, edition))] : [],
    closings.map(({ report, support }) => [THICK, routes(report), support ? [THIN, services(support)] : []]),
    footer(edition),
  ];
  return `${parts.flat(5).filter(Boolean).join('\n\n')}\n`;
}

const THICK = '='.repeat(40);
const THIN = '-'.repeat(40);

function masthead({ settings, phrases, place, archive }: Edition): string[] {
  return [`${settings.name}\n${settings.strapline}`, rule(phrases.newsFor(place)), archive];
}

function noticeText({ words }: Notice): string {
  return `* ${words} *`;
}

function contents(edition: Edition): string[] {
  const { full, inShort, phrases } = edition;
  if (!hasContents(edition)) return [];
  const more = inShort.length > 0 ? [`${phrases.bulletin.inShort}: ${inShort.length}`] : [];
  return [`${phrases.bulletin.contents}:`, bullets([...full.map(markedTitle), ...more])];
}

function markedTitle({ kind, kindWords, title }: Message): string {
  return kind === 'appeal' ? `${kindWords} ${title}` : title;
}

function story(message: Message, edition: Edition): string[] {
  const { address, body } = message;
  return [
    THICK,
    ...ownNotices(message, edition).map(noticeText),
    message.kindWords,
    rule(message.title),
    message.summary,
    [message.dateline, message.until, message.places].filter(Boolean).join('\n'),
    ...body.flatMap((block) => bodyText(block, { message, edition })),
    ...ask(message.report),
    `${edition.phrases.bulletin.online}:\n${address}`,
  ];
}

function ask({ heading, ask: prose, reference }: ReportPanel): string[] {
  if (prose.length === 0 && !reference) return [];
  return [rule(heading), ...prose.map(proseText), reference ?? ''];
}

function shortStory(message: Message, edition: Edition): string {
  const { kindWords, title, summary, until, address } = message;
  const notices = ownNotices(message, edition).map(noticeText);
  return [...notices, kindWords, title, summary, until, address].filter(Boolean).join('\n');
}

function routes(report: ReportPanel): string[] {
  return [rule(report.heading), ...report.routes.map(contactText)];
}

function services({ heading, services: all }: SupportPanel): string[] {
  return [rule(heading), ...all.map(contactText)];
}

/** The name with the number beside it, then when and what for, then the address as it is: never wrapped, never shortened. */
function contactText(contact: Route | Service): string {
  const { name, phone, words, link } = contact;
  const hours = 'hours' in contact ? contact.hours : undefined;
  return [phone ? `${name}: ${unbroken(phone)}` : name, hours, words, link].filter(Boolean).join('\n');
}

function footer({ phrases, place, settings, stop, manage }: Edition): string[] {
  const { why, stop: stopWords, manage: manageWords } = phrases.bulletin;
  return [
    THICK,
    why(place),
    manage ? `${manageWords}:\n${manage}` : '',
    `${stopWords}:\n${stop}`,
    `${settings.name}\n${settings.postal}\n${settings.mailbox}`,
  ];
}
