import type { Heartbeat } from '../heartbeat.js';

export const READ = {
  /** Those of views, and none of the runtime's own. */
  tables: `SELECT tablename AS name FROM pg_tables WHERE schemaname = current_schema()
    AND tablename NOT LIKE 'projection\\_%'`,
  checkpoints: 'SELECT * FROM projection_checkpoints ORDER BY "view"',
  parked: 'SELECT * FROM projection_parked ORDER BY "view", "position"',
  /** Whether every view has caught up once. */
  whole: 'SELECT count(*) AS "whole" FROM projection_whole',
  source: 'SELECT "firstEvent" FROM projection_source',
  /** Its age by the clock of the server, which wrote it. */
  heartbeat: `SELECT date_part('epoch', clock_timestamp() - "aliveAt") * 1000 AS "ageMs", "failure" FROM projection_runner`,
} as const;

export type StoredWhole = Readonly<{ whole: number }>;
export const isWhole = ([found]: readonly StoredWhole[]): boolean => (found?.whole ?? 0) > 0;

export type StoredBeat = Readonly<{ ageMs: number; failure: string | null }>;

/** By the clock of this process. */
export const heartbeatIn = ([beat]: readonly StoredBeat[]): Heartbeat | undefined =>
  beat && { aliveAt: new Date(Date.now() - beat.ageMs).toISOString(), failure: beat.failure };
