import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { syncFolder } from '@plumbline/sqlite';
import { writeWhole } from '../sqlite/seal-log/statement.js';

/** There from the first step of a restore to its last: says which files are of it. */
const BEGUN_FILE = 'restore-begun.json';
const BESIDE = ['', '-wal', '-shm'];

/** Whether a backup is not wholly restored there, so that nothing may be started on it. */
export const isRestoring = (dataDir: string): boolean => existsSync(join(dataDir, BEGUN_FILE));

export const beginRestore = (dataDir: string, files: readonly string[]): void => {
  writeWhole(join(dataDir, BEGUN_FILE), JSON.stringify(files));
};

export const endRestore = (dataDir: string): void => {
  rmSync(join(dataDir, BEGUN_FILE), { force: true });
  syncFolder(dataDir);
};

/** Takes away what a restore that was cut short, or refused, has put there. */
export const undoRestore = (dataDir: string): void => {
  if (!isRestoring(dataDir)) return;
  const files = JSON.parse(readFileSync(join(dataDir, BEGUN_FILE), 'utf8')) as readonly string[];
  for (const file of files) for (const end of BESIDE) rmSync(`${file}${end}`, { force: true });
  endRestore(dataDir);
};
