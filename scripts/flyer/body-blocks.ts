import type { Desk } from '#flyer/desk.ts';
import { BLANK, type Layout, moved, stacked, wrapped } from '#flyer/layout.ts';
import { type ListToSet, setList, setListInColumns } from '#flyer/list.ts';
import { innerWidth, type PanelLook, panel } from '#flyer/panel.ts';
import { setPhoto } from '#flyer/photo.ts';
import { setSentences } from '#flyer/sentences.ts';
import { address, plain, type Span, spansOf } from '#flyer/spans.ts';
import { lineMm, type Room, type Slice, setColumn, setText, type TextStyle } from '#flyer/text.ts';
import { phrasesIn } from '#language/phrases.ts';
import type { BodyBlock } from '#message/message.ts';
import { eventInWords } from '#message/plain-words.ts';
import type { BlockOf, Prose } from '#story/block.ts';

/** Where a block stands. */
export interface Berth {
  /** The room of its lines. */
  roomAt: (top: number) => Room;
  /** The least height of a panel that has a neighbour. */
  leastHeight?: number;
  /** The part of it that stands on this side; only paragraphs and lists are divided. */
  slice?: Slice;
}

type Handlers = { [T in BodyBlock as T['type']]: (block: T, desk: Desk, berth: Berth) => Layout };

const HANDLERS: Handlers = {
  heading: ({ level, children }, { styles, fonts }, { roomAt }) =>
    setText(
      spansOf(children, { bold: true, italic: false }),
      level === 2 ? styles.heading : styles.subheading,
      roomAt,
      level === 2 ? 'H2' : 'H3',
      fonts,
    ),
  paragraph: ({ children }, { styles, fonts, rules }, { roomAt, slice }) =>
    rules.isEasy
      ? setSentences(spansOf(children), styles.body, roomAt, fonts, slice)
      : setText(spansOf(children), styles.body, roomAt, 'P', fonts, slice),
  list: ({ ordered, items }, desk, berth) => setPlainList({ ordered, items }, desk, berth),
  facts: ({ items }, desk, berth) => {
    const { message, styles, fonts, colours } = desk;
    return boxed(desk, berth, { fill: colours.tint, bar: colours.brand }, (width) => [
      setColumn(plain(message.factsHeading, 'bold'), styles.panelHeading, width, fonts, 'H2'),
      setListInColumns({ items: items.map(factSpans), marks: 'none' }, styles.body, width, fonts),
    ]);
  },
  signs: ({ title, items }, desk, berth) => {
    const { styles, fonts, colours } = desk;
    const heading: TextStyle = { ...styles.panelHeading, colour: colours.accent };
    return boxed(desk, berth, { frame: colours.accent, bar: colours.accent }, (width) => [
      setColumn(plain(title, 'bold'), heading, width, fonts, 'H2'),
      setListInColumns({ items: items.map((item) => spansOf(item)), marks: 'dots' }, styles.body, width, fonts),
    ]);
  },
  event: (event, desk, berth) => {
    const { message, settings, styles, fonts, colours } = desk;
    const { when, where } = eventInWords(event, message.language, settings.zone);
    const { heading, join } = phrasesIn(message.language).event;
    const link: Span[] = event.link ? [...plain(`${join} `), ...bracketed(event.link)] : [];
    return boxed(desk, berth, { fill: colours.tint, frame: colours.brand, bar: colours.brand }, (width) => [
      setColumn(plain(heading, 'bold'), styles.panelHeading, width, fonts, 'H2'),
      setColumn(plain(when, 'bold'), styles.summary, width, fonts),
      setColumn(plain(where), styles.summary, width, fonts),
      setColumn(link, styles.body, width, fonts),
    ]);
  },
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

/** Blocks that are set in a box of their own, and may stand side by side. */
export const isBoxed = ({ type }: BodyBlock): boolean =>
  type === 'facts' || type === 'signs' || type === 'event' || type === 'quote';

/** Parts of a panel, one below the other in a frame. */
function boxed(desk: Desk, berth: Berth, look: PanelLook, set: (width: number) => Layout[]): Layout {
  const { x, width } = berth.roomAt(0);
  const inner = stacked(set(innerWidth(width, look)), lineMm(desk.styles.body) * 0.18);
  return moved(panel(inner, width, look, berth.leastHeight), x, 0);
}

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

/** “Arrests: **2**”. What a reader looks for in a fact stands after its colon. */
function factSpans(prose: Prose): Span[] {
  const spans = spansOf(prose);
  const [only] = spans;
  const colon = only?.text.indexOf(': ') ?? -1;
  if (spans.length !== 1 || !only || only.link || colon < 0) return spans;
  const at = colon + 2;
  return [
    { ...only, text: only.text.slice(0, at) },
    { ...only, text: only.text.slice(at), face: 'bold' },
  ];
}

const bracketed = (url: string): Span[] => address(url).map((span) => ({ ...span, text: `(${span.text})` }));
