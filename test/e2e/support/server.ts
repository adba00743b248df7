import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EmbeddedIssuer, type Role } from '@plumbline/access';
import { EVENT_STORE, type EventStore } from '@plumbline/application';
import { type Env, readConfig } from '@plumbline/platform';
import { type AppOptions, createApp } from '../../../apps/api/src/create-app.js';
import { Client } from './client.js';
import { watchMessages } from './messages.js';

export type Server = Readonly<{
  dataDir: string;
  base: string;
  store: EventStore;
  /** Names of the commands and queries that went over its buses; one that carries more than data is answered with 500. */
  messages: ReadonlySet<string>;
  /** The connection of a person with these roles. */
  as: (subject: string, ...roles: Role[]) => Promise<Client>;
  /** The If-Match of somebody who has seen all of this stream. */
  ifMatch: (stream: string) => Promise<Record<string, string>>;
  close: () => Promise<void>;
}>;

export const makeDataDir = (): string => mkdtempSync(join(tmpdir(), 'plumbline-e2e-'));
export const removeDataDir = (dataDir: string): void => {
  rmSync(dataDir, { recursive: true, force: true });
};

/** The whole server, listening on a free port, on a data directory that may hold what an earlier one left. */
export const startServer = async (
  dataDir: string,
  { env = {}, ...options }: AppOptions & { env?: Env } = {},
): Promise<Server> => {
  const app = await createApp(readConfig({ LOG_LEVEL: 'silent', PLUMBLINE_DATA_DIR: dataDir, ...env }), options);
  const messages = watchMessages(app);
  await app.listen(0, '127.0.0.1');
  const base = await app.getUrl();
  const issuer = new EmbeddedIssuer(dataDir);
  const store = app.get<EventStore>(EVENT_STORE);
  return {
    dataDir,
    base,
    store,
    messages,
    as: async (subject, ...roles) => new Client(base, await issuer.issueToken({ subject, roles })),
    ifMatch: async (stream) => ({ 'if-match': `"${String((await store.readStream(stream)).at(-1)?.revision)}"` }),
    close: () => app.close(),
  };
};
