import { eventStoreDbOf, foldersOf } from './engines.js';
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { inspect } from 'node:util';
import { tempDir } from '@plumbline/testing';
import { readConfig, takeConfig } from './config.js';
import { keysPlaceOf } from './keys.js';
import { ConfigError, type Env, problemsOf } from './variables.js';

const problemsIn = (env: Env): readonly string[] => problemsOf(() => readConfig(env));

describe('the configuration', () => {
  it('has a default for every variable', () => {
    expect(readConfig({})).toMatchObject({
      mode: 'development',
      host: '127.0.0.1',
      port: 3_000,
      projections: 'embedded',
      oidc: null,
      limits: { jsonBody: 1_048_576, documentBody: 5_242_880 },
    });
  });
  it('follows NODE_ENV, unless its own mode is set', () => {
    expect(readConfig({ NODE_ENV: 'production' }).mode).toBe('production');
    expect(readConfig({ NODE_ENV: 'production', PLUMBLINE_MODE: 'development' }).mode).toBe('development');
    expect(readConfig({ NODE_ENV: 'test' }).mode).toBe('development');
  });
  it('treats a blank variable as not set', () => {
    expect(readConfig({ PORT: ' ', HOST: '' })).toMatchObject({ port: 3_000, host: '127.0.0.1' });
  });
  it('names every wrong variable with the fix, and repeats no value', () => {
    const problems = problemsIn({
      PORT: '80a',
      LOG_LEVEL: 'hunter2',
      PLUMBLINE_PROJECTIONS: 'nowhere',
      PLUMBLINE_RATE_LIMIT: '-1',
    });
    expect(problems).toEqual([
      'PORT: set it to a whole number from 0 to 65535.',
      'LOG_LEVEL: set it to one of fatal, error, warn, info, debug, trace, silent.',
      'PLUMBLINE_PROJECTIONS: set it to one of embedded, worker.',
      'PLUMBLINE_RATE_LIMIT: set it to a whole number from 0 to 100000000.',
    ]);
  });
  it.each([
    '*',
    'console.example.org',
    'https://a.example/',
    'https://a.example/x',
    'ftp://a.example',
    'https://a.example https://b.example',
  ])('refuses the origin %s', (origins) => {
    expect(problemsIn({ PLUMBLINE_CORS_ORIGINS: origins })).toEqual([
      expect.stringMatching(/^PLUMBLINE_CORS_ORIGINS: set it to origins/u),
    ]);
  });
  it('takes origins with commas between them, and none by default', () => {
    expect(readConfig({}).corsOrigins).toEqual([]);
    const given = { PLUMBLINE_CORS_ORIGINS: 'https://a.example, http://127.0.0.1:5173,' };
    expect(readConfig(given).corsOrigins).toEqual(['https://a.example', 'http://127.0.0.1:5173']);
  });
  describe('of places', () => {
    it.each([
      [{}, 'data', 'data'],
      [{ PLUMBLINE_DATA_DIR: '/srv/a' }, '/srv/a', '/srv/a'],
      [{ PLUMBLINE_STORE_URL: 'sqlite:/srv/b' }, '/srv/b', '/srv/b'],
      [{ PLUMBLINE_STORE_URL: 'sqlite:', PLUMBLINE_DATA_DIR: '/srv/a' }, '/srv/a', '/srv/a'],
      [{ PLUMBLINE_VIEWS_URL: 'sqlite:/fast/v', PLUMBLINE_DATA_DIR: '/srv/a' }, '/srv/a', '/fast/v'],
      [{ PLUMBLINE_VIEWS_URL: 'SQLITE:v', PLUMBLINE_STORE_URL: 'sqlite:b' }, 'b', 'v'],
    ])('%j keeps events and views where it says', (env, store, views) => {
      expect(readConfig(env)).toMatchObject({
        dataDir: resolve(store),
        store: { engine: 'sqlite', dir: resolve(store) },
        views: { engine: 'sqlite', dir: resolve(views) },
      });
    });
    it('are refused where the store and the data directory are two folders', () => {
      expect(problemsIn({ PLUMBLINE_DATA_DIR: '/srv/a', PLUMBLINE_STORE_URL: 'sqlite:/srv/b' })).toEqual([
        'PLUMBLINE_STORE_URL: name the folder of PLUMBLINE_DATA_DIR, or unset one of them: SQLite keeps events in the data directory.',
      ]);
    });
    it.each([
      ['PLUMBLINE_STORE_URL', '/srv/b', /^PLUMBLINE_STORE_URL: set it to sqlite: and a folder/u],
      ['PLUMBLINE_VIEWS_URL', 'sqlite:///srv/b', /^PLUMBLINE_VIEWS_URL: set it to sqlite: and a folder/u],
      [
        'PLUMBLINE_STORE_URL',
        'postgres://db/x?password=hunter2',
        /^PLUMBLINE_STORE_URL: set it to sqlite: .*, to postgres:.*, or to esdb:/u,
      ],
      ['PLUMBLINE_STORE_URL', 'postgres://u:hunter2@db', /^PLUMBLINE_STORE_URL: set it to sqlite: /u],
      [
        'PLUMBLINE_VIEWS_URL',
        'postgresql://u:hunter2@db',
        /^PLUMBLINE_VIEWS_URL: set it to sqlite: .* or to postgres:/u,
      ],
    ])('%s is refused for %s, without its password', (name, url, problem) => {
      const [told, ...others] = problemsIn({ [name]: url });
      expect([told, others]).toEqual([expect.stringMatching(problem), []]);
      expect(told).not.toContain('hunter2');
    });
  });

  describe('of several copies', () => {
    const url = 'postgres://plumbline:hunter2@db.example/events';
    const shared = {
      PLUMBLINE_STORE_URL: url,
      PLUMBLINE_KEYS_URL: 'file:///srv/keys/keys.db',
      PLUMBLINE_MASTER_KEY_FILE: '/run/secrets/master',
      PLUMBLINE_POSITION_KEY_FILE: '/run/secrets/position',
      PLUMBLINE_SIGNING_KEY_FILE: '/run/secrets/signing',
    };

    it('keeps events in PostgreSQL, and shows its address nowhere', () => {
      const config = readConfig(shared);
      if (config.store.engine !== 'postgres') throw new Error('It is in PostgreSQL');
      const { url: secret } = config.store;
      expect(secret.reveal()).toBe(url);
      const shown = `${inspect(config, { depth: 9, showHidden: true })}${JSON.stringify(config)}${secret.toString()}`;
      expect(shown).not.toContain('hunter2');
      expect(config.views).toEqual({ engine: 'sqlite', dir: config.dataDir });
    });
    it.each(['esdb://plumbline:hunter2@es.example:2113', 'kurrentdb+discover://plumbline:hunter2@es.example'])(
      'keeps events at %s, with views and locks in PostgreSQL, and shows no password',
      (address) => {
        const config = readConfig({ ...shared, PLUMBLINE_STORE_URL: address, PLUMBLINE_VIEWS_URL: url });
        expect(config.store).toMatchObject({ engine: 'eventstoredb', prefix: 'plumbline' });
        expect(inspect(config, { depth: 9, showHidden: true }) + JSON.stringify(config)).not.toContain('hunter2');
        if (config.store.engine !== 'eventstoredb') throw new Error('It is in EventStoreDB');
        expect(eventStoreDbOf(config, config.store)).toMatchObject({
          address: { endpoints: [{ address: 'es.example', port: 2113 }], credentials: { password: 'hunter2' } },
          locksUrl: url,
        });
      },
    );
    it.each([
      [{}, /^PLUMBLINE_VIEWS_URL: set it to postgres:.* lock there what they append to\.$/u],
      [{ PLUMBLINE_VIEWS_URL: 'sqlite:/srv/v' }, /^PLUMBLINE_VIEWS_URL: set it to postgres:/u],
      [{ PLUMBLINE_VIEWS_URL: url, PLUMBLINE_STORE_PREFIX: 'Two-Words' }, /^PLUMBLINE_STORE_PREFIX: set it to small/u],
      [
        { PLUMBLINE_VIEWS_URL: url, PLUMBLINE_STORE_URL: 'esdb://u:hunter2:x@h' },
        /^PLUMBLINE_STORE_URL: before the @/u,
      ],
      [
        { PLUMBLINE_VIEWS_URL: url, PLUMBLINE_STORE_URL: 'esdb://h?tls=maybe' },
        /^PLUMBLINE_STORE_URL: its option tls/u,
      ],
    ])('keeps events at no EventStoreDB with %j', (settings, problem) => {
      const esdb = { ...shared, PLUMBLINE_STORE_URL: 'esdb://es.example' };
      const problems = problemsIn({ ...esdb, ...settings });
      expect(problems).toEqual([expect.stringMatching(problem)]);
      expect(problems.join()).not.toContain('hunter2');
    });
    it('keeps views for all of them in PostgreSQL, by workers alone', () => {
      const config = readConfig({ ...shared, PLUMBLINE_VIEWS_URL: url });
      expect([config.views.engine, config.projections]).toEqual(['postgres', 'worker']);
      expect(foldersOf(config)).toEqual([config.dataDir]);
      expect(inspect(config, { depth: 9, showHidden: true })).not.toContain('hunter2');
      expect(problemsIn({ PLUMBLINE_VIEWS_URL: url, PLUMBLINE_PROJECTIONS: 'embedded' })).toEqual([
        expect.stringMatching(/^PLUMBLINE_PROJECTIONS: unset it, or set it to worker: views are in PostgreSQL/u),
      ]);
    });
    it.each([
      ['PLUMBLINE_KEYS_URL', 'PLUMBLINE_KEYS_URL'],
      ['PLUMBLINE_MASTER_KEY_FILE', 'PLUMBLINE_MASTER_KEY_FILE'],
      ['PLUMBLINE_POSITION_KEY_FILE', 'PLUMBLINE_POSITION_KEY_FILE'],
      ['PLUMBLINE_SIGNING_KEY_FILE', 'PLUMBLINE_OIDC_ISSUER'],
    ])('is refused without %s, which each would make for itself', (without, named) => {
      expect(problemsIn({ ...shared, [without]: undefined })).toEqual([
        expect.stringMatching(new RegExp(`^${named}: set it to .*PostgreSQL`, 'u')),
      ]);
    });
    it('takes keys in a database, but for that of the events, whatever user and parameters are given', () => {
      const keysIn = (address: string) => ({ ...shared, PLUMBLINE_KEYS_URL: address });
      expect(problemsIn(keysIn('postgres://plumbline:hunter2@db.example/keys'))).toEqual([]);
      expect(problemsIn(keysIn('postgres://plumbline:hunter2@other.example/events'))).toEqual([]);
      for (const same of ['postgres://k:p@db.example:5432/events', `${url}?sslmode=disable`])
        expect(problemsIn(keysIn(same))).toEqual([
          expect.stringMatching(/^PLUMBLINE_KEYS_URL: set it to another database than that of the events/u),
        ]);
    });
    it('takes the master key from the environment, and a provider in place of the signing key', () => {
      const env = {
        ...shared,
        PLUMBLINE_MASTER_KEY_FILE: undefined,
        PLUMBLINE_MASTER_KEY: Buffer.alloc(32, 7).toString('base64url'),
        PLUMBLINE_SIGNING_KEY_FILE: undefined,
        PLUMBLINE_OIDC_ISSUER: 'https://id.example',
        PLUMBLINE_OIDC_AUDIENCE: 'plumbline',
      };
      expect(problemsIn(env)).toEqual([]);
    });
  });

  describe('of secrets', () => {
    const dir = tempDir();
    afterAll(dir.remove);
    const mounted = (text: string): string => {
      const file = join(dir.path, 'secret');
      writeFileSync(file, text);
      return file;
    };

    it('takes them from the files that are named', () => {
      const env = { PLUMBLINE_METRICS_TOKEN_FILE: mounted('a-token-of-24-characters\n') };
      expect(readConfig(env).metricsToken).toBe('a-token-of-24-characters');
      expect(readConfig({ PLUMBLINE_STORE_URL_FILE: mounted('sqlite:/srv/b') }).dataDir).toBe('/srv/b');
    });
    it('refuses a file that cannot be read, is empty, or stands beside the value', () => {
      const fix = 'PLUMBLINE_METRICS_TOKEN_FILE: set it to a file that this user can read, and that is not empty.';
      expect(problemsIn({ PLUMBLINE_METRICS_TOKEN_FILE: '/nowhere' })).toEqual([fix]);
      expect(problemsIn({ PLUMBLINE_METRICS_TOKEN_FILE: mounted(' \n') })).toEqual([fix]);
      const both = { PLUMBLINE_METRICS_TOKEN: 'x'.repeat(20), PLUMBLINE_METRICS_TOKEN_FILE: mounted('x'.repeat(20)) };
      expect(problemsIn(both)).toEqual([
        'PLUMBLINE_METRICS_TOKEN: unset it, or PLUMBLINE_METRICS_TOKEN_FILE: each of them gives the value.',
      ]);
    });
  });

  it('accepts an issuer with https or on loopback, and only with an audience', () => {
    const oidc = { PLUMBLINE_OIDC_ISSUER: 'https://id.example', PLUMBLINE_OIDC_AUDIENCE: 'plumbline' };
    expect(readConfig(oidc).oidc).toEqual({
      issuer: 'https://id.example',
      audience: 'plumbline',
      personClaim: 'sub',
      rolesClaim: 'roles',
      accessToken: { claim: null, clients: [] },
    });
    expect(problemsIn({ ...oidc, PLUMBLINE_OIDC_ISSUER: 'http://127.0.0.1:4000' })).toEqual([]);
    expect(problemsIn({ ...oidc, PLUMBLINE_OIDC_ISSUER: 'http://id.example' })).toHaveLength(1);
    expect(problemsIn({ PLUMBLINE_OIDC_ISSUER: 'https://id.example' })[0]).toMatch(/^PLUMBLINE_OIDC_AUDIENCE: set it/);
    expect(problemsIn({ PLUMBLINE_OIDC_AUDIENCE: 'plumbline' })[0]).toMatch(/^PLUMBLINE_OIDC_ISSUER: set it too/);
  });

  describe('of keys', () => {
    const key = Buffer.alloc(32, 7).toString('base64url');

    it('is by default a file, and a master key, in the data directory', () => {
      expect(readConfig({}).keys).toEqual({ file: null, url: null, masterKeyFile: null, masterKey: null });
    });
    it.each([
      ['file:///srv/keys/keys.db', '/srv/keys/keys.db'],
      ['file:/srv/keys/keys.db', '/srv/keys/keys.db'],
      ['file:///srv/two%20words/keys.db', '/srv/two words/keys.db'],
    ])('takes %s for a file', (url, file) => {
      expect(readConfig({ PLUMBLINE_KEYS_URL: url }).keys.file).toBe(file);
    });
    it.each([
      'keys.db',
      '/srv/keys/keys.db',
      'file:keys.db',
      'file:./keys.db',
      'file://host/keys.db',
      'file:///srv/keys/',
      'file:///srv/keys%2Fkeys.db',
      'file:///srv/keys.db?mode=ro',
      'file:///',
      'sqlite:///srv/keys.db',
    ])('refuses %s for a file, and names what fits', (url) => {
      expect(problemsIn({ PLUMBLINE_KEYS_URL: url })).toEqual([
        'PLUMBLINE_KEYS_URL: set it to file: and an absolute path, such as file:///srv/plumbline-keys/keys.db, or to postgres://USER:PASSWORD@HOST/DATABASE.',
      ]);
    });
    it('takes a database of PostgreSQL with a master key, and shows its address nowhere', () => {
      const url = 'postgresql://plumbline:hunter2@db/keys';
      const config = readConfig({ PLUMBLINE_KEYS_URL: url, PLUMBLINE_MASTER_KEY: key });
      expect([config.keys.file, config.keys.url?.reveal()]).toEqual([null, url]);
      expect(keysPlaceOf(config)).toMatchObject({ dataDir: config.dataDir, url, masterKeyFile: null });
      expect(`${inspect(config, { depth: 9, showHidden: true })}${JSON.stringify(config)}`).not.toContain('hunter2');
      expect(problemsIn({ PLUMBLINE_KEYS_URL: url })).toEqual([
        'PLUMBLINE_MASTER_KEY_FILE: set it to a file that holds the master key: keys are in PostgreSQL, and none is made for them.',
      ]);
    });
    it.each(['postgres://u:hunter2@db', 'postgres://db/keys'])('refuses %s, without its password', (url) => {
      const [problem, ...others] = problemsIn({ PLUMBLINE_KEYS_URL: url });
      expect([problem, others]).toEqual([expect.stringMatching(/^PLUMBLINE_KEYS_URL: set it to file: /u), []]);
      expect(problem).not.toContain('hunter2');
    });
    it('takes a master key as text or from a file with an absolute path, and not both', () => {
      const { masterKey } = readConfig({ PLUMBLINE_MASTER_KEY: key }).keys;
      expect(masterKey?.export()).toEqual(Buffer.alloc(32, 7));
      const given = { PLUMBLINE_MASTER_KEY_FILE: '/run/secrets/key' };
      expect(readConfig(given).keys.masterKeyFile).toBe('/run/secrets/key');
      expect(problemsIn({ ...given, PLUMBLINE_MASTER_KEY: key })).toEqual([
        'PLUMBLINE_MASTER_KEY: unset it, or PLUMBLINE_MASTER_KEY_FILE: each of them gives a master key.',
      ]);
      expect(problemsIn({ PLUMBLINE_MASTER_KEY_FILE: 'secrets/key' })[0]).toMatch(/set it to an absolute path/);
    });
    it('refuses a master key that is none, and repeats no character of it', () => {
      expect(problemsIn({ PLUMBLINE_MASTER_KEY: 'hunter2' })).toEqual([
        'PLUMBLINE_MASTER_KEY: set it to 32 random bytes in base64url, which are 43 characters.',
      ]);
    });
    it('shows no master key where it is printed, and leaves none in the environment of the process', () => {
      process.env['PLUMBLINE_MASTER_KEY'] = key;
      const config = takeConfig(process.env);
      expect(process.env).not.toHaveProperty('PLUMBLINE_MASTER_KEY');
      expect(config.keys.masterKey?.export()).toEqual(Buffer.alloc(32, 7));
      expect(`${inspect(config, { depth: 9, showHidden: true })}${JSON.stringify(config)}`).not.toContain(key);
      process.env['PLUMBLINE_MASTER_KEY'] = 'hunter2';
      expect(() => takeConfig(process.env)).toThrow(ConfigError);
      expect(process.env).not.toHaveProperty('PLUMBLINE_MASTER_KEY');
    });
  });

  it('has a row for each variable in the table of docs/operations.md, and no other', () => {
    const read = new Set<string>();
    const oidc = { PLUMBLINE_OIDC_ISSUER: 'https://id.example', PLUMBLINE_OIDC_AUDIENCE: 'plumbline' };
    const keys = { PLUMBLINE_KEYS_URL: 'postgres://plumbline@keys.example/keys' };
    const files = { PLUMBLINE_MASTER_KEY_FILE: '/run/secrets/m', PLUMBLINE_POSITION_KEY_FILE: '/run/secrets/p' };
    const views = { PLUMBLINE_VIEWS_URL: 'postgres://plumbline@db.example/views' };
    for (const given of [oidc, { ...oidc, ...keys, ...files, ...views, PLUMBLINE_STORE_URL: 'esdb://es.example' }])
      readConfig(
        new Proxy<Env>(given, {
          get: (env, name) => {
            read.add(String(name));
            return env[String(name)];
          },
        }),
      );
    const [, table = ''] = readFileSync('docs/operations.md', 'utf8').split('## Configuration');
    const rows = (table.split('\n## ')[0] ?? '').split('\n').filter((line) => line.startsWith('| `'));
    const documented = rows.flatMap((row) => (row.split('|')[1] ?? '').match(/[A-Z][A-Z_]+/g) ?? []);
    // Another program's variable, which the mode follows.
    read.delete('NODE_ENV');
    expect(documented.sort()).toEqual([...read].sort());
  });
});
