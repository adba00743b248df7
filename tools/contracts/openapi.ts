import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readConfig } from '@plumbline/platform';
import { previewApp } from '../../apps/api/src/create-app.js';
import { openApiDocument } from '../../apps/api/src/http/openapi.js';
import { type Contracts } from './event-schemas.js';

const FILE = 'contracts/openapi/api.v1.json';

/** The contract of the HTTP API as its controllers and DTOs say it: needs no database, no key and no port. */
export const openApi = async (): Promise<string> => {
  const app = await previewApp(readConfig({}));
  const text = `${JSON.stringify(openApiDocument(app), null, 2)}\n`;
  await app.close();
  return text;
};

/** The contract's file with what it should hold; empty where it holds that already. */
export const openApiDrift = async (root: string): Promise<Contracts> => {
  const path = join(root, FILE);
  const wanted = await openApi();
  const current = existsSync(path) ? readFileSync(path, 'utf8') : undefined;
  return new Map(current === wanted ? [] : [[FILE, wanted]]);
};
