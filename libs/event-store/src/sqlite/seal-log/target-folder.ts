import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { syncFolder } from '@plumbline/sqlite';
import { LOCK_FILE, lockDataDir } from '../lock.js';
import { SealRefused } from './seal-refused.js';
import {
  isSameSource,
  READABLE_FILE,
  readable,
  type SealStatement,
  type Source,
  STATEMENT_FILE,
  writeWhole,
} from './statement.js';

/** There from the first step of a copy to its last: says of what it is one. */
const BEGUN_FILE = 'migration-begun.json';
const DRAFT = /\.draft$/;

type Begun = Readonly<{ source: Source; startedAt: string }>;

const readIf = (directory: string, name: string): unknown => {
  const path = join(directory, name);
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : undefined;
};

/** Whether a data directory holds the copy of a log that is not finished, so that nothing else may be written there. */
export const isUnfinished = (directory: string): boolean =>
  existsSync(join(directory, BEGUN_FILE)) && !existsSync(join(directory, STATEMENT_FILE));

const ensureFree = (directory: string): void => {
  const found = readdirSync(directory).filter((name) => !name.startsWith(LOCK_FILE) && !DRAFT.test(name));
  if (found.length === 0 || found.includes(BEGUN_FILE) || found.includes(STATEMENT_FILE)) return;
  throw new SealRefused(`${directory} is not empty, and holds no copy that was begun: name a new folder.`);
};

/** The folder that a log is copied into, held for this process. */
export class TargetFolder {
  readonly startedAt: string;
  /** Of a copy that was finished by an earlier run. */
  readonly finished: SealStatement | undefined;
  readonly #unlock: () => void;

  private constructor(
    readonly directory: string,
    source: Source,
    unlock: () => void,
  ) {
    const begun = (readIf(directory, BEGUN_FILE) ?? { source, startedAt: new Date().toISOString() }) as Begun;
    this.finished = readIf(directory, STATEMENT_FILE) as SealStatement | undefined;
    if (!isSameSource((this.finished ?? begun).source, source))
      throw new SealRefused(
        `${directory} holds the copy of another log, or of this one at another time: name a new folder.`,
      );
    this.startedAt = begun.startedAt;
    this.#unlock = unlock;
    if (this.finished === undefined) writeWhole(join(directory, BEGUN_FILE), JSON.stringify(begun));
    else this.#end();
  }

  /** Throws where it holds anything else than a copy of this source, or a server runs on it. */
  static open(directory: string, source: Source): TargetFolder {
    if (existsSync(directory) && !statSync(directory).isDirectory())
      throw new SealRefused(`${directory} is a file: name a new folder.`);
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    ensureFree(directory);
    const unlock = lockDataDir(directory);
    try {
      ensureFree(directory);
      return new TargetFolder(directory, source, unlock);
    } catch (error) {
      unlock();
      throw error;
    }
  }

  /** The last step: from now on a server may be started on it. */
  finish(statement: SealStatement): void {
    writeWhole(join(this.directory, READABLE_FILE), `${readable(statement)}\n`);
    writeWhole(join(this.directory, STATEMENT_FILE), `${JSON.stringify(statement, null, 2)}\n`);
    this.#end();
  }

  close(): void {
    this.#unlock();
  }

  #end(): void {
    rmSync(join(this.directory, BEGUN_FILE), { force: true });
    syncFolder(this.directory);
  }
}
