import { keysFileOf, keysFileProblem, type KeysPlace } from '@plumbline/sealing';
import { messageOf, syncFile, syncFolder } from '@plumbline/sqlite';
import { chmodSync, copyFileSync, constants, existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { TextCounts } from '../codec/check-texts.js';
import { NO_TEXTS } from '../codec/check-texts.js';
import { endedIn } from '../codec/ended.js';
import { lastingKeys, type OpenedKeyring, openKeysAt } from '../keys-at.js';
import { checkDataDir } from '../sqlite/check-data-dir.js';
import { EVENTS_FILE } from '../sqlite/connect.js';
import { lockDataDir } from '../sqlite/lock.js';
import { openStoredEvents } from '../sqlite/stored-events.js';
import type { OnChecked } from '../stored/checked.js';
import { BackupRefused } from './refused.js';
import { beginRestore, endRestore, undoRestore } from './restore-begun.js';
import { EarlierLog, type WholeLog, wholeLog } from './whole-log.js';

export type RestoreAsked = Readonly<{
  place: KeysPlace;
  from: string;
  keysFrom: string | undefined;
  onProgress: OnChecked;
}>;
/** `findings`: why a start may be refused, and texts that do not open. */
export type Restored = WholeLog & Readonly<{ dataDir: string; texts: TextCounts; findings: readonly string[] }>;

const VIEWS = 'views.db';
/** Of the tree of the log. */
const TREE = 'tree.db';

const ensureFree = ({ place, keysFrom }: RestoreAsked): void => {
  const files = [EVENTS_FILE, `${EVENTS_FILE}-wal`].map((name) => join(place.dataDir, name));
  const taken = [...files, ...(keysFrom === undefined ? [] : [keysFileOf(place)])].find((file) => existsSync(file));
  if (taken !== undefined)
    throw new BackupRefused(
      `${taken} is there already, and nothing is overwritten: move it away, or name another folder.`,
    );
  const derived = [VIEWS, TREE].map((name) => join(place.dataDir, name)).find((file) => existsSync(file));
  if (derived !== undefined)
    throw new BackupRefused(`${derived} is there, from another log or a later time: remove it, it is derived again.`);
};

const ensureFile = (file: string): void => {
  if (!existsSync(file)) throw new BackupRefused(`There is no file ${file}.`);
  if (!statSync(file).isFile())
    throw new BackupRefused(`${file} is a folder, or no file: name the file that \`plumbline backup\` made.`);
};

const ensureThere = ({ place, from, keysFrom }: RestoreAsked): void => {
  for (const file of [from, keysFrom]) if (file !== undefined) ensureFile(file);
  if (keysFrom !== undefined && (place.url ?? null) !== null)
    throw new BackupRefused(
      'PLUMBLINE_KEYS_URL names a database: restore its dump there, or name a file for the keys.',
    );
};

const place = (from: string, to: string): void => {
  copyFileSync(from, to, constants.COPYFILE_EXCL);
  chmodSync(to, 0o600);
  syncFile(to);
  syncFolder(dirname(to));
};

const OTHER = 'Nothing was restored: name another file.';

const placeKeys = (from: string, to: string): void => {
  place(from, to);
  const problem = keysFileProblem(to);
  if (problem !== undefined) throw new BackupRefused(`${from} is no whole backup of keys: ${problem}. ${OTHER}`);
};

/** Of what is wrong with a copy, its backup is told. */
const placedLog = (file: string, from: string, onProgress: OnChecked): WholeLog => {
  try {
    return wholeLog(file, onProgress);
  } catch (error) {
    if (error instanceof EarlierLog)
      throw new BackupRefused(
        `${from} is a backup of an earlier release. Nothing was restored: restore it with that release, and start the server of this one there.`,
        { cause: error },
      );
    const reason = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    throw new BackupRefused(`${from} is no whole backup of events: ${messageOf(reason)}. ${OTHER}`, { cause: error });
  }
};

/** Whatever the log says is gone: an older copy of the keys brings it back. */
const destroyEnded = async (keys: KeysPlace): Promise<void> => {
  const events = openStoredEvents(join(keys.dataDir, EVENTS_FILE));
  let keyring: OpenedKeyring | undefined;
  try {
    if (events.keysProblem(null) === undefined) return;
    keyring = await lastingKeys('The events', () => openKeysAt(keys, { mustExist: true, acceptLost: false }));
    await keyring.destroy(endedIn((type) => events.streamsWith(type)));
  } finally {
    events.close();
    await keyring?.close();
  }
};

/** What a start would find, but for the log itself. */
const withKeys = async (keys: KeysPlace, onProgress: OnChecked): Promise<Pick<Restored, 'texts' | 'findings'>> => {
  try {
    await destroyEnded(keys);
    return await checkDataDir(keys, onProgress);
  } catch (error) {
    return { texts: NO_TEXTS, findings: [messageOf(error)] };
  }
};

const restored = async (asked: RestoreAsked): Promise<Restored> => {
  const { place: keys, from, keysFrom, onProgress } = asked;
  const file = join(keys.dataDir, EVENTS_FILE);
  beginRestore(keys.dataDir, [file, ...(keysFrom === undefined ? [] : [keysFileOf(keys)])]);
  if (keysFrom !== undefined) placeKeys(keysFrom, keysFileOf(keys));
  place(from, file);
  const log = placedLog(file, from, onProgress);
  const { texts, findings } = await withKeys(keys, onProgress);
  endRestore(keys.dataDir);
  return { ...log, dataDir: keys.dataDir, texts, findings };
};

/**
 * Puts a backup into a data directory that has no events, and its keys where they are configured to be. Keys of what the log says is gone are destroyed
 * at once. Cut short at any point, nothing starts there before the same call has ended. Throws `BackupRefused`, and where the backup is not as
 * it was written; then nothing of it is left.
 */
export const restoreBackup = async (asked: RestoreAsked): Promise<Restored> => {
  const { dataDir } = asked.place;
  ensureThere(asked);
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const unlock = lockDataDir(dataDir);
  try {
    undoRestore(dataDir);
    ensureFree(asked);
    return await restored(asked);
  } catch (error) {
    undoRestore(dataDir);
    throw error;
  } finally {
    unlock();
  }
};
