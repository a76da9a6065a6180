import { type Mark, marksIn, movedMark, type Part } from '#flyer/plan.ts';

/** What is drawn of a layout that has its place. */
export interface Placed {
  content: Part[];
  background: Mark[];
}

/**
 * Something laid out on its own: nothing of it lies below its height. Many layouts are measured for each one that is
 * kept, so parts and marks are made only when it is placed, with its top left corner at x, y.
 */
export interface Layout {
  height: number;
  at: (x: number, y: number) => Placed;
  /** Where what is left of it begins, when only a slice of it was set: the letter of a paragraph, the item of a list. */
  rest?: number;
}

/** Nothing, which takes no room. */
export const BLANK: Layout = { height: 0, at: () => ({ content: [], background: [] }) };

/** Marks without meaning, where they are given, below no words. */
export const backgroundOf = (marks: readonly Mark[]): Layout => ({
  height: 0,
  at: (x, y) => ({ content: [], background: marks.map((mark) => movedMark(mark, x, y)) }),
});

/** One part of marks that stand where they are given. */
export const partOf = (part: Omit<Part, 'children'>, marks: readonly Mark[], height: number): Layout => ({
  height,
  at: (x, y) => ({ content: [{ ...part, children: marks.map((mark) => movedMark(mark, x, y)) }], background: [] }),
});

/** The same layout with its corner elsewhere; its height then counts from there. */
export const moved = ({ height, at }: Layout, byX: number, byY: number): Layout => ({
  height,
  at: (x, y) => at(x + byX, y + byY),
});

/** Several layouts whose corners are in place already, as one of the given height. */
export const together = (layouts: readonly Layout[], height: number): Layout => ({
  height,
  at: (x, y) => {
    const placed = layouts.map((layout) => layout.at(x, y));
    return {
      content: placed.flatMap(({ content }) => content),
      background: placed.flatMap(({ background }) => background),
    };
  },
});

/** Layouts one below the other with a gap between them; those without height leave none. */
export function stacked(layouts: readonly Layout[], gap: number): Layout {
  let bottom = 0;
  const placed = layouts
    .filter(({ height }) => height > 0)
    .map((layout, index) => {
      const top = index === 0 ? 0 : bottom + gap;
      bottom = top + layout.height;
      return moved(layout, 0, top);
    });
  return together(placed, bottom);
}

/** The same layout with other content. */
export const recast = ({ height, at }: Layout, content: (before: Part[]) => Part[]): Layout => ({
  height,
  at: (x, y) => {
    const placed = at(x, y);
    return { ...placed, content: content(placed.content) };
  },
});

/** The same marks without meaning of their own: what is said on this side was said, or will be, elsewhere. */
export const asBackground = ({ height, at }: Layout): Layout => ({
  height,
  at: (x, y) => {
    const { content, background } = at(x, y);
    return { content: [], background: [...background, ...marksIn(content)] };
  },
});

/** The same layout, its content wrapped in one part. */
export const wrapped = (layout: Layout, part: Omit<Part, 'children'>): Layout =>
  recast(layout, (children) => [{ ...part, children }]);
