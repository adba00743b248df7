import { randomUUID } from 'node:crypto';
import { EmbeddedIssuer, type Role } from '@plumbline/access';
import { EVENT_STORE, type EventStore } from '@plumbline/event-log';
import { History } from '@plumbline/testing';
import { readConfig, type Env } from '@plumbline/platform';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type AppOptions, createApp } from '../../../apps/api/src/create-app.js';

type Headers = Record<string, string>;

export type TemporaryApp = Readonly<{
  app: NestFastifyApplication;
  dataDir: string;
  issuer: EmbeddedIssuer;
  /** Headers of somebody with a valid token. */
  as: (subject: string, roles?: readonly Role[]) => Promise<Headers>;
  /** The same of an admin who is registered, without a level: what takes two admins takes two such. */
  asAdmin: (subject: string) => Promise<Headers>;
  close: () => Promise<void>;
}>;

const DEFAULTS: Env = { LOG_LEVEL: 'silent', PLUMBLINE_NAMED_IDS: 'allow' };

const registered = async (app: NestFastifyApplication, id: string): Promise<void> => {
  const { events } = new History().person(id, { level: null });
  const store = app.get<EventStore>(EVENT_STORE);
  for (const { stream, type, data, metadata } of events)
    await store.append(stream, 'no-stream', [{ id: randomUUID(), type, data, metadata }]);
};

/** A real server on a data directory of its own. */
export const temporaryApp = async (env: Env = {}, options: AppOptions = {}): Promise<TemporaryApp> => {
  const dataDir = mkdtempSync(join(tmpdir(), 'plumbline-http-'));
  const app = await createApp(readConfig({ ...DEFAULTS, PLUMBLINE_DATA_DIR: dataDir, ...env }), options);
  const issuer = new EmbeddedIssuer(dataDir);
  const as = async (subject: string, roles: readonly Role[] = []): Promise<Headers> => ({
    authorization: `Bearer ${await issuer.issueToken({ subject, roles })}`,
  });
  return {
    app,
    dataDir,
    issuer,
    as,
    asAdmin: async (subject) => {
      await registered(app, subject);
      return as(subject, ['admin']);
    },
    close: async () => {
      await app.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
};
