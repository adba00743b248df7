import { copyFileSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { type WalCheckpointOptions, WalCheckpointer } from './wal-checkpointer.js';
import type { Log } from './log.js';

const dirs: string[] = [];
const warnings: string[] = [];
const nothing = (): void => undefined;
const log: Log = { info: nothing, error: nothing, warn: (_, message) => warnings.push(message) };

/** A file whose writer never checkpoints its log, and how many rows are in the file alone. */
const written = (options: WalCheckpointOptions) => {
  const dir = mkdtempSync(join(tmpdir(), 'plumbline-log-'));
  dirs.push(dir);
  const file = join(dir, 'some.db');
  const db = new Database(file);
  db.exec('PRAGMA journal_mode = WAL; PRAGMA wal_autocheckpoint = 0; CREATE TABLE rows (n INTEGER)');
  const checkpointer = new WalCheckpointer(file, log, { restMs: 1, ...options });
  const write = (): void => {
    db.exec('INSERT INTO rows VALUES (1)');
    checkpointer.wrote();
  };
  /** Of a file that is being written just then, some pages may be of before. */
  const rowsIn = (alone: Database.Database): number => {
    try {
      const tables = alone.prepare('SELECT count(*) FROM sqlite_master').pluck().get();
      return tables === 0 ? 0 : (alone.prepare<[], number>('SELECT count(*) FROM rows').pluck().get() ?? 0);
    } catch (error) {
      if (error instanceof Database.SqliteError && error.code === 'SQLITE_CORRUPT') return 0;
      throw error;
    }
  };
  const inFile = (): number => {
    const copy = join(dir, 'copy.db');
    copyFileSync(file, copy);
    const alone = new Database(copy);
    const rows = rowsIn(alone);
    alone.close();
    rmSync(copy, { force: true });
    return rows;
  };
  return { db, file, checkpointer, write, inFile };
};

const until = async (reached: () => boolean): Promise<void> => {
  while (!reached()) await sleep(5);
};

describe('the checkpointer of a write-ahead log', () => {
  afterAll(() => {
    for (const dir of dirs) rmSync(dir, { recursive: true, force: true });
  });

  it('runs after commits, repeatedly, while the writer goes on', async () => {
    const { db, checkpointer, write, inFile } = written({ from: 0 });
    for (let n = 1; n <= 3; n += 1) {
      write();
      await until(() => {
        if (inFile() >= n) return true;
        checkpointer.wrote();
        return false;
      });
    }
    checkpointer.close();
    db.close();
  });

  it('leaves a short log alone', async () => {
    const { db, checkpointer, write, inFile } = written({ from: 2 ** 20 });
    write();
    await sleep(50);
    expect(inFile()).toBe(0);
    checkpointer.close();
    db.close();
  });

  it('ends when it is closed: the writer is then the last to close the file, and removes the log', async () => {
    const { db, file, checkpointer, write } = written({ from: 0 });
    write();
    await sleep(20);
    checkpointer.close();
    checkpointer.wrote();
    await sleep(20);
    db.close();
    expect(existsSync(`${file}-wal`)).toBe(false);
  });

  it('warns once if the file is no database, and has it as its failure until a checkpoint succeeds', async () => {
    const { db, file, checkpointer, write } = written({ from: 0 });
    db.close();
    writeFileSync(file, 'x'.repeat(8_192));
    writeFileSync(`${file}-wal`, '');
    expect(() => {
      checkpointer.wrote();
    }).not.toThrow();
    await until(() => warnings.length > 0);
    expect(warnings).toEqual(['the write-ahead log cannot be checkpointed']);
    expect(checkpointer.failure).toContain('file is not a database');
    expect(write).toThrow();
    rmSync(file);
    new Database(file).close();
    await until(() => checkpointer.failure === null);
    expect(warnings).toHaveLength(1);
    checkpointer.close();
  });
});
