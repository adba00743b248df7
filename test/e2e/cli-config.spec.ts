import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { newMasterKey } from '@plumbline/sealing';
import { memberAdded } from '@plumbline/testing';
import { describeWhere } from '../support/describe-where.js';
import { runSql } from '../support/postgres/new-database.js';
import { usePostgres } from '../support/postgres/use-postgres.js';
import { register } from './support/building-blocks.js';
import { sharedSettings } from '../support/shared-settings.js';
import { jsonOf, linesOf, plumbline } from './support/cli.js';
import { makeDataDir, removeDataDir, startServer } from './support/server.js';

const folder = makeDataDir();
afterAll(() => {
  removeDataDir(folder);
});

describe('plumbline config check', () => {
  it('names every wrong setting with its fix, exits with 2, and shows no value', async () => {
    const env = { PLUMBLINE_STORE_URL: 'postgres://u:hunter2@db', PORT: 'x', PLUMBLINE_MODE: 'prod' };
    const { code, stdout } = await plumbline(['config', 'check'], env);
    expect(code).toBe(2);
    expect(
      linesOf(stdout)
        .slice(1)
        .map((line) => line.trim().split(':')[0]),
    ).toEqual(['PLUMBLINE_MODE', 'PLUMBLINE_STORE_URL', 'PORT']);
    expect(stdout).not.toContain('hunter2');
  });
  it('opens nothing, and makes nothing, unless it is asked to try', async () => {
    const dataDir = join(folder, 'not-there');
    const { code, stdout } = await plumbline(['--data-dir', dataDir, 'config', 'check']);
    expect([code, stdout]).toEqual([0, expect.stringContaining(`Events in sqlite:${dataDir}, views in sqlite:`)]);
    const tried = await plumbline(['--data-dir', dataDir, '--json', 'config', 'check', '--connect'], { PORT: '0' });
    expect([tried.code, jsonOf(tried)]).toMatchObject([
      0,
      {
        usable: true,
        engines: [
          ...['data directory', 'events', 'keys', 'views', 'key of positions', 'key of tokens'].map((engine) => ({
            ...{ engine, ok: true, warns: false },
            found: expect.stringContaining('Not there yet') as string,
          })),
          { engine: 'port', ok: true, warns: false },
        ],
      },
    ]);
    expect(existsSync(dataDir)).toBe(false);
  });
  it('works beside a server that writes all the time', async () => {
    const dataDir = join(folder, 'written');
    const server = await startServer(dataDir);
    let isOver = false;
    const write = async (): Promise<void> => {
      for (let n = 0; !isOver; n += 1) await server.store.append('cycle-one', 'any', [memberAdded(n)]);
    };
    const writing = write();
    try {
      for (let n = 0; n < 3; n += 1) {
        const { code, stdout } = await plumbline(['--data-dir', dataDir, 'config', 'check', '--connect'], {
          PORT: '0',
        });
        expect([code, stdout]).toEqual([0, expect.not.stringContaining('FAILS')]);
      }
    } finally {
      isOver = true;
      await writing;
      await server.close();
    }
  }, 60_000);
  it('tries the folders, the events with their keys, and the provider', async () => {
    const dataDir = join(folder, 'data');
    const server = await startServer(dataDir);
    await server.store.append('cycle-one', 'no-stream', [memberAdded(1)]);
    const views = join(folder, 'file');
    writeFileSync(views, '');
    const provider = { PLUMBLINE_OIDC_ISSUER: 'http://127.0.0.1:9', PLUMBLINE_OIDC_AUDIENCE: 'plumbline' };
    try {
      const works = await plumbline(['--data-dir', dataDir, 'config', 'check', '--connect'], { PORT: '0' });
      expect([works.code, works.stdout]).toEqual([
        0,
        expect.stringMatching(/^works {2}events sqlite:\S+: \d+ events\.$/mu),
      ]);
      const fails = await plumbline(['--data-dir', dataDir, 'config', 'check', '--connect'], {
        ...provider,
        PORT: '0',
        PLUMBLINE_VIEWS_URL: `sqlite:${views}`,
      });
      expect([fails.code, linesOf(fails.stdout).filter((line) => line.startsWith('FAILS'))]).toEqual([
        3,
        [expect.stringContaining(`views sqlite:${views}`)],
      ]);
      const warns = await plumbline(['--data-dir', dataDir, 'config', 'check', '--connect'], {
        PORT: '0',
        ...provider,
      });
      expect([warns.code, linesOf(warns.stdout).filter((line) => line.startsWith('warns'))]).toEqual([
        0,
        [expect.stringContaining('PLUMBLINE_OIDC_ISSUER: ')],
      ]);
    } finally {
      await server.close();
    }
  });
});

describe('a server whose views lie elsewhere', () => {
  it('keeps no views.db in its data directory, and refuses the views of another log', async () => {
    const [first, second, views] = ['first', 'second', 'views'].map((name) => join(folder, name)) as [
      string,
      string,
      string,
    ];
    const env = { PLUMBLINE_VIEWS_URL: `sqlite:${views}` };
    const server = await startServer(first, { env });
    await server.store.append('cycle-one', 'no-stream', [memberAdded(1)]);
    await server.close();
    expect([existsSync(join(first, 'views.db')), existsSync(join(views, 'views.db'))]).toEqual([false, true]);
    const longer = await startServer(second);
    for (const n of [1, 2, 3]) await longer.store.append(`cycle-${n.toString()}`, 'no-stream', [memberAdded(n)]);
    await longer.close();
    const other = await plumbline(['--data-dir', second, 'serve', '--port', '0'], env);
    expect([other.code, other.stderr]).toEqual([1, expect.stringMatching(/^The views are derived from another log/u)]);
    const again = await startServer(first, { env });
    await again.close();
  });
});

describeWhere('postgres', 'a store in PostgreSQL', () => {
  const { database, atEnd } = usePostgres();

  it('may have its views there too, which config check tries, and makes nothing in', async () => {
    const { url, drop } = await database();
    atEnd(drop);
    const env = {
      ...sharedSettings(makeDataDir(), url),
      PORT: '0',
      PLUMBLINE_WORKER_PORT: '0',
      PLUMBLINE_VIEWS_URL: url,
    };
    const check = (views: string) =>
      plumbline(['--data-dir', join(folder, 'other-copy'), 'config', 'check', '--connect'], {
        ...env,
        PLUMBLINE_VIEWS_URL: views,
      });
    expect(await check(url)).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^works {2}views postgres:.*no views yet: the first worker makes them/mu) as string,
    });
    expect(await runSql(url, `SELECT 1 FROM pg_namespace WHERE nspname LIKE 'plumbline\\_views%'`)).toEqual([]);
    const refused = await check(url.replace(/:[^:@]+@/u, ':hunter2@'));
    expect([refused.code, refused.stdout]).toEqual([3, expect.stringMatching(/^FAILS {2}views postgres:\/\//mu)]);
    expect(refused.stdout + refused.stderr).not.toMatch(/hunter2|a-password-of-tests/u);
  });

  it('is tried by config check, which makes nothing in it, and by check', async () => {
    const { url, drop } = await database();
    atEnd(drop);
    const dataDir = join(folder, 'copy');
    const env = { ...sharedSettings(makeDataDir(), url), PORT: '0' };
    const check = () => plumbline(['--data-dir', dataDir, 'config', 'check', '--connect'], env);
    expect(await check()).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/PostgreSQL \d+.*no log yet/u) as string,
    });
    const server = await startServer(dataDir, { env });
    await server.store.append('cycle-one', 'no-stream', [memberAdded(1)]);
    await server.close();
    expect(await check()).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/PostgreSQL \d+.*, 1 events/u) as string,
    });
    const wrong = { ...env, PLUMBLINE_STORE_URL: url.replace(/:[^:@]+@/u, ':hunter2@') };
    const refused = await plumbline(['--data-dir', dataDir, 'config', 'check', '--connect'], wrong);
    expect([refused.code, refused.stdout]).toEqual([3, expect.stringMatching(/^FAILS {2}events postgres:\/\//mu)]);
    expect(refused.stdout + refused.stderr).not.toMatch(/hunter2|a-password-of-tests/u);
    const checked = await plumbline(['--data-dir', dataDir, 'check'], env);
    expect([checked.code, checked.stdout]).toEqual([0, expect.stringMatching(/\b1 event/u)]);
  });

  it('has keys that config check tries, wherever they are, and that are wrapped anew on the command line', async () => {
    const [events, keys] = [await database(), await database()];
    for (const { drop } of [events, keys]) atEnd(drop);
    const dataDir = join(folder, 'with-keys');
    const shared = makeDataDir();
    const env = { ...sharedSettings(shared, events.url, keys.url), PORT: '0' };
    const run = (args: readonly string[], more = {}) =>
      plumbline(['--data-dir', dataDir, ...args], { ...env, ...more });
    const keysLine = async (more = {}) => {
      const { code, stdout } = await run(['config', 'check', '--connect'], more);
      return [code, linesOf(stdout).find((line) => / {1,2}keys postgres:/u.test(line))];
    };
    expect(await keysLine()).toEqual([0, expect.stringMatching(/^works {2}keys .*: PostgreSQL \d+.*, no keys yet/u)]);
    const server = await startServer(dataDir, { env });
    await register(await server.as('ops', 'admin'), ['grace']);
    const next = join(shared, 'next.key');
    writeFileSync(next, `${newMasterKey()}\n`, { mode: 0o600 });
    const rotate = ['keys', 'rotate', '--new-master-key-file', next];
    expect(await run(rotate)).toMatchObject({ code: 4, stderr: expect.stringContaining('are in use') as string });
    await server.close();
    expect(await keysLine()).toEqual([0, expect.stringMatching(/: PostgreSQL \d+.*, 1 keys were made/u)]);
    const localhost = events.url.replace('127.0.0.1', 'localhost');
    expect(await keysLine({ PLUMBLINE_KEYS_URL: localhost })).toEqual([
      3,
      expect.stringMatching(/^FAILS {2}keys .*names the database that holds the events/u),
    ]);
    expect(await run(['config', 'check'], { PLUMBLINE_KEYS_URL: events.url })).toMatchObject({
      code: 2,
      stdout: expect.stringContaining('PLUMBLINE_KEYS_URL: set it to another database') as string,
    });
    expect(await run(rotate)).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('1 keys are wrapped') as string,
    });
    expect(await keysLine()).toEqual([3, expect.stringContaining('another master key')]);
    const other = await run(['serve', '--port', '0']);
    expect([other.code, other.stderr]).toEqual([1, expect.stringContaining('wrapped by another master key')]);
    const after = await startServer(dataDir, { env: { ...env, PLUMBLINE_MASTER_KEY_FILE: next } });
    const { text } = await (await after.as('ops', 'admin')).get('/people/grace', await after.latest());
    expect(text).toContain('Person grace');
    await after.close();
  });
});
