import { closeSync, existsSync, openSync } from 'node:fs';

/** Makes an empty file that only its owner can read, where there is none; SQLite gives its log the rights of its file. */
export const makePrivate = (file: string): void => {
  // A file that is there may be open, and closing another descriptor of it would drop the locks on it.
  if (!existsSync(file)) closeSync(openSync(file, 'a', 0o600));
};
