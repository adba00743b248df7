import { accessSync, constants, lstatSync, mkdirSync, readdirSync, type Stats, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { codeOf } from './code-of.js';
import { StartRefused } from './start-refused.js';

/** Files that Plumbline makes. Whatever else lies in the folder is not looked at. */
const OURS = /\.(db|db-wal|db-shm|lock|pem|key)$/;
const ELSEWHERE = 'or name another folder with PLUMBLINE_DATA_DIR';

const owners = (path: string): string => {
  const uid = process.getuid?.();
  return uid === undefined ? '' : ` (uid ${uid.toString()}; it belongs to uid ${statSync(path).uid.toString()})`;
};

const refusal = (what: string, path: string, error: unknown): StartRefused => {
  if (codeOf(error) === 'EROFS')
    return new StartRefused(`${what} is on a file system that is read-only: mount it writable, ${ELSEWHERE}.`, error);
  const who = `the user that runs Plumbline${owners(path)}`;
  return new StartRefused(`${what} cannot be read and written by ${who}: give it to them, ${ELSEWHERE}.`, error);
};

type Access = (path: string, rights: number) => void;
type Place = Readonly<{ what: string; path: string; rights: number }>;

const ensureMine = ({ what, path, rights }: Place, access: Access): void => {
  try {
    access(path, rights);
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw refusal(what, path, error);
  }
};

/** `links`: what a path is, or what its links lead to; undefined where nothing is there. */
const found = (path: string, links: 'itself' | 'followed'): Stats | undefined => {
  try {
    return links === 'itself' ? lstatSync(path) : statSync(path);
  } catch (error) {
    if (['ENOENT', 'ENOTDIR', 'ELOOP'].includes(codeOf(error) ?? '')) return undefined;
    throw error;
  }
};
const leadsNowhere = (path: string): boolean =>
  found(path, 'itself')?.isSymbolicLink() === true && found(path, 'followed') === undefined;

const LINK = 'is a link that leads nowhere';
const ITS_DISK = 'Put back what it leads to, such as a disk that is not mounted';
/** By the name of the file: what to do with anything else in its place. */
const REMEDIES: readonly (readonly [RegExp, string])[] = [
  [/^views\.db/, 'Move it away: views are kept in a file of that name, and are derived from events.'],
  [/\.lock$/, 'Move it away: a lock is a file of that name, holds nothing, and is made again.'],
  [/./, 'Move it away, and put back the file that was there, if there was one.'],
];

const kindOf = (it: Stats): string | undefined => {
  if (it.isFile()) return undefined;
  if (it.isDirectory()) return 'a folder';
  return it.isFIFO() ? 'a named pipe' : 'no file';
};

/** To open a pipe would wait for ever, and SQLite and chmod say nothing that helps. */
const ensureFile = (path: string): void => {
  if (leadsNowhere(path)) throw new StartRefused(`${path} ${LINK}. ${ITS_DISK}, or remove it.`);
  const it = found(path, 'followed');
  const kind = it && kindOf(it);
  if (kind === undefined) return;
  const remedy = REMEDIES.find(([name]) => name.test(basename(path)))?.[1] ?? '';
  throw new StartRefused(`${path} is ${kind}. ${remedy}`);
};

/** The path, or the first above it, that is a link to nothing. */
const lostLink = (path: string): string | undefined => {
  if (leadsNowhere(path)) return path;
  return dirname(path) === path ? undefined : lostLink(dirname(path));
};

const MAKE_IT = 'Make it for the user that runs Plumbline';
const IN_THE_WAY = ['there is a file in its place', 'Move that away'] as const;
const OBSTACLES: Readonly<Record<string, readonly [why: string, fix: string]>> = {
  EEXIST: IN_THE_WAY,
  ENOTDIR: IN_THE_WAY,
  EACCES: ['the folder above it is not theirs who run Plumbline', MAKE_IT],
  EROFS: ['its file system is read-only', 'Mount that writable'],
};
const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const notMade = (dataDir: string, error: unknown): StartRefused => {
  const link = lostLink(resolve(dataDir));
  const [why, fix] =
    link !== undefined
      ? [`${link} ${LINK}`, ITS_DISK]
      : (OBSTACLES[codeOf(error) ?? ''] ?? [messageOf(error), MAKE_IT]);
  return new StartRefused(`The data directory ${dataDir} cannot be made: ${why}. ${fix}, ${ELSEWHERE}.`, error);
};

const make = (dataDir: string): void => {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw notMade(dataDir, error);
  }
};

/** The folder that is there, below which the others would be made. */
const lowestThere = (path: string): string => (found(path, 'itself') === undefined ? lowestThere(dirname(path)) : path);

/** Makes nothing. Throws `StartRefused` where `prepareDataDir` could not make a data directory that is not there. */
export const ensureMakeable = (dataDir: string, access: Access = accessSync): void => {
  const above = lowestThere(resolve(dataDir));
  try {
    if (!statSync(above).isDirectory()) throw Object.assign(new Error('no folder'), { code: 'ENOTDIR' });
    access(above, constants.W_OK | constants.X_OK);
  } catch (error) {
    throw notMade(dataDir, error);
  }
};

/**
 * Makes the data directory where there is none, and throws `StartRefused` where this process cannot work in it: said before
 * anything is opened, because SQLite calls a file that it may not touch a damaged one. Asks for rights and kinds, and opens nothing:
 * to close a file gives up every lock that this process holds on it.
 */
export const prepareDataDir = (dataDir: string, access: Access = accessSync): void => {
  make(dataDir);
  const { R_OK, W_OK, X_OK } = constants;
  ensureMine({ what: `The data directory ${dataDir}`, path: dataDir, rights: R_OK | W_OK | X_OK }, access);
  const files = readdirSync(dataDir).filter((name) => OURS.test(name));
  for (const path of files.map((name) => join(dataDir, name))) {
    ensureFile(path);
    ensureMine({ what: path, path, rights: R_OK | W_OK }, access);
  }
};
