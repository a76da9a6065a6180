import { BEGINNING, blocksToSet, setBodySide, setRest } from '#flyer/body.ts';
import type { Desk } from '#flyer/desk.ts';
import { setHead } from '#flyer/head.ts';
import { backgroundOf, type Layout, moved, recast, stacked, together } from '#flyer/layout.ts';
import { isPart, type Part, type Role } from '#flyer/plan.ts';
import { setAsk } from '#flyer/report.ts';
import { plain } from '#flyer/spans.ts';
import { lineMm, setColumn } from '#flyer/text.ts';
import { phrasesIn } from '#language/phrases.ts';

/** Space between the parts of a story, and above and below the rule between two. */
const GAP = 1.7;
const AROUND_RULE = 2.4;
const RULE = 0.4;

/** The pages of a leaflet while they are filled, one after the other. */
export class LeafletPages {
  readonly #rooms: readonly number[];
  readonly #pages: Layout[][] = [[]];
  #top = 0;

  /** @param rooms how high each page is, in millimetres. */
  constructor(rooms: readonly number[]) {
    this.#rooms = rooms;
  }

  /** What stands on each page, from its top; nothing on those that are not begun. */
  get pages(): Layout[] {
    return this.#rooms.map((room, index) => together(this.#pages[index] ?? [], room));
  }

  /** Sets a story in full, over as many pages as it takes; false when there are no more. */
  addStory(desk: Desk): boolean {
    const head = demoted(setHead(desk));
    const blocks = blocksToSet(desk.message.body);
    const bodyIn = (room: number): Layout => setBodySide(blocks, BEGINNING, desk, room).layout;
    const hasRoom = (): boolean => bodyIn(this.#left - this.#gap(desk) - head.height - GAP).height > 0;
    if (!hasRoom() && !(this.#turn() && hasRoom())) return false;
    this.#begin(desk);
    this.#place(head, 0);
    let start = BEGINNING;
    for (;;) {
      const { layout, next } = setBodySide(blocks, start, desk, this.#left - this.#gapAbove());
      if (layout.height > 0) this.#place(demoted(layout), this.#gapAbove());
      if (!next) return this.#add(setAsk(desk, desk.width));
      if (!this.#turn()) return false;
      start = next;
    }
  }

  /** Sets only what stories are called and about, and where they can be read; false when there is no room. */
  addInShort(desk: Desk, stories: readonly Desk[]): boolean {
    const { message, styles, fonts, width } = desk;
    const words = plain(phrasesIn(message.language).moreStories, 'bold');
    const heading = setColumn(words, styles.panelHeading, width, fonts, 'H2');
    const [first, ...others] = stories.map(setShort);
    if (!first) return true;
    if (heading.height + GAP + first.height > this.#left - this.#gap(desk)) this.#turn();
    this.#begin(desk);
    return [heading, first, ...others].every((part) => this.#add(part));
  }

  get #left(): number {
    return (this.#rooms[this.#pages.length - 1] ?? 0) - this.#top;
  }

  #gapAbove(): number {
    return this.#top === 0 ? 0 : GAP;
  }

  /** What a rule between two stories takes. */
  #gap(desk: Desk): number {
    return this.#top === 0 ? 0 : 2 * AROUND_RULE * desk.air + RULE;
  }

  #begin(desk: Desk): void {
    if (this.#top === 0) return;
    const { width, colours } = desk;
    const rule = backgroundOf([{ kind: 'rect', x: 0, y: 0, width, height: RULE, fill: colours.line }]);
    this.#place({ ...rule, height: RULE }, AROUND_RULE * desk.air);
    this.#top += AROUND_RULE * desk.air;
  }

  /** Sets a part that is not divided; false when no page has room for it. */
  #add(part: Layout): boolean {
    if (part.height === 0) return true;
    if (part.height > this.#left - this.#gapAbove() && !this.#turn()) return false;
    this.#place(part, this.#gapAbove());
    return this.#left >= 0;
  }

  #place(part: Layout, gap: number): void {
    this.#pages.at(-1)?.push(moved(part, 0, this.#top + gap));
    this.#top += gap + part.height;
  }

  /** Goes on to the next page; false at the end, and on a page that is still empty. */
  #turn(): boolean {
    if (this.#top === 0 || this.#pages.length === this.#rooms.length) return false;
    this.#pages.push([]);
    this.#top = 0;
    return true;
  }
}

function setShort(desk: Desk): Layout {
  const { message, styles, fonts, width } = desk;
  const title = setColumn(plain(message.title, 'bold'), styles.heading, width, fonts, 'H3');
  const summary = setColumn(plain(message.summary), styles.body, width, fonts);
  return stacked([title, summary, setRest({ ...desk, leftOut: ['end'] })], lineMm(styles.body) * 0.1);
}

const LOWER: Partial<Record<Role, Role>> = { H1: 'H2', H2: 'H3', H3: 'H4' };

/** A story among others: its title is one of several headings, below that of the leaflet. */
const demoted = (layout: Layout): Layout => recast(layout, (parts) => parts.map(demotedPart));

const demotedPart = (part: Part): Part => ({
  ...part,
  role: LOWER[part.role] ?? part.role,
  children: part.children.map((child) => (isPart(child) ? demotedPart(child) : child)),
});
