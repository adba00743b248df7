import { describe } from '@plumbline/postgres';
import { ViewsUnavailable } from '../views-unavailable.js';

/** As the log and health call it. */
export const SERVER = 'PostgreSQL of the views';

const NOT_THERE = 'No worker of this release has derived its views in this database yet.';
/** There is no schema of this release: its views were never derived, or were dropped. */
const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === '42P01' || error.code === '3F000');

/** Whatever keeps views in PostgreSQL from being read or written, in words that anybody may read. */
export const asUnreached = (error: unknown): ViewsUnavailable =>
  error instanceof ViewsUnavailable
    ? error
    : new ViewsUnavailable(isMissing(error) ? NOT_THERE : `The views cannot be read: ${describe(error, SERVER)}`, {
        isDamage: false,
        cause: error,
      });
