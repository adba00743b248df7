// The writer thread runs this from plain sources too: only erasable syntax, and nothing of other libraries but types.
import type Database from 'better-sqlite3';
import type { KeysUsed } from '../codec/codec.js';
import type { LogOfKeys } from '../stored/keys-problem.js';
import { keysFinding, keysProblem, toNote } from '../stored/keys-problem.js';
import { NOTE_KEYS } from './statements.js';

type Given = Readonly<{ keys: KeysUsed | null; acceptLostKeys: boolean }>;

export const keysUsedIn = (db: Database.Database): KeysUsed | undefined =>
  db.prepare<[], KeysUsed>('SELECT keyring, made FROM keys_used').get();

const logOf = (db: Database.Database): LogOfKeys => ({
  used: keysUsedIn(db),
  isEmpty: db.prepare('SELECT 1 FROM log_end WHERE position > 0').get() === undefined,
});

/** See `keysProblem`. */
export const keysProblemOf = (db: Database.Database, given: KeysUsed | null): string | undefined =>
  keysProblem(logOf(db), given);

/** See `keysFinding`. */
export const keysFindingOf = (db: Database.Database, given: KeysUsed | null, lacking: number): string | undefined =>
  keysFinding(logOf(db), given, lacking);

const note = (db: Database.Database, given: KeysUsed | null): void => {
  const noted = toNote(logOf(db), given);
  if (noted !== undefined) db.prepare(NOTE_KEYS).run(noted.keyring, noted.made);
};

const accept = (db: Database.Database): void => {
  db.exec('DELETE FROM keys_used');
  db.prepare(
    `INSERT INTO keys_lost (accepted_at, last_position) SELECT ?, position FROM log_end
      WHERE position > (SELECT coalesce(max(last_position), 0) FROM keys_lost)`,
  ).run(new Date().toISOString());
};

/** Throws where these are not the keys of the log, unless that is accepted. Returns how often the log went on without keys. */
export const ensureKeys = (db: Database.Database, { keys, acceptLostKeys }: Given): number => {
  if (acceptLostKeys) accept(db);
  const problem = acceptLostKeys ? undefined : keysProblemOf(db, keys);
  if (problem !== undefined) throw new Error(problem);
  note(db, keys);
  return db.prepare<[], number>('SELECT count(*) FROM keys_lost').pluck().get() ?? 0;
};
