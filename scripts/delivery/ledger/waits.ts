const MINUTE_MS = 60_000;

/** How long to wait before the next try, in minutes; servers that turn strangers away at first ask for five to fifteen. */
const WAITS_MINUTES = [1, 5, 15, 60, 180];

/** When an email that was not taken is tried again: later each time. */
export function nextTry(attempt: number, now: Date): Date {
  const minutes = WAITS_MINUTES[Math.min(attempt, WAITS_MINUTES.length) - 1] ?? 1;
  return new Date(now.getTime() + minutes * MINUTE_MS);
}
