// Runs in the writer thread, from plain sources too: only erasable syntax, and of this project nothing but types.
import type Database from 'better-sqlite3';
import { LRUCache } from 'lru-cache';
import type { Encoded } from '../codec/codec.js';
import type { Append, Outcome, Place } from './protocol.js';

type Head = { revision: number; position: number };
type Held = Head & { id: string };

const INSERT = `INSERT INTO events (position, id, stream, revision, type, version, data, recorded_at, actor,
  correlation_id, causation_id, idempotency_key) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;
const MAX_HEADS = 50_000;

const done = (place: Place, repeated: boolean): Outcome => ({ is: 'done', repeated, ...place });
const revisionAfter = (expected: number | 'no-stream'): number => (expected === 'no-stream' ? 0 : expected + 1);
const actualOf = (head: Head | undefined): number | 'no-stream' => head?.revision ?? 'no-stream';
const sameIds = (held: readonly Held[], events: readonly Encoded[]): boolean =>
  held.length === events.length && held.every(({ id }, at) => id === events[at]?.id);
/** A full disk, I/O errors and damage concern the file; any other error concerns the one append. */
const concernsFile = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && /^SQLITE_(?!CONSTRAINT|TOOBIG)/.test(String(error.code));

/** The SQL of the one writer. `apply` commits appends together; where it throws, none of them is there. */
export class BatchWriter {
  private readonly db: Database.Database;
  private readonly heads = new LRUCache<string, Head>({ max: MAX_HEADS });
  /** Of the last event; unknown after a rollback. */
  private position: number | undefined;
  private readonly sql;

  constructor(db: Database.Database) {
    this.db = db;
    this.sql = {
      begin: db.prepare('BEGIN IMMEDIATE'),
      commit: db.prepare('COMMIT'),
      insert: db.prepare(INSERT),
      head: db.prepare('SELECT revision, position FROM events WHERE stream = ? ORDER BY revision DESC LIMIT 1'),
      last: db.prepare('SELECT max(position) FROM events').pluck(),
      byId: db.prepare('SELECT stream, revision FROM events WHERE id = ?'),
      ids: db.prepare(
        'SELECT id, revision, position FROM events WHERE stream = ? AND revision >= ? ORDER BY revision LIMIT ?',
      ),
      record: db.prepare('SELECT request, receipt FROM commands WHERE key = ?'),
      keep: db.prepare('INSERT INTO commands (key, request, receipt) VALUES (?, ?, ?)'),
    };
  }

  /** One faulty append must not fail the others: the batch is then run again with savepoints. */
  apply(appends: readonly Append[]): readonly Outcome[] {
    try {
      return this.commit(appends, (append) => this.one(append));
    } catch (error) {
      if (concernsFile(error)) throw error;
      return this.commit(appends, (append) => this.guarded(append));
    }
  }

  /** Writes one page unchanged and waits for the disk; throws where that fails. */
  probe(): void {
    this.whole(() => {
      const version = this.db.pragma('user_version', { simple: true });
      this.db.pragma(`user_version = ${String(version)}`);
    });
  }

  private commit(appends: readonly Append[], run: (append: Append) => Outcome): readonly Outcome[] {
    return this.whole(() => {
      this.position ??= this.lastPosition();
      return appends.map(run);
    });
  }

  private whole<T>(work: () => T): T {
    try {
      this.sql.begin.run();
      const result = work();
      this.sql.commit.run();
      return result;
    } catch (error) {
      this.forget();
      throw error;
    }
  }

  private guarded(append: Append): Outcome {
    const { position } = this;
    this.db.exec('SAVEPOINT append');
    try {
      const outcome = this.one(append);
      this.db.exec('RELEASE append');
      return outcome;
    } catch (error) {
      if (concernsFile(error)) throw error;
      this.db.exec('ROLLBACK TO append; RELEASE append');
      this.position = position;
      this.heads.delete(append.stream);
      return { is: 'refused', detail: error instanceof Error ? error.message : String(error) };
    }
  }

  private one(append: Append): Outcome {
    const { record } = append;
    const answered = record && this.answered(record);
    if (answered) return answered;
    const outcome = this.outcome(append);
    if (record && outcome.is === 'done') {
      const { stream, revision, position, appended } = outcome;
      this.sql.keep.run(record.key, record.request, JSON.stringify({ stream, revision, position, appended }));
    }
    return outcome;
  }

  private answered({ key, request }: NonNullable<Append['record']>): Outcome | undefined {
    const recorded = this.sql.record.get(key) as { request: string; receipt: string } | undefined;
    if (recorded === undefined) return undefined;
    return recorded.request === request ? done(JSON.parse(recorded.receipt) as Place, true) : { is: 'key-reused' };
  }

  private outcome(append: Append): Outcome {
    const head = this.headOf(append.stream);
    const { expected } = append;
    // What stands at the head has nothing after it, so only these two can be repeats.
    if (expected === 'any' || expected !== actualOf(head)) {
      const first = this.repeated(append);
      if (first) return done(first, true);
      if (expected !== 'any') return { is: 'conflict', actual: head?.revision ?? null };
    }
    return done(this.write(append, head), false);
  }

  private write({ stream, events }: Append, head: Head | undefined): Place {
    let revision = head?.revision ?? -1;
    for (const event of events) this.insert(event, stream, ++revision);
    if (events.length === 0) return { stream, revision: null, position: null, ...head, appended: 0 };
    const written = { revision, position: this.position ?? 0 };
    this.heads.set(stream, written);
    return { stream, ...written, appended: events.length };
  }

  private insert(event: Encoded, stream: string, revision: number): void {
    const { id, type, version, data, recordedAt, actor, correlationId, causationId, idempotencyKey } = event;
    const at = (this.position ?? 0) + 1;
    const { insert } = this.sql;
    insert.run(
      at,
      id,
      stream,
      revision,
      type,
      version,
      data,
      recordedAt,
      actor,
      correlationId,
      causationId,
      idempotencyKey,
    );
    this.position = at;
  }

  /** The place of these very events, where the stream holds them right after the expected revision. */
  private repeated({ stream, expected, events }: Append): Place | undefined {
    const [first] = events;
    const held = first && (this.sql.byId.get(first.id) as { stream: string; revision: number } | undefined);
    if (held?.stream !== stream) return undefined;
    if (expected !== 'any' && held.revision !== revisionAfter(expected)) return undefined;
    const there = this.sql.ids.all(stream, held.revision, events.length) as Held[];
    const last = sameIds(there, events) ? there.at(-1) : undefined;
    return last && { stream, revision: last.revision, position: last.position, appended: events.length };
  }

  private headOf(stream: string): Head | undefined {
    const held = this.heads.get(stream);
    if (held) return held;
    const read = this.sql.head.get(stream) as Head | undefined;
    if (read) this.heads.set(stream, read);
    return read;
  }

  /** Back to what the file says. A failed COMMIT or a full disk may have rolled back already. */
  private forget(): void {
    this.heads.clear();
    this.position = undefined;
    if (this.db.inTransaction) this.db.exec('ROLLBACK');
  }

  private lastPosition(): number {
    return (this.sql.last.get() as number | null) ?? 0;
  }
}
