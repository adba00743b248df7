import { accessSync, constants, mkdirSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
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

const MAKE_IT = 'Make it for the user that runs Plumbline';
const IN_THE_WAY = ['there is a file in its place', 'Move that away'] as const;
const OBSTACLES: Readonly<Record<string, readonly [why: string, fix: string]>> = {
  EEXIST: IN_THE_WAY,
  ENOTDIR: IN_THE_WAY,
  EACCES: ['the folder above it is not theirs who run Plumbline', MAKE_IT],
  EROFS: ['its file system is read-only', 'Mount that writable'],
};
const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const make = (dataDir: string): void => {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  } catch (error) {
    const [why, fix] = OBSTACLES[codeOf(error) ?? ''] ?? [messageOf(error), MAKE_IT];
    throw new StartRefused(`The data directory ${dataDir} cannot be made: ${why}. ${fix}, ${ELSEWHERE}.`, error);
  }
};

/**
 * Makes the data directory where there is none, and throws `StartRefused` where this process cannot work in it: said before
 * anything is opened, because SQLite calls a file that it may not touch a damaged one. Asks for rights and opens nothing:
 * to close a file gives up every lock that this process holds on it.
 */
export const prepareDataDir = (dataDir: string, access: Access = accessSync): void => {
  make(dataDir);
  const { R_OK, W_OK, X_OK } = constants;
  ensureMine({ what: `The data directory ${dataDir}`, path: dataDir, rights: R_OK | W_OK | X_OK }, access);
  const files = readdirSync(dataDir).filter((name) => OURS.test(name));
  for (const path of files.map((name) => join(dataDir, name)))
    ensureMine({ what: path, path, rights: R_OK | W_OK }, access);
};
