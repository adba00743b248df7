import { randomUUID } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, statSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Others can read the key. */
export class KeyExposed extends Error {
  override readonly name = 'KeyExposed';
}

/** There is no file to read where a setting says that a key is. */
export class KeyUnreadable extends Error {
  override readonly name = 'KeyUnreadable';
}

const codeOf = (error: unknown): unknown =>
  typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;

/** If two processes start at once, one creates the key and both use it: `link` never replaces a file. */
export const createKeyFile = (path: string, content: string): void => {
  const draft = `${path}.${randomUUID()}`;
  writeFileSync(draft, content, { mode: 0o600, flag: 'wx', flush: true });
  try {
    linkSync(draft, path);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
  } finally {
    unlinkSync(draft);
  }
};

const REPLACEABLE =
  'Delete it, so that the next start makes a new key; or run chmod 600 on it, when you are sure that nobody has read it.';

const ensurePrivate = (path: string, remedy = REPLACEABLE): void => {
  const { mode } = statSync(path);
  if (process.platform === 'win32' || (mode & 0o077) === 0) return;
  throw new KeyExposed(`${path} can be read by others (mode ${(mode & 0o777).toString(8)}). ${remedy}`);
};

/** Undefined where something else than a file is in its place, such as a link to nothing. */
const read = (path: string, remedy: string | undefined): Buffer | undefined => {
  if (statSync(path, { throwIfNoEntry: false })?.isFile() !== true) return undefined;
  ensurePrivate(path, remedy);
  return readFileSync(path);
};

/** A file of a data directory that holds a key, with what makes it on first use. `remedy`: what to do where others can read it. */
export type KeyFile = Readonly<{ dataDir: string; name: string; make: () => string; remedy?: string }>;

/** What the file holds, which is made on first use with mode 0600; throws `KeyExposed` on a looser mode. */
export const readKeyFile = ({ dataDir, name, make, remedy }: KeyFile): Buffer | undefined => {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const path = join(dataDir, name);
  if (!existsSync(path)) createKeyFile(path, make());
  return read(path, remedy);
};

/** What the file holds that `setting` names, which is for others to make; throws `KeyUnreadable`. Whoever mounts a secret may give it any mode. */
export const readGivenKey = (setting: string, path: string): Buffer => {
  try {
    return readFileSync(path);
  } catch (error) {
    throw new KeyUnreadable(
      `${setting}: ${path} cannot be read (${String(codeOf(error))}). Put the key there, readable by the user that runs Plumbline; it is never made there.`,
      { cause: error },
    );
  }
};
