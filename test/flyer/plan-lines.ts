import { type FlyerPlan, isPart, type Mark, marksIn, type Part } from '#flyer/plan.ts';

/** So many words tell one box from another, and no more: a plan is about places. */
const WORDS_SHOWN = 4;

/** A plan as text, a line for each box: its role, where it is and how large (millimetres), and its first words. */
export function linesOfPlan({ pages, leftOut }: Pick<FlyerPlan, 'pages' | 'leftOut'>): string[] {
  const sides = pages.flatMap(({ content, background }, index) => [
    `side ${index + 1}`,
    ...content.flatMap(leavesOf).map((part) => line(part.role, marksIn([part]), firstWords(part))),
    ...background.map((mark) => line(kindOf(mark), [mark], mark.kind === 'text' ? shortened(mark.text) : lookOf(mark))),
  ]);
  return [`left out: ${leftOut.join(', ') || 'nothing'}`, ...sides];
}

/** Parts that hold marks of their own; a link stands within its paragraph. */
function leavesOf(part: Part): Part[] {
  const isLeaf = part.children.some((child) => !isPart(child) || child.role === 'Link');
  return isLeaf ? [part] : part.children.filter(isPart).flatMap(leavesOf);
}

function line(role: string, marks: readonly Mark[], words: string): string {
  const [left, top] = [Math.min(...marks.map(({ x }) => x)), Math.min(...marks.map(({ y }) => y))];
  const right = Math.max(...marks.map(({ x, width }) => x + width));
  const bottom = Math.max(...marks.map(({ y, height }) => y + height));
  const box = [left, top, right - left, bottom - top].map((mm) => mm.toFixed(1).replace(/^-0\.0$/, '0.0'));
  return [role, ...box, words].join(' ').trim();
}

const firstWords = (part: Part): string =>
  part.alt ?? shortened(marksIn([part]).reduce((words, mark) => words + (mark.kind === 'text' ? mark.text : ''), ''));
const shortened = (words: string): string => words.trim().split(/\s+/).slice(0, WORDS_SHOWN).join(' ');
const kindOf = ({ kind }: Mark): string => (kind === 'text' ? 'aside' : kind);
const lookOf = (mark: Mark): string =>
  mark.kind === 'rect' ? [mark.fill, mark.stroke && `frame ${mark.stroke}`].filter(Boolean).join(' ') : '';

const BOX = /^(?<role>\S+) (?<x>-?[\d.]+) (?<y>-?[\d.]+) (?<width>[\d.]+) (?<height>[\d.]+) ?(?<words>.*)$/;

/** How a plan differs from the one before: which boxes came, went, moved or changed their size, and by how much. */
export function changesBetween(before: readonly string[], after: readonly string[]): string[] {
  const [was, is] = [keyed(before), keyed(after)];
  const gone = [...was.keys()].filter((key) => !is.has(key)).map((key) => `${key}: is gone`);
  const other = [...is].flatMap(([key, now]) => {
    const then = was.get(key);
    if (!then) return [`${key}: is new`];
    const moves = MOVES.flatMap(([name, way]) => {
      const by = Number(now[name] ?? 0) - Number(then[name] ?? 0);
      return Math.abs(by) < 0.05 ? [] : [`${by.toFixed(1)} mm ${way}`];
    });
    return moves.length > 0 ? [`${key}: ${moves.join(', ')}`] : [];
  });
  return [...gone, ...other];
}

const MOVES = [
  ['x', 'to the right'],
  ['y', 'down'],
  ['width', 'wider'],
  ['height', 'higher'],
] as const;

/** Boxes by their side, role and words; those of the same words by their order too. */
function keyed(lines: readonly string[]): Map<string, Record<string, string>> {
  const boxes = new Map<string, Record<string, string>>();
  const seen = new Map<string, number>();
  let side = '';
  for (const one of lines) {
    const box = BOX.exec(one)?.groups;
    if (!box) side = one;
    const name = box ? `${side}, ${box.role} “${box.words}”` : one;
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    boxes.set(count > 1 ? `${name} (${count})` : name, box ?? {});
  }
  return boxes;
}
