import type { PlumblineEvent, Recorded } from '@plumbline/domain';
import type { Views } from '@plumbline/read-model';
import { TABLES } from '@plumbline/read-model/tables';
import {
  type Changes,
  connectCandidate,
  EMPTY_LISTS,
  followBehind,
  openPostgresReader,
  type PostgresViews,
  type View,
  type ReadAt,
  type ViewsReader,
} from '@plumbline/view-store';
import {
  CompiledQuery,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from 'kysely';

type Events = readonly Recorded<PlumblineEvent>[];
type Opened = ViewsReader<Views>;
type Server = Readonly<{ url: (database: string) => string; dispose: () => Promise<void> }>;

/** Nothing was read yet. */
const BEFORE: ReadAt = { file: -1, number: -1 };

let server: Promise<Server> | undefined;
const open = new Set<Promise<Opened>>();

const startServer = async (): Promise<Server> => {
  const { PostgresServer } = await import('../../../test/load/postgres/server.js');
  // Some specs leave many of them open.
  return PostgresServer.start({ settings: ['max_connections=400'] });
};

/** A server for all views of a file of specs, which is gone with it. */
const serverOfFile = (): Promise<Server> => (server ??= startServer());
if (Reflect.get(globalThis, 'PLUMBLINE_VIEWS_ENGINE') === 'postgres')
  afterAll(async () => {
    for (const one of open) await (await one).close();
    await (await server)?.dispose();
  });

const writing = async (
  url: string,
  views: readonly View[],
  write: (views: PostgresViews) => Promise<unknown>,
): Promise<void> => {
  const candidate = await connectCandidate({ url, tables: TABLES, views });
  const written = await candidate.elected();
  if (written === undefined) throw new Error('somebody else writes these views');
  await write(written);
  await candidate.close();
};

/** By the views in them: a database with empty tables, which is copied sooner than they are made. */
const templates = new Map<string, Promise<string>>();
const templateOf = (admin: string, views: readonly View[]): Promise<string> => {
  const key = views.map(({ name }) => name).join();
  const made = templates.get(key) ?? emptyViews(admin, views);
  templates.set(key, made);
  return made;
};
const emptyViews = async (admin: string, views: readonly View[]): Promise<string> => {
  const { url } = await (await databases()).newDatabase(admin);
  await writing(url, views, (written) => written.prepare(views));
  return new URL(url).pathname.slice(1);
};
const databases = () => import('../../../test/support/postgres/new-database.js');

const fill =
  (views: readonly View[], events: Events) =>
  async (written: PostgresViews): Promise<void> => {
    await written.prepare(views);
    const rows = written.projecting(views);
    const projections = views.map((view) => ({ tables: view.tables, changesOf: rows.cache.projection(view) }));
    await rows.commit({
      project: () => {
        for (const event of events)
          for (const { tables, changesOf } of projections) rows.cache.apply(tables, changesOf(event));
      },
      progress: () => undefined,
    });
    await written.caughtUp();
  };

const filled = async (views: readonly View[], events: Events): Promise<Opened> => {
  const admin = (await serverOfFile()).url('postgres');
  const template = await templateOf(admin, views);
  const { url } = await (await databases()).newDatabase(admin, '', template);
  await writing(url, views, fill(views, events));
  return openPostgresReader<Views>({ url, tables: TABLES, views });
};

/** Queries that wait until the views are there: specs get theirs before anything is asynchronous. */
export const viewsOnPostgres = (views: readonly View[], events: Events) => {
  let opening: Promise<Opened> | undefined;
  let reader: Opened | undefined;
  let first = BEFORE;
  const opened = (): Promise<Opened> => {
    opening ??= filled(views, events).then((opened) => {
      first = opened.changes.now();
      return (reader = opened);
    });
    open.add(opening);
    return opening;
  };
  const executeQuery = async <R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> =>
    (await opened()).db.executeQuery<R>(CompiledQuery.raw(sql, [...parameters]));
  const none = () => Promise.resolve();
  const never = (): never => {
    throw new Error('views are only read');
  };
  const db = new Kysely<Views>({
    plugins: [EMPTY_LISTS],
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createQueryCompiler: () => new PostgresQueryCompiler(),
      createIntrospector: (of) => new PostgresIntrospector(of),
      createDriver: () => ({
        init: none,
        acquireConnection: () => Promise.resolve({ executeQuery, streamQuery: never }),
        releaseConnection: none,
        beginTransaction: never,
        commitTransaction: never,
        rollbackTransaction: never,
        destroy: none,
      }),
    },
  });
  followBehind(db, {
    now: () => reader?.changes.now() ?? BEFORE,
    isCurrent: (at: ReadAt, what: readonly string[]) =>
      reader?.changes.isCurrent(at === BEFORE ? first : at, what) ?? false,
  } as Changes);
  const close = async (): Promise<void> => {
    await (await opening)?.close();
  };
  return { db, close };
};
