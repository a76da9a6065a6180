import { type Box, boxOf, type Outline } from '#area/shape/geometry.ts';
import { areaKm2 } from '#area/shape/measure.ts';

/** What is asked of an outline again and again. */
export interface Measures {
  /** Undefined when nothing of it is on the earth. */
  box: Box | undefined;
  landKm2: number;
}

const measured = new WeakMap<Outline, Measures>();

/** Measures an outline once: those of a library never change while it is in use, and are asked for at every move of a drawing. */
export function measuresOf(outline: Outline): Measures {
  const known = measured.get(outline) ?? { box: boxOf([outline]), landKm2: areaKm2(outline) };
  measured.set(outline, known);
  return known;
}
