import { join } from 'node:path';
import Database from 'better-sqlite3';

const ROWS_A_COMMIT = 1_000;
const DOC = 'x'.repeat(120);

/** Reads every stored event and parses its data; answers how many there were. */
const readAndParse = (dataDir: string): number => {
  const db = new Database(join(dataDir, 'events.db'), { readonly: true });
  const rows = db.prepare<[], { data: string }>('SELECT * FROM events ORDER BY position').iterate();
  let count = 0;
  for (const { data } of rows) {
    JSON.parse(data);
    count += 1;
  }
  db.close();
  return count;
};

/** So many prepared upserts of a middling row, in commits of 1,000; half of them meet a row that is there. */
const upsert = (dataDir: string, writes: number): void => {
  const db = new Database(join(dataDir, 'yardstick.db'));
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = NORMAL');
  db.exec(`CREATE TABLE rows (a TEXT NOT NULL, b TEXT NOT NULL, c TEXT, d TEXT, e INTEGER, f INTEGER, g TEXT, doc TEXT,
    PRIMARY KEY (a, b)) STRICT; CREATE INDEX rows_c ON rows (c, d)`);
  const put = db.prepare(
    `INSERT INTO rows (a, b, c, d, e, f, g, doc) VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (a, b) DO UPDATE SET
     c = excluded.c, d = excluded.d, e = excluded.e, f = excluded.f, g = excluded.g, doc = excluded.doc`,
  );
  const commit = db.transaction((from: number) => {
    for (let n = from; n < Math.min(writes, from + ROWS_A_COMMIT); n += 1) {
      const key = Math.floor(n / 2).toString();
      put.run(`00000000-0000-4000-8000-${key.padStart(12, '0')}`, 'staff', 'bench-cycle', 'unit', n, 0, 'state', DOC);
    }
  });
  for (let from = 0; from < writes; from += ROWS_A_COMMIT) commit(from);
  db.close();
};

/** Seconds for reading and parsing the events, and for as many upserts as the rebuild did. */
export const yardstick = (dataDir: string, writes: number): { events: number; seconds: number } => {
  const began = performance.now();
  const events = readAndParse(dataDir);
  upsert(dataDir, writes);
  return { events, seconds: (performance.now() - began) / 1_000 };
};
