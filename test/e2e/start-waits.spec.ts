import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { VIEWS } from '@plumbline/projections';
import { TABLES } from '@plumbline/read-model/tables';
import { connectCandidate, schemaOf } from '@plumbline/view-store';
import { describeWhere } from '../support/describe-where.js';
import { runSql } from '../support/postgres/new-database.js';
import { usePostgres } from '../support/postgres/use-postgres.js';
import { sharedSettings } from '../support/shared-settings.js';
import { type Env, linesOf, until } from './support/cli.js';
import { makeDataDir, removeDataDir } from './support/server.js';

const folder = makeDataDir();
afterAll(() => {
  removeDataDir(folder);
});

type Ended = Readonly<{ code: number | null; signal: string | null; stderr: string }>;

/** A server or worker of the build, as it starts. */
class Starting {
  private readonly said = { stdout: '', stderr: '' };
  readonly ended: Promise<Ended>;
  private readonly child;

  constructor(program: 'api' | 'worker', env: Env) {
    const own = { PLUMBLINE_DATA_DIR: join(folder, randomUUID()), PORT: '0', PLUMBLINE_WORKER_PORT: '0' };
    const args = program === 'api' ? ['--no-sample', '--json'] : [];
    this.child = spawn(process.execPath, [`dist/apps/${program}/src/main.js`, ...args], {
      env: { ...process.env, LOG_LEVEL: 'info', ...own, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const name of ['stdout', 'stderr'] as const)
      this.child[name].setEncoding('utf8').on('data', (text: string) => (this.said[name] += text));
    this.ended = once(this.child, 'close').then(([code, signal]) => ({
      code: code as number | null,
      signal: signal as string | null,
      stderr: this.said.stderr,
    }));
  }

  get lines(): readonly Readonly<Record<string, unknown>>[] {
    return linesOf(this.said.stdout).map((line) => JSON.parse(line) as Record<string, unknown>);
  }

  messages(): readonly unknown[] {
    return this.lines.map(({ msg }) => msg);
  }

  async says(message: string): Promise<Readonly<Record<string, unknown>>> {
    const found = () => this.lines.find(({ msg }) => msg === message);
    await until(() => found() !== undefined || this.child.exitCode !== null, `it says ${message}`);
    expect([this.said.stderr, this.messages()]).toEqual(['', expect.arrayContaining([message])]);
    return found() ?? {};
  }

  /** Told to stop, it ends as one that runs does. */
  async stops(): Promise<void> {
    this.child.kill('SIGTERM');
    expect(await this.ended).toEqual({ code: 0, signal: null, stderr: '' });
    expect(this.messages().slice(-2)).toEqual(['stopping', 'stopped']);
  }
}

/** Exits by itself, in words and nothing raw. */
const refused = async (program: 'api' | 'worker', env: Env): Promise<string> => {
  const began = performance.now();
  const { code, stderr } = await new Starting(program, env).ended;
  expect([code, stderr]).toEqual([1, expect.stringMatching(/^[^\n]+\n$/u)]);
  expect(stderr).not.toMatch(/hunter2|of-a-guest|SASL|\b(?:28P01|42501|25006|53300)\b/u);
  // What waits for a worker does so for half a minute.
  expect(performance.now() - began).toBeLessThan(15_000);
  return stderr;
};

describe('a signal to a process that waits at its start', () => {
  it('ends it as one that runs: a worker that waits for events, and a server for views', async () => {
    const shared = { PLUMBLINE_PROJECTIONS: 'worker' };
    const [worker, api] = [new Starting('worker', shared), new Starting('api', shared)];
    await worker.says('waiting for the event store');
    await worker.stops();
    await api.says('waiting for the worker to make its views');
    await api.stops();
  });
});

describe('settings that are wrong', () => {
  it('end server and worker with 2', async () => {
    const env = { PLUMBLINE_STORE_URL: '' };
    for (const { code, stderr } of await Promise.all(
      (['api', 'worker'] as const).map((program) => new Starting(program, env).ended),
    ))
      expect([code, stderr]).toEqual([2, expect.stringContaining('PLUMBLINE_STORE_URL: it is empty')]);
  });
});

describe('an OpenID provider that is away', () => {
  it('stops no start, which says that nobody can sign in', async () => {
    const away = createServer().listen(0, '127.0.0.1');
    await once(away, 'listening');
    const issuer = `http://127.0.0.1:${(away.address() as AddressInfo).port.toString()}`;
    away.close();
    const api = new Starting('api', { PLUMBLINE_OIDC_ISSUER: issuer, PLUMBLINE_OIDC_AUDIENCE: 'plumbline' });
    await api.says('listening');
    expect(await api.says('the OpenID provider cannot be used now')).toMatchObject({
      level: 'warn',
      problem: expect.stringMatching(/^The provider does not answer \(ECONNREFUSED\)\. Nobody can sign in/u) as string,
    });
    await api.stops();
  });
});

describeWhere('postgres', 'over PostgreSQL, a start', () => {
  const { database, atEnd } = usePostgres();
  const user = `plumbline_test_${randomUUID().replaceAll('-', '')}`;
  const schema = schemaOf({ tables: TABLES, views: VIEWS });
  let [events, views, env]: [string, string, Readonly<Record<string, string>>] = ['', '', {}];
  beforeAll(async () => {
    const [first, second] = [await database(), await database()];
    for (const { drop } of [first, second]) atEnd(drop);
    [events, views] = [first.url, second.url];
    env = { ...sharedSettings(join(folder, 'shared'), events), PLUMBLINE_VIEWS_URL: views };
    await runSql(views, `CREATE ROLE ${user} LOGIN PASSWORD 'of-a-guest'`);
    atEnd(async () => {
      await runSql(views, `DROP OWNED BY ${user}`);
      await runSql(views, `DROP ROLE ${user}`);
    });
  });
  const to = (address: string, change: (url: URL) => void): string => {
    const url = new URL(address);
    change(url);
    return url.href;
  };
  const asGuest = (): Env => ({
    ...env,
    PLUMBLINE_VIEWS_URL: to(views, (url) => {
      url.username = user;
      url.password = 'of-a-guest';
    }),
  });
  const wrong = (name: string, address: string): Env => ({
    ...env,
    [name]: to(address, (url) => (url.password = 'hunter2')),
  });
  const nowhere = (name: string, address: string): Env => ({ ...env, [name]: to(address, (url) => (url.port = '9')) });

  it('with a wrong password is refused at once', async () => {
    const told = /does not take this user with this password/u;
    const [of, ofViews, ofApi] = await Promise.all([
      refused('worker', wrong('PLUMBLINE_STORE_URL', events)),
      refused('worker', wrong('PLUMBLINE_VIEWS_URL', views)),
      refused('api', wrong('PLUMBLINE_VIEWS_URL', views)),
    ]);
    expect(of).toMatch(/PLUMBLINE_STORE_URL: /u);
    for (const said of [ofViews, ofApi]) expect(said).toMatch(/^PLUMBLINE_VIEWS_URL: /u);
    for (const said of [of, ofViews, ofApi]) expect(said).toMatch(told);
  });

  it('waits for a database that is away, in words, and ends by a signal', async () => {
    const [noEvents, noViews, api] = [
      new Starting('worker', nowhere('PLUMBLINE_STORE_URL', events)),
      new Starting('worker', nowhere('PLUMBLINE_VIEWS_URL', views)),
      new Starting('api', nowhere('PLUMBLINE_VIEWS_URL', views)),
    ];
    const told = (setting: string) => ({
      reason: expect.stringMatching(new RegExp(`${setting}: nothing answers at its host and port\\.`, 'u')) as string,
    });
    expect(await noEvents.says('waiting for the event store')).toMatchObject(told('PLUMBLINE_STORE_URL'));
    await noEvents.stops();
    expect(await noViews.says('waiting until the projections can run')).toMatchObject(told('PLUMBLINE_VIEWS_URL'));
    expect(noViews.messages()).not.toContain('waiting until no other worker runs the projections');
    await noViews.stops();
    expect(await api.says('waiting for the database of the views')).toMatchObject(told('PLUMBLINE_VIEWS_URL'));
    await api.stops();
  });

  it('of a server waits for the first worker; of a worker for another one, and else for none', async () => {
    const api = new Starting('api', env);
    await api.says('waiting for the worker to make its views');
    await api.stops();
    const [first] = [new Starting('worker', env)];
    await first.says('projecting');
    const second = new Starting('worker', env);
    await second.says('waiting until no other worker runs the projections');
    await second.stops();
    expect(first.messages()).toEqual(['this process runs the projections', 'projecting']);
    await first.stops();
  });

  describe('with a user of the views', () => {
    beforeAll(async () => {
      await (await connectCandidate({ url: views, tables: TABLES, views: VIEWS })).close();
    });

    it('that may not read them, or only reads them, is refused at once where that is not enough', async () => {
      const [api, worker] = await Promise.all([refused('api', asGuest()), refused('worker', asGuest())]);
      expect(api).toMatch(
        new RegExp(`^PLUMBLINE_VIEWS_URL: user ${user} may not read all tables of ${schema}\\. .*GRANT USAGE`, 'u'),
      );
      expect(worker).toMatch(
        new RegExp(`^PLUMBLINE_VIEWS_URL: user ${user} does not own the tables of ${schema}`, 'u'),
      );
      await runSql(
        views,
        `GRANT USAGE ON SCHEMA ${schema} TO ${user}; GRANT SELECT ON ALL TABLES IN SCHEMA ${schema} TO ${user}`,
      );
      expect(await refused('worker', asGuest())).toMatch(/does not own the tables/u);
      const reads = new Starting('api', asGuest());
      await reads.says('listening');
      await reads.stops();
    });

    it('whose transactions are read-only, says so to a worker', async () => {
      const name = decodeURIComponent(new URL(views).username);
      const set = (value: string) =>
        runSql(views, `ALTER ROLE ${name} IN DATABASE ${new URL(views).pathname.slice(1)} ${value}`);
      await set('SET default_transaction_read_only = on');
      try {
        expect(await refused('worker', env)).toMatch(
          new RegExp(`^PLUMBLINE_VIEWS_URL: user ${name} only reads there, and a worker writes\\.`, 'u'),
        );
      } finally {
        await runSql(
          views,
          `BEGIN READ WRITE; ALTER ROLE ${name} IN DATABASE ${new URL(views).pathname.slice(1)} RESET ALL; COMMIT`,
        );
      }
    });

    it('who has no connection left is told in words', async () => {
      await runSql(
        views,
        `GRANT USAGE ON SCHEMA ${schema} TO ${user}; GRANT SELECT ON ALL TABLES IN SCHEMA ${schema} TO ${user}; ALTER ROLE ${user} CONNECTION LIMIT 1`,
      );
      const api = new Starting('api', asGuest());
      expect(await api.says('waiting for the database of the views')).toMatchObject({
        reason: expect.stringMatching(
          /^PLUMBLINE_VIEWS_URL: its user has all the connections that it may have\./u,
        ) as string,
      });
      await runSql(views, `ALTER ROLE ${user} CONNECTION LIMIT -1`);
      await api.says('listening');
      await api.stops();
    });
  });

  it('of a worker waits for tables of its release, and ends by a signal', async () => {
    await runSql(events, 'INSERT INTO plumbline_log.versions (version) VALUES (99)');
    const worker = new Starting('worker', env);
    expect(await worker.says('waiting for the event store')).toMatchObject({
      reason: expect.stringContaining('schema version 99: a newer Plumbline') as string,
    });
    await worker.stops();
  });
});
