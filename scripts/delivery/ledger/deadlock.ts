/** How PostgreSQL ends one of two that wait for each other. */
const DEADLOCK = '40P01';
const MOST_TRIES = 5;

/**
 * Does again what PostgreSQL undid because two writers waited for each other: a sender that writes outcomes, and its own renewal of the
 * lease of the same rows, may meet in any order. Only for what does the same when it is done twice.
 */
export async function throughDeadlocks<T>(work: () => Promise<T>, tries = MOST_TRIES): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const isDeadlock = error instanceof Error && 'code' in error && error.code === DEADLOCK;
    if (!isDeadlock || tries <= 1) throw error;
    return throughDeadlocks(work, tries - 1);
  }
}
