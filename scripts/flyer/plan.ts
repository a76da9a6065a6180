import type { Rect } from '#area/map/frame.ts';
import type { Face } from '#language/fonts.ts';
import type { Direction } from '#language/phrases.ts';

/** Where something is on the paper: millimetres from its top left corner. */
export type Box = Rect;

/** Words on one line, in one cut and colour. The box is as high as the tallest letters of the font. */
export interface TextMark extends Box {
  kind: 'text';
  /** In the order in which it is read. */
  text: string;
  /** Whether its first letter stands at its right. */
  isRightToLeft?: true;
  /** The line the letters stand on. */
  baseline: number;
  face: Face;
  sizePt: number;
  colour: string;
  /** The language of the words where it is not that of the page. */
  language?: string;
}

/** An edge of the paper. */
export type Edge = 'top' | 'left' | 'right' | 'bottom';

/** A filled or outlined rectangle. */
export interface RectMark extends Box {
  kind: 'rect';
  fill?: string;
  stroke?: string;
  lineMm?: number;
  /** The edges of the paper that it runs over where the paper is cut after printing. */
  bleeds?: readonly Edge[];
}

/** A filled or outlined shape. `path` is an SVG path of the commands M, L, C, Q and Z, in millimetres. */
export interface Shape {
  path: string;
  fill?: string;
  /** Overlapping parts cut holes into each other. */
  evenOdd?: boolean;
  stroke?: string;
  lineMm?: number;
}

/** Shapes from the top left corner of the box. Flyers with the same drawing share one list, so that it is made once. */
export interface DrawingMark extends Box {
  kind: 'drawing';
  shapes: readonly Shape[];
}

/** A picture that fills its box. */
export interface ImageMark extends Box {
  kind: 'image';
  /** A JPEG. */
  bytes: Uint8Array;
  /** What its author calls it. */
  file: string;
  widthPixels: number;
}

export type Mark = TextMark | RectMark | DrawingMark | ImageMark;

/** Standard structure types of PDF 1.7 (ISO 32000-1, 14.8.4). */
export type Role =
  | 'Sect'
  | 'H1'
  | 'H2'
  | 'H3'
  | 'H4'
  | 'P'
  | 'BlockQuote'
  | 'L'
  | 'LI'
  | 'Lbl'
  | 'LBody'
  | 'Figure'
  | 'Link';

/** How a flyer is made ready: to be shown and printed in the office, or for a print shop to print and cut. */
export type Finish = 'screen' | 'press';

/** A part of the content with its role; parts and marks stand in reading order. */
export interface Part {
  role: Role;
  children: (Part | Mark)[];
  /** What a figure shows, for people who cannot see it. */
  alt?: string;
  /** The address a link leads to. */
  url?: string;
  /** Whether a list is numbered. */
  ordered?: boolean;
  /** Whether it goes on with what the part before it began, as a paragraph does that runs over two sides. */
  continues?: boolean;
  /** Of a part that stands first in its page: its turn to be heard, where that is not the order of the pages. */
  turn?: number;
}

/** One side of paper. */
export interface Page {
  /** Its language and direction where they are not those of the flyer. */
  language?: string;
  direction?: Direction;
  /** Marks without meaning of their own, drawn first: tints, rules, frames. */
  background: Mark[];
  content: Part[];
}

/** What a flyer that is too long for its paper does without, or leaves to the web page. */
export type LeftOut = 'photo' | 'quote' | 'map' | 'end' | 'support';

/** A flyer as it will be drawn. */
export interface FlyerPlan {
  title: string;
  language: string;
  direction: Direction;
  /** Who publishes it. */
  author: string;
  subject: string;
  created: Date;
  widthMm: number;
  heightMm: number;
  pages: Page[];
  /** In the order in which it was given up. */
  leftOut: readonly LeftOut[];
}

/** Whether a child of a part is itself a part. */
export const isPart = (child: Part | Mark): child is Part => 'role' in child;

/** The same mark so much further to the right and down. */
export const movedMark = <M extends Mark>(mark: M, byX: number, byY: number): M => ({
  ...mark,
  x: mark.x + byX,
  y: mark.y + byY,
  ...(mark.kind === 'text' ? { baseline: mark.baseline + byY } : {}),
});

/** The same part, each mark in it and in its parts changed; their roles and their order stay. */
export const withMarks = (part: Part, change: (mark: Mark) => Mark): Part => ({
  ...part,
  children: part.children.map((child) => (isPart(child) ? withMarks(child, change) : change(child))),
});

/** All marks of some parts, in reading order. */
export const marksIn = (parts: readonly Part[]): Mark[] =>
  parts.flatMap(({ children }) => children.flatMap((child) => (isPart(child) ? marksIn([child]) : [child])));

/** All parts, and the parts within them, in reading order. */
export const partsIn = (parts: readonly Part[]): Part[] =>
  parts.flatMap((part) => [part, ...partsIn(part.children.filter(isPart))]);
