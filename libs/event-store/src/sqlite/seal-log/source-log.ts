import type { Forgotten } from '@plumbline/event-log';
import { keysFileOf, KeysReader, type KeysPlace } from '@plumbline/sealing';
import { holdLock } from '@plumbline/sqlite';
import type Database from 'better-sqlite3';
import { existsSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { checkTexts, goneFor, type TextsChecked, type WhyGone } from '../../codec/check-texts.js';
import { Codec } from '../../codec/codec.js';
import { endedIn, whyEnded, type WhyEnded } from '../../codec/ended.js';
import type { Opened } from '../../codec/references.js';
import type { Stored } from '../../codec/rows.js';
import { isKnownVersion } from '../../codec/versions.js';
import { checkLog, eventsOf } from '../check-log.js';
import type { CommandRow } from '../../stored/command-row.js';
import { EVENTS_FILE, openReadOnly } from '../connect.js';
import { LOCK_FILE } from '../lock.js';
import { probeFile } from '../probe.js';
import { SealRefused } from './seal-refused.js';

/** `leafFormat`: of the last event that the command wrote; null where it wrote none. */
export type Command = CommandRow & Readonly<{ checksum: Buffer; leafFormat: number | null }>;
export const COMMANDS = `SELECT c.key, c.request, c.receipt, c.checksum, e.leaf_format AS leafFormat
  FROM commands c LEFT JOIN events e ON e.position = json_extract(c.receipt, '$.position') ORDER BY c.key`;
export type Loss = Readonly<{ loss: number; accepted_at: string; last_position: number }>;

/** So many events are copied, and compared, at once. */
export const SLICE = 50;
/** The first that gives every event its hash; a server of this version makes one of an older file. */
const OLDEST = 2;

const unlocked = (): void => undefined;

/** A directory that no server was ever started on has no lock, and gets none. */
export const lockIfAny = (directory: string): (() => void) => {
  const file = join(directory, LOCK_FILE);
  if (!existsSync(file)) return unlocked;
  const unlock = holdLock(file);
  if (unlock === undefined) throw new SealRefused(`${directory} is open in a running server: stop that one first.`);
  return unlock;
};

type OpenedFile = Readonly<{ file: string; hadShm: boolean }>;

/** SQLite makes these to read a file, and leaves them where it may not write it. */
const removeTraces = ({ file, hadShm }: OpenedFile): void => {
  const [wal, shm] = [`${file}-wal`, `${file}-shm`];
  const isFolded = !existsSync(wal) || statSync(wal).size === 0;
  if (isFolded) rmSync(wal, { force: true });
  if (isFolded || !hadShm) rmSync(shm, { force: true });
};

/** The log of a data directory, which is read and never changed. */
export class SourceLog {
  readonly #slice: (after: number) => readonly Stored[];
  readonly head: number;
  readonly losses: readonly Loss[];
  /** Whose texts are gone for ever. */
  readonly ended: readonly Forgotten[];
  readonly whyEnded: WhyEnded;
  readonly keys: KeysReader | null;
  readonly #codec: Codec;
  readonly #db: Database.Database;
  readonly #leave: () => void;

  private constructor(db: Database.Database, keys: KeysReader | null, leave: () => void) {
    const slice = db.prepare<[number, number], Stored>(eventsOf(db.pragma('user_version', { simple: true }), SLICE));
    const has = (table: string) => db.prepare('SELECT 1 FROM sqlite_schema WHERE name = ?').get(table) !== undefined;
    const streamsWith = db.prepare<[string], string>('SELECT DISTINCT stream FROM events WHERE type = ?').pluck();
    this.head = Number(db.prepare('SELECT position FROM log_end').pluck().get());
    this.losses = has('keys_lost') ? db.prepare<[], Loss>('SELECT * FROM keys_lost ORDER BY loss').all() : [];
    this.ended = endedIn((type) => streamsWith.all(type));
    this.whyEnded = whyEnded(this.ended);
    this.whyGone = goneFor(this.whyEnded, this.losses.at(-1)?.last_position ?? 0);
    this.keys = keys;
    this.#slice = (after) => slice.all(after, this.head);
    this.#codec = new Codec(keys);
    this.#db = db;
    this.#leave = leave;
  }

  /** Throws where it cannot be read, is damaged, or a server runs on it. */
  static open(directory: string, keys: KeysPlace): SourceLog {
    const file = join(directory, EVENTS_FILE);
    if (!existsSync(file)) throw new SealRefused(`There are no events in ${directory}.`);
    const unlock = lockIfAny(directory);
    const opened = [file, keysFileOf(keys)].map((each) => ({ file: each, hadShm: existsSync(`${each}-shm`) }));
    const leave = (): void => {
      opened.filter(({ file: each }) => dirname(each) === directory).forEach(removeTraces);
      unlock();
    };
    let db: Database.Database | undefined;
    try {
      const version = probeFile(file);
      if (version < OLDEST)
        throw new SealRefused(
          `${file} is of a version whose events have no hashes: start the server of this version once on a copy of it, and migrate that.`,
        );
      db = openReadOnly(file);
      checkLog(db);
      return new SourceLog(db, KeysReader.open(keys), leave);
    } catch (error) {
      db?.close();
      leave();
      throw error;
    }
  }

  /** The events after a position, in order, with what became of their texts. Throws where one is not what was sealed. */
  async after(position: number): Promise<readonly TextsChecked[]> {
    const checked = await checkTexts(this.#codec, this.#slice(position), () => this.whyGone);
    for (const { stored, problem } of checked) {
      const { position: at, type, version } = stored;
      const why = isKnownVersion(type, version) ? problem : `${type} version ${String(version)} is unknown here`;
      if (why !== undefined) throw new SealRefused(`The event at position ${String(at)} cannot be copied: ${why}.`);
    }
    return checked;
  }

  /** Their data as they were written, with those texts that are still there. */
  async dataOf(stored: readonly Stored[]): Promise<readonly Opened['opened'][]> {
    return (await this.#codec.withTexts(stored)).map(({ opened }) => opened);
  }

  commands(): IterableIterator<Command> {
    return this.#db.prepare<[], Command>(COMMANDS).iterate();
  }

  async close(): Promise<void> {
    await this.#codec.close();
    this.#db.close();
    this.#leave();
  }

  /** Why a text may be missing, in the source and in its copy. */
  readonly whyGone: WhyGone;
}
