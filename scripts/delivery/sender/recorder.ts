import type { Result } from '#delivery/ledger/outcomes.ts';

/** Writes outcomes as they come, those of a short time together. */
export interface Recorder {
  /** Takes an outcome; waits only when very many are not written yet. @throws what kept earlier ones from being written. */
  take: (result: Result) => Promise<void>;
  /** Waits until all are written. */
  flush: () => Promise<void>;
}

/** So many outcomes a crash may lose at most; what they were about is then uncertain. */
const MOST_WAITING = 256;
/** A disk confirms a few hundred writes a second, for few outcomes and for many: those that come within this time are written together. */
const GATHERING_MS = 40;

/** A recorder that writes by a function. */
export function recorderOf(write: (results: readonly Result[]) => Promise<void>): Recorder {
  let waiting: Result[] = [];
  let writing: Promise<void> = Promise.resolve();
  let isGathering = false;
  let failure: { error: unknown } | undefined;

  const writeWaiting = async (): Promise<void> => {
    const results = waiting;
    waiting = [];
    if (results.length === 0 || failure) return;
    await write(results).catch((error: unknown) => {
      failure = { error };
    });
  };
  const queueWriting = (): Promise<void> => {
    isGathering = false;
    writing = writing.then(writeWaiting);
    return writing;
  };
  const flush = async (): Promise<void> => {
    await queueWriting();
    if (failure) throw failure.error;
  };
  return {
    take: async (result) => {
      if (failure) throw failure.error;
      waiting.push(result);
      if (waiting.length >= MOST_WAITING) return flush();
      if (isGathering) return;
      isGathering = true;
      setTimeout(queueWriting, GATHERING_MS);
    },
    flush,
  };
}
