import { doOverlap, grown, isWithin, type Point, type Rect, rounded } from '#area/map/frame.ts';

/** Something that wants a name: the words go beside it, or over it when it has no width. */
export interface Named {
  kind: 'focus' | 'district' | 'place';
  text: string;
  /** The words line by line, where they are not just the name. */
  lines?: readonly string[];
  around: Rect;
}

type Anchor = 'start' | 'middle' | 'end';

/** One line of words on a map. `x` is their start, middle or end as `anchor` says, `y` their baseline. */
export interface Label {
  kind: Named['kind'];
  text: string;
  x: number;
  y: number;
  anchor: Anchor;
  size: number;
  /** What the words cover; an estimate that no font of ours exceeds by much. */
  box: Rect;
}

/** A name where it found room, in one or two lines. */
export interface PlacedName {
  named: Named;
  lines: Label[];
}

/** The width of a letter, on the whole, as a share of its size; bold letters are wider. */
const LETTER = { focus: 0.58, district: 0.53, place: 0.53 };
const ASCENT = 0.75;
const DESCENT = 0.22;
const LINE = 1.15;
/** Names longer than this share of the map are set in two lines. */
const LONG = 0.6;

/** How wide a line of words is at the size of a map. */
export type Measure = (kind: Named['kind'], text: string) => number;

const estimated =
  (size: number): Measure =>
  (kind, text) =>
    text.length * LETTER[kind] * size;

/** Breaks a name at the space nearest its middle. */
function brokenInTwo(text: string): string[] {
  const spaces = [...text.matchAll(/ /g)].map(({ index }) => index);
  const fromMiddle = (index: number): number => Math.abs(index - text.length / 2);
  const [at] = spaces.sort((one, other) => fromMiddle(one) - fromMiddle(other));
  return at === undefined ? [text] : [text.slice(0, at), text.slice(at + 1)];
}

interface Words {
  kind: Named['kind'];
  lines: readonly string[];
  size: number;
  widthOf: Measure;
}

/** Sets lines of words whose block has its start, middle or end at x and its top at y. */
function setLines({ kind, lines, size, widthOf }: Words, anchor: Anchor, [x, top]: Point): Label[] {
  return lines.map((text, index) => {
    const width = widthOf(kind, text);
    const left = { start: x, middle: x - width / 2, end: x - width }[anchor];
    const y = top + (ASCENT + index * LINE) * size;
    const box = { x: left, y: y - ASCENT * size, width, height: (ASCENT + DESCENT) * size };
    return { kind, text, x: rounded(x), y: rounded(y), anchor, size, box };
  });
}

/** The ways the words may stand, best first. */
function choices({ around: { x, y, width, height } }: Named, words: Words): Label[][] {
  const { lines, size } = words;
  const blockHeight = ((lines.length - 1) * LINE + ASCENT + DESCENT) * size;
  const [middleX, middleTop] = [x + width / 2, y + height / 2 - blockHeight / 2];
  if (width === 0) {
    return [0, -1.2, 1.2, -2.4, 2.4].map((shift) => setLines(words, 'middle', [middleX, middleTop + shift * size]));
  }
  const gap = 0.35 * size;
  const [above, below] = [y - gap - blockHeight, y + height + gap];
  return [
    setLines(words, 'start', [x + width + gap, middleTop]),
    setLines(words, 'end', [x - gap, middleTop]),
    ...[above, below].map((top) => setLines(words, 'middle', [middleX, top])),
    ...[above, below].flatMap((top) => [setLines(words, 'start', [x, top]), setLines(words, 'end', [x + width, top])]),
  ];
}

/**
 * Gives each thing its name where there is room inside a rectangle, the first things first.
 * What finds no room stays without: a map is never the only place where a name stands.
 * @param widthOf for media that can measure words; without it their width is estimated.
 */
export function placeLabels(
  things: readonly Named[],
  inside: Rect,
  taken: readonly Rect[],
  size: number,
  widthOf: Measure = estimated(size),
): PlacedName[] {
  const placed: PlacedName[] = [];
  const occupied = [...taken];
  const rivals = things.filter(({ kind }) => kind === 'focus');
  for (const named of things) {
    const isFree = (box: Rect): boolean => isWithin(box, inside) && !occupied.some((other) => doOverlap(box, other));
    // A name close to two places could be read as the name of either.
    const isClear = (box: Rect): boolean =>
      named.kind !== 'focus' ||
      !rivals.some((rival) => rival !== named && doOverlap(box, grown(rival.around, size * 0.8)));
    // A town’s dot is drawn only with its name, so it has to find room as well.
    if (named.kind === 'place' && !isFree(named.around)) continue;
    const { kind, text } = named;
    const lines = named.lines ?? (widthOf(kind, text) > inside.width * LONG ? brokenInTwo(text) : [text]);
    const found = choices(named, { kind, lines, size, widthOf }).find((labels) =>
      labels.every(({ box }) => isFree(box) && isClear(box)),
    );
    if (!found) continue;
    placed.push({ named, lines: found });
    occupied.push(named.around, ...found.map(({ box }) => grown(box, size * 0.12)));
  }
  return placed;
}
