import type { Kysely } from 'kysely';
import type { Position } from '@plumbline/domain';
import type { Changes } from './changes.js';
import type { Checkpoint, ParkedStream } from './checkpoints.js';
import type { Heartbeat } from './heartbeat.js';
import type { MaybePromise } from './writable-views.js';

const CHANGES = new WeakMap<object, Changes>();

/** What was changed behind the queries of a reader's `db`; undefined for any other. */
export const changesBehind = (db: object): Changes | undefined => CHANGES.get(db);

export const followBehind = (db: object, changes: Changes): void => {
  CHANGES.set(db, changes);
};

/** Queries of stored views, whichever database keeps them. `db` sees committed rows, never half of a batch or a half-swapped view. */
export interface ViewsReader<Views> {
  readonly db: Kysely<Views>;
  /** What was changed since something was read. */
  readonly changes: Changes;
  /** Why the views cannot be read, where that is so now. */
  readonly failure: string | null;
  /** True as soon as every view has handled the position; false after `timeoutMs`. @throws ViewsUnavailable where nobody can say, at once where that lasts */
  waitFor(position: Position, timeoutMs: number): Promise<boolean>;
  checkpoints(): MaybePromise<readonly Checkpoint[]>;
  parked(): MaybePromise<readonly ParkedStream[]>;
  /** The id of the first event of the log that the views are derived from. */
  source(): MaybePromise<string | null>;
  /** False as long as not every view has caught up once: there would seem to be nothing. */
  isWhole(): MaybePromise<boolean>;
  /** Of the process that runs the projections. */
  heartbeat(): MaybePromise<Heartbeat | undefined>;
  close(): MaybePromise<void>;
}
