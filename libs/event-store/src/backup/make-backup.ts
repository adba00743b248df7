import { keysFileOf, type KeysPlace, MASTER_KEY_FILE } from '@plumbline/sealing';
import { snapshot, syncFile, syncFolder } from '@plumbline/sqlite';
import { copyFileSync, existsSync, mkdirSync, readdirSync, realpathSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join, sep } from 'node:path';
import { checkDataDir } from '../sqlite/check-data-dir.js';
import { EVENTS_FILE } from '../sqlite/connect.js';
import { lockDataDir } from '../sqlite/lock.js';
import type { OnChecked } from '../stored/checked.js';
import { BackupRefused } from './refused.js';
import { beginRestore, isRestoring, undoRestore } from './restore-begun.js';
import { type WholeLog, wholeLog } from './whole-log.js';

/** `keysTo`: a second file, for the keys. */
export type BackupAsked = Readonly<{
  place: KeysPlace;
  to: string;
  keysTo: string | undefined;
  onProgress: OnChecked;
}>;
/** `findings`: texts that do not open with these keys. */
export type BackupMade = WholeLog & Readonly<{ file: string; keysFile: string | null; findings: readonly string[] }>;

const KEYS = 'keys.db';

const ensureNew = (file: string | undefined): void => {
  if (file === undefined) return;
  if (existsSync(file)) throw new BackupRefused(`${file} is there already: name a new file.`);
  if (!existsSync(dirname(file))) throw new BackupRefused(`There is no folder ${dirname(file)}: make it first.`);
};

const realOf = (file: string): string => join(realpathSync(dirname(file)), basename(file));

/** `folder`: which the backup removes when it ends. */
const ensureApart = ({ to, keysTo }: BackupAsked, folder: string): void => {
  if (keysTo === undefined) return;
  const keys = realOf(keysTo);
  if (keys === realOf(to))
    throw new BackupRefused(`${to} cannot hold the keys, too: name another file, kept apart, with --keys.`);
  if (keys.startsWith(realOf(folder) + sep))
    throw new BackupRefused(`${keysTo} is in a folder that the backup removes: name a file elsewhere.`);
};

/** What a backup works in is removed with all that is in it. */
const ensureOwn = (folder: string): void => {
  if (!existsSync(folder) || isRestoring(folder)) return;
  if (readdirSync(folder).some((name) => !name.endsWith('.lock')))
    throw new BackupRefused(`${folder} is there already, with other files: name a new file, or move that folder away.`);
};

const sourceOf = ({ dataDir }: KeysPlace): string => {
  const file = join(dataDir, EVENTS_FILE);
  if (!existsSync(file)) throw new BackupRefused(`There are no events in ${dataDir}.`);
  if (isRestoring(dataDir))
    throw new BackupRefused(`${dataDir} holds a backup that is not wholly restored: restore it again first.`);
  return file;
};

const keysOf = (place: KeysPlace): string => {
  if ((place.url ?? null) !== null)
    throw new BackupRefused('The keys are in PostgreSQL: copy that database with pg_dump, apart from the events.');
  const file = keysFileOf(place);
  if (existsSync(file)) return file;
  throw new BackupRefused(`There are no keys in ${file}.`);
};

/** The keys of the copy, with the master key of the original. */
const copiedKeys = (place: KeysPlace, folder: string): KeysPlace => {
  const isGiven = (place.masterKey ?? null) !== null || (place.masterKeyFile ?? null) !== null;
  const master = isGiven ? {} : { masterKeyFile: join(place.dataDir, MASTER_KEY_FILE) };
  return { ...place, ...master, dataDir: folder, file: join(folder, KEYS) };
};

/** Keys that were made for the events that were copied are there by then: each is durable before its event. */
const copyInto = async (folder: string, { place, keysTo, onProgress }: BackupAsked): Promise<BackupMade> => {
  snapshot(sourceOf(place), join(folder, EVENTS_FILE));
  const log = wholeLog(join(folder, EVENTS_FILE), onProgress);
  if (keysTo === undefined) return { ...log, file: '', keysFile: null, findings: [] };
  snapshot(keysOf(place), join(folder, KEYS));
  const { findings } = await checkDataDir(copiedKeys(place, folder), onProgress);
  return { ...log, file: '', keysFile: keysTo, findings };
};

/** To another file system it is copied, beside its place first: it is there as a whole or not at all. */
const moveTo = (from: string, to: string): void => {
  try {
    renameSync(from, to);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EXDEV')) throw error;
    const beside = `${to}.part`;
    copyFileSync(from, beside);
    syncFile(beside);
    renameSync(beside, to);
  }
  syncFolder(dirname(to));
};

/**
 * Copies the events of a data directory into a new file, and its keys into another, while a server may run on it. Each is there as a whole, checked,
 * or not at all. Throws `BackupRefused`, and where the log is not as it was written.
 */
export const makeBackup = async (asked: BackupAsked): Promise<BackupMade> => {
  const { place, to, keysTo } = asked;
  sourceOf(place);
  if (keysTo !== undefined) keysOf(place);
  ensureNew(to);
  ensureNew(keysTo);
  const folder = `${to}.part`;
  ensureApart(asked, folder);
  ensureOwn(folder);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const unlock = lockDataDir(folder);
  try {
    // What a backup that was cut short has left; and no server starts on what this one may leave.
    undoRestore(folder);
    beginRestore(folder, [join(folder, EVENTS_FILE), join(folder, KEYS)]);
    const made = await copyInto(folder, asked);
    if (keysTo !== undefined) moveTo(join(folder, KEYS), keysTo);
    moveTo(join(folder, EVENTS_FILE), to);
    return { ...made, file: to };
  } finally {
    unlock();
    rmSync(folder, { recursive: true, force: true });
  }
};
