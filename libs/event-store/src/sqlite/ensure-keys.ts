// The writer thread runs this from plain sources too: only erasable syntax, and nothing of other libraries but types.
import type Database from 'better-sqlite3';
import type { KeysUsed } from '../codec/codec.js';

const RESTORE =
  'Put the keys and their master key back from a backup; or, to go on without these texts for ever, start once with PLUMBLINE_LOST_KEYS=accept';
/** Why a log is not opened with other keys than its own, or without them. */
export const OTHER_KEYS = `its texts about people are sealed with other keys than those given. ${RESTORE}`;
const olderBy = (missing: number): string =>
  `the keys given are an older copy: at least ${String(missing)} that texts about people are sealed with were made later. ${RESTORE}`;

type Given = Readonly<{ keys: KeysUsed | null; acceptLostKeys: boolean }>;

/**
 * Why these are not the keys of a log, in words; undefined where they are. A log is read with the keys that its texts were sealed with: with
 * others, or with an older copy, texts would silently read as erased.
 */
export const keysProblem = (db: Database.Database, given: KeysUsed | null): string | undefined => {
  const used = db.prepare<[], KeysUsed>('SELECT keyring, made FROM keys_used').get();
  if (used === undefined) return undefined;
  if (used.keyring !== given?.keyring) return OTHER_KEYS;
  return used.made > given.made ? olderBy(used.made - given.made) : undefined;
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
  const problem = keysProblem(db, keys);
  if (problem !== undefined) throw new Error(problem);
  return db.prepare<[], number>('SELECT count(*) FROM keys_lost').pluck().get() ?? 0;
};
