import { describe } from '@plumbline/postgres';
import { ViewsUnavailable } from '../views-unavailable.js';

/** Whatever keeps views in PostgreSQL from being read or written, in words that anybody may read. */
export const asUnreached = (error: unknown): ViewsUnavailable =>
  error instanceof ViewsUnavailable
    ? error
    : new ViewsUnavailable(`The views cannot be read: ${describe(error)}`, { isDamage: false, cause: error });
