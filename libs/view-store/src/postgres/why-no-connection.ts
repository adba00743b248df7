import { explain, NotConnected } from '@plumbline/postgres';
import { ViewsUnavailable } from '../views-unavailable.js';

/** For the operator, where there is no connection to the database of the views; undefined where something else is wrong. */
export const whyNoConnection = (error: unknown): string | undefined => {
  const cause = error instanceof ViewsUnavailable ? error.cause : undefined;
  return cause instanceof NotConnected ? explain(cause, 'PLUMBLINE_VIEWS_URL') : undefined;
};
