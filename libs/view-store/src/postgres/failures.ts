import { describe, inWords, isOfPostgres, staysSo } from '@plumbline/postgres';
import { ViewsRefused, ViewsUnavailable, ViewsUnreached } from '../views-unavailable.js';

/** As the log and health call it. */
export const SERVER = 'PostgreSQL of the views';

export const SETTING = 'PLUMBLINE_VIEWS_URL';
const NOT_THERE = 'No worker of this release has derived its views in this database yet.';
/** There is no schema of this release: its views were never derived, or were dropped. */
export const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === '42P01' || error.code === '3F000');

/** Whatever keeps views in PostgreSQL from being read or written, in words that anybody may read. */
export const asUnreached = (error: unknown): ViewsUnavailable =>
  error instanceof ViewsUnavailable
    ? error
    : new ViewsUnavailable(isMissing(error) ? NOT_THERE : `The views cannot be read: ${describe(error, SERVER)}`, {
        isDamage: false,
        cause: error,
      });

/** Whether only the way to the database, or the database itself, is what fails: views may well be there. */
const isOfDatabase = (error: unknown): boolean => !isMissing(error) && isOfPostgres(error);

/** At a start, for the operator: with the variable, and the fix. `ViewsRefused` where waiting would change nothing. */
export const asUnopened = (error: unknown): ViewsUnavailable => {
  const cause = error instanceof ViewsUnavailable ? error.cause : error;
  if (error instanceof ViewsUnreached || !isOfDatabase(cause)) return asUnreached(error);
  const told = inWords(cause, SETTING);
  const detail = told instanceof Error ? told.message : String(told);
  return staysSo(told) ? new ViewsRefused(detail, told) : new ViewsUnreached(detail, told);
};
