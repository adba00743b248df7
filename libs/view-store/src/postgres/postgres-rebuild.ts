import { setTimeout as sleep } from 'node:timers/promises';
import { generationTable } from '../generation-names.js';
import type { RebuiltView } from '../rebuilt-view.js';
import type { ProjectedRows, Rebuild, RebuiltTo } from '../writable-views.js';
import { createFresh, dropTable, renameTable } from './ddl.js';
import { EverPut } from './ever-put.js';
import { parkOf } from './noted-progress.js';
import type { Statement } from './noted-rows.js';
import { analyze, PostgresRows } from './postgres-rows.js';
import { saved } from './prepare.js';
import { isLocked, type WriterSession } from './writer-session.js';

/** Rows of rebuilt tables that change often are written once. Readers of what is served wait for no such commit. */
const WAITING_ROWS = 10_000;
/** Whoever reads a table is waited for so long, and nobody else can read it meanwhile. */
const LOCK_MS = 300;
const AGAIN_MS = 200;
const MOST_TRIES = 50;

type Statements = readonly (Statement | string)[];

type Parts = Readonly<{
  session: WriterSession;
  views: readonly RebuiltView[];
  how: 'gathered' | 'at-once';
  commit: (statements: Statements) => Promise<void>;
  swapped: (statements: Statements) => Promise<void>;
}>;

/** Tries again while somebody reads what is to be renamed or dropped. */
const untilFree = async (work: () => Promise<void>): Promise<void> => {
  for (let tries = 1; ; tries += 1) {
    try {
      await work();
      return;
    } catch (error) {
      if (!isLocked(error) || tries >= MOST_TRIES) throw error;
      await sleep(AGAIN_MS);
    }
  }
};
const SOON = `SET LOCAL lock_timeout = ${String(LOCK_MS)}`;

export class PostgresRebuild implements Rebuild {
  readonly rows: ProjectedRows;

  private constructor(private readonly parts: Parts) {
    const physical = new Map(
      parts.views.flatMap(({ tables, next }) => tables.map(({ name }) => [name, generationTable(name, next)])),
    );
    this.rows = new PostgresRows({
      session: parts.session,
      tables: parts.views.flatMap(({ tables }) => tables),
      physical: (name) => physical.get(name) ?? name,
      flushAt: parts.how === 'gathered' ? WAITING_ROWS : 0,
      ever: new EverPut(),
      // The progress of a rebuild is written once, by the swap; a crash before it leaves only tables that the next start drops.
      write: (writes) => (writes.length > 0 ? parts.commit(writes) : Promise.resolve()),
    });
  }

  static async begin(parts: Parts): Promise<PostgresRebuild> {
    await parts.commit(
      parts.views.flatMap(({ tables, next }) =>
        tables.map((table) => createFresh(table, generationTable(table.name, next))),
      ),
    );
    return new PostgresRebuild(parts);
  }

  async swap(reached: (view: string) => RebuiltTo): Promise<void> {
    const { session, views, swapped } = this.parts;
    for (const table of this.#named(({ next }) => next)) await session.rows(analyze(table));
    const renamed = views.flatMap(({ tables, old, next }) =>
      tables.flatMap(({ name }) => [
        renameTable(name, generationTable(name, old)),
        renameTable(generationTable(name, next), name),
      ]),
    );
    const checkpoints = views.flatMap(({ view: { name: view, version }, layout, next }) => {
      const { position, parked } = reached(view);
      return [...saved({ view, version, layout, generation: next, position }), ...parked.map(parkOf)];
    });
    await untilFree(() => swapped([SOON, ...renamed, ...checkpoints]));
  }

  async discard(): Promise<void> {
    const { session, commit } = this.parts;
    const dropped = [...this.#named(({ old }) => old), ...this.#named(({ next }) => next)].map(dropTable);
    // What is left behind is dropped by the next start.
    if (session.isOver) return;
    await untilFree(() => commit([SOON, ...dropped]));
  }

  #named(generation: (view: RebuiltView) => number): readonly string[] {
    return this.parts.views.flatMap((view) => view.tables.map(({ name }) => generationTable(name, generation(view))));
  }
}
