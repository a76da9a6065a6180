/**
 * Looks at something again whenever so long has passed since the last time, and not before.
 * @param clockMs a clock that only goes forward.
 * @returns what is called before each step; it throws what `look` throws, and other steps do not wait for it.
 */
export function lookingAgain(look: () => Promise<void>, everyMs: number, clockMs: () => number): () => Promise<void> {
  let lastMs = clockMs();
  return async () => {
    const nowMs = clockMs();
    if (nowMs - lastMs < everyMs) return;
    lastMs = nowMs;
    await look();
  };
}
