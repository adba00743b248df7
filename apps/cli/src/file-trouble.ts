/** By the code that the system gave: what is wrong with a file, and the fix. */
const BY_CODE: Readonly<Record<string, string>> = {
  EISDIR: 'it is a folder. Name a file',
  ENOTDIR: 'a part of its path is a file, and no folder. Name another',
  ENOENT: 'there is nothing of that name. Name what is there, or make its folder first',
  EACCES: 'this user may not read or write it. Give the user the right, or name another',
  EPERM: 'this user may not read or write it. Give the user the right, or name another',
  EROFS: 'its file system is read-only. Mount that writable, or name another',
  ENOSPC: 'no space is left there. Free some, and try again',
  EDQUOT: 'this user has no space left there. Free some, and try again',
};

/** In words, where a file or folder is what fails; undefined where it is something else. */
export const fileTrouble = (error: unknown): string | undefined => {
  if (typeof error !== 'object' || error === null) return undefined;
  const { code = '', path } = error as NodeJS.ErrnoException;
  const words = BY_CODE[code];
  return words === undefined || path === undefined ? undefined : `${path}: ${words}.`;
};

/** What a failure says to the person at the keyboard. */
export const messageOf = (error: unknown): string =>
  fileTrouble(error) ?? (error instanceof Error ? error.message : String(error));
