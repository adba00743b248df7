import { Pool, type Reach } from '@plumbline/postgres';
import { ViewsUnavailable } from '../views-unavailable.js';
import { asUnreached } from './failures.js';
import { connectReading, isGivenUp, type ReadingOptions } from './reading-session.js';

const CONNECTIONS = 4;
/** So many texts of queries are prepared by the server; there are fewer of them. */
const MOST_PREPARED = 500;
/** A query that is wrong itself; that a table is not there yet is not its fault. */
const OF_THE_QUERY = /^42(?!P01|501)/;

const isOfTheQuery = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && OF_THE_QUERY.test(String(error.code));

/** Reads committed rows of views. */
export class ViewsPool {
  readonly #pool: Pool;
  readonly #names = new Map<string, string>();

  constructor(options: ReadingOptions, reach: Reach) {
    this.#pool = new Pool({
      ...{ reach, connections: CONNECTIONS, isLost: isGivenUp },
      open: () => connectReading(options),
      refusal: (error) => (isOfTheQuery(error) ? error : asUnreached(error)),
      closed: () => new ViewsUnavailable('The views are closed.', { isDamage: false }),
    });
  }

  /** @throws ViewsUnavailable in time */
  query<Row>(text: string, values: readonly unknown[] = []): Promise<readonly Row[]> {
    return this.#pool.query({ ...this.#named(text), text, values: [...values] });
  }

  /** Breaks off what is read. */
  close(): void {
    this.#pool.close();
  }

  #named(text: string): Readonly<{ name?: string }> {
    const known = this.#names.get(text);
    if (known !== undefined) return { name: known };
    if (this.#names.size >= MOST_PREPARED) return {};
    const name = `views-${String(this.#names.size)}`;
    this.#names.set(text, name);
    return { name };
  }
}
