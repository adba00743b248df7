import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import type { KeysUsed } from '../codec/codec.js';
import type { Stored } from '../codec/rows.js';
import { connect, hangUp, inWords, withClient } from '@plumbline/postgres';
import { nameOfAddress } from '../address-name.js';
import { type Additions, writesOf } from '../postgres/additions.js';
import { EVENT_FORMAT } from '../codec/formats.js';
import {
  BEGIN,
  type Tables,
  ensureMigrated,
  ensureVersions,
  logVersions,
  migrate,
  versionIn,
} from '../postgres/migrate.js';
import { KEYS_SCHEMA, LOCK, MIGRATIONS, SCHEMA } from '../postgres/schema.js';
import { EVENT } from '../postgres/statements.js';
import type { StoredCommand } from '../stored/command-row.js';
import { CopyRefused, type KeysNoted, type LogSource, type LogTarget, type Loss } from './sides.js';

/** Of one statement. */
const TIMEOUT_MS = 120_000;
const ENDED_WITHIN_MS = 3_000;
const AGAIN_MS = 100;
/** Where it is while it is not finished; it takes its name as a whole. */
const UNFINISHED = `${SCHEMA}_copy`;
/** Of whoever copies into a database. */
const COPYING = LOCK + 10n;

const inCopy = (text: string): string => text.replaceAll(`${SCHEMA}.`, `${UNFINISHED}.`);

/** As a fresh log, it takes all that this release writes. */
const UNFINISHED_LOG: Tables = {
  what: 'The copy has',
  schema: UNFINISHED,
  lock: LOCK,
  migrations: MIGRATIONS.map(inCopy),
  fresh: `UPDATE ${UNFINISHED}.log_end SET event_format = ${String(EVENT_FORMAT)};`,
  apartFrom: KEYS_SCHEMA,
};

/** Sessions of a copy, which no other copy takes for those of a server. */
export const COPIES = `SET application_name = 'plumbline copy';`;

/** An address, and the argument that it was given by. */
export type Named = Readonly<{ url: string; setting: string }>;

class PostgresSource implements LogSource {
  readonly name: string;

  constructor(
    private readonly at: Named,
    protected readonly client: pg.Client,
    private readonly schema: string,
  ) {
    this.name = nameOfAddress(at.url);
  }

  async head(): Promise<number> {
    const [end] = await this.rows<{ position: number }>(`SELECT position FROM ${this.schema}.log_end`);
    return end?.position ?? 0;
  }

  after(position: number, limit: number): Promise<readonly Stored[]> {
    return this.rows(
      `SELECT ${EVENT} FROM ${this.schema}.events e WHERE e.position > $1 ORDER BY e.position LIMIT $2`,
      [position, limit],
    );
  }

  commandsBehind(key: string, limit: number): Promise<readonly StoredCommand[]> {
    return this.rows(
      `SELECT key, request, receipt, checksum FROM ${this.schema}.commands WHERE key > $1 ORDER BY key LIMIT $2`,
      [key, limit],
    );
  }

  async keysNoted(): Promise<KeysNoted> {
    const [used = null] = await this.rows<KeysUsed>(`SELECT keyring, made FROM ${this.schema}.keys_used`);
    const losses = await this.rows<Loss>(
      `SELECT loss, accepted_at AS "acceptedAt", last_position AS "lastPosition" FROM ${this.schema}.keys_lost ORDER BY loss`,
    );
    return { used, losses };
  }

  close(): Promise<void> {
    hangUp(this.client);
    return Promise.resolve();
  }

  private async rows<Row>(text: string, values: unknown[] = []): Promise<readonly Row[]> {
    return (await this.query({ text, values })).rows as Row[];
  }

  /** @throws Explained */
  protected query(query: string | pg.QueryConfig): Promise<pg.QueryResult<pg.QueryResultRow>> {
    return this.inWords(() => this.client.query(query));
  }

  protected async inWords<T>(work: () => Promise<T>): Promise<T> {
    return work().catch((error: unknown) => {
      throw inWords(error, this.at.setting);
    });
  }
}

class PostgresTarget extends PostgresSource implements LogTarget {
  constructor(at: Named, client: pg.Client) {
    super(at, client, UNFINISHED);
  }

  append(events: readonly Stored[]): Promise<void> {
    const ends = new Map(events.map(({ stream, revision, position }) => [stream, { revision, position }]));
    return this.add({ events, ends, last: events.at(-1)?.position ?? 0 });
  }

  async addCommands(commands: readonly StoredCommand[]): Promise<void> {
    const columns = (['key', 'request', 'receipt', 'checksum'] as const).map((name) =>
      commands.map((row) => row[name]),
    );
    await this.query({
      text: `INSERT INTO ${UNFINISHED}.commands SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::bytea[])
        ON CONFLICT DO NOTHING`,
      values: columns,
    });
  }

  async noteKeys({ used, losses }: KeysNoted): Promise<void> {
    if (used !== null) await this.add({ keys: used });
    for (const { loss, acceptedAt, lastPosition } of losses)
      await this.query({
        text: `INSERT INTO ${UNFINISHED}.keys_lost OVERRIDING SYSTEM VALUE VALUES ($1, $2, $3) ON CONFLICT DO NOTHING`,
        values: [loss, acceptedAt, lastPosition],
      });
    await this.query(
      `SELECT setval(pg_get_serial_sequence('${UNFINISHED}.keys_lost', 'loss'), ${String(losses.at(-1)?.loss ?? 0)} + 1, false)`,
    );
  }

  async finish(): Promise<void> {
    await this.query(BEGIN);
    // A server that was started meanwhile has made its own.
    await this.inWords(async () => {
      await ensureUnused(this.client, this.name);
      await ensureNoOther(this.client, this.name);
    });
    await this.query(`DROP SCHEMA IF EXISTS ${SCHEMA} CASCADE; ALTER SCHEMA ${UNFINISHED} RENAME TO ${SCHEMA}; COMMIT`);
    await this.query('ANALYZE');
  }

  private async add(part: Partial<Additions>): Promise<void> {
    const writes = writesOf({ events: [], ends: new Map(), records: [], keys: null, last: 0, ...part });
    await this.query('BEGIN');
    for (const { text, values } of writes) await this.query({ text: inCopy(text), values });
    await this.query('COMMIT');
  }
}

/** What `work` returns keeps the connection, which is closed where it fails. @throws Explained */
const connected = async <T>({ url, setting }: Named, work: (client: pg.Client) => Promise<T>): Promise<T> => {
  let client: pg.Client | undefined;
  try {
    client = await connect({ url, timeoutMs: TIMEOUT_MS, settings: COPIES });
    return await work(client);
  } catch (error) {
    if (client !== undefined) hangUp(client);
    throw inWords(error, setting);
  }
};

const locks = async (client: pg.Client, lock: bigint): Promise<boolean> =>
  (await client.query<{ held: boolean }>(`SELECT pg_try_advisory_lock(${String(lock)}) AS held`)).rows[0]?.held ===
  true;

/** Whoever serves from it has connections to listen on. */
const serversOn = async (client: pg.Client): Promise<number> => {
  const { rowCount } = await client.query(
    `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'plumbline' AND pid <> pg_backend_pid()`,
  );
  return rowCount ?? 0;
};

/** Sessions of a process that was killed end a moment after it. */
export const ensureUnused = async (client: pg.Client, name: string): Promise<void> => {
  for (const until = performance.now() + ENDED_WITHIN_MS; performance.now() < until;) {
    if ((await serversOn(client)) === 0) return;
    await sleep(AGAIN_MS);
  }
  throw new CopyRefused(`${name} is open in a running server or worker: stop those first.`);
};

/** Holds the lock of all commits, so that nothing is written meanwhile. Throws where a server runs on it. */
export const openPostgresSource = (at: Named): Promise<LogSource> =>
  connected(at, async (client) => {
    const name = nameOfAddress(at.url);
    await ensureUnused(client, name);
    if (!(await locks(client, LOCK))) throw new CopyRefused(`${name} is being written to.`);
    const version = await versionIn(client);
    if (version === 0) throw new CopyRefused(`There are no events in ${name}.`);
    ensureVersions(await logVersions(client));
    ensureMigrated(version);
    return new PostgresSource(at, client, SCHEMA);
  });

/** A log without events may be there: whoever looked at the settings by a start has made it. */
const hasEvents = async (client: pg.Client): Promise<boolean> => {
  if ((await versionIn(client)) === 0) return false;
  const { rows } = await client.query<{ position: number }>(`SELECT position FROM ${SCHEMA}.log_end`);
  return (rows[0]?.position ?? 0) > 0;
};

const ensureNoOther = async (client: pg.Client, name: string): Promise<void> => {
  if (await hasEvents(client)) throw new CopyRefused(`${name} has events of its own: name another database.`);
};

/** Whether a finished log is there. */
export const holdsEventsAt = (at: Named): Promise<boolean> => withClient({ ...at, timeoutMs: TIMEOUT_MS }, hasEvents);

/** Throws where another log is there already. */
export const openPostgresTarget = (at: Named): Promise<LogTarget> =>
  connected(at, async (client) => {
    const name = nameOfAddress(at.url);
    await ensureUnused(client, name);
    if (!(await locks(client, COPYING))) throw new CopyRefused(`${name}: another process copies into it.`);
    await ensureNoOther(client, name);
    await migrate(client, UNFINISHED_LOG);
    return new PostgresTarget(at, client);
  });
