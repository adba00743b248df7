import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { type Config, readConfig } from '@plumbline/platform';
import { newMasterKey } from '@plumbline/sealing';
import { VIEWS } from '@plumbline/projections';
import { TABLES } from '@plumbline/read-model/tables';
import { schemaOf } from '@plumbline/view-store';
import Sqlite from 'better-sqlite3';
import { createApp } from '../../apps/api/src/create-app.js';
import { lineOf } from '../../apps/cli/src/settings-check/tried.js';
import { tryEach } from '../../apps/cli/src/settings-check/try-each.js';
import { freePort } from '../load/postgres/server.js';
import { BUILT_THREAD } from '../support/built-thread.js';
import { describeWhere } from '../support/describe-where.js';
import { type Database, runSql } from '../support/postgres/new-database.js';
import { usePostgres } from '../support/postgres/use-postgres.js';
import { register } from './support/building-blocks.js';
import type { Env } from './support/cli.js';
import { makeDataDir, removeDataDir, startServer } from './support/server.js';
import { sharedSettings } from '../support/shared-settings.js';

const folder = makeDataDir();
afterAll(() => {
  removeDataDir(folder);
});
const at = (name: string): string => join(folder, name);
const fileWith = (name: string, text: string): string => {
  writeFileSync(at(name), text, { mode: 0o600 });
  return at(name);
};

/** What the check says of these settings, and a start without listening, both as the commands do it: `cli-config.spec` runs those. */
const configOf = (dataDir: string, env: Env): Config =>
  readConfig({ LOG_LEVEL: 'silent', PORT: '0', ...env, PLUMBLINE_DATA_DIR: dataDir });
const saidOf = async (dataDir: string, env: Env): Promise<readonly string[]> =>
  (await tryEach(configOf(dataDir, env))).map(lineOf);

/** Lines of the check that fail. */
const failing = async (dataDir: string, env: Env): Promise<readonly string[]> =>
  (await saidOf(dataDir, env)).filter((line) => line.startsWith('FAILS'));

const starts = async (dataDir: string, env: Env): Promise<boolean> => {
  try {
    await (await createApp(configOf(dataDir, env), { projectionThread: BUILT_THREAD })).close();
    return true;
  } catch {
    return false;
  }
};

/** The one line of the check that fails, where a start is refused as well. */
const refusedBoth = async (dataDir: string, env: Env): Promise<string> => {
  const lines = await failing(dataDir, env);
  expect([lines, await starts(dataDir, env)]).toEqual([[expect.any(String)], false]);
  return lines[0] ?? '';
};

const sealed = async (dataDir: string, env: Env = {}): Promise<void> => {
  const server = await startServer(dataDir, { env });
  await register(await server.as('ops', 'admin'), ['grace']);
  await server.close();
};

describe('config check says what a start would refuse of a data directory', () => {
  const dataDir = at('whole');
  const copyOf = (name: string): string => {
    cpSync(dataDir, at(name), { recursive: true });
    return at(name);
  };
  beforeAll(async () => {
    await sealed(dataDir);
  });

  it.each([
    ['PLUMBLINE_POSITION_KEY_FILE', 'missing', undefined, /cannot be read \(ENOENT\)\. Put the key there/u],
    ['PLUMBLINE_POSITION_KEY_FILE', 'empty', '', /holds no key of 32 bytes in base64/u],
    ['PLUMBLINE_POSITION_KEY_FILE', 'rubbish', 'rubbish', /holds no key of 32 bytes in base64/u],
    ['PLUMBLINE_SIGNING_KEY_FILE', 'missing', undefined, /cannot be read \(ENOENT\)\. Put the key there/u],
    ['PLUMBLINE_SIGNING_KEY_FILE', 'empty', '', /holds no Ed25519 key to sign with/u],
    ['PLUMBLINE_SIGNING_KEY_FILE', 'rubbish', 'rubbish', /holds no Ed25519 key to sign with/u],
    ['PLUMBLINE_MASTER_KEY_FILE', 'missing', undefined, /cannot be read \(ENOENT\)\. Put the master key there/u],
    ['PLUMBLINE_MASTER_KEY_FILE', 'empty', '', /holds no master key: 32 bytes in base64url/u],
    ['PLUMBLINE_MASTER_KEY_FILE', 'rubbish', 'rubbish', /holds no master key: 32 bytes in base64url/u],
  ])('%s, whose file is %s', async (setting, name, text, said) => {
    const file = text === undefined ? at(name) : fileWith(`${setting}-${name}`, text);
    const line = await refusedBoth(dataDir, { [setting]: file });
    expect(line).toMatch(new RegExp(`^FAILS {2}key[^:]* \\S+: ${setting}: ${file} ${said.source}`, 'u'));
  });
  it('keys that are missing, of another log, or wrapped by another master key', async () => {
    const [without, others] = [copyOf('without'), copyOf('others')];
    rmSync(join(without, 'keys.db'));
    expect(await refusedBoth(without, {})).toMatch(
      /^FAILS {2}keys file:\S+: PLUMBLINE_KEYS_URL: .* sealed with other keys/u,
    );
    await sealed(at('another'));
    for (const name of ['keys.db', 'master.key']) cpSync(join(at('another'), name), join(others, name));
    expect(await refusedBoth(others, {})).toMatch(
      /^FAILS {2}keys file:\S+: PLUMBLINE_KEYS_URL: .* sealed with other keys/u,
    );
    const master = fileWith('other-master', newMasterKey());
    expect(await refusedBoth(dataDir, { PLUMBLINE_MASTER_KEY_FILE: master })).toMatch(
      /^FAILS {2}keys file:\S+: .*wrapped by another master key/u,
    );
    const accepting = { PLUMBLINE_LOST_KEYS: 'accept' };
    expect(await failing(others, accepting)).toEqual([]);
    expect(await failing(dataDir, { ...accepting, PLUMBLINE_MASTER_KEY_FILE: master })).toEqual([]);
    const rubbish = { ...accepting, PLUMBLINE_MASTER_KEY_FILE: fileWith('rubbish-master', 'rubbish') };
    expect(await refusedBoth(dataDir, rubbish)).toMatch(/^FAILS {2}keys file:\S+: /u);
    mkdirSync(at('fresh'), { mode: 0o700 });
    for (const name of ['keys.db', 'master.key']) cpSync(join(at('another'), name), join(at('fresh'), name));
    expect(await refusedBoth(at('fresh'), {})).toMatch(
      /^FAILS {2}keys file:\S+: PLUMBLINE_KEYS_URL: .*made for the texts of another log, and this one has none/u,
    );
  });
  it('views of another log, and views that are ahead of the events', async () => {
    const other = copyOf('other-views');
    for (const end of ['', '-wal', '-shm'])
      if (existsSync(join(at('another'), `views.db${end}`)))
        cpSync(join(at('another'), `views.db${end}`), join(other, `views.db${end}`));
    expect(await refusedBoth(other, {})).toMatch(
      /^FAILS {2}views sqlite:\S+: PLUMBLINE_VIEWS_URL: The views are derived from another log/u,
    );
    const emptied = copyOf('emptied');
    for (const name of ['events.db', 'keys.db']) rmSync(join(emptied, name));
    expect(await refusedBoth(emptied, {})).toMatch(/^FAILS {2}views \S+: PLUMBLINE_VIEWS_URL: Events are missing/u);
  });
  it('a folder that cannot be made', async () => {
    const below = join(fileWith('a-file', ''), 'data');
    expect(await refusedBoth(below, {})).toMatch(
      /^FAILS {2}data directory \S+: PLUMBLINE_DATA_DIR: The data directory \S+ cannot be made: there is a file in its place/u,
    );
    expect(await failing(at('no-views'), { PLUMBLINE_VIEWS_URL: `sqlite:${below}` })).toEqual([
      expect.stringMatching(/^FAILS {2}views sqlite:\S+: PLUMBLINE_VIEWS_URL: .*cannot be made/u),
    ]);
  });
  it('events that are not what was written, and a backup that is not wholly restored', async () => {
    const [changed, begun] = [copyOf('changed'), copyOf('begun')];
    const db = new Sqlite(join(changed, 'events.db'));
    db.exec(`UPDATE events SET actor = 'somebody' WHERE position = 1`);
    db.close();
    expect(await refusedBoth(changed, {})).toMatch(/^FAILS {2}events sqlite:\S+: PLUMBLINE_STORE_URL: .*is damaged/u);
    writeFileSync(join(begun, 'restore-begun.json'), '[]');
    expect(await refusedBoth(begun, {})).toMatch(
      /^FAILS {2}events sqlite:\S+: PLUMBLINE_STORE_URL: .*not wholly restored/u,
    );
  });
  it('an address of another machine, or none, and a port that somebody else has', async () => {
    const other = createServer((_, response) => response.end('{}')).listen(0, '127.0.0.1');
    await once(other, 'listening');
    const port = (other.address() as AddressInfo).port.toString();
    const server = await startServer(at('listening'));
    const ours = new URL(server.base).port;
    try {
      const cases: readonly (readonly [Env, RegExp])[] = [
        [
          { HOST: '203.0.113.9' },
          /^FAILS {2}port 203\.0\.113\.9:0: HOST: 203\.0\.113\.9 is no address of this machine/u,
        ],
        [
          { HOST: 'nowhere.invalid' },
          /^FAILS {2}port \S+: HOST: nowhere\.invalid (?:is no name of a machine|cannot be looked up)/u,
        ],
        [{ PORT: port }, new RegExp(`^FAILS {2}port \\S+: PORT: Port ${port} of 127\\.0\\.0\\.1 is taken`, 'u')],
      ];
      for (const [env, said] of cases) expect(await failing(dataDir, env)).toEqual([expect.stringMatching(said)]);
      expect(await saidOf(dataDir, { PORT: ours })).toContainEqual(
        expect.stringMatching(/^works {2}port \S+: A Plumbline process listens there already\./u),
      );
      expect(await saidOf(dataDir, { PLUMBLINE_PROJECTIONS: 'worker', PLUMBLINE_WORKER_PORT: port })).toContainEqual(
        expect.stringMatching(/^warns {2}port of the worker \S+: PLUMBLINE_WORKER_PORT: Port \d+ of \S+ is taken/u),
      );
    } finally {
      await server.close();
      other.close();
    }
  });
  it('an OpenID provider that is away or another, which stops no start, as a warning', async () => {
    const other = createServer((_, response) => response.end('{"issuer":"https://other.example"}')).listen(
      0,
      '127.0.0.1',
    );
    await once(other, 'listening');
    const issuers = {
      [`http://127.0.0.1:${String(await freePort())}`]:
        /The provider does not answer \(ECONNREFUSED\)\. Nobody can sign in/u,
      [`http://127.0.0.1:${(other.address() as AddressInfo).port.toString()}`]:
        /names another issuer\. Nobody can sign in/u,
    };
    for (const [issuer, said] of Object.entries(issuers)) {
      const env = { PLUMBLINE_OIDC_ISSUER: issuer, PLUMBLINE_OIDC_AUDIENCE: 'plumbline' };
      const lines = (await saidOf(dataDir, env)).filter((line) => !line.startsWith('works'));
      expect(lines).toEqual([expect.stringMatching(/^warns {2}OpenID provider \S+: PLUMBLINE_OIDC_ISSUER: /u)]);
      expect(lines[0]).toMatch(said);
      expect(await starts(dataDir, env)).toBe(true);
    }
    other.close();
  });
  it('and takes views and keys that a start makes anew, or brings to this version', async () => {
    const damaged = copyOf('damaged');
    writeFileSync(join(damaged, 'views.db'), 'damaged');
    expect(await failing(damaged, {})).toEqual([]);
    expect(await failing(dataDir, {})).toEqual([]);
  });
});

describeWhere('postgres', 'config check says what a start would refuse of PostgreSQL', () => {
  const { database, atEnd } = usePostgres();
  const newDatabase = async (): Promise<Database> => {
    const one = await database();
    atEnd(one.drop);
    return one;
  };
  const dataDir = at('copy');
  let [events, keys, env]: [string, string, Readonly<Record<string, string>>] = ['', '', {}];
  beforeAll(async () => {
    [events, keys] = [(await newDatabase()).url, (await newDatabase()).url];
    env = sharedSettings(at('shared'), events, keys);
    await sealed(dataDir, env);
  }, 60_000);
  const withEnv = (more: Env): Promise<string> => refusedBoth(dataDir, { ...env, ...more });
  const password = (): string => new URL(events).password;

  it('keys that are not there yet, of another log, or wrapped by another master key', async () => {
    expect(await withEnv({ PLUMBLINE_KEYS_URL: (await newDatabase()).url })).toMatch(
      /^FAILS {2}keys postgres:\S+: PLUMBLINE_KEYS_URL: .*sealed with other keys/u,
    );
    const others = [(await newDatabase()).url, (await newDatabase()).url] as const;
    await sealed(at('other-copy'), { ...env, PLUMBLINE_STORE_URL: others[0], PLUMBLINE_KEYS_URL: others[1] });
    expect(await withEnv({ PLUMBLINE_KEYS_URL: others[1] })).toMatch(/PLUMBLINE_KEYS_URL: .*sealed with other keys/u);
    const fresh = { ...env, PLUMBLINE_STORE_URL: (await newDatabase()).url };
    expect(await refusedBoth(at('fresh-copy'), fresh)).toMatch(
      /^FAILS {2}keys .*PLUMBLINE_KEYS_URL: .*made for the texts of another log, .*PLUMBLINE_STORE_URL/u,
    );
    expect(await withEnv({ PLUMBLINE_MASTER_KEY_FILE: fileWith('next.key', newMasterKey()) })).toMatch(
      /^FAILS {2}keys .*wrapped by another master key .*PLUMBLINE_MASTER_KEY_FILE/u,
    );
    expect(await withEnv({ PLUMBLINE_MASTER_KEY_FILE: at('nowhere') })).toMatch(
      /^FAILS {2}keys .*PLUMBLINE_MASTER_KEY_FILE: \S+nowhere cannot be read/u,
    );
  }, 120_000);

  it.each(['plumbline_log', 'plumbline_keys'] as const)(
    'tables of %s that are of a newer or an older release',
    async (schema) => {
      const url = schema === 'plumbline_log' ? events : keys;
      const setting = schema === 'plumbline_log' ? 'PLUMBLINE_STORE_URL' : 'PLUMBLINE_KEYS_URL';
      await runSql(url, `INSERT INTO ${schema}.versions (version) VALUES (99)`);
      expect(await withEnv({})).toMatch(new RegExp(`${setting}: .*schema version 99: a newer Plumbline`, 'u'));
      await runSql(
        url,
        `UPDATE ${schema}.versions SET version = 0; DELETE FROM ${schema}.versions WHERE version = 99`,
      ).catch(() => undefined);
      await runSql(url, `DELETE FROM ${schema}.versions WHERE version = 99`);
    },
    60_000,
  );

  it('events of a format of a newer release', async () => {
    const [before] = await runSql(events, 'SELECT event_format AS f FROM plumbline_log.log_end');
    await runSql(events, 'UPDATE plumbline_log.log_end SET event_format = 99');
    expect(await withEnv({})).toMatch(/^FAILS {2}events \S+: PLUMBLINE_STORE_URL: .*events of format 99/u);
    await runSql(events, `UPDATE plumbline_log.log_end SET event_format = ${String(before?.['f'])}`);
  }, 60_000);

  it('a user without the right to make a schema, or without rights on the tables', async () => {
    const user = `plumbline_test_${randomUUID().replaceAll('-', '')}`;
    await runSql(events, `CREATE ROLE ${user} LOGIN PASSWORD 'of-a-guest'`);
    atEnd(async () => {
      await runSql(events, `DROP ROLE ${user}`);
    });
    const as = (url: string): string => url.replace(/\/\/[^@]+@/u, `//${user}:of-a-guest@`);
    const empty = (await newDatabase()).url;
    const nowhere = { PLUMBLINE_STORE_URL: as(empty) };
    expect(
      await refusedBoth(at('guest'), { ...env, ...nowhere, PLUMBLINE_KEYS_URL: (await newDatabase()).url }),
    ).toMatch(
      new RegExp(
        `^FAILS {2}events .*PLUMBLINE_STORE_URL: .*user ${user} may not make any\\. .*GRANT CREATE ON DATABASE`,
        'u',
      ),
    );
    expect(
      await saidOf(dataDir, { ...env, PLUMBLINE_WORKER_PORT: '0', PLUMBLINE_VIEWS_URL: as(empty) }),
    ).toContainEqual(
      expect.stringMatching(/^works {2}views .*the first worker makes them\. Its user may make none there/u),
    );
    expect(await withEnv({ PLUMBLINE_STORE_URL: as(events) })).toMatch(
      /^FAILS {2}events .*PLUMBLINE_STORE_URL: its user lacks a right there \(permission denied for schema plumbline_log\)/u,
    );
    expect(await withEnv({ PLUMBLINE_KEYS_URL: as(keys) })).toMatch(
      /^FAILS {2}keys .*PLUMBLINE_KEYS_URL: its user lacks a right there \(permission denied for schema plumbline_keys\)/u,
    );
    await runSql(
      events,
      `GRANT USAGE ON SCHEMA plumbline_log TO ${user}; GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA plumbline_log TO ${user}`,
    );
    expect(await failing(dataDir, { ...env, PLUMBLINE_STORE_URL: as(events) })).toEqual([]);
    await runSql(events, `REVOKE INSERT ON plumbline_log.commands FROM ${user}`);
    expect(await failing(dataDir, { ...env, PLUMBLINE_STORE_URL: as(events) })).toEqual([
      expect.stringContaining(
        'PLUMBLINE_STORE_URL: its user lacks a right there (permission denied for table commands)',
      ),
    ]);
    await runSql(
      keys,
      `GRANT USAGE ON SCHEMA plumbline_keys TO ${user}; GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA plumbline_keys TO ${user}`,
    );
    expect(await saidOf(dataDir, { ...env, PLUMBLINE_KEYS_URL: as(keys) })).toContainEqual(
      expect.stringMatching(/^works {2}keys .*does not own the tables of plumbline_keys/u),
    );
    for (const one of [events, keys]) await runSql(one, `DROP OWNED BY ${user}`);
    await runSql(empty, `DROP OWNED BY ${user}`);
  }, 120_000);

  it('addresses that lead nowhere, in words with the variable and the fix, and without the password', async () => {
    const changed = (change: (url: URL) => void, of = events): string => {
      const url = new URL(of);
      change(url);
      return url.href;
    };
    const cases: readonly (readonly [string, RegExp])[] = [
      [changed((url) => (url.password = '')), /the server asks for a password, and none is given/u],
      [changed((url) => (url.password = 'hunter2')), /does not take this user with this password/u],
      [changed((url) => (url.pathname = '/nowhere')), /there is no such database on the server/u],
      [changed((url) => (url.port = '9')), /nothing answers at its host and port/u],
      [changed((url) => (url.hostname = 'nowhere.invalid')), /there is no host of that name|cannot be looked up now/u],
    ];
    for (const [url, said] of cases) {
      const all = await saidOf(dataDir, { ...env, PLUMBLINE_STORE_URL: url });
      const lines = all.filter((line) => line.startsWith('FAILS'));
      expect(lines).toEqual([expect.stringMatching(/^FAILS {2}events \S+: PLUMBLINE_STORE_URL: /u)]);
      expect(lines[0]).toMatch(said);
      expect(all.join()).toContain('Whether the log was sealed with them is not known');
      expect(all.join()).not.toMatch(new RegExp(`hunter2|${password()}|SASL`, 'u'));
    }
    for (const setting of ['PLUMBLINE_KEYS_URL', 'PLUMBLINE_VIEWS_URL']) {
      const wrong = changed((url) => (url.pathname = '/nowhere'), setting === 'PLUMBLINE_KEYS_URL' ? keys : events);
      const lines = await failing(dataDir, { ...env, [setting]: wrong });
      expect(lines).toEqual([expect.stringContaining(`${setting}: there is no such database on the server`)]);
    }
  }, 50_000);

  it('views of another log, and says where there are only those of another release', async () => {
    const views = (await newDatabase()).url;
    const settings = { ...env, PLUMBLINE_VIEWS_URL: views };
    const schema = schemaOf({ tables: TABLES, views: VIEWS });
    await runSql(
      views,
      `CREATE SCHEMA ${schema};
       CREATE TABLE ${schema}.projection_checkpoints ("view" text, "version" bigint, "layout" text, "generation" bigint, "position" text);
       CREATE TABLE ${schema}.projection_source ("only" boolean, "firstEvent" text);
       INSERT INTO ${schema}.projection_source VALUES (true, 'of another log');
       INSERT INTO ${schema}.projection_checkpoints VALUES ('people', 1, '', 1, NULL)`,
    );
    expect(await failing(dataDir, settings)).toEqual([
      expect.stringMatching(/^FAILS {2}views \S+: PLUMBLINE_VIEWS_URL: The views are derived from another log/u),
    ]);
    await runSql(views, `ALTER SCHEMA ${schema} RENAME TO plumbline_views_0123456789ab`);
    expect(await saidOf(dataDir, settings)).toContainEqual(
      expect.stringMatching(/^works {2}views .* views of another release alone: /u),
    );
  }, 60_000);

  it('and changes nothing in any of them', async () => {
    const counted = async (url: string, schema: string): Promise<unknown> => {
      const tables = await runSql(url, `SELECT tablename FROM pg_tables WHERE schemaname = '${schema}' ORDER BY 1`);
      return Promise.all(
        tables.map(async ({ tablename }) => [
          tablename,
          await runSql(url, `SELECT xmin::text, t::text FROM ${schema}.${String(tablename)} t ORDER BY 2`),
        ]),
      );
    };
    const all = async (): Promise<unknown> => [
      await counted(events, 'plumbline_log'),
      await counted(keys, 'plumbline_keys'),
    ];
    const before = await all();
    mkdirSync(at('nothing'));
    expect(await failing(join(at('nothing'), 'data'), env)).toEqual([]);
    expect(await all()).toEqual(before);
    expect(existsSync(join(at('nothing'), 'data'))).toBe(false);
  }, 60_000);
});
