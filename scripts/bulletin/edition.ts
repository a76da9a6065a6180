import type { BulletinInput } from '#bulletin/bulletin.ts';
import { listInWords } from '#language/lists.ts';
import { type Direction, type Phrases, phrasesIn } from '#language/phrases.ts';
import { absolute, addresses } from '#message/addresses.ts';
import type { Message, ReportPanel, Service, SupportPanel } from '#message/message.ts';

/** A photo that the size of the email has room for. */
export interface EmbeddedPhoto {
  cid: string;
  fileName: string;
  bytes: Uint8Array;
  widthPixels: number;
}

/** What ends a bulletin, told once in each language that a full story of it is in. */
export interface Closing {
  language: string;
  direction: Direction;
  report: ReportPanel;
  support?: SupportPanel | undefined;
}

/** A notice, with the language it is worded in, which need not be that of its story. */
export interface Notice {
  words: string;
  language: string;
}

/** What a bulletin says and in which order, before any medium: HTML and text are two renderings of the same edition. */
export interface Edition extends BulletinInput {
  direction: Direction;
  phrases: Phrases;
  /** The areas of the reader, joined by the rules of the language: “Beeston and Holme Wood”. */
  place: string;
  /** What is true of every story of the bulletin, said once above them all. */
  notices: Notice[];
  /** Told in full. */
  full: Message[];
  /** Told by title, summary and link. */
  inShort: Message[];
  closings: Closing[];
  /** The photos that are embedded, by `photoKey`. */
  embedded: ReadonlyMap<string, EmbeddedPhoto>;
  archive: string;
}

/** Sets an edition with as many full stories, newest first. */
export function planEdition(
  input: BulletinInput,
  fullStories: number,
  embedded: ReadonlyMap<string, EmbeddedPhoto>,
): Edition {
  const messages = newestFirst(input.messages);
  const full = messages.slice(0, fullStories);
  const phrases = phrasesIn(input.language);
  return {
    ...input,
    direction: phrases.direction,
    phrases,
    place: listInWords(
      input.hotspots.map(({ properties }) => properties.name),
      input.language,
    ),
    messages,
    notices: sharedNotices(messages, input.language),
    full,
    inShort: messages.slice(fullStories),
    closings: closingsOf(full, messages, input),
    embedded,
    archive: absolute(input.settings.site, archiveOf(input)),
  };
}

function archiveOf({ hotspots: [first, ...others] }: BulletinInput): string {
  return first && others.length === 0 ? (first.page ?? addresses.area(first.id)) : addresses.areas;
}

/** The newest story first; stories of the same moment by their slug. */
export function newestFirst(messages: readonly Message[]): Message[] {
  return [...messages].sort(
    (a, b) => b.published.getTime() - a.published.getTime() || (a.slug < b.slug ? -1 : a.slug > b.slug ? 1 : 0),
  );
}

/** The notices of a story that are not already said above all stories. */
export function ownNotices(message: Message, { notices, language }: Pick<Edition, 'notices' | 'language'>): Notice[] {
  return message.notices.slice(notices.length).map((words) => noticeOf(words, message, language));
}

/**
 * The notices with which every story begins. Only a common beginning can be said once for all:
 * notices are told in the order of the message.
 */
function sharedNotices(messages: readonly Message[], language: string): Notice[] {
  const [first, ...others] = messages;
  if (!first) return [];
  const end = first.notices.findIndex((words, at) => others.some((other) => other.notices[at] !== words));
  return first.notices.slice(0, end < 0 ? undefined : end).map((words) => noticeOf(words, first, language));
}

/** “In English only” is said to the reader in their own language; all else in the language of the story. */
function noticeOf(words: string, message: Message, language: string): Notice {
  return { words, language: words === phrasesIn(language).onlyInEnglish ? language : message.language };
}

function closingsOf(
  full: readonly Message[],
  all: readonly Message[],
  { language, settings }: BulletinInput,
): Closing[] {
  const order = settings.support.map(({ id }) => id);
  const languages = [language, ...full.map((message) => message.language)];
  return [...new Set(languages)].flatMap((one) => {
    // Where no full story is in the reader's language, a short one still has the fixed words in it.
    const spoken = full.filter((message) => message.language === one);
    const sources = spoken.length > 0 ? spoken : all.filter((message) => message.language === one);
    const [first] = sources;
    if (!first) return [];
    const { direction, report } = first;
    return [{ language: one, direction, report, support: supportOf(sources, order) }];
  });
}

function supportOf(messages: readonly Message[], order: readonly string[]): SupportPanel | undefined {
  const panels = messages.flatMap(({ support }) => support ?? []);
  const [first] = panels;
  if (!first) return undefined;
  const services = new Map<string, Service>(panels.flatMap((panel) => panel.services.map((one) => [one.id, one])));
  return { heading: first.heading, services: order.flatMap((id) => services.get(id) ?? []) };
}
