import { EmbeddedIssuer, type Role } from '@plumbline/access';
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
  close: () => Promise<void>;
}>;

const DEFAULTS: Env = { LOG_LEVEL: 'silent', PLUMBLINE_NAMED_IDS: 'allow' };

/** A real server on a data directory of its own. */
export const temporaryApp = async (env: Env = {}, options: AppOptions = {}): Promise<TemporaryApp> => {
  const dataDir = mkdtempSync(join(tmpdir(), 'plumbline-http-'));
  const app = await createApp(readConfig({ ...DEFAULTS, PLUMBLINE_DATA_DIR: dataDir, ...env }), options);
  const issuer = new EmbeddedIssuer(dataDir);
  return {
    app,
    dataDir,
    issuer,
    as: async (subject, roles = []) => ({ authorization: `Bearer ${await issuer.issueToken({ subject, roles })}` }),
    close: async () => {
      await app.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
};
