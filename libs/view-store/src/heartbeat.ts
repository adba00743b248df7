import type { Database } from 'better-sqlite3';
import type { Instant } from '@plumbline/domain';

/** The last heartbeat of the process that runs the projections, and its failure, if any. */
export type Heartbeat = Readonly<{ aliveAt: Instant; failure: string | null }>;

const DDL = `CREATE TABLE IF NOT EXISTS projection_runner (
  "one" INTEGER NOT NULL PRIMARY KEY CHECK ("one" = 1), "aliveAt" TEXT NOT NULL, "failure" TEXT) STRICT`;

export const heartbeatWriter = (db: Database): ((beat: Heartbeat) => void) => {
  db.exec(DDL);
  const save = db.prepare<Heartbeat>('INSERT OR REPLACE INTO projection_runner VALUES (1, @aliveAt, @failure)');
  return (beat) => void save.run(beat);
};

/** Undefined where no runner has given one. */
export const readHeartbeat = (db: Database): Heartbeat | undefined =>
  db.prepare<[], Heartbeat>('SELECT "aliveAt", "failure" FROM projection_runner').get();
