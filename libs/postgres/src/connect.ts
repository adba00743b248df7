import type { Socket } from 'node:net';
import pg from 'pg';
import { before } from './before.js';
import { NotConnected } from './failures.js';

export type Statement = Readonly<{ name: string; text: string }>;

/**
 * What every session is set to, whatever the server's defaults are. Where the other end is gone without a word, the server ends the session, and
 * its lock, in seconds.
 */
const SETTINGS = `
SET search_path = pg_catalog;
SET default_transaction_isolation = 'read committed'; SET jit = off;
SET tcp_keepalives_idle = 3; SET tcp_keepalives_interval = 1; SET tcp_keepalives_count = 3;
SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') IN ('off', 'local');
`;

/** For sessions of which each query has an index. A plan that was made while a table was small would read all of it for as long as they live. */
export const BY_INDEX = 'SET enable_seqscan = off; SET enable_hashjoin = off; SET enable_mergejoin = off;';

export type ConnectOptions = Readonly<{
  url: string;
  /** Most time that anything may take: connecting, and for the server one statement. */
  timeoutMs: number;
  /** What this session is set to besides. */
  settings?: string;
}>;

const KEEP_ALIVE_MS = 3_000;
/** The server gives up first, and says so: what it rolled back is known then. */
const SERVER_SHARE = 0.8;

const socketOf = (client: pg.Client): Socket =>
  (client as unknown as { connection: { stream: Socket } }).connection.stream;

/** At once, with all that was sent on it. */
export const hangUp = (client: pg.Client): void => {
  socketOf(client).destroy();
};

/** Does the first things on a connection, in time; hangs up where they fail. */
export const prepared = async <T>(client: pg.Client, timeoutMs: number, work: () => Promise<T>): Promise<T> => {
  try {
    return await before(performance.now() + timeoutMs, work());
  } catch (error) {
    hangUp(client);
    throw error;
  }
};

/** A new connection, on which queries are sent without waiting for the answers to those before. @throws NotConnected */
export const connect = async ({ url, timeoutMs, settings = '' }: ConnectOptions): Promise<pg.Client> => {
  const client = new pg.Client({
    connectionString: url,
    application_name: 'plumbline',
    pipeline: true,
    keepAlive: true,
    keepAliveInitialDelayMillis: KEEP_ALIVE_MS,
    connectionTimeoutMillis: timeoutMs,
  });
  // Whoever has a query on it hears of it.
  client.on('error', () => undefined);
  // Positions and revisions stay below what a double holds exactly.
  client.setTypeParser(pg.types.builtins.INT8, Number);
  const ms = String(Math.floor(SERVER_SHARE * timeoutMs));
  const limits = `SET statement_timeout = ${ms}; SET idle_in_transaction_session_timeout = ${ms}; SET lock_timeout = ${ms};`;
  try {
    await client.connect();
    await before(performance.now() + timeoutMs, client.query(`${SETTINGS} ${settings} ${limits}`));
    return client;
  } catch (error) {
    // The client leaves it open where what fails is its own part, such as a password that it lacks.
    hangUp(client);
    throw new NotConnected(error);
  }
};

/** What is sent within goes out in one write, which wakes the server once. */
export const together = <T>(client: pg.Client, send: () => T): T => {
  const socket = socketOf(client);
  socket.cork();
  try {
    return send();
  } finally {
    socket.uncork();
  }
};

const CORKED = new WeakSet<pg.Client>();

/** What is sent before this turn of the event loop ends goes out in one write, whoever sends it. */
export const corkTurn = (client: pg.Client): void => {
  if (CORKED.has(client)) return;
  CORKED.add(client);
  const socket = socketOf(client);
  socket.cork();
  setImmediate(() => {
    CORKED.delete(client);
    socket.uncork();
  });
};

export const serverVersion = async (client: pg.Client): Promise<string> => {
  const { rows } = await client.query<{ version: string }>(`SELECT current_setting('server_version') AS version`);
  return rows[0]?.version ?? '';
};
