/** Starts work on a few items at a time, in order, and yields the results in the same order. */
export const inFlight = async function* <T, R>(
  items: Iterable<T> | AsyncIterable<T>,
  width: number,
  work: (item: T) => Promise<R>,
): AsyncGenerator<R> {
  const running: Promise<R>[] = [];
  const first = (): Promise<R> => running.shift() as Promise<R>;
  for await (const item of items) {
    const begun = work(item);
    // A failure is thrown when its result is taken; until then it must not crash the process.
    begun.catch(() => undefined);
    running.push(begun);
    if (running.length >= width) yield await first();
  }
  while (running.length > 0) yield await first();
};
