// The writer thread runs this from plain sources too: only erasable syntax, and nothing of other libraries but types.
import type Database from 'better-sqlite3';
import type { KeysUsed } from '../codec/codec.js';
import { keysProblem } from '../stored/keys-problem.js';

type Given = Readonly<{ keys: KeysUsed | null; acceptLostKeys: boolean }>;

export const keysUsedIn = (db: Database.Database): KeysUsed | undefined =>
  db.prepare<[], KeysUsed>('SELECT keyring, made FROM keys_used').get();

/** See `keysProblem`. */
export const keysProblemOf = (db: Database.Database, given: KeysUsed | null): string | undefined =>
  keysProblem(keysUsedIn(db), given);

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
  const problem = keysProblemOf(db, keys);
  if (problem !== undefined) throw new Error(problem);
  return db.prepare<[], number>('SELECT count(*) FROM keys_lost').pluck().get() ?? 0;
};
