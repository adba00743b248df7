import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { type FindingEvent, nomination, type NominationEvent as OfNomination } from '@plumbline/domain';
import { commandOf, drive, historyOf, NOW, STREAMS, streamOf } from './workload.js';

type NominationEvent = OfNomination | FindingEvent;
const DDL = `CREATE TABLE events (
  position INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, stream TEXT NOT NULL, revision INTEGER NOT NULL,
  type TEXT NOT NULL, version INTEGER NOT NULL, data TEXT NOT NULL, recorded_at TEXT NOT NULL, actor TEXT NOT NULL,
  UNIQUE (stream, revision)) STRICT`;
type Pending = Readonly<{ stream: string; revision: number; event: NominationEvent; done: () => void }>;

/** The yardstick: the same decider on better-sqlite3 in one thread, one commit for all appends of an event-loop turn. */
export const straight = async (dir: string): Promise<number> => {
  const db = new Database(join(dir, 'straight.db'));
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.exec(DDL);
  const insert = db.prepare(
    `INSERT INTO events (id, stream, revision, type, version, data, recorded_at, actor) VALUES (?, ?, ?, ?, 1, ?, ?, ?)`,
  );
  const select = db.prepare<[string], { type: string; data: string }>(
    'SELECT type, data FROM events WHERE stream = ? ORDER BY revision',
  );
  const put = (stream: string, revision: number, { type, data }: NominationEvent): void => {
    insert.run(randomUUID(), stream, revision, type, JSON.stringify(data), NOW, 'bench');
  };
  db.transaction(() => {
    for (let index = 0; index < STREAMS; index += 1)
      historyOf(index).forEach((event, revision) => {
        put(streamOf(index), revision, event);
      });
  })();

  let pending: Pending[] = [];
  const commit = db.transaction((batch: readonly Pending[]) => {
    for (const { stream, revision, event } of batch) put(stream, revision, event);
  });
  const flush = (): void => {
    const batch = pending;
    pending = [];
    commit.immediate(batch);
    for (const { done } of batch) done();
  };
  const execute = (n: number): Promise<void> => {
    const { index, command } = commandOf(n);
    const stream = streamOf(index);
    const history = select.all(stream).map(({ type, data }) => ({ type, data: JSON.parse(data) as unknown }));
    const state = (history as NominationEvent[]).reduce(nomination.evolve, nomination.initialState());
    const events = nomination.decide(command, state);
    return new Promise((done) => {
      if (pending.length === 0) setImmediate(flush);
      events.forEach((event, offset) => pending.push({ stream, revision: history.length + offset, event, done }));
    });
  };
  const rate = await drive(execute);
  db.close();
  return rate;
};
