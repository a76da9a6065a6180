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
