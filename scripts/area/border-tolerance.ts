/** District outlines are simplified, and one border is approximate by about 1.1 km; an outline may stray this far. */
export const BORDER_TOLERANCE_KM = 1.2;
