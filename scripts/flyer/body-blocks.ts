import { type Berth, boxed, headed, tintOf } from '#flyer/box.ts';
import type { Desk } from '#flyer/desk.ts';
import { setEvent } from '#flyer/event-panel.ts';
import { figureOf } from '#flyer/figure-grid.ts';
import { setFigures } from '#flyer/figures.ts';
import { leadOf, lookOf } from '#flyer/kind-look.ts';
import { BLANK, type Layout, wrapped } from '#flyer/layout.ts';
import { type ListToSet, setList, setListInColumns } from '#flyer/list.ts';
import { innerWidth } from '#flyer/panel.ts';
import { setPhoto } from '#flyer/photo.ts';
import { setSentences } from '#flyer/sentences.ts';
import { plain, type Span, spansOf } from '#flyer/spans.ts';
import { type Room, setColumn, setText } from '#flyer/text.ts';
import type { BodyBlock } from '#message/message.ts';
import type { BlockOf, Prose } from '#story/block.ts';

type Handlers = { [T in BodyBlock as T['type']]: (block: T, desk: Desk, berth: Berth) => Layout };

const HANDLERS: Handlers = {
  heading: ({ level, children }, desk, { roomAt }) => {
    const { styles, fonts } = desk;
    const style = { ...(level === 2 ? styles.heading : styles.subheading), colour: leadOf(desk) };
    return setText(spansOf(children, { bold: true, italic: false }), style, roomAt, level === 2 ? 'H2' : 'H3', fonts);
  },
  paragraph: ({ children }, { styles, fonts, rules }, { roomAt, slice }) =>
    rules.isEasy
      ? setSentences(spansOf(children), styles.body, roomAt, fonts, slice)
      : setText(spansOf(children), styles.body, roomAt, 'P', fonts, slice),
  list: ({ ordered, items }, desk, berth) => setPlainList({ ordered, items }, desk, berth),
  facts: ({ items }, desk, berth) => {
    const { message } = desk;
    const lead = leadOf(desk);
    return headed(desk, berth, { fill: tintOf(lead), bar: lead }, plain(message.factsHeading, 'bold'), (width) => [
      setFacts(items, desk, width),
    ]);
  },
  signs: ({ title, items }, desk, berth) => {
    const { colours } = desk;
    const { signs: marks } = lookOf(desk);
    return headed(desk, berth, { frame: colours.accent, bar: colours.accent }, plain(title, 'bold'), (width) => [
      setInPanel({ items: items.map((item) => spansOf(item)), marks }, desk, width),
    ]);
  },
  event: setEvent,
  quote: ({ by, paragraphs }, desk, berth) => {
    const { styles, fonts, colours } = desk;
    return wrapped(
      boxed(desk, berth, { bar: colours.line }, (width) => [
        ...paragraphs.map((prose) =>
          setColumn(spansOf(prose, { bold: false, italic: true }), styles.body, width, fonts),
        ),
        setColumn(plain(by, 'bold'), styles.small, width, fonts),
      ]),
      { role: 'BlockQuote' },
    );
  },
  photo: (block, desk, { roomAt }) => setPhoto(block, desk, roomAt(0).width),
  // The map of a flyer stands at its foot, whether or not the story asks for one.
  map: () => BLANK,
};

/** Sets one block of the body. */
export function setBlock(block: BodyBlock, desk: Desk, berth: Berth): Layout {
  // The table pairs each type with its own block; the union loses that pairing.
  return (HANDLERS[block.type] as (block: BodyBlock, desk: Desk, berth: Berth) => Layout)(block, desk, berth);
}

/** Sets one block of the body in a room of one width, where it looks the same however often it is tried. */
export function setBlockIn(block: BodyBlock, desk: Desk, room: Room, leastHeight = 0): Layout {
  const layouts = desk.blocksSet.get(block) ?? new Map<string, Layout>();
  const key = `${room.x} ${room.width} ${leastHeight}`;
  const layout = layouts.get(key) ?? setBlock(block, desk, { roomAt: () => room, leastHeight });
  desk.blocksSet.set(block, layouts.set(key, layout));
  return layout;
}

/** Blocks that are set in a box of their own, and may stand side by side. */
export const isBoxed = ({ type }: BodyBlock): boolean =>
  type === 'facts' || type === 'signs' || type === 'event' || type === 'quote';

/** Blocks that stand out by taking the whole width: nothing stands beside them. */
export function isBroad(block: BodyBlock, desk: Desk): boolean {
  const look = lookOf(desk);
  if (block.type === 'event') return look.event === 'hero';
  if (block.type === 'signs') return look.signs === 'boxes';
  const room = innerWidth(desk.width, { bar: look.colour });
  return block.type === 'facts' && setFigures(block.items, desk, room) !== undefined;
}

/** Short facts as large figures; else a list, its values in bold. */
const setFacts = (items: readonly Prose[], desk: Desk, width: number): Layout =>
  setFigures(items, desk, width) ??
  setInPanel({ items: items.map((item) => factSpans(item)), marks: 'none' }, desk, width);

/** “Arrests: **2**”. What a reader looks for in a fact stands after its colon. */
function factSpans(item: Prose): readonly Span[] {
  const spans = spansOf(item);
  return figureOf(spans)?.words ?? spans;
}

/** In columns, but for readers who lose their line. */
const setInPanel = (list: ListToSet, { styles, fonts, rules }: Desk, width: number): Layout =>
  rules.isPlain
    ? setList(list, styles.body, () => ({ x: 0, width }), fonts)
    : setListInColumns(list, styles.body, width, fonts);

/** A list runs round a photo as words do; with the whole width before it, it may stand in columns. */
function setPlainList(
  { ordered, items }: Pick<BlockOf<'list'>, 'ordered' | 'items'>,
  desk: Desk,
  { roomAt, slice }: Berth,
): Layout {
  const { styles, fonts, width, rules } = desk;
  const list: ListToSet = { items: items.map((one) => spansOf(one)), marks: ordered ? 'numbers' : 'dots' };
  const isAlone = roomAt(0).width === width;
  return isAlone && !slice && !rules.isPlain
    ? setListInColumns(list, styles.body, width, fonts)
    : setList(list, styles.body, roomAt, fonts, slice);
}
