// One server for all suites that run over PostgreSQL: what jest starts before the first of them.
import { lacking } from '../../../tools/bootstrap/machine.mjs';
import { postgresUrl } from '../../../tools/bootstrap/postgres.mjs';

export default async () => {
  if (lacking('postgres') !== null) return;
  try {
    process.env.PLUMBLINE_E2E_POSTGRES_URL = postgresUrl() ?? (await startOwn());
  } catch (error) {
    // These suites fail then, and all others run.
    console.error(error);
  }
};

const startOwn = async () => {
  const { PostgresServer } = await import('../../../dist/test/load/postgres/server.js');
  const server = await PostgresServer.start({ settings: ['max_connections=200'] });
  globalThis.stopPostgres = () => server.dispose();
  return server.url('postgres');
};
