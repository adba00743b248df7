// Runs in the writer thread, from plain sources too: only erasable syntax.
import type Database from 'better-sqlite3';

/** The transaction was complete, but the file did not take it: what it wrote to the log may still come back after a crash. */
export class CommitFailed extends Error {
  readonly code: string;
  constructor(error: Error, code: string) {
    super(error.message, { cause: error });
    this.code = code;
  }
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

/** A full disk, I/O errors and damage concern the file; any other error concerns the one append. */
export const concernsFile = (error: unknown): boolean => /^SQLITE_(?!CONSTRAINT|TOOBIG)/.test(codeOf(error));

/** Durable transactions of the one writer, all or nothing. Throws `CommitFailed` where the commit alone failed. */
export class Transactions {
  private readonly db: Database.Database;
  private readonly sql;

  constructor(db: Database.Database) {
    this.db = db;
    this.sql = { begin: db.prepare('BEGIN IMMEDIATE'), commit: db.prepare('COMMIT') };
  }

  run<T>(work: () => T): T {
    try {
      this.sql.begin.run();
      const result = work();
      this.commit();
      return result;
    } catch (error) {
      // A failed COMMIT or a full disk may have rolled back already.
      if (this.db.inTransaction) this.db.exec('ROLLBACK');
      throw error;
    }
  }

  /** On a full disk the end of the transaction is missing in the log, so that nothing of it can come back. */
  private commit(): void {
    try {
      this.sql.commit.run();
    } catch (error) {
      const code = codeOf(error);
      throw error instanceof Error && code !== 'SQLITE_FULL' ? new CommitFailed(error, code) : error;
    }
  }
}
