import { sqliteCode } from '@plumbline/sqlite';
import { ViewsUnavailable } from './views-unavailable.js';

const OF_THE_ROW = /^SQLITE_(CONSTRAINT|MISMATCH|TOOBIG|RANGE)/;

/** True if the error is about the row, not the database: trying again gives the same error. */
export const isRowDefect = (error: unknown): boolean => {
  if (error instanceof ViewsUnavailable) return false;
  const code = sqliteCode(error);
  return code === undefined || OF_THE_ROW.test(code);
};
