// Runs in the writer thread, from plain sources too: only erasable syntax, and nothing of other libraries but types.
import type Database from 'better-sqlite3';
import { LRUCache } from 'lru-cache';
import type { KeysUsed } from '../codec/codec.js';
import type { Encoded } from '../codec/rows.js';
import type { Append, Outcome } from '../stored/append.js';
import type { StoredCommand } from '../stored/command-row.js';
import {
  answered,
  commandRow,
  decided,
  type Head,
  headIn,
  type Held,
  type Seen,
  type StreamEnd,
  Unreadable,
  written,
} from '../stored/decide.js';
import { ENDS, INSERT, inserted, MOVE_END, NOTE_KEYS } from './statements.js';
import { concernsFile, Transactions } from './transactions.js';

const MAX_HEADS = 50_000;

/** The SQL of the one writer. `apply` commits appends together; where it throws, none of them is there. */
export class BatchWriter implements Seen {
  private readonly db: Database.Database;
  private readonly transactions: Transactions;
  private readonly heads = new LRUCache<string, Head>({ max: MAX_HEADS });
  /** Of the last event; unknown after a rollback. */
  private position: number | undefined;
  /** How many keys are noted as used, so that each commit does not note them again; unknown after a rollback. */
  private keysNoted: number | undefined;
  private readonly sql;

  constructor(db: Database.Database) {
    this.db = db;
    this.transactions = new Transactions(db);
    this.sql = {
      insert: db.prepare(INSERT),
      ends: db.prepare(ENDS),
      moveEnd: db.prepare(MOVE_END),
      last: db.prepare('SELECT l.position AS recorded, (SELECT max(position) FROM events) AS found FROM log_end l'),
      moveLast: db.prepare('UPDATE log_end SET position = ?'),
      byId: db.prepare('SELECT stream, revision FROM events WHERE id = ?'),
      ids: db.prepare(
        'SELECT id, revision, position FROM events WHERE stream = ? AND revision >= ? ORDER BY revision LIMIT ?',
      ),
      record: db.prepare('SELECT key, request, receipt, checksum FROM commands WHERE key = ?'),
      noteKeys: db.prepare(NOTE_KEYS),
      keep: db.prepare('INSERT INTO commands (key, request, receipt, checksum) VALUES (?, ?, ?, ?)'),
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
    this.transactions.run(() => {
      const version = this.db.pragma('user_version', { simple: true });
      this.db.pragma(`user_version = ${String(version)}`);
    });
  }

  private commit(appends: readonly Append[], run: (append: Append) => Outcome): readonly Outcome[] {
    try {
      return this.transactions.run(() => {
        const before = (this.position ??= this.lastPosition());
        const outcomes = appends.map(run);
        if (this.position !== before) this.sql.moveLast.run(this.position);
        return outcomes;
      });
    } catch (error) {
      // Back to what the file says.
      this.heads.clear();
      this.position = undefined;
      this.keysNoted = undefined;
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
      this.keysNoted = undefined;
      this.heads.delete(append.stream);
      if (error instanceof Unreadable) return { is: 'unreadable', detail: error.message };
      return { is: 'refused', detail: error instanceof Error ? error.message : String(error) };
    }
  }

  private one(append: Append): Outcome {
    const { record } = append;
    const answer = record && answered(this, record);
    if (answer) return answer;
    const outcome = decided(this, append) ?? this.write(append, this.headOf(append.stream));
    if (record && outcome.is === 'done') {
      const { key, request, receipt, checksum } = commandRow(record, outcome);
      this.sql.keep.run(key, request, receipt, checksum);
    }
    return outcome;
  }

  private write(append: Append, head: Head | undefined): Outcome {
    const { events, keys } = append;
    if (keys !== null && events.some(({ boxes }) => boxes !== null)) this.noteKeys(keys);
    if (events.length > 0) this.insertAll(append, head);
    return written(append, head, this.position ?? 0);
  }

  private insertAll({ stream, events }: Append, head: Head | undefined): void {
    let revision = head?.revision ?? -1;
    for (const event of events) this.insert(event, stream, ++revision);
    const end = { revision, position: this.position ?? 0 };
    this.sql.moveEnd.run(stream, end.revision, end.position);
    this.heads.set(stream, end);
  }

  /** What the file has of keys is never more than there is: these were made before their texts were sealed. */
  private noteKeys({ keyring, made }: KeysUsed): void {
    if (made === this.keysNoted) return;
    this.sql.noteKeys.run(keyring, made);
    this.keysNoted = made;
  }

  private insert(event: Encoded, stream: string, revision: number): void {
    const position = (this.position ?? 0) + 1;
    this.sql.insert.run(inserted({ ...event, stream, revision, position }));
    this.position = position;
  }

  placeOf(id: string): { stream: string; revision: number } | undefined {
    return this.sql.byId.get(id) as { stream: string; revision: number } | undefined;
  }

  heldFrom(stream: string, revision: number, limit: number): readonly Held[] {
    return this.sql.ids.all(stream, revision, limit) as Held[];
  }

  record(key: string): StoredCommand | undefined {
    return this.sql.record.get(key) as StoredCommand | undefined;
  }

  headOf(stream: string): Head | undefined {
    const held = this.heads.get(stream);
    if (held) return held;
    const head = headIn(this.sql.ends.get(stream) as StreamEnd);
    if (head !== undefined) this.heads.set(stream, head);
    return head;
  }

  private lastPosition(): number {
    const { recorded, found } = this.sql.last.get() as { recorded: number; found: number | null };
    if (recorded !== (found ?? 0)) throw new Unreadable('the log does not end where it should');
    return recorded;
  }
}
