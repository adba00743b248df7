import { AsyncLocalStorage } from 'node:async_hooks';

type Reads = Map<string, Promise<unknown>>;
/** A page of events can touch every nomination; more states than this are read again rather than held together. */
const MOST = 1_000;

const reads = new AsyncLocalStorage<Reads>();

/**
 * Within `work`, and whatever it waits for, each stream is read when its state is first asked for; after that the same state is
 * given out, so that all that is said of one moment fits together. A scope inside another reads anew and leaves the outer one as it
 * was: a request has one for finding out who is asking, and each decision has one of its own, in its turn.
 */
export const readingOnce = <T>(work: () => T): T => reads.run(new Map(), work);

/** What was read under that name in this scope, else what `read` reads now. Outside any scope it always reads. */
export const readOnce = <T>(name: string, read: () => Promise<T>): Promise<T> => {
  const scope = reads.getStore();
  const alreadyRead = scope?.get(name) as Promise<T> | undefined;
  if (alreadyRead !== undefined) return alreadyRead;
  const result = read();
  if (scope !== undefined && scope.size < MOST) scope.set(name, result);
  return result;
};
