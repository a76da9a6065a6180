/**
 * Does some work for each item, so many at a time; what comes of it stands in the order of the items. After a failure
 * nothing more is begun, and the failure is thrown when all that had begun has ended.
 */
export async function sideBySide<T, R>(
  items: readonly T[],
  width: number,
  work: (item: T) => Promise<R>,
): Promise<R[]> {
  const results = new Array<R>(items.length);
  const waiting = items.entries();
  const stopping = new AbortController();
  const { signal } = stopping;
  const workThrough = async (): Promise<void> => {
    for (const [index, item] of waiting) {
      if (signal.aborted) return;
      try {
        results[index] = await work(item);
      } catch (error) {
        // Only the first reason stays.
        stopping.abort(error);
      }
    }
  };
  await Promise.all(Array.from({ length: width }, workThrough));
  signal.throwIfAborted();
  return results;
}
