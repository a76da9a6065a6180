import type { Desk } from '#flyer/desk.ts';
import type { Message, Route } from '#message/message.ts';
import type { Kind } from '#story/vocabulary.ts';

/** The layouts of a flyer: one for each kind of story, and one for the signs that young people should spot. */
export type LayoutName = Kind | 'signs';

/** What a layout may change. The words and their order are the same in all; so is what stands on a flyer at all. */
export interface Look {
  /** The colour it leads with: that of its masthead, its headings and the band of its report panel. */
  colour: 'brand' | 'accent';
  /** Whom the flyer is for: white on a band of the colour, or in the colour on a tint of it, above a thick rule. */
  masthead: 'band' | 'tint';
  /** The kind: words in the accent, or white words on a patch of the colour. */
  kind: 'words' | 'patch';
  /** The type of the title, measured by what is usual. */
  title: number;
  /** The day it ends: as quiet as the other lines beside it, or in the accent. */
  until: 'quiet' | 'loud';
  /** Facts: a list, or large figures side by side where all that stand there are short. */
  facts: 'list' | 'figures';
  /** When and where: in a panel like others, or large and white on the colour. */
  event: 'panel' | 'hero';
  /** Signs to look out for: with dots, or with boxes to tick. */
  signs: 'dots' | 'boxes';
  /** The type of the numbers to call, measured by what is usual. */
  numbers: number;
  /** The way to tell us without a number that stands out from the others. */
  loud: Route['id'] | undefined;
}

/** What most flyers look like. */
const PLAIN: Look = {
  colour: 'brand',
  masthead: 'band',
  kind: 'words',
  title: 1,
  until: 'quiet',
  facts: 'list',
  event: 'panel',
  signs: 'dots',
  numbers: 1,
  loud: undefined,
};

/** How each layout differs from the others, so that a reader knows them apart before reading a word. */
export const LOOKS: Readonly<Record<LayoutName, Look>> = {
  /** What was achieved is counted: the figures are the picture. */
  success: { ...PLAIN, facts: 'figures' },
  /** Somebody must call: the other colour, the day it ends, and numbers as large as they go. */
  appeal: { ...PLAIN, colour: 'accent', kind: 'patch', until: 'loud', numbers: 1.16 },
  /** A day and a place to keep: they stand out, and what is above them stands back. */
  event: { ...PLAIN, masthead: 'tint', kind: 'patch', event: 'hero' },
  /** Nothing to do at once, so nothing shouts. */
  initiative: { ...PLAIN, masthead: 'tint' },
  /** For young people: a list to go through, and their own way to tell. */
  signs: { ...PLAIN, colour: 'accent', kind: 'patch', title: 1.14, signs: 'boxes', loud: 'young-people' },
};

/** The layout of a message. An initiative with signs to spot is one for young people. */
export const layoutOf = ({ kind, body }: Pick<Message, 'kind' | 'body'>): LayoutName =>
  kind === 'initiative' && body.some(({ type }) => type === 'signs') ? 'signs' : kind;

/** Where room is scarce, nothing is larger than it must be. */
const SCARCE: Partial<Look> = { title: 1, facts: 'list', numbers: 1, loud: undefined };

/** How a flyer looks on one try. Large print has nothing side by side, and so no figures. */
export function lookOf({ message, scale, rules }: Pick<Desk, 'message' | 'scale' | 'rules'>): Look {
  const look = LOOKS[layoutOf(message)];
  if (isScarce({ scale, rules })) return { ...look, ...SCARCE };
  return rules.isPlain ? { ...look, facts: 'list' } : look;
}

/** Whether a flyer is to be held in the hand and its type is at its smallest; a poster is seen before it is read. */
export const isScarce = ({ scale, rules }: Pick<Desk, 'scale' | 'rules'>): boolean =>
  scale.isDense === true && rules.display <= 1;

/** The colour that a flyer leads with. */
export const leadOf = ({ message, colours }: Pick<Desk, 'message' | 'colours'>): string =>
  colours[LOOKS[layoutOf(message)].colour];
