import { encodeQR } from 'qr';
import type { PathMark } from '#flyer/plan.ts';

/** The white border that ISO/IEC 18004 asks for, in modules. */
const QUIET_ZONE = 4;

const drawn = new Map<string, string>();

/** A QR code in a square, its quiet zone included. Error correction M survives a fold and a coffee cup. */
export function qrMark(text: string, sizeMm: number, ink: string): PathMark {
  const key = `${sizeMm} ${text}`;
  const path = drawn.get(key) ?? pathOf(text, sizeMm);
  drawn.set(key, path);
  return { kind: 'path', path, fill: ink, x: 0, y: 0, width: sizeMm, height: sizeMm };
}

function pathOf(text: string, sizeMm: number): string {
  const modules = encodeQR(text, 'raw', { ecc: 'medium', border: QUIET_ZONE });
  const side = sizeMm / modules.length;
  const mm = (count: number): number => Math.round(count * side * 1e4) / 1e4;
  const runs = modules.flatMap((row, y) => darkRuns(row).map(({ from, to }) => ({ from, to, y })));
  return runs
    .map(
      ({ from, to, y }) => `M${mm(from)} ${mm(y)}L${mm(to)} ${mm(y)}L${mm(to)} ${mm(y + 1)}L${mm(from)} ${mm(y + 1)}Z`,
    )
    .join('');
}

/** Neighbouring squares as one, so that no hair of white shows between them. */
function darkRuns(row: readonly boolean[]): { from: number; to: number }[] {
  const runs: { from: number; to: number }[] = [];
  row.forEach((isDark, x) => {
    const last = runs.at(-1);
    if (isDark && last?.to === x) last.to = x + 1;
    else if (isDark) runs.push({ from: x, to: x + 1 });
  });
  return runs;
}
