import { AsyncLocalStorage } from 'node:async_hooks';
import type { Viewer } from '@plumbline/access';
import type { ActualRevision, Guard } from '@plumbline/event-log';

/** A state that was read, with the revision of its stream; null where the stream has no event. */
type Read = Readonly<{ revision: bigint | null }>;
/** Who was admitted on what was read, and who is where that has moved. */
type Admitted = Readonly<{ viewer: Viewer; again: () => Promise<Viewer> }>;
/** The streams that were read, and what was decided on them already. */
export type ReadScope = { readonly reads: Map<string, Promise<Read>>; admitted?: Admitted };

/** A page of events can need many nominations; beyond this number states are read again instead of kept. */
const MOST = 1_000;

const scopes = new AsyncLocalStorage<ReadScope>();

const reading = <T>(work: () => T, scope: ReadScope): T => scopes.run(scope, work);

/**
 * Within `work`, and whatever it awaits, each stream is read when its state is first loaded; after that the same state is
 * returned, so that everything is from one moment. A nested scope reads anew and leaves the outer one as it
 * was: a request has one for finding out who is asking, and each decision has one of its own, in its turn.
 */
export const readingOnce = <T>(work: () => T): T => reading(work, { reads: new Map() });

/** The scope that this runs in. */
export const currentScope = (): ReadScope | undefined => scopes.getStore();

/**
 * Who was admitted on what this scope read. A decision that begins in it admits again, with what it reads itself, where any of these
 * streams has moved meanwhile; `again` throws where nobody is admitted now.
 */
export const checkAgainInTurn = (viewer: Viewer, again: () => Promise<Viewer>): void => {
  const scope = scopes.getStore();
  if (scope !== undefined) scope.admitted = { viewer, again };
};

/** What was read under that name in this scope, else what `read` reads now. Outside any scope it always reads. */
export const readOnce = <T extends Read>(name: string, read: () => Promise<T>): Promise<T> => {
  const scope = scopes.getStore();
  const alreadyRead = scope?.reads.get(name) as Promise<T> | undefined;
  if (alreadyRead !== undefined) return alreadyRead;
  const result = read();
  if (scope !== undefined && scope.reads.size < MOST) scope.reads.set(name, result);
  return result;
};

/** A command left a stream of this scope like that; undefined where that has to be read when somebody asks. */
export const leave = (scope: ReadScope | undefined, stream: string, state: Read | undefined): void => {
  if (state === undefined) scope?.reads.delete(stream);
  else scope?.reads.set(stream, Promise.resolve(state));
};

const revisionIn = async (read: Promise<Read>): Promise<ActualRevision> => (await read).revision ?? 'no-stream';

/** The streams that were read in a scope, as they were. */
export const guardsOf = (scope: ReadScope | undefined): Promise<readonly Guard[]> =>
  Promise.all([...(scope?.reads ?? [])].map(async ([stream, read]) => ({ stream, revision: await revisionIn(read) })));
