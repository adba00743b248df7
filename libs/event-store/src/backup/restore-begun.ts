import { existsSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { syncFolder } from '@plumbline/sqlite';
import { writeWhole } from '../sqlite/seal-log/statement.js';

/** There from the first step of a restore to its last: says which files are of it. */
const BEGUN_FILE = 'restore-begun.json';
const BESIDE = ['', '-wal', '-shm'];

/** Whether a backup is not wholly restored there, so that nothing may be started on it. */
export const isRestoring = (dataDir: string): boolean => existsSync(join(dataDir, BEGUN_FILE));

/** Files in the folder are noted by their names there: a folder that was moved or copied must not lead back to where it was. */
export const beginRestore = (dataDir: string, files: readonly string[]): void => {
  const own = (file: string): string => (dirname(file) === dataDir ? relative(dataDir, file) : resolve(file));
  writeWhole(join(dataDir, BEGUN_FILE), JSON.stringify(files.map(own)));
};

export const endRestore = (dataDir: string): void => {
  rmSync(join(dataDir, BEGUN_FILE), { force: true });
  syncFolder(dataDir);
};

/** Takes away what a restore that was cut short, or refused, has put there. */
export const undoRestore = (dataDir: string): void => {
  if (!isRestoring(dataDir)) return;
  const files = JSON.parse(readFileSync(join(dataDir, BEGUN_FILE), 'utf8')) as readonly string[];
  for (const file of files) for (const end of BESIDE) rmSync(resolve(dataDir, `${file}${end}`), { force: true });
  endRestore(dataDir);
};
