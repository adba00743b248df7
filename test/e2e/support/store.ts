import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { newDatabase } from '../../support/postgres/use-postgres.js';
import { sharedSettings } from './shared-settings.js';

const settings = new Map<string, Readonly<Record<string, string>>>();

/** Where the events of a data directory are: in it, or in a database of their own where the suites run over PostgreSQL. */
export const storeFor = async (dataDir: string): Promise<Readonly<Record<string, string>>> => {
  const admin = process.env['PLUMBLINE_E2E_POSTGRES_URL'];
  if (admin === undefined) return {};
  const known = settings.get(dataDir);
  if (known !== undefined) return known;
  const { url } = await newDatabase(admin);
  const shared = join(dataDir, 'shared');
  mkdirSync(shared, { recursive: true, mode: 0o700 });
  const made = sharedSettings(shared, url);
  settings.set(dataDir, made);
  return made;
};
