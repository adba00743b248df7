import { before, connect, createSchema, prepared } from '@plumbline/postgres';
import type pg from 'pg';
import { type Checkpoint, type Seat, SeatLost, type TakeSeat } from './seat.port.js';

/** Of the advisory lock of this database that whoever relays has. */
const LOCK = '7310579611402885';
const DEADLINE_MS = 5_000;
const CLOSE_MS = 1_000;

const TABLE = `
${createSchema('plumbline_relay')}
CREATE TABLE IF NOT EXISTS plumbline_relay.checkpoint (
  one boolean PRIMARY KEY DEFAULT true CHECK (one),
  position text, stream text, revision text, id text
);
INSERT INTO plumbline_relay.checkpoint DEFAULT VALUES ON CONFLICT DO NOTHING;
`;
const READ = 'SELECT position, stream, revision, id FROM plumbline_relay.checkpoint';
/** No row where another relay has moved it. */
const MOVE = `UPDATE plumbline_relay.checkpoint SET position = $1, stream = $2, revision = $3, id = $4
  WHERE position IS NOT DISTINCT FROM $5`;

/** Of the session that has the lock, which another one has once this is gone. */
const CONFIRM = 'SELECT 1 FROM plumbline_relay.checkpoint WHERE position IS NOT DISTINCT FROM $1';

type Row = { [Field in keyof Checkpoint]: string | null };

class PostgresSeat implements Seat {
  readonly #lost = new AbortController();
  #checkpoint: Checkpoint | null;

  constructor(
    private readonly client: pg.Client,
    row: Row | undefined,
  ) {
    this.#checkpoint = row === undefined || row.position === null ? null : (row as Checkpoint);
    client.once('end', () => {
      this.#lost.abort(new SeatLost('the connection to the database of the views was lost'));
    });
  }

  get checkpoint(): Checkpoint | null {
    return this.#checkpoint;
  }

  get lost(): AbortSignal {
    return this.#lost.signal;
  }

  async move({ position, stream, revision, id }: Checkpoint): Promise<void> {
    const values = [position, stream, revision, id, this.#checkpoint?.position ?? null];
    const { rowCount } = await prepared(this.client, DEADLINE_MS, () => this.client.query(MOVE, values));
    if (rowCount !== 1) throw new SeatLost('another relay has gone on');
    this.#checkpoint = { position, stream, revision, id };
  }

  async confirm(): Promise<void> {
    const values = [this.#checkpoint?.position ?? null];
    const { rowCount } = await prepared(this.client, DEADLINE_MS, () => this.client.query(CONFIRM, values));
    if (rowCount !== 1) throw new SeatLost('another relay has gone on');
  }

  /** The lock goes with the session. */
  async leave(): Promise<void> {
    await before(performance.now() + CLOSE_MS, this.client.end()).catch(() => undefined);
  }
}

/** In the database of the views, where workers share it. */
export const seatInPostgres =
  (url: string): TakeSeat =>
  async () => {
    const client = await connect({ url, timeoutMs: DEADLINE_MS });
    return prepared(client, DEADLINE_MS, async () => {
      const { rows } = await client.query<{ has: boolean }>(`SELECT pg_try_advisory_lock(${LOCK}) AS has`);
      if (rows[0]?.has !== true) {
        await client.end();
        return undefined;
      }
      await client.query(TABLE);
      return new PostgresSeat(client, (await client.query<Row>(READ)).rows[0]);
    });
  };
