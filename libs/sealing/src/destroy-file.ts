import { randomBytes } from 'node:crypto';
import { syncFolder } from '@plumbline/sqlite';
import { closeSync, existsSync, fsyncSync, openSync, statSync, unlinkSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Overwrites a file where it lies, and removes it. A file system that writes elsewhere (copy on write, a log, an SSD's own mapping, a snapshot)
 * may keep what was there.
 */
export const destroyFile = (path: string): void => {
  if (!existsSync(path)) return;
  const fd = openSync(path, 'r+');
  writeSync(fd, randomBytes(statSync(path).size), 0, undefined, 0);
  fsyncSync(fd);
  closeSync(fd);
  unlinkSync(path);
  syncFolder(dirname(path));
};
