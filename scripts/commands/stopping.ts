/** Somebody stopped a command before it was done. */
export class Stopped extends Error {}

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/**
 * Does some work that ends as soon as it can, with `Stopped`, when somebody stops the command; a second time ends the
 * process at once.
 */
export async function stoppable<T>(work: (stop: AbortSignal) => Promise<T>): Promise<T> {
  const stopping = new AbortController();
  const onSignal = (): void => stopping.abort(new Stopped());
  for (const signal of SIGNALS) process.once(signal, onSignal);
  try {
    return await work(stopping.signal);
  } finally {
    for (const signal of SIGNALS) process.off(signal, onSignal);
  }
}

/** npm passes on what the terminal has sent to the command already: signals of so short a time are one. */
const ONE_MS = 1000;

/**
 * Listens for who stops a command: the first time it is to finish what is in hand, the second time to leave it, and the third
 * time the process ends at once.
 * @returns what ends the listening.
 */
export function onStops(finish: () => void, leave: () => void): () => void {
  const steps = [finish, leave];
  let lastMs = Number.NEGATIVE_INFINITY;
  const onSignal = (): void => {
    const nowMs = performance.now();
    if (nowMs - lastMs < ONE_MS) return;
    lastMs = nowMs;
    steps.shift()?.();
    if (steps.length === 0) end();
  };
  const end = (): void => {
    for (const signal of SIGNALS) process.off(signal, onSignal);
  };
  for (const signal of SIGNALS) process.on(signal, onSignal);
  return end;
}
