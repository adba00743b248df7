/** Begins the work of a few items at a time, in their order, and yields what came of each in the same order. */
export const inFlight = async function* <T, R>(
  items: Iterable<T> | AsyncIterable<T>,
  width: number,
  work: (item: T) => Promise<R>,
): AsyncGenerator<R> {
  const running: Promise<R>[] = [];
  const first = (): Promise<R> => running.shift() as Promise<R>;
  for await (const item of items) {
    const begun = work(item);
    // Whoever takes it learns of its failure; until then, or if nobody does because an earlier one failed, it is no crash.
    begun.catch(() => undefined);
    running.push(begun);
    if (running.length >= width) yield await first();
  }
  while (running.length > 0) yield await first();
};
