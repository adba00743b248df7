import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { EVENT_FORMAT } from '../codec/formats.js';
import { SCHEMA } from './schema.js';

const EVERY_MS = 5_000;
/** A copy that has been silent for so long is gone. */
const GONE_AFTER_S = 30;

/** Of a copy, see `Presence`. */
export const SEEN = `
  INSERT INTO ${SCHEMA}.copies VALUES ($1, $2, now()) ON CONFLICT (id) DO UPDATE SET seen_at = excluded.seen_at`;

/** This copy among all that use the log, for whoever asks whether one of an older release still runs. */
export class Presence {
  private readonly id = randomUUID();
  private due = 0;

  async note(client: pg.Client): Promise<void> {
    this.due = performance.now() + EVERY_MS;
    await client.query(SEEN, [this.id, EVENT_FORMAT]);
  }

  async noteAgain(client: pg.Client): Promise<void> {
    if (performance.now() >= this.due) await this.note(client);
  }

  /** And all that have gone without a word. */
  async leave(client: pg.Client): Promise<void> {
    await client.query(`DELETE FROM ${SCHEMA}.copies WHERE id = $1 OR seen_at < now() - interval '1 day'`, [this.id]);
  }
}

/** Copies that run, or ran a moment ago, and cannot read all that this release writes. */
export const olderCopies = async (client: pg.Client): Promise<number> => {
  const { rows } = await client.query<{ count: number }>(
    `SELECT count(*) AS count FROM ${SCHEMA}.copies
     WHERE event_format < $1 AND seen_at > now() - interval '${String(GONE_AFTER_S)} s'`,
    [EVENT_FORMAT],
  );
  return rows[0]?.count ?? 0;
};
