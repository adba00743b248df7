// Runs in the writer thread, from plain sources too: only erasable syntax, and nothing of other libraries but types.
import type Database from 'better-sqlite3';
import { LRUCache } from 'lru-cache';
import type { KeysUsed } from '../codec/codec.js';
import type { Encoded } from '../codec/rows.js';
import { isAskedBy } from '../codec/kept-record.js';
import { checksumOf, type CommandRow } from './checksum.js';
import type { Append, Outcome, Place } from './protocol.js';
import { ENDS, INSERT, inserted, MOVE_END, NOTE_KEYS } from './statements.js';
import { concernsFile, Transactions } from './transactions.js';

type Head = { revision: number; position: number };
type Held = Head & { id: string };
type Ends = Readonly<{
  recorded: number | null;
  position: number | null;
  found: number | null;
  foundAt: number | null;
}>;

const MAX_HEADS = 50_000;

const done = (place: Place, repeated: boolean): Outcome => ({ is: 'done', repeated, ...place });
const revisionAfter = (expected: number | 'no-stream'): number => (expected === 'no-stream' ? 0 : expected + 1);
const actualOf = (head: Head | undefined): number | 'no-stream' => head?.revision ?? 'no-stream';
const sameIds = (held: readonly Held[], events: readonly Encoded[]): boolean =>
  held.length === events.length && held.every(({ id }, at) => id === events[at]?.id);
/** What an append would be decided on is not what was written. */
class Unreadable extends Error {}

/** The SQL of the one writer. `apply` commits appends together; where it throws, none of them is there. */
export class BatchWriter {
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
    const answered = record && this.answered(record);
    if (answered) return answered;
    const outcome = this.outcome(append);
    if (record && outcome.is === 'done') {
      const { stream, revision, position, appended } = outcome;
      const { key, request } = record;
      const row = { key, request, receipt: JSON.stringify({ stream, revision, position, appended }) };
      this.sql.keep.run(row.key, row.request, row.receipt, checksumOf(row));
    }
    return outcome;
  }

  private answered(record: NonNullable<Append['record']>): Outcome | undefined {
    const recorded = this.sql.record.get(record.key) as (CommandRow & { checksum: Buffer }) | undefined;
    if (recorded === undefined) return undefined;
    if (!checksumOf(recorded).equals(recorded.checksum))
      throw new Unreadable('the record of a command is not what was written');
    return isAskedBy(recorded, record) ? done(JSON.parse(recorded.receipt) as Place, true) : { is: 'key-reused' };
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
    return this.movedGuard(append) ?? done(this.write(append, head), false);
  }

  private movedGuard({ guards }: Append): Outcome | undefined {
    for (const { stream, revision } of guards) {
      const actual = this.headOf(stream)?.revision ?? null;
      if (actual !== revision) return { is: 'guard-moved', stream, actual };
    }
    return undefined;
  }

  private write({ stream, events, keys }: Append, head: Head | undefined): Place {
    let revision = head?.revision ?? -1;
    if (keys !== null && events.some(({ boxes }) => boxes !== null)) this.noteKeys(keys);
    for (const event of events) this.insert(event, stream, ++revision);
    if (events.length === 0) return { stream, revision: null, position: null, ...head, appended: 0 };
    const written = { revision, position: this.position ?? 0 };
    this.sql.moveEnd.run(stream, written.revision, written.position);
    this.heads.set(stream, written);
    return { stream, ...written, appended: events.length };
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
    const { recorded, position, found, foundAt } = this.sql.ends.get(stream) as Ends;
    if (recorded !== found || position !== foundAt) throw new Unreadable('a stream does not end where it should');
    if (recorded === null || position === null) return undefined;
    const head = { revision: recorded, position };
    this.heads.set(stream, head);
    return head;
  }

  private lastPosition(): number {
    const { recorded, found } = this.sql.last.get() as { recorded: number; found: number | null };
    if (recorded !== (found ?? 0)) throw new Unreadable('the log does not end where it should');
    return recorded;
  }
}
