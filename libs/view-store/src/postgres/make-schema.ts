import { createSchema, hasTable, underLock } from '@plumbline/postgres';
import type pg from 'pg';
import { ViewsRefused } from '../views-unavailable.js';
import { SETTING } from './failures.js';
import { DDL, MIGRATION_LOCK } from './schema.js';

export const isMade = (client: pg.Client, schema: string): Promise<boolean> =>
  hasTable(client, schema, 'projection_checkpoints');

const NOT_ALLOWED = '42501';
const told = (error: unknown, schema: string): unknown =>
  error instanceof Error && 'code' in error && error.code === NOT_ALLOWED
    ? new ViewsRefused(
        `${SETTING}: the views of this release are kept in a schema ${schema}, which the user may not make: give it the right to create schemas in this database, or that schema.`,
        error,
      )
    : error;

/** Makes the schema with the tables of this folder, once, however many start at the same time. */
export const makeSchema = async (client: pg.Client, schema: string): Promise<void> => {
  if (await isMade(client, schema)) return;
  const making = underLock(client, MIGRATION_LOCK, async () => {
    if (!(await isMade(client, schema))) await client.query(`${createSchema(schema)}${DDL}`);
  });
  await making.catch((error: unknown) => {
    throw told(error, schema);
  });
};
