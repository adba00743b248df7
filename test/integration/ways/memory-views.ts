import type { EventStore } from '@plumbline/event-log';
import type { ReadViews, ViewProgress } from '@plumbline/application';
import type { PlumblineEvent, Position, Recorded } from '@plumbline/domain';
import { VIEWS } from '@plumbline/projections';
import type { Views } from '@plumbline/read-model';
import { TABLES } from '@plumbline/read-model/tables';
import { openReadModel, type ReadModel } from '@plumbline/view-store';
import { sql } from 'kysely';

/** Those that commands look at. */
const NEEDED = VIEWS.filter(({ name }) => ['people', 'board', 'packets', 'cycles'].includes(name));
const MOST = 10_000;

/** Real views in memory, projected when somebody waits for them. A branch begins where the views are, and is taken back before these go on. */
export class MemoryViews implements ViewProgress {
  private readonly rows;
  private readonly projections;

  private constructor(
    private readonly model: ReadModel,
    readonly db: ReadViews,
    private readonly store: EventStore,
    private reached: Position | null,
  ) {
    this.rows = model.rows(NEEDED);
    this.projections = NEEDED.map((view) => ({ tables: view.tables, changesOf: this.rows.projection(view) }));
  }

  static open(store: EventStore): MemoryViews {
    const model = openReadModel({ dataDir: ':memory:', tables: TABLES });
    model.prepare(NEEDED);
    return new MemoryViews(model, model.reader<Views>().db, store, null);
  }

  async waitFor(): Promise<boolean> {
    const events = (await this.store.readAll(this.reached, MOST)) as readonly Recorded<PlumblineEvent>[];
    if (events.length === 0) return true;
    this.model.transaction(() => {
      for (const event of events)
        for (const { tables, changesOf } of this.projections) this.rows.apply(tables, changesOf(event));
      this.rows.flush();
    });
    this.reached = events.at(-1)?.position ?? this.reached;
    return true;
  }

  async branch(store: EventStore): Promise<MemoryViews> {
    await sql.raw('savepoint branch').execute(this.db);
    return new MemoryViews(this.model, this.db, store, this.reached);
  }
  async takeBack(): Promise<void> {
    await sql.raw('rollback to branch').execute(this.db);
    await sql.raw('release branch').execute(this.db);
  }

  close(): void {
    this.model.close();
  }
}
