import type { Result } from '#delivery/ledger/outcomes.ts';

/** Writes outcomes as they come, as many at once as have come while the last ones were being written. */
export interface Recorder {
  /** Takes an outcome; waits only when very many are not written yet. @throws what kept earlier ones from being written. */
  take: (result: Result) => Promise<void>;
  /** Waits until all are written. */
  flush: () => Promise<void>;
}

/** So many outcomes a crash may lose at most; what they were about is then uncertain. */
const MOST_WAITING = 32;

/** A recorder that writes by a function. */
export function recorderOf(write: (results: readonly Result[]) => Promise<void>): Recorder {
  let waiting: Result[] = [];
  let writing: Promise<void> | undefined;
  let failure: { error: unknown } | undefined;

  const writeAll = async (): Promise<void> => {
    while (waiting.length > 0 && !failure) {
      const results = waiting;
      waiting = [];
      await write(results).catch((error: unknown) => {
        failure = { error };
      });
    }
    writing = undefined;
  };
  const flush = async (): Promise<void> => {
    writing ??= writeAll();
    await writing;
    if (failure) throw failure.error;
  };
  return {
    take: async (result) => {
      if (failure) throw failure.error;
      waiting.push(result);
      writing ??= Promise.resolve().then(writeAll);
      if (waiting.length >= MOST_WAITING) await flush();
    },
    flush,
  };
}
