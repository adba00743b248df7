import { once } from 'node:events';
import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { CliError, EXIT } from '../exit-codes.js';
import { messageOf } from '../file-trouble.js';

/** The target of an export. `done` completes it; `drop` discards it as far as that is possible. */
export type Target = Readonly<{
  write: (text: string) => Promise<void>;
  done: () => void;
  drop: () => void;
}>;

/** A pipe or a terminal: what was written cannot be taken back. */
const STDOUT: Target = {
  async write(text) {
    if (!process.stdout.write(text)) await once(process.stdout, 'drain');
  },
  done: () => undefined,
  drop: () => undefined,
};

const isReplaceable = (path: string): boolean => !existsSync(path) || statSync(path).isFile();

/** Readable by nobody else: an export has assessments of colleagues. */
const MODE = 0o600;

const open = (path: string): number => {
  try {
    return openSync(path, 'w', MODE);
  } catch (error) {
    throw new CliError(EXIT.usage, `--out: ${messageOf(error)} Name a file in a folder that exists.`);
  }
};

/** A new name in a folder is durable once the folder is. */
const syncFolder = (path: string): void => {
  const folder = openSync(dirname(path), 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
};

/** In this order, so that a crash leaves the file before or the whole new one, and never an empty one. */
const putInPlace = (file: number, draft: string, path: string): void => {
  fsyncSync(file);
  closeSync(file);
  renameSync(draft, path);
  syncFolder(path);
};

/** A file that appears, or takes the place of the one before, only when it is whole. */
const fileTarget = (path: string): Target => {
  const draft = isReplaceable(path) ? `${path}.partial` : path;
  const file = open(draft);
  return {
    write: (text) => {
      writeSync(file, text);
      return Promise.resolve();
    },
    done: () => {
      if (draft === path) closeSync(file);
      else putInPlace(file, draft, path);
    },
    drop: () => {
      closeSync(file);
      if (draft !== path) rmSync(draft);
    },
  };
};

export const targetOf = (path: string | undefined): Target => (path === undefined ? STDOUT : fileTarget(path));
