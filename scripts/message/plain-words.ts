import { isoDay, momentInWords, timeInWords } from '#language/dates.ts';
import { phrasesIn } from '#language/phrases.ts';
import type { BodyBlock, Message } from '#message/message.ts';
import { type BlockOf, linksIn, linksOfBlock, plainText } from '#story/block.ts';

/**
 * The words of a message, a line for each part, in the order in which every medium must say them.
 * This is what “the same words” means; the test of that name holds each medium against it.
 */
export function plainWords(message: Message, zone: string): string[] {
  const { report, support } = message;
  return [
    ...message.notices,
    message.kindWords,
    message.title,
    message.summary,
    message.dateline,
    message.until ?? [],
    message.places,
    ...message.body.flatMap((block) => bodyWords(block, message, zone)),
    report.heading,
    ...report.ask.map(plainText),
    report.reference ?? [],
    ...report.routes.flatMap(({ name, phone, words }) => [name, phone ?? [], words].flat()),
    support?.heading ?? [],
    ...(support?.services.flatMap(({ name, phone, hours, words }) => [name, phone ?? [], hours ?? [], words].flat()) ??
      []),
  ].flat();
}

/** The addresses of a message, in order; a telephone number is not one. */
export function linksOf(message: Message): string[] {
  const { report, support } = message;
  return [
    ...message.body.flatMap(linksOfBlock),
    ...report.ask.flatMap(linksIn),
    ...report.routes.flatMap(({ link }) => link ?? []),
    ...(support?.services.flatMap(({ link }) => link ?? []) ?? []),
  ];
}

/** The day, time and place of an event as all media write them. */
export function eventInWords(event: BlockOf<'event'>, language: string, zone: string): { when: string; where: string } {
  const phrases = phrasesIn(language).event;
  const { starts, ends, place } = event;
  const isOneDay = isoDay(starts, zone) === isoDay(ends, zone);
  const end = isOneDay ? timeInWords(ends, language, zone) : momentInWords(ends, language, zone);
  return { when: phrases.when(momentInWords(starts, language, zone), end), where: phrases.where(place) };
}

type Words = { [T in BodyBlock as T['type']]: (block: T, message: Message, zone: string) => string[] };

const WORDS: Words = {
  heading: ({ children }) => [plainText(children)],
  paragraph: ({ children }) => [plainText(children)],
  list: ({ items }) => items.map(plainText),
  facts: ({ items }, { factsHeading }) => [factsHeading, ...items.map(plainText)],
  quote: ({ paragraphs, by }) => [...paragraphs.map(plainText), by],
  signs: ({ title, items }) => [title, ...items.map(plainText)],
  photo: ({ caption, credit }, { language }) => [
    ...(caption ? [caption] : []),
    ...(credit ? [phrasesIn(language).picture(credit)] : []),
  ],
  event: (event, { language }, zone) => {
    const { when, where } = eventInWords(event, language, zone);
    const { heading, join } = phrasesIn(language).event;
    return [heading, when, where, ...(event.link ? [join] : [])];
  },
  map: () => [],
};

function bodyWords(block: BodyBlock, message: Message, zone: string): string[] {
  // The table pairs each type with its own block; the union loses that pairing.
  return (WORDS[block.type] as (block: BodyBlock, message: Message, zone: string) => string[])(block, message, zone);
}
