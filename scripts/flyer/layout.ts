import { isPart, type Mark, type Part } from '#flyer/plan.ts';

/** Something laid out on its own: its top left corner is 0, 0, and nothing of it lies below its height. */
export interface Layout {
  height: number;
  content: Part[];
  background: Mark[];
}

export const EMPTY: Layout = { height: 0, content: [], background: [] };

const movedMark = <M extends Mark>(mark: M, x: number, y: number): M => ({
  ...mark,
  x: mark.x + x,
  y: mark.y + y,
  ...(mark.kind === 'text' ? { baseline: mark.baseline + y } : {}),
});

const movedPart = (part: Part, x: number, y: number): Part => ({
  ...part,
  children: part.children.map((child) => (isPart(child) ? movedPart(child, x, y) : movedMark(child, x, y))),
});

/** The same layout with its corner elsewhere; its height then counts from there. */
export const moved = ({ height, content, background }: Layout, x: number, y: number): Layout => ({
  height,
  content: content.map((part) => movedPart(part, x, y)),
  background: background.map((mark) => movedMark(mark, x, y)),
});

/** Several layouts whose corners are in place already, as one of the given height. */
export const together = (layouts: readonly Layout[], height: number): Layout => ({
  height,
  content: layouts.flatMap(({ content }) => content),
  background: layouts.flatMap(({ background }) => background),
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

/** The same layout, its content wrapped in one part. */
export const wrapped = (layout: Layout, part: Omit<Part, 'children'>): Layout => ({
  ...layout,
  content: [{ ...part, children: layout.content }],
});
