import { join } from 'node:path';
import { describeWhere } from '../support/describe-where.js';
import { runSql } from '../support/postgres/new-database.js';
import { usePostgres } from '../support/postgres/use-postgres.js';
import { register } from './support/building-blocks.js';
import { type Client, ok } from './support/client.js';
import { makeDataDir, removeDataDir, type Server, startServer } from './support/server.js';
import { sharedSettings } from '../support/shared-settings.js';

const CASE = { ground: 'own-request', caseNumber: '2026-0042' };

describeWhere('postgres', 'two copies of the server, with keys in PostgreSQL', () => {
  const { database, atEnd } = usePostgres();
  let copies: readonly [Server, Server];
  let admins: readonly [Client, Client];
  let keysUrl: string;
  let adminUrl: string;
  beforeAll(async () => {
    const folder = makeDataDir();
    const [events, keys] = [await database(), await database()];
    [keysUrl, adminUrl] = [keys.url, events.url];
    const env = sharedSettings(folder, events.url, keys.url);
    const start = (name: string) => startServer(join(folder, name), { env });
    copies = [await start('one'), await start('two')];
    admins = [await copies[0].as('root', 'admin'), await copies[1].as('mate', 'admin')];
    await register(admins[0], ['root', 'mate'], null);
    await register(admins[0]);
    atEnd(async () => {
      for (const copy of copies) await copy.close();
      await Promise.all([events.drop(), keys.drop()]);
      removeDataDir(folder);
    });
  });
  const latest = () => copies[0].latest();

  it('show nothing of somebody any more from the moment that an erasure on either is answered', async () => {
    for (const [here, there, who] of [
      [0, 1, 'kim'],
      [1, 0, 'lee'],
    ] as const) {
      const seen = await latest();
      for (const admin of admins) expect((await ok(admin.get(`/people/${who}`, seen))).text).toContain(`Person ${who}`);
      await ok(admins[there].post(`/people/${who}/erasure`, CASE));
      await ok(admins[here].post(`/people/${who}/erasure/confirmation`, {}));
      const answers = await Promise.all(admins.flatMap((admin) => [admin.get(`/people/${who}`), admin.get('/people')]));
      for (const { text } of answers) expect(text).not.toContain(`Person ${who}`);
    }
  });

  it('say 503 while the keys cannot be reached, to what needs one and to nothing else, and go on by themselves', async () => {
    const ready = async (base: string): Promise<readonly unknown[]> => {
      const answer = await fetch(`${base}/health/ready`);
      return [answer.status, ((await answer.json()) as { status: string }).status];
    };
    const name = new URL(keysUrl).pathname.slice(1);
    const seen = await latest();
    await ok(admins[0].get('/people/mia', seen));
    await runSql(adminUrl, `ALTER DATABASE ${name} ALLOW_CONNECTIONS false`);
    await runSql(adminUrl, `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${name}'`);
    const [read, write, other] = await Promise.all([
      admins[0].get('/people/mia'),
      admins[0].post('/people', { id: 'new', name: 'Somebody new', orgUnit: 'platform' }),
      admins[0].get('/cycles'),
    ]);
    for (const { status, body, headers } of [read, write]) {
      expect([status, body['type']]).toEqual([503, expect.stringMatching(/problems\/keys-unavailable$/u)]);
      expect(headers.get('retry-after')).not.toBeNull();
    }
    expect(other.status).toBe(200);
    expect(await ready(copies[0].base)).toEqual([200, 'degraded']);
    await runSql(adminUrl, `ALTER DATABASE ${name} ALLOW_CONNECTIONS true`);
    for (const { base } of copies)
      for (const until = Date.now() + 15_000; Date.now() < until;) if ((await ready(base))[1] === 'ready') break;
    expect((await ok(admins[0].get('/people/mia'))).text).toContain('Person mia');
    await ok(admins[1].post('/people', { id: 'new', name: 'Somebody new', orgUnit: 'platform' }));
  }, 60_000);
});
