import type { Position } from '@plumbline/domain';
import type { Checkpoint, ParkedStream } from '../checkpoints.js';
import type { Table } from '../define-table.js';
import type { Heartbeat } from '../heartbeat.js';
import type { View } from '../view.js';
import type { ProjectedRows, Rebuild, RowsState, WritableViews } from '../writable-views.js';
import { layoutOf } from './ddl.js';
import { EverPut } from './ever-put.js';
import { NotedChanges } from './noted-changes.js';
import type { NotedProgress } from './noted-progress.js';
import type { Statement } from './noted-rows.js';
import { PostgresRebuild } from './postgres-rebuild.js';
import { PostgresRows } from './postgres-rows.js';
import { leftovers, resetOf, stateOf } from './prepare.js';
import { READ } from './statements.js';
import { type Dropped, UnusedSchemas } from './unused-schemas.js';
import type { WriterSession } from './writer-session.js';
import { tablesOf } from '../tables-of.js';

/** One statement that moves every view from where it was known to be: it touches fewer rows where somebody else has moved one. */
const MOVE = `UPDATE projection_checkpoints c SET "position" = m."to"
  FROM unnest($1::text[], $2::text[], $3::text[]) AS m ("view", "from", "to")
  WHERE c."view" = m."view" AND c."position" IS NOT DISTINCT FROM m."from"`;
const BEAT = `INSERT INTO projection_runner VALUES (true, now(), $1) ON CONFLICT ("one") DO UPDATE SET
  "aliveAt" = excluded."aliveAt", "failure" = excluded."failure"`;
const WHOLE = `INSERT INTO projection_whole VALUES (true) ON CONFLICT DO NOTHING`;
const NOT_WHOLE = 'DELETE FROM projection_whole';
const SOURCE = `INSERT INTO projection_source VALUES (true, $1) ON CONFLICT DO NOTHING`;

type Statements = readonly (Statement | string)[];

/** Views in PostgreSQL as their one writer sees them, whose session holds the lock of the runner. */
export class PostgresViews implements WritableViews {
  readonly session: WriterSession;
  readonly #tables: ReadonlyMap<string, Table>;
  readonly #changes = new NotedChanges();
  #ever: EverPut | undefined;
  #unused: UnusedSchemas | undefined;
  #positions: ReadonlyMap<string, Position | null> = new Map();

  constructor(session: WriterSession, tables: readonly Table[]) {
    this.session = session;
    this.#tables = new Map(tables.map((table) => [table.name, table]));
  }

  async prepare(views: readonly View[]): Promise<ReadonlyMap<string, RowsState>> {
    const stored = await this.stored();
    const there = (await this.session.rows<{ name: string }>(READ.tables)).map(({ name }) => name);
    const states = views.map((view) => {
      const checkpoint = stored.find((one) => one.view === view.name);
      return { view, checkpoint, state: stateOf(view, checkpoint, there) };
    });
    const resets = states.flatMap(({ view, checkpoint, state }) =>
      state === 'reset'
        ? resetOf(view, {
            tables: this.#tablesOf(view),
            layout: this.#layout(view),
            generation: checkpoint?.generation ?? 1,
          })
        : [],
    );
    const dropped = leftovers(there, [...this.#tables.keys()]);
    this.#ever = states.every(({ state }) => state === 'reset') ? new EverPut() : undefined;
    if (resets.length > 0) this.#changes.everything();
    if (resets.length + dropped.length > 0)
      await this.#commitTold([...dropped, ...(resets.length > 0 ? [NOT_WHOLE, ...resets] : [])]);
    await this.stored();
    return new Map(states.map(({ view, state }) => [view.name, state]));
  }

  async stored(): Promise<readonly Checkpoint[]> {
    const stored = await this.session.rows<Checkpoint>(READ.checkpoints);
    this.#positions = new Map(stored.map(({ view, position }) => [view, position]));
    return stored;
  }

  parked(): Promise<readonly ParkedStream[]> {
    return this.session.rows<ParkedStream>(READ.parked);
  }

  async source(): Promise<string | null> {
    const [found] = await this.session.rows<{ firstEvent: string }>(READ.source);
    return found?.firstEvent ?? null;
  }

  async derivedFrom(firstEvent: string): Promise<void> {
    await this.session.rows(SOURCE, [firstEvent]);
  }

  /** Nobody reads them before. */
  async caughtUp(): Promise<void> {
    await this.session.rows(WHOLE);
  }

  /** Drops the schemas of other releases that nobody has used for so long. */
  dropUnused(afterMs: number): Promise<readonly Dropped[]> {
    this.#unused ??= new UnusedSchemas(this.session, afterMs);
    return this.#unused.drop();
  }

  /** Records for readers that this runner is alive, by the clock of the server, and its failure, if any. */
  async beat({ failure }: Pick<Heartbeat, 'failure'>): Promise<void> {
    await this.session.rows(BEAT, [failure]);
  }

  projecting(views: readonly View[]): ProjectedRows {
    return new PostgresRows({
      session: this.session,
      tables: views.flatMap((view) => this.#tablesOf(view)),
      physical: (name) => name,
      flushAt: 0,
      changes: this.#changes,
      ever: this.#ever,
      write: (writes, progress) => this.#write(writes, progress),
    });
  }

  async rebuildTables(views: readonly View[], how: 'gathered' | 'at-once'): Promise<Rebuild> {
    const stored = await this.session.rows<Checkpoint>(READ.checkpoints);
    const rebuilt = views.map((view) => {
      const old = stored.find((checkpoint) => checkpoint.view === view.name)?.generation ?? 1;
      return { view, tables: this.#tablesOf(view), layout: this.#layout(view), old, next: old + 1 };
    });
    return PostgresRebuild.begin({
      session: this.session,
      views: rebuilt,
      how,
      commit: (statements) => this.#commit(statements),
      swapped: async (statements) => {
        this.#changes.everything();
        this.#ever?.end();
        await this.#commitTold(statements);
        await this.stored();
      },
    });
  }

  async #write(writes: readonly Statement[], progress: NotedProgress): Promise<void> {
    await this.#commitTold([...writes, ...progress.statements], progress.moves);
  }

  /** With what was noted of the rows that are served, and so only with these rows: whoever hears of a row earlier keeps what it was. */
  #commitTold(statements: Statements, moves?: ReadonlyMap<string, Position>): Promise<void> {
    return this.#commit([...statements, ...this.#changes.take()], moves);
  }

  async #commit(statements: Statements, moves: ReadonlyMap<string, Position> = new Map()): Promise<void> {
    await this.session.transaction(() => {
      const from = this.#positions;
      const to = new Map([...from].map(([view, position]) => [view, moves.get(view) ?? position]));
      return {
        fence: { text: MOVE, values: [[...from.keys()], [...from.values()], [...to.values()]] },
        rows: from.size,
        statements,
        committed: () => {
          this.#positions = to;
        },
      };
    });
  }

  #layout(view: View): string {
    return layoutOf(this.#tablesOf(view));
  }

  #tablesOf(view: View): readonly Table[] {
    return tablesOf(this.#tables, view);
  }
}
