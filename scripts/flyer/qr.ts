import { encodeQR } from 'qr';
import type { DrawingMark, Shape } from '#flyer/plan.ts';

/** The white border that ISO/IEC 18004 asks for, in modules. */
const QUIET_ZONE = 4;

/** A QR code without its white border, and how wide that border must be. */
export interface QrCode {
  mark: DrawingMark;
  quietMm: number;
}

const drawn = new Map<string, { shapes: readonly Shape[]; quietMm: number }>();

/** A QR code in a square. Error correction M survives a fold and a coffee cup. */
export function qrCode(text: string, sizeMm: number, ink: string): QrCode {
  const key = `${sizeMm} ${ink} ${text}`;
  const { shapes, quietMm } = drawn.get(key) ?? shapesOf(text, sizeMm, ink);
  drawn.set(key, { shapes, quietMm });
  return { mark: { kind: 'drawing', shapes, x: 0, y: 0, width: sizeMm, height: sizeMm }, quietMm };
}

function shapesOf(text: string, sizeMm: number, fill: string): { shapes: Shape[]; quietMm: number } {
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
  return { shapes: [{ path, fill }], quietMm: QUIET_ZONE * side };
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
