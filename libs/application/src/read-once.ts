import { AsyncLocalStorage } from 'node:async_hooks';

type Reads = Map<string, Promise<unknown>>;
/** A page of events can need many nominations; beyond this number states are read again instead of kept. */
const MOST = 1_000;

const reads = new AsyncLocalStorage<Reads>();

/**
 * Within `work`, and whatever it awaits, each stream is read when its state is first loaded; after that the same state is
 * returned, so that everything is from one moment. A nested scope reads anew and leaves the outer one as it
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
