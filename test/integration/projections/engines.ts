import { MemoryEventStore } from '@plumbline/event-store';
import { ProjectionRunner } from '@plumbline/projection-runtime';
import {
  connectCandidate,
  type DeclaredViews,
  openPostgresReader,
  type Table,
  type ViewsReader,
} from '@plumbline/view-store';
import { describeWhere } from '../../support/describe-where.js';
import { type Database, runSql } from '../../support/postgres/new-database.js';
import { type UsedPostgres, usePostgres } from '../../support/postgres/use-postgres.js';
import { type Given, running, TOY_VIEWS } from './running.js';
import { scratch, tablesOf, TOY_TABLES, type Toys } from './toy.js';

type Running = Readonly<{
  store: NonNullable<Given['store']>;
  runner: ProjectionRunner;
  reader: ViewsReader<Toys>;
  stop: () => Promise<void>;
}>;

/** A database that keeps views. */
export type Engine = Readonly<{
  /** Keeps the views of a folder, where one is given, from one run to the next. */
  running: (given?: Omit<Given, 'readModel'> & Readonly<{ tables?: readonly Table[] }>) => Promise<Running>;
  scratch: typeof scratch;
  /** How many random histories to try: a database takes its time to make. */
  histories: number;
  /** The names of the toy tables, those of rebuilds included. */
  tables: (dir: string) => Promise<unknown[]>;
}>;

const sqlite: Engine = { running, scratch, histories: 60, tables: (dir) => Promise.resolve(tablesOf(dir)) };

const writerOf = async (url: string, declared: DeclaredViews) => {
  const candidate = await connectCandidate({ url, ...declared });
  const views = await candidate.elected();
  if (views === undefined) throw new Error('another runner has the lock');
  return { candidate, views };
};

/** Each folder stands for a database; whoever names none gets one of their own. */
const onPostgres = ({ database, atEnd }: UsedPostgres): Engine => {
  const databases = new Map<string, Promise<Database>>();
  const open: (() => Promise<void>)[] = [];
  const databaseOf = (dir: string): Promise<Database> => {
    const there = databases.get(dir) ?? database();
    databases.set(dir, there);
    return there;
  };
  atEnd(async () => {
    for (const close of open) await close();
    for (const one of databases.values()) await (await one).drop();
  });
  return {
    scratch,
    histories: 10,
    running: async ({ dataDir, tables = TOY_TABLES, ...given } = {}) => {
      const { url } = await databaseOf(dataDir ?? `#${String(databases.size)}`);
      const { store = new MemoryEventStore(), views = TOY_VIEWS, ...options } = given;
      const { candidate, views: readModel } = await writerOf(url, { tables, views });
      const runner = new ProjectionRunner({ store, readModel, views, ...options });
      await runner.start();
      const reader = await openPostgresReader<Toys>({ url, tables, views });
      const stop = async (): Promise<void> => {
        await runner.stop();
        await reader.close();
        await candidate.close();
      };
      open.push(stop);
      return { store, runner, reader, stop };
    },
    tables: async (dir) => {
      const { url } = await databaseOf(dir);
      const rows = await runSql(url, `SELECT tablename FROM pg_tables WHERE tablename LIKE 'toy%' ORDER BY tablename`);
      return rows.map(({ tablename }) => tablename);
    },
  };
};

/** The same suite on each database that keeps views. */
export const onEachEngine = (title: string, suite: (engine: Engine) => void): void => {
  describe(`${title}, on SQLite`, () => {
    suite(sqlite);
  });
  describeWhere('postgres', `${title}, on PostgreSQL`, () => {
    suite(onPostgres(usePostgres()));
  });
};
