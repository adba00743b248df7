import { sqliteCode } from '@plumbline/sqlite';

const OF_THE_ROW = /^SQLITE_(CONSTRAINT|MISMATCH|TOOBIG|RANGE)/;

/** True if the error is about the row, not the file: trying again gives the same error. */
export const isRowDefect = (error: unknown): boolean => {
  const code = sqliteCode(error);
  return code === undefined || OF_THE_ROW.test(code);
};
