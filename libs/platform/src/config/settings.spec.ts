import { globSync, readFileSync } from 'node:fs';
import { readConfig } from './config.js';
import { SETTINGS } from './settings.js';
import { type Env, problemsOf } from './variables.js';

const OIDC = { PLUMBLINE_OIDC_ISSUER: 'https://id.example', PLUMBLINE_OIDC_AUDIENCE: 'plumbline' };
const ON_EVENTSTOREDB = {
  ...OIDC,
  PLUMBLINE_STORE_URL: 'esdb://es.example',
  PLUMBLINE_VIEWS_URL: 'postgres://plumbline@db.example/views',
  PLUMBLINE_KEYS_URL: 'postgres://plumbline@db.example/keys',
  PLUMBLINE_MASTER_KEY_FILE: '/run/secrets/master',
  PLUMBLINE_POSITION_KEY_FILE: '/run/secrets/position',
};
const problemsIn = (env: Env): readonly string[] => problemsOf(() => readConfig(env));

/** Learnt by letting it read. */
const readByServers = (): readonly string[] => {
  const asked = new Set<string>();
  const get = (env: Record<string, string>, name: string | symbol): string | undefined => {
    asked.add(String(name));
    return env[String(name)];
  };
  for (const given of [OIDC, ON_EVENTSTOREDB]) readConfig(new Proxy<Record<string, string>>({ ...given }, { get }));
  return [...asked].filter((name) => name.startsWith('PLUMBLINE_'));
};
const namedInCommands = (): readonly string[] =>
  globSync('apps/*/src/**/*.ts', { exclude: ['**/*.spec.ts'] })
    .flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/env(?:\.|\[')(PLUMBLINE_\w+)/gu)])
    .map(([, name = '']) => name);

/** Of a server or worker; the one of the command line is its own to refuse. */
const isAddress = (name: string): boolean =>
  /_URL$|_URL_FILE$|_ISSUER$|_BROKERS$/.test(name) && name !== 'PLUMBLINE_URL';

describe('settings', () => {
  it('are those that servers and the command line read, and no other', () => {
    const read = new Set([...readByServers(), ...namedInCommands()]);
    expect([...read].sort()).toEqual([...SETTINGS].sort());
    expect(namedInCommands()).toContain('PLUMBLINE_TOKEN');
  });
  it.each([
    ['PLUMBLINE_STORE_ULR', 'PLUMBLINE_STORE_URL'],
    ['PLUMBLINE_STORE_URI', 'PLUMBLINE_STORE_URL'],
    ['PLUMBLINE_STOER_ULR', 'PLUMBLINE_STORE_URL'],
    ['PLUMBLINE_STOREURL', 'PLUMBLINE_STORE_URL'],
    ['PLUMBLINE_MASTERKEY', 'PLUMBLINE_MASTER_KEY'],
    ['PLUMBLINE_KEY_URL', 'PLUMBLINE_KEYS_URL'],
    ['PLUMBLINE_DATADIRS', 'PLUMBLINE_DATA_DIR'],
    ['PLUMBLINE_PORT', 'PORT'],
    ['PLUMBLINE_HOST', 'HOST'],
    ['PLUMBLINE_LOG_LEVEL', 'LOG_LEVEL'],
  ])('are told where one is misspelt: %s', (name, meant) => {
    expect(problemsIn({ [name]: 'hunter2' })).toEqual([`${name}: not a setting; did you mean ${meant}?`]);
  });
  it('are refused where they are addresses and empty: none of them silently leads elsewhere', () => {
    const addresses = SETTINGS.filter(isAddress);
    expect(addresses.length).toBeGreaterThan(5);
    for (const name of addresses)
      for (const value of ['', ' '])
        expect(problemsIn({ [name]: value })).toEqual([
          expect.stringMatching(`^${name}: it is empty: set it to an address, or unset it, for `),
        ]);
  });
  it('are every one of them a setting, and what is like none is left to others', () => {
    const others = SETTINGS.filter((name) => !isAddress(name));
    expect(problemsIn(Object.fromEntries(others.map((name) => [name, ' '])))).toEqual([]);
    expect(
      problemsIn({ PLUMBLINE_STORE_ULR: '', PLUMBLINE_COLOUR: 'blue', PLUMBLINE_STORE_UUUURL: 'x', MY_STORE_URL: 'x' }),
    ).toEqual([]);
  });
  it('are not what Kubernetes sets for services, unless one has the name of a setting', () => {
    const links = ['API', 'WORKER', 'STORE', 'KEYS', 'WORKERS', 'WORKE'].flatMap(
      (service): (readonly [string, string])[] => [
        [`PLUMBLINE_${service}_SERVICE_HOST`, '10.0.0.7'],
        [`PLUMBLINE_${service}_SERVICE_PORT_HTTP`, '80'],
        [`PLUMBLINE_${service}_PORT_80_TCP_ADDR`, '10.0.0.7'],
        ...(service === 'WORKER' ? [] : [[`PLUMBLINE_${service}_PORT`, 'tcp://10.0.0.7:80'] as const]),
      ],
    );
    expect(problemsIn(Object.fromEntries(links))).toEqual([]);
    expect(problemsIn({ PLUMBLINE_WORKER_PORT: 'tcp://10.0.0.7:3001' })).toEqual([
      expect.stringMatching(/^PLUMBLINE_WORKER_PORT: set it to a whole number .*enableServiceLinks: false/u),
    ]);
    expect(problemsIn({ PLUMBLINE_WORKERS_PORT: '3001' })).toHaveLength(1);
  });
});
