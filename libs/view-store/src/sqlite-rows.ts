import type { RowCache } from './row-cache.js';
import type { ProgressWriter, ProjectedRows, Work } from './writable-views.js';

/** How long a slice of work may block the event loop. */
const SLICE_MS = 12;

type Target = Readonly<{
  transaction: <T>(work: () => T) => T;
  write: ProgressWriter;
  /** Number of changed rows from which they are written; 0 writes them with every commit. */
  flushAt: number;
}>;

/** Rows of a file: whatever is not in memory is read at once. */
export class SqliteRows implements ProjectedRows {
  readonly sliceMs = SLICE_MS;
  readonly cache: RowCache;
  readonly #to: Target;

  constructor(cache: RowCache, to: Target) {
    this.cache = cache;
    this.#to = to;
  }

  get gathers(): boolean {
    return this.#to.flushAt > 0;
  }

  commit<T>({ project, progress }: Work<T>): T {
    return this.#inTransaction(() => {
      const result = project();
      if (this.cache.dirty >= this.#to.flushAt) this.cache.flush();
      progress(result, this.#to.write);
      return result;
    });
  }

  flush(): void {
    this.#inTransaction(() => {
      this.cache.flush();
    });
  }

  /** The cache may have rows that were rolled back, so it is cleared. */
  #inTransaction<T>(work: () => T): T {
    try {
      return this.#to.transaction(work);
    } catch (error) {
      this.cache.clear();
      throw error;
    }
  }
}
