import type Database from 'better-sqlite3';
import { REQUESTS_STREAM } from './keyed-digest.js';
import type { KeyName, KeysOf } from './keyring.port.js';

type Of = [{ of: string }];
/** Claims are of people: those of a stream are none. */
const claimed = (table: 'erased' | 'ended'): string => (table === 'erased' ? 'subject = @of' : 'subject = @of AND 0');
/** `table` has what was ended, `which` the keys of it. */
const statementsFor = (db: Database.Database, table: 'erased' | 'ended', which: string) => ({
  isEnded: db.prepare<Of, 1>(`SELECT 1 FROM ${table} WHERE ${table === 'erased' ? 'subject' : 'stream'} = @of`).pluck(),
  ids: db.prepare<Of, string>(`SELECT id FROM keys WHERE ${which}`).pluck(),
  end: db.prepare<Of>(`INSERT OR IGNORE INTO ${table} VALUES (@of)`),
  remove: db.prepare<Of>(`DELETE FROM keys WHERE ${which}`),
  claims: db.prepare<Of, string>(`SELECT digest FROM source_ids WHERE ${claimed(table)}`).pluck(),
  removeClaims: db.prepare<Of>(`DELETE FROM source_ids WHERE ${claimed(table)}`),
});

export const keysStatements = (db: Database.Database) => ({
  // Prepared, since `pragma()` compiles its statement on every call.
  version: db.prepare<[], number>('PRAGMA data_version').pluck(),
  find: db.prepare<[string], Buffer>('SELECT wrapped FROM keys WHERE id = ?').pluck(),
  add: db.prepare('INSERT INTO keys VALUES (?, ?, ?, ?)'),
  count: db.prepare<[number], number>('UPDATE made SET count = count + ? RETURNING count').pluck(),
  isEnded: db
    .prepare<[KeyName], 1>(
      'SELECT 1 FROM erased WHERE subject = @subject UNION ALL SELECT 1 FROM ended WHERE stream = @stream',
    )
    .pluck(),
  ofSubject: statementsFor(db, 'erased', 'subject = @of'),
  // The ids of a stream's keys begin with its name and a slash, which the digit nought follows.
  ofStream: statementsFor(db, 'ended', "id >= @of || '/' AND id < @of || '0'"),
});

type Statements = ReturnType<typeof keysStatements>;

/** What ends these keys, and the name that it takes. */
const endingOf = ({ ofSubject, ofStream }: Statements, keys: KeysOf) =>
  'subject' in keys ? ([ofSubject, keys.subject] as const) : ([ofStream, keys.stream] as const);

/** Whether there is any key, or claim of a source id. */
export const hasAny = (sql: Statements, keys: KeysOf): boolean => {
  const [{ ids, claims }, of] = endingOf(sql, keys);
  return ids.get({ of }) !== undefined || claims.get({ of }) !== undefined;
};

/** Whether nothing is left to be done for it. */
export const isDestroyed = (sql: Statements, keys: KeysOf): boolean => {
  const [{ isEnded }, of] = endingOf(sql, keys);
  return isEnded.get({ of }) !== undefined && !hasAny(sql, keys);
};

/** Ends the key of digests of requests, for a new one to be made; answers the ids of what is gone. */
export const endRequests = ({ ofStream }: Statements): readonly string[] => {
  const requests = { of: REQUESTS_STREAM };
  const ids = ofStream.ids.all(requests);
  ofStream.remove.run(requests);
  return ids;
};

/** To be run in one transaction. Requests may have said what is ended here, so nobody shall try out any more what they said. */
export const endKeys = (sql: Statements, keys: readonly KeysOf[]): readonly string[] => [
  ...endRequests(sql),
  ...keys.flatMap((each) => {
    const [ending, of] = endingOf(sql, each);
    const ids = ending.ids.all({ of });
    ending.end.run({ of });
    ending.remove.run({ of });
    ending.removeClaims.run({ of });
    return ids;
  }),
];
