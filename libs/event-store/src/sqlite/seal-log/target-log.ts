import { type KeyedDigest, keyedDigestOf, type SqliteKeyring } from '@plumbline/sealing';
import { makePrivate } from '@plumbline/sqlite';
import Database from 'better-sqlite3';
import { join } from 'node:path';
import { checkTexts, type TextsChecked, type WhyGone } from '../../codec/check-texts.js';
import { Codec } from '../../codec/codec.js';
import type { Opened } from '../../codec/references.js';
import type { Stored } from '../../codec/rows.js';
import { checkLog, eventsOf } from '../check-log.js';
import { EVENTS_FILE, PRAGMAS } from '../connect.js';
import { DDL } from '../schema.js';
import { INSERT, inserted, MOVE_END, NOTE_KEYS } from '../statements.js';
import { keyedRecord } from './keyed-records.js';
import { type Command, COMMANDS, type Loss, SLICE } from './source-log.js';

const connect = (file: string): Database.Database => {
  makePrivate(file);
  const db = new Database(file);
  for (const [name, value] of Object.entries(PRAGMAS)) db.pragma(`${name} = ${String(value)}`);
  db.exec(DDL);
  return db;
};

/** The log that is copied into: events at the positions that they have in the source, in order and without gaps. */
export class TargetLog {
  readonly #db: Database.Database;
  readonly #codec: Codec;
  readonly #keyring: SqliteKeyring;
  readonly #slice;
  readonly #sql;

  constructor(directory: string, keyring: SqliteKeyring) {
    this.#db = connect(join(directory, EVENTS_FILE));
    this.#keyring = keyring;
    this.#codec = new Codec(keyring);
    this.#slice = this.#db.prepare<[number, number], Stored>(
      eventsOf(this.#db.pragma('user_version', { simple: true }), SLICE),
    );
    this.#sql = {
      insert: this.#db.prepare(INSERT),
      moveEnd: this.#db.prepare(MOVE_END),
      moveLast: this.#db.prepare('UPDATE log_end SET position = ?'),
      noteKeys: this.#db.prepare(NOTE_KEYS),
      last: this.#db.prepare<[], number>('SELECT position FROM log_end').pluck(),
      lose: this.#db.prepare('INSERT OR IGNORE INTO keys_lost VALUES (@loss, @accepted_at, @last_position)'),
      record: this.#db.prepare('INSERT OR IGNORE INTO commands VALUES (@key, @request, @receipt, @checksum)'),
      commands: this.#db.prepare<[], Command>(COMMANDS),
    };
  }

  /** Of the last event of a log that was copied before. */
  static headIn(directory: string): number {
    const db = new Database(join(directory, EVENTS_FILE), { fileMustExist: true });
    const head = db.prepare<[], number>('SELECT position FROM log_end').pluck().get();
    db.close();
    return head ?? 0;
  }

  /** Of the last event. */
  get head(): number {
    return this.#sql.last.get() ?? 0;
  }

  /** The events after a position, in order, with what became of their texts. */
  after(position: number, whyGone: WhyGone): Promise<readonly TextsChecked[]> {
    return checkTexts(this.#codec, this.#slice.all(position, this.head), () => whyGone);
  }

  async dataOf(stored: readonly Stored[]): Promise<readonly Opened['opened'][]> {
    return (await this.#codec.withTexts(stored)).map(({ opened }) => opened);
  }

  commands(): IterableIterator<Command> {
    return this.#sql.commands.iterate();
  }

  /** All of them or, where this is cut short, none. */
  append(events: readonly Stored[]): void {
    this.#db.transaction(() => {
      for (const event of events) this.#insert(event);
      const last = events.at(-1);
      if (last !== undefined) this.#sql.moveLast.run(last.position);
      if (events.some(({ boxes }) => boxes !== null)) this.#sql.noteKeys.run(this.#keyring.id, this.#keyring.made);
    })();
  }

  async addRest(losses: readonly Loss[], commands: Iterable<Command>): Promise<void> {
    const digestOf = await this.digests();
    this.#db.transaction(() => {
      for (const loss of losses) this.#sql.lose.run(loss);
      for (const command of commands) this.#sql.record.run(keyedRecord(command, digestOf));
    })();
  }

  /** As records of the copy have them: under its key. */
  digests(): Promise<KeyedDigest> {
    return keyedDigestOf(this.#keyring, 'requests');
  }

  /** Throws where anything is not as it was written. */
  check(): void {
    this.#db.pragma('wal_checkpoint(TRUNCATE)');
    checkLog(this.#db, {
      texts: (problem) => {
        throw new Error(problem);
      },
    });
  }

  async close(): Promise<void> {
    this.#db.close();
    await this.#codec.close();
  }

  #insert(event: Stored): void {
    const { stream, revision, position } = event;
    this.#sql.insert.run(inserted(event));
    this.#sql.moveEnd.run(stream, revision, position);
  }
}
