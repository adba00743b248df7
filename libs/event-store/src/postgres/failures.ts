import { StoreUnavailable } from '@plumbline/event-log';
import { isLost as isLostConnection, Session } from '@plumbline/postgres';
import type pg from 'pg';

/** Whether this connection is given up, and the same tried on another. */
export const isLost = (error: unknown): boolean => !(error instanceof StoreUnavailable) && isLostConnection(error);

/** One connection, which is not given up for what the store itself refuses. */
export const sessionOf = (open: () => Promise<pg.Client>): Session => new Session(open, isLost);
