import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { type FindingEvent, nomination, type NominationEvent as OfNomination } from '@plumbline/domain';
import { commandOf, drive, historyOf, NOW, STREAMS, streamOf } from '../appending/workload.js';

type NominationEvent = OfNomination | FindingEvent;
const DDL = `CREATE TABLE naive_events (
  position bigserial PRIMARY KEY, id uuid NOT NULL UNIQUE, stream text NOT NULL, revision bigint NOT NULL,
  type text NOT NULL, version int NOT NULL, data jsonb NOT NULL, recorded_at timestamptz NOT NULL, actor text NOT NULL,
  UNIQUE (stream, revision))`;
const INSERT =
  'INSERT INTO naive_events (id, stream, revision, type, version, data, recorded_at, actor) VALUES ($1, $2, $3, $4, 1, $5, $6, $7)';
const SELECT = 'SELECT type, data FROM naive_events WHERE stream = $1 ORDER BY revision';

/** The yardstick: the same decider with a pool of connections, one transaction for each command, and positions of a sequence. */
export const naive = async (url: string, connections: number): Promise<number> => {
  const pool = new pg.Pool({ connectionString: url, max: connections });
  await pool.query(DDL);
  const put = (client: pg.PoolClient, stream: string, revision: number, { type, data }: NominationEvent) =>
    client.query(INSERT, [randomUUID(), stream, revision, type, JSON.stringify(data), NOW, 'bench']);
  const inTransaction = async (work: (client: pg.PoolClient) => Promise<void>): Promise<void> => {
    const client = await pool.connect();
    try {
      await client.query('BEGIN');
      await work(client);
      await client.query('COMMIT');
    } finally {
      client.release();
    }
  };
  for (let index = 0; index < STREAMS; index += 1)
    await inTransaction(async (client) => {
      for (const [revision, event] of historyOf(index).entries()) await put(client, streamOf(index), revision, event);
    });
  await pool.query('VACUUM ANALYZE naive_events');
  const rate = await drive((n) => {
    const { index, command } = commandOf(n);
    const stream = streamOf(index);
    return inTransaction(async (client) => {
      const { rows } = await client.query<NominationEvent>(SELECT, [stream]);
      const state = rows.reduce(nomination.evolve, nomination.initialState());
      const events = nomination.decide(command, state);
      for (const [at, event] of events.entries()) await put(client, stream, rows.length + at, event);
    });
  });
  await pool.end();
  return rate;
};
