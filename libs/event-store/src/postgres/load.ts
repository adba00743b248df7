import { type Statement } from '@plumbline/postgres';
import type pg from 'pg';
import type { Append } from '../stored/append.js';
import type { StoredCommand } from '../stored/command-row.js';
import type { StreamEnd } from '../stored/decide.js';
import { type LogEnd, wholeEnd } from '../stored/whole.js';
import { ensureVersions, type LogVersions } from './migrate.js';
import { LOAD } from './statements.js';

export type LoadedEnd = StreamEnd & Readonly<{ stream: string }>;
export type LoadedEvent = Readonly<{ id: string; stream: string; revision: number; position: number }>;
export type Loaded = Readonly<{
  ends: readonly LoadedEnd[];
  held: readonly LoadedEvent[];
  records: readonly StoredCommand[];
  /** The position of the last event. */
  last: number;
}>;

const listed = async <T>(client: pg.Client, statement: Statement, values: ReadonlySet<string>): Promise<readonly T[]> =>
  values.size === 0 ? [] : ((await client.query({ ...statement, values: [[...values]] })).rows as T[]);

export const streamsOf = ({ stream, guards }: Append): readonly string[] => [
  stream,
  ...guards.map((guard) => guard.stream),
];
const idsOf = ({ events }: Append): readonly string[] => events.map(({ id }) => id);
const keysOf = ({ record }: Append): readonly string[] => (record === null ? [] : [record.key]);

/** All that these appends are decided on. Sent in one go, behind the lock. @throws StoreUnavailable */
export const load = async (client: pg.Client, appends: readonly Append[]): Promise<Loaded> => {
  const [last, ends, held, records] = await Promise.all([
    client.query<LogEnd & LogVersions>({ ...LOAD.last }),
    listed<LoadedEnd>(client, LOAD.ends, new Set(appends.flatMap(streamsOf))),
    listed<LoadedEvent>(client, LOAD.held, new Set(appends.flatMap(idsOf))),
    listed<StoredCommand>(client, LOAD.records, new Set(appends.flatMap(keysOf))),
  ]);
  const [end] = last.rows;
  if (end !== undefined) ensureVersions(end);
  return { ends, held, records, last: wholeEnd(end) };
};
