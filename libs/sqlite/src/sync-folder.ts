import { closeSync, fsyncSync, openSync } from 'node:fs';

/** Makes names of files in a folder durable, where the system can. */
export const syncFolder = (folder: string): void => {
  if (process.platform === 'win32') return;
  const fd = openSync(folder, 'r');
  fsyncSync(fd);
  closeSync(fd);
};
