import { PHOTO_WIDTH_PIXELS, photoKey } from '#bulletin/bulletin.ts';
import { sendable } from '#commands/bulletin-library.ts';
import { ComposeFault } from '#delivery/compose/composer.ts';
import { type Composing, encodeNews } from '#delivery/compose/encode.ts';
import type { Encoded } from '#delivery/compose/template.ts';
import { isChanged, selectionSchema } from '#delivery/edition/selection.ts';
import type { News } from '#delivery/ledger/news.ts';
import type { TerminalLook } from '#problem/report-terminal.ts';
import { Photos } from '#publish/photos-fs.ts';

/** What a process that composes is told first: what it works from. */
export interface Order {
  root: string;
  now: Date | undefined;
  look: TerminalLook;
  edition: string;
  /** As it stands in the ledger. */
  selection: string;
}

/** What it is told: the order, and then what is wanted, each with a number. */
export type Ask = { at: 0; order: Order } | { at: number; news: News; language: string };

/** What it answers, by number. */
export type Answer = { at: number } & (
  | { host: string }
  | { encoded: Encoded }
  /** The content cannot be used: all its problems, in words. */
  | { problems: string }
  /** In words, why an email cannot be composed. */
  | { fault: string }
  /** A fault of ours, with its stack. */
  | { bug: string }
);

/**
 * A process that reads the content and composes, and nothing else: it takes several times the memory that sending needs, and ends when
 * nobody asks it any more. Who stops a command in a terminal stops it too, so it leaves that to the one who asks.
 */
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => undefined);
process.on('disconnect', () => process.exit());

let composing: Composing | undefined;
process.on('message', async (ask: Ask) => {
  const answer = await answerTo(ask).catch(faultOf);
  if (process.connected) process.send?.({ at: ask.at, ...answer });
});

async function answerTo(ask: Ask) {
  if ('order' in ask) return open(ask.order);
  if (!composing) throw new TypeError('The order comes first.');
  return { encoded: await encodeNews(ask.news, ask.language, composing) };
}

async function open({ root, now, look, edition, selection: frozen }: Order) {
  let problems = '';
  const keep = (text: string): void => {
    problems += text;
  };
  const world = { ...look, print: keep, printError: keep, progress: () => undefined, clock: () => new Date() };
  const library = await sendable(root, now, { ...world, isTerminal: false });
  if (!library) return { problems };
  const selection = selectionSchema.parse(JSON.parse(frozen));
  if (isChanged(selection, library)) throw new ComposeFault(CHANGED);
  const photos = new Photos(root);
  const photosOf: Composing['photosOf'] = (stories) => photos.copies(stories, PHOTO_WIDTH_PIXELS, photoKey);
  composing = { edition, selection, library, photosOf };
  return { host: new URL(library.settings.site).hostname };
}

const CHANGED =
  'A story of this edition was changed, withdrawn or has ended since it was prepared. Prepare a new edition.';

function faultOf(error: unknown) {
  if (error instanceof ComposeFault) return { fault: error.message };
  return { bug: error instanceof Error ? (error.stack ?? error.message) : String(error) };
}
