import { splitPhones, unbroken } from '#bulletin/phone.ts';
import { mapLink, type Placement } from '#bulletin/placement.ts';
import { phrasesIn } from '#language/phrases.ts';
import type { BodyBlock } from '#message/message.ts';
import { eventInWords } from '#message/plain-words.ts';
import { type Inline, linksIn, type Prose } from '#story/block.ts';

type Blocks = { [T in BodyBlock as T['type']]: (block: T, placement: Placement) => string[] };

const BLOCKS: Blocks = {
  heading: ({ children }) => [rule(proseWords(children)), ...linksIn(children)],
  paragraph: ({ children }) => [proseText(children)],
  list: ({ ordered, items }) => [ordered ? numbered(items.map(proseText)) : bullets(items.map(proseText))],
  facts: ({ items }, { message }) => [rule(message.factsHeading), bullets(items.map(proseText))],
  quote: ({ paragraphs, by }) => [
    [...paragraphs.map((prose) => `    ${proseText(prose).replaceAll('\n', '\n    ')}`), `    (${by})`].join('\n\n'),
  ],
  signs: ({ title, items }) => [rule(title), bullets(items.map(proseText))],
  photo: ({ alt, caption, credit }, { message }) => [
    [`[${alt}]`, caption, credit && phrasesIn(message.language).picture(credit)].filter(Boolean).join('\n'),
  ],
  event: (event, { message, edition }) => {
    const { when, where } = eventInWords(event, message.language, edition.settings.zone);
    const { heading, join } = phrasesIn(message.language).event;
    return [rule(heading), [when, where, event.link && `${join}: ${event.link}`].filter(Boolean).join('\n')];
  },
  map: (_, placement) => {
    const { words, address } = mapLink(placement);
    return [`${words}:\n${address}`];
  },
};

/** A block in plain text, a paragraph each. */
export function bodyText(block: BodyBlock, placement: Placement): string[] {
  // The table pairs each type with its own block; the union loses that pairing.
  return (BLOCKS[block.type] as (block: BodyBlock, placement: Placement) => string[])(block, placement);
}

/** Prose, then the addresses of its links, a line each: an address in the middle of a sentence is hard to read. */
export function proseText(prose: Prose): string {
  const words = proseWords(prose);
  const addresses = linksIn(prose).filter((url) => url !== words);
  return [words, ...addresses].join('\n');
}

function proseWords(prose: Prose): string {
  return prose.map(inlineText).join('');
}

/** A line with another drawn under it. */
export function rule(words: string): string {
  return `${words}\n${'-'.repeat(Math.min(40, [...words].length))}`;
}

/** Points, a line each. */
export function bullets(items: readonly string[]): string {
  return items.map((item) => `- ${item.replaceAll('\n', '\n  ')}`).join('\n');
}

function numbered(items: readonly string[]): string {
  return items.map((item, at) => `${at + 1}. ${item.replaceAll('\n', '\n   ')}`).join('\n');
}

type Inlines = { [T in Inline as T['type']]: (inline: T) => string };

const INLINES: Inlines = {
  text: ({ value }) =>
    splitPhones(value)
      .map(({ text, isPhone }) => (isPhone ? unbroken(text) : text))
      .join(''),
  strong: ({ children }) => proseWords(children),
  emphasis: ({ children }) => proseWords(children),
  link: ({ children }) => proseWords(children),
  break: () => '\n',
};

function inlineText(inline: Inline): string {
  return (INLINES[inline.type] as (inline: Inline) => string)(inline);
}
