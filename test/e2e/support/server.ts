import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EmbeddedIssuer, type Role } from '@plumbline/access';
import { EVENT_STORE, type EventStore } from '@plumbline/event-log';
import { idOf } from '@plumbline/application';
import type { CycleEvent, NominationEvent, Recorded } from '@plumbline/domain';
import { type Env, readConfig } from '@plumbline/platform';
import type { Worker } from '../../../apps/worker/src/worker.js';
import { type AppOptions, createApp } from '../../../apps/api/src/create-app.js';
import { PositionTokens } from '../../../apps/api/src/http/position-tokens.js';
import { BUILT_THREAD } from '../../support/built-thread.js';
import { Client, seen } from './client.js';
import { watchMessages } from './messages.js';
import { isOverPostgres, settingsFor, startWorkerFor } from './over-postgres.js';

export type Server = Readonly<{
  dataDir: string;
  base: string;
  store: EventStore;
  /** Names of the commands and queries that went over its buses; one that carries more than data is answered with 500. */
  messages: ReadonlySet<string>;
  /** The connection of a person with these roles. */
  as: (subject: string, ...roles: Role[]) => Promise<Client>;
  /** The If-Match of somebody who has just read what this stream is of: the chair of a nomination, an admin of anything else, where nobody is named. */
  ifMatch: (stream: string, reader?: Client) => Promise<Record<string, string>>;
  /** For a read that is to see everything stored, whoever wrote it. */
  latest: () => Promise<Record<string, string>>;
  close: () => Promise<void>;
}>;

export const makeDataDir = (): string => mkdtempSync(join(tmpdir(), 'plumbline-e2e-'));
export const removeDataDir = (dataDir: string): void => {
  rmSync(dataDir, { recursive: true, force: true });
};

const PATHS = { nomination: 'nominations', cycle: 'cycles', person: 'people', framework: 'frameworks' } as const;
const pathOf = (stream: string): string =>
  `/${PATHS[stream.slice(0, stream.indexOf('-')) as keyof typeof PATHS]}/${idOf(stream)}`;

const chairOf = async (store: EventStore, stream: string): Promise<string | undefined> => {
  const [opened] = (await store.readStream(stream)) as readonly Recorded<NominationEvent>[];
  if (opened?.type !== 'NominationOpened') return undefined;
  const events = (await store.readStream(`cycle-${opened.data.cycleId}`)) as readonly Recorded<CycleEvent>[];
  const named = events.findLast(({ type }) => type === 'ChairNamed');
  return named?.type === 'ChairNamed' ? named.data.personId : undefined;
};

type ServerOptions = AppOptions & { env?: Env };

const startCopy = async (dataDir: string, { env = {}, ...options }: ServerOptions): Promise<Server> => {
  const app = await createApp(
    readConfig({ LOG_LEVEL: 'silent', PLUMBLINE_DATA_DIR: dataDir, PLUMBLINE_NAMED_IDS: 'allow', ...env }),
    // As in the product; what it needs is built by npm test.
    { projectionThread: BUILT_THREAD, ...options },
  );
  const messages = watchMessages(app);
  await app.listen(0, '127.0.0.1');
  const base = await app.getUrl();
  const issuer = new EmbeddedIssuer(dataDir, env['PLUMBLINE_SIGNING_KEY_FILE'] ?? null);
  const store = app.get<EventStore>(EVENT_STORE);
  const as: Server['as'] = async (subject, ...roles) => new Client(base, await issuer.issueToken({ subject, roles }));
  const latest = async (): Promise<Record<string, string>> => {
    const head = await store.head();
    return head === null ? {} : { 'plumbline-min-position': app.get(PositionTokens).seal(head) };
  };
  const reading = async (stream: string): Promise<Client> => {
    const chair = stream.startsWith('nomination-') ? await chairOf(store, stream) : undefined;
    return chair === undefined ? as('ops', 'admin') : as(chair);
  };
  return {
    dataDir,
    base,
    store,
    messages,
    as,
    ifMatch: async (stream, reader) =>
      seen((await (reader ?? (await reading(stream))).get(pathOf(stream), await latest())).etag),
    latest,
    close: () => app.close(),
  };
};

const COPIES = 2;

/** Copies as one server: each that asks for a connection gets one to the next of them. */
const together = (first: Server, copies: readonly Server[], worker: Pick<Worker, 'stop'>): Server => {
  let given = 0;
  return {
    ...first,
    get messages() {
      return new Set(copies.flatMap(({ messages }) => [...messages]));
    },
    as: (...who) => (copies[given++ % copies.length] ?? first).as(...who),
    close: async () => {
      for (const copy of copies) await copy.close();
      await worker.stop();
    },
  };
};

const startCopies = async (dataDir: string, options: ServerOptions): Promise<Server> => {
  const env = { ...(await settingsFor(dataDir)), ...options.env };
  const worker = await startWorkerFor(dataDir, env);
  const first = await startCopy(dataDir, { ...options, env });
  const copies = [first];
  for (let copy = 1; copy < COPIES; copy += 1)
    copies.push(await startCopy(join(dataDir, `copy-${copy.toString()}`), { ...options, env }));
  return together(first, copies, worker);
};

/**
 * The whole server, listening on a free port, on a data directory that may hold what an earlier one left. Where the suites run over
 * PostgreSQL it is two copies, and a worker that keeps their views.
 */
export const startServer = (dataDir: string, options: ServerOptions = {}): Promise<Server> =>
  isOverPostgres() ? startCopies(dataDir, options) : startCopy(dataDir, options);
