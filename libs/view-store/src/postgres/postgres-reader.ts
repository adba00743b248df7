import { Kysely } from 'kysely';
import { EMPTY_LISTS } from './empty-lists.js';
import { type OnReach, Reach, withClient } from '@plumbline/postgres';
import type { Position } from '@plumbline/domain';
import type { Changes } from '../changes.js';
import type { Checkpoint, ParkedStream } from '../checkpoints.js';
import type { Heartbeat } from '../heartbeat.js';
import { followBehind, type ViewsReader } from '../views-reader.js';
import { BEING_DERIVED, ViewsUnavailable } from '../views-unavailable.js';
import { readingDialect } from './dialect.js';
import type { DeclaredViews } from '../look.js';
import { asUnopened, asUnreached, isMissing, SERVER, SETTING } from './failures.js';
import { isMade } from './make-schema.js';
import { ensureMayRead } from './rights.js';
import { Follower } from './follower.js';
import { schemaOf } from './schema.js';
import { heartbeatIn, READ, type StoredBeat } from './statements.js';
import { ViewsPool } from './views-pool.js';

export type PostgresReaderOptions = DeclaredViews &
  Readonly<{
    url: string;
    /** Every read is answered by then; a server that is gone is waited for so long. */
    deadlineMs?: number;
    /** Told of the server. */
    onReach?: OnReach;
  }>;

const DEADLINE_MS = 5_000;

const reachOf = (deadlineMs: number, onReach: OnReach | undefined): Reach =>
  new Reach({
    ...{ deadlineMs, onReach, of: SERVER },
    refusal: (why, cause) => new ViewsUnavailable(`The views cannot be read: ${why}`, { isDamage: false, cause }),
  });

/** @throws ViewsRefused where views are there that the user may not read */
const ensureReadable = async ({ url, deadlineMs = DEADLINE_MS, ...declared }: PostgresReaderOptions): Promise<void> => {
  const schema = schemaOf(declared);
  await withClient({ url, setting: SETTING, timeoutMs: deadlineMs }, async (client) => {
    if (await isMade(client, schema)) await ensureMayRead(client, schema);
  });
};

/** Queries of the views of this release in PostgreSQL, which another process writes. */
export class PostgresReader<Views> implements ViewsReader<Views> {
  readonly db: Kysely<Views>;
  readonly #reach: Reach;
  readonly #pool: ViewsPool;
  readonly #follower: Follower;

  private constructor({ url, deadlineMs = DEADLINE_MS, onReach, ...declared }: PostgresReaderOptions) {
    this.#reach = reachOf(deadlineMs, onReach);
    const connection = { url, schema: schemaOf(declared), timeoutMs: this.#reach.tryMs };
    this.#pool = new ViewsPool(connection, this.#reach);
    this.#follower = new Follower(connection, this.#reach);
    this.db = new Kysely<Views>({
      dialect: readingDialect((sql, parameters) => this.#read(sql, parameters)),
      plugins: [EMPTY_LISTS],
    });
    followBehind(this.db, this.#follower.changes);
  }

  /**
   * @throws ViewsUnavailable where the server cannot be reached, or no worker of this release has been there yet; `ViewsRefused` where another try
   * would do no better
   */
  static async open<Views>(options: PostgresReaderOptions): Promise<PostgresReader<Views>> {
    const reader = new PostgresReader<Views>(options);
    try {
      await reader.#follower.start();
      await reader.#pool.query(READ.checkpoints);
      return reader;
    } catch (error) {
      await reader.close();
      // Tables that the user may not see are missing, as far as PostgreSQL says.
      if (isMissing(error)) await ensureReadable(options);
      throw asUnopened(error);
    }
  }

  get changes(): Changes {
    return this.#follower.changes;
  }

  get failure(): string | null {
    return this.#reach.fault ?? null;
  }

  async waitFor(position: Position, timeoutMs: number): Promise<boolean> {
    if (this.#reach.isAway) return this.#reach.refused();
    if (await this.#follower.waitFor(position, timeoutMs)) return true;
    if (this.#reach.fault !== undefined) throw this.#reach.unavailable();
    await this.#ensureWhole();
    return false;
  }

  checkpoints(): Promise<readonly Checkpoint[]> {
    return this.#pool.query<Checkpoint>(READ.checkpoints);
  }

  parked(): Promise<readonly ParkedStream[]> {
    return this.#pool.query<ParkedStream>(READ.parked);
  }

  async source(): Promise<string | null> {
    return (await this.#pool.query<{ firstEvent: string }>(READ.source))[0]?.firstEvent ?? null;
  }

  async heartbeat(): Promise<Heartbeat | undefined> {
    return heartbeatIn(await this.#pool.query<StoredBeat>(READ.heartbeat));
  }

  async isWhole(): Promise<boolean> {
    try {
      return await this.#follower.isWhole();
    } catch (error) {
      throw asUnreached(error);
    }
  }

  async close(): Promise<void> {
    this.#pool.close();
    await this.#follower.close();
    this.#reach.close();
  }

  async #ensureWhole(): Promise<void> {
    if (!(await this.isWhole())) throw new ViewsUnavailable(BEING_DERIVED, { isDamage: false });
  }

  async #read<Row>(sql: string, parameters: readonly unknown[]): Promise<readonly Row[]> {
    await this.#ensureWhole();
    return this.#pool.query<Row>(sql, parameters);
  }
}
