import { StorageFault } from '#storage/storage-fault.ts';

/** How long a visitor waits for the store before they are told to come again. */
const PATIENCE_MS = 8000;
/** So many may wait at the same time; the next ones are told at once. */
const MOST_WAITING = 500;

/** Lets nobody wait for a store that does not answer. What was asked of it may still be done later. */
export function patience(patienceMs = PATIENCE_MS, mostWaiting = MOST_WAITING) {
  let waiting = 0;
  return async <T>(ask: () => Promise<T>): Promise<T> => {
    if (waiting >= mostWaiting) throw new StorageFault('Too many visitors wait for the store of subscribers.');
    waiting += 1;
    const asked = ask().finally(() => {
      waiting -= 1;
    });
    const { promise: impatient, reject } = Promise.withResolvers<never>();
    const timer = setTimeout(() => reject(new StorageFault(SLOW)), patienceMs);
    try {
      return await Promise.race([asked, impatient]);
    } finally {
      clearTimeout(timer);
    }
  };
}

const SLOW = 'The store of subscribers does not answer in time: another process may be writing to it for too long.';
