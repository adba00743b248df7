import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { openSqliteEventStore } from '@plumbline/event-store';
import Database from 'better-sqlite3';

/** An event as a program of another time kept it; its place in the log comes with its place in the list. */
export type EventRow = Readonly<{
  id: string;
  stream: string;
  type: string;
  version: number;
  data: object;
  recordedAt: string;
  actor: string;
  correlationId: string;
  causationId: string;
}>;
type Columns = Readonly<{
  id: string;
  stream: string;
  revision: number;
  type: string;
  version: number;
  data: string;
  recorded_at: string;
  actor: string;
  correlation_id: string;
  causation_id: string;
  command: string | null;
}>;

/** Made by hand and independently of the store: the members in the order that RFC 8785 gives them. */
export const leafOf = (row: Columns): Buffer => {
  const members = [
    ['actor', JSON.stringify(row.actor)],
    ['causationId', JSON.stringify(row.causation_id)],
    ['command', row.command ?? 'null'],
    ['correlationId', JSON.stringify(row.correlation_id)],
    ['data', row.data],
    ['id', JSON.stringify(row.id)],
    ['recordedAt', JSON.stringify(row.recorded_at)],
    ['revision', `"${row.revision.toString()}"`],
    ['stream', JSON.stringify(row.stream)],
    ['type', JSON.stringify(row.type)],
    ['version', row.version.toString()],
  ];
  const text = `{${members.map(([name = '', value = '']) => `"${name}":${value}`).join(',')}}`;
  return createHash('sha256').update(Buffer.of(0)).update(text, 'utf8').digest();
};

export const eventsFile = (dataDir: string): Database.Database => new Database(join(dataDir, 'events.db'));

const rehash = (db: Database.Database): void => {
  const update = db.prepare('UPDATE events SET leaf_hash = ? WHERE position = ?');
  for (const row of db.prepare<[], Columns & { position: number }>('SELECT * FROM events').all())
    update.run(leafOf(row), row.position);
};

/** Changes stored events as if another program had written them so: their hashes fit. `change` is what follows UPDATE events. */
export const rewriteEvents = (dataDir: string, change: string): void => {
  const db = eventsFile(dataDir);
  db.exec(`UPDATE events ${change}`);
  rehash(db);
  db.close();
};

/** A data directory whose events were written by another program, past every check of today's. */
export const writeEvents = async (dataDir: string, events: readonly EventRow[]): Promise<void> => {
  await openSqliteEventStore({ dataDir }).then((store) => store.close());
  const db = eventsFile(dataDir);
  const insert =
    db.prepare(`INSERT INTO events VALUES (@position, @id, @stream, @revision, @type, @version, @text, @recordedAt, @actor,
    @correlationId, @causationId, NULL, 1, x'00', NULL, NULL)`);
  const revisions = new Map<string, number>();
  for (const [at, event] of events.entries()) {
    const revision = (revisions.get(event.stream) ?? -1) + 1;
    revisions.set(event.stream, revision);
    insert.run({ ...event, position: at + 1, revision, text: JSON.stringify(event.data), data: undefined });
  }
  db.exec('INSERT INTO streams SELECT stream, max(revision), max(position) FROM events GROUP BY stream');
  db.prepare('UPDATE log_end SET position = ?').run(events.length);
  rehash(db);
  db.close();
};
