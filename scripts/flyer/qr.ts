import { encodeQR } from 'qr';
import type { PathMark } from '#flyer/plan.ts';

/** The white border that ISO/IEC 18004 asks for, in modules. */
const QUIET_ZONE = 4;

/** A QR code without its white border, and how wide that border must be. */
export interface QrCode {
  mark: PathMark;
  quietMm: number;
}

const drawn = new Map<string, { path: string; quietMm: number }>();

/** A QR code in a square. Error correction M survives a fold and a coffee cup. */
export function qrCode(text: string, sizeMm: number, ink: string): QrCode {
  const key = `${sizeMm} ${text}`;
  const { path, quietMm } = drawn.get(key) ?? shapeOf(text, sizeMm);
  drawn.set(key, { path, quietMm });
  return { mark: { kind: 'path', path, fill: ink, x: 0, y: 0, width: sizeMm, height: sizeMm }, quietMm };
}

function shapeOf(text: string, sizeMm: number): { path: string; quietMm: number } {
  // The encoder always draws a border; this one is taken off again.
  const bordered = encodeQR(text, 'raw', { ecc: 'medium', border: 1 });
  const modules = bordered.slice(1, -1).map((row) => row.slice(1, -1));
  const side = sizeMm / modules.length;
  const mm = (count: number): number => Math.round(count * side * 1e4) / 1e4;
  const runs = modules.flatMap((row, y) => darkRuns(row).map(({ from, to }) => ({ from, to, y })));
  const path = runs
    .map(
      ({ from, to, y }) => `M${mm(from)} ${mm(y)}L${mm(to)} ${mm(y)}L${mm(to)} ${mm(y + 1)}L${mm(from)} ${mm(y + 1)}Z`,
    )
    .join('');
  return { path, quietMm: QUIET_ZONE * side };
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
