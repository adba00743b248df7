import { CachedTable } from '../cached-table.js';
import { q } from '../ddl.js';
import type { Table } from '../define-table.js';
import { RowCache } from '../row-cache.js';
import type { ProjectedRows, ProgressWriter, Work } from '../writable-views.js';
import type { EverPut } from './ever-put.js';
import type { NotedChanges } from './noted-changes.js';
import { NotedRows, type Statement } from './noted-rows.js';
import { NotedProgress } from './noted-progress.js';
import type { WriterSession } from './writer-session.js';

/** A commit takes a few round trips: longer slices mean fewer of them. Nobody waits for this thread but for what it projects. */
const SLICE_MS = 60;
/** A row that is not in memory costs a part of a round trip. */
const MOST_ROWS = 20_000;

type Target = Readonly<{
  session: WriterSession;
  tables: readonly Table[];
  physical: (table: string) => string;
  flushAt: number;
  changes?: NotedChanges;
  /** What was put into the tables since they were empty, where that is known. */
  ever?: EverPut | undefined;
  /** Writes what was changed, with the progress, in one commit. */
  write: (writes: readonly Statement[], progress: NotedProgress) => Promise<void>;
}>;

/**
 * Rows in PostgreSQL. A view finds a row that is not in memory absent; which rows these were is noted, and they are loaded, many in one
 * statement, and the events projected again. So a view stays the same pure function as on a file.
 */
export class PostgresRows implements ProjectedRows {
  readonly sliceMs = SLICE_MS;
  readonly cache: RowCache;
  readonly #to: Target;
  readonly #noted: readonly Readonly<{ noted: NotedRows; cached: CachedTable }>[];

  #writing: Promise<void> = Promise.resolve();

  constructor(to: Target) {
    this.#to = to;
    this.#noted = to.tables.map((table) => {
      const noted = new NotedRows(table, to.physical(table.name), to.ever);
      return { noted, cached: new CachedTable(noted) };
    });
    const tables = new Map(this.#noted.map(({ noted, cached }) => [noted.table.name, cached]));
    this.cache = new RowCache(tables, to.changes, MOST_ROWS);
  }

  get gathers(): boolean {
    return this.#to.flushAt > 0;
  }

  commit<T>({ project, progress }: Work<T>): Promise<T> {
    return this.#orCleared(async () => {
      const result = await this.#projected(project);
      const noted = new NotedProgress();
      progress(result, noted satisfies ProgressWriter);
      await this.#write(this.cache.dirty >= this.#to.flushAt, noted);
      return result;
    });
  }

  flush(): Promise<void> {
    return this.#orCleared(async () => {
      await this.#write(true, new NotedProgress());
      await this.#writing;
    });
  }

  async #projected<T>(project: () => T): Promise<T> {
    for (;;) {
      this.cache.begin();
      const result = project();
      const asked = this.#noted.flatMap(({ noted, cached }) =>
        noted.takeAsked().map((statement) => ({ statement, noted, cached })),
      );
      if (asked.length === 0) {
        this.cache.keep();
        return result;
      }
      this.cache.undo();
      const found = await this.#to.session.read(asked.map(({ statement }) => statement));
      asked.forEach(({ noted, cached }, at) => {
        for (const row of found[at] ?? []) cached.loaded(noted.decode(row));
      });
    }
  }

  async #write(isFlushed: boolean, progress: NotedProgress): Promise<void> {
    if (isFlushed) this.cache.flush();
    const writes = isFlushed ? this.#noted.flatMap(({ noted }) => noted.takeWrites()) : [];
    if (writes.length === 0 && !progress.isAny) return;
    await this.#writing;
    const writing = this.#to.write(writes, progress);
    if (!this.gathers) return writing;
    // Goes on while the next rows are projected. Whatever is asked of the session meanwhile comes after it.
    this.#writing = writing;
    writing.catch(() => undefined);
  }

  /** Nothing of a commit that failed stays in memory. */
  async #orCleared<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      this.cache.clear();
      for (const { noted } of this.#noted) noted.forget();
      this.#to.changes?.forget();
      throw error;
    }
  }
}

/** Plans of queries go by what the server knows of a table, which is nothing of one that has just been filled. */
export const analyze = (physical: string): string => `ANALYZE ${q(physical)}`;
