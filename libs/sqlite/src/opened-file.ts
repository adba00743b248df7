import { statSync } from 'node:fs';
import { basename } from 'node:path';

/** Tells a file from another one under the same name; undefined where there is none. */
export const identityOf = (path: string): string | undefined => {
  const found = statSync(path, { bigint: true, throwIfNoEntry: false });
  return found && `${String(found.dev)} ${String(found.ino)}`;
};

/**
 * Answers, when asked, what has become of the file that a path leads to now: what is written to one that was removed is lost. Undefined as long as it
 * is the same.
 */
export const openedFile = (path: string): (() => string | undefined) => {
  const opened = identityOf(path);
  const name = basename(path);
  return () => {
    const now = identityOf(path);
    if (now === opened) return undefined;
    return now === undefined ? `${name} was removed` : `another file was put in the place of ${name}`;
  };
};
