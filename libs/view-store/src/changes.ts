import type { Database } from 'better-sqlite3';

/** How many changes are remembered, for readers that ask seldom. */
export const REMEMBERED = 10_000;
/** Beyond so many at once, a reader takes everything as changed. */
export const FOLLOWED = 2_000;

/** `key` and `value`: the first column of the primary key. Null stands for everything in every table. */
export type Noted = Readonly<{ key: string | null; value: string | null; tables: string }>;

const DDL = `CREATE TABLE IF NOT EXISTS projection_changes (
  "number" INTEGER NOT NULL PRIMARY KEY, "key" TEXT, "value" TEXT, "tables" TEXT NOT NULL) STRICT`;

/** Notes which rows a transaction changes, in that transaction, so that caches of those rows are invalidated. */
export interface ChangeNotes {
  /** All rows may have changed: tables were emptied or swapped. */
  everything(): void;
  rows(key: string, value: string, tables: Iterable<string>): void;
}

export class ChangeWriter implements ChangeNotes {
  readonly #note: (noted: Noted) => void;
  readonly #forget: () => void;
  #left = 0;

  constructor(db: Database) {
    db.exec(DDL);
    const note = db.prepare<Noted>('INSERT INTO projection_changes VALUES (NULL, @key, @value, @tables)');
    const forget = db.prepare(
      'DELETE FROM projection_changes WHERE "number" <= (SELECT max("number") FROM projection_changes) - ?',
    );
    this.#note = (noted) => void note.run(noted);
    this.#forget = () => void forget.run(REMEMBERED);
  }

  everything(): void {
    this.#write({ key: null, value: null, tables: '' });
  }

  rows(key: string, value: string, tables: Iterable<string>): void {
    this.#write({ key, value, tables: [...tables].join() });
  }

  #write(noted: Noted): void {
    this.#note(noted);
    this.#left -= 1;
    if (this.#left > 0) return;
    this.#left = REMEMBERED / 10;
    this.#forget();
  }
}

/** When something was read, in terms of the changes up to then. */
export type ReadAt = Readonly<{ file: number; number: number }>;

export type Numbered = Noted & Readonly<{ number: number }>;

/**
 * When rows were last changed, by table, by table and first value of the key, or by name and value of that column in any table.
 */
export abstract class Changes {
  readonly #last = new Map<string, number>();
  #files = 0;
  #seen = 0;
  /** Whatever is older than this may have changed. */
  #floor = 0;

  /** Call before reading what is to be cached. */
  abstract now(): ReadAt;

  /** Whether none of these sources has changed. `what`: `person`, `person anna`, or `nominationId n1`. */
  isCurrent({ file, number }: ReadAt, what: readonly string[]): boolean {
    const now = this.now();
    if (file !== now.file || number < this.#floor) return false;
    return number === now.number || what.every((one) => (this.#last.get(one) ?? 0) <= number);
  }

  protected get seen(): number {
    return this.#seen;
  }

  protected get at(): ReadAt {
    return { file: this.#files, number: this.#seen };
  }

  /** Other rows are read from now on, changed up to that number. */
  protected begin(number: number): void {
    this.#files += 1;
    this.#everything(number);
  }

  /** `news`: what was changed since `seen`, of which the last is `number`; not all of it where that is much. */
  protected follow(number: number, news: readonly Numbered[]): void {
    const isWhole = news[0]?.number === this.#seen + 1 && news.length < FOLLOWED;
    if (!isWhole || this.#last.size > REMEMBERED) {
      this.#everything(Math.max(number, news.at(-1)?.number ?? 0));
      return;
    }
    for (const one of news) this.#take(one);
  }

  #everything(number: number): void {
    this.#last.clear();
    this.#floor = number;
    this.#seen = number;
  }

  #take({ number, key, value, tables }: Numbered): void {
    if (key === null || value === null) {
      this.#everything(number);
      return;
    }
    this.#seen = number;
    this.#last.set(`${key} ${value}`, number);
    for (const table of tables.split(',')) this.#last.set(table, number).set(`${table} ${value}`, number);
  }
}

type Query = (sql: string) => Readonly<{ all: (parameters: readonly unknown[]) => unknown[] }>;

const LAST = 'SELECT max("number") AS "number" FROM projection_changes';
const SINCE = `SELECT * FROM projection_changes WHERE "number" > ? ORDER BY "number" LIMIT ${FOLLOWED.toString()}`;

/** Asks the file each time. */
export class ChangesInFile extends Changes {
  readonly #query: Query;
  readonly #fileOf: () => object;
  #file: object | undefined;

  /** `fileOf` returns another object once another file is read. */
  constructor(query: Query, fileOf: () => object) {
    super();
    this.#query = query;
    this.#fileOf = fileOf;
    this.now();
  }

  now(): ReadAt {
    const [last] = this.#query(LAST).all([]) as { number: number | null }[];
    const number = last?.number ?? 0;
    const file = this.#fileOf();
    if (file !== this.#file) {
      this.#file = file;
      this.begin(number);
    } else if (number !== this.seen) this.follow(number, this.#query(SINCE).all([this.seen]) as Numbered[]);
    return this.at;
  }
}
