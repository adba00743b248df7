import Database from 'better-sqlite3';

const OF_THE_ROW = /^SQLITE_(CONSTRAINT|MISMATCH|TOOBIG|RANGE)/;

/** True where the error speaks of what was to be written, not of the file: trying again gives the same error. */
export const isRowDefect = (error: unknown): boolean =>
  !(error instanceof Database.SqliteError) || OF_THE_ROW.test(error.code);
