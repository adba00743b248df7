import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type ConfigError, Metrics, readConfig } from '@plumbline/platform';
import { tempDir } from '@plumbline/testing';
import { parse, parseAllDocuments } from 'yaml';

const DEPLOY = 'deploy';
const files = globSync(join(DEPLOY, '**'), { withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map(({ parentPath, name }) => join(parentPath, name));
const read = (file: string): string => readFileSync(file, 'utf8');

/** What the configuration reads, learnt by letting it. */
const knownVariables = (): ReadonlySet<string> => {
  const asked = new Set<string>();
  const given = { PLUMBLINE_OIDC_ISSUER: 'https://id.example', PLUMBLINE_OIDC_AUDIENCE: 'plumbline' };
  const database = 'postgres://plumbline:word@db.example/plumbline';
  const dir = tempDir();
  writeFileSync(join(dir.path, 'position-key'), Buffer.alloc(32, 1).toString('base64url'));
  const onEventStoreDb = {
    ...{ PLUMBLINE_STORE_URL: 'esdb://es.example', PLUMBLINE_VIEWS_URL: database, PLUMBLINE_KEYS_URL: database },
    ...{ PLUMBLINE_MASTER_KEY: Buffer.alloc(32).toString('base64'), PLUMBLINE_KAFKA_BROKERS: 'kafka.example:9092' },
    ...{ PLUMBLINE_PROJECTIONS: 'worker', PLUMBLINE_POSITION_KEY_FILE: join(dir.path, 'position-key') },
  };
  for (const env of [given, { ...given, ...onEventStoreDb }])
    readConfig(
      new Proxy<Record<string, string>>(env, {
        get: (of, name) => {
          asked.add(String(name));
          return of[String(name)];
        },
      }),
    );
  dir.remove();
  return asked;
};
/** Of other programs that read the environment of the same process, or of another container. */
const OF_OTHERS: ReadonlySet<string> = new Set([
  ...['NODE_ENV', 'NODE_EXTRA_CA_CERTS'],
  ...['POSTGRES_PASSWORD_FILE', 'POSTGRES_INITDB_ARGS', 'PGDATA'],
  ...['ISSUER', 'AUDIENCE', 'TLS_DIR'],
]);
const OF_ENGINES = /^(?:KURRENTDB|KAFKA)_/u;
const isOfOthers = (name: string): boolean => OF_OTHERS.has(name) || OF_ENGINES.test(name);

type Found = Readonly<{ file: string; name: string; value: string }>;
const pairs = (file: string, variables: Readonly<Record<string, unknown>>): readonly Found[] =>
  Object.entries(variables).map(([name, value]) => ({ file, name, value: String(value) }));

type Container = Readonly<{ env?: readonly Readonly<{ name: string; value: string }>[] }>;
type Node = Readonly<Record<string, unknown>>;

/** Every mapping in a document, the document itself included. */
const nodesOf = (value: unknown): readonly Node[] => {
  if (Array.isArray(value)) return value.flatMap(nodesOf);
  if (typeof value !== 'object' || value === null) return [];
  return [value as Node, ...Object.values(value).flatMap(nodesOf)];
};

const inYaml = (file: string): readonly Found[] =>
  parseAllDocuments(read(file), { merge: true })
    .flatMap((document) => nodesOf(document.toJS()))
    .flatMap((node) => {
      const { environment, literals } = node as { environment?: Record<string, unknown>; literals?: string[] };
      const { env = [] } = node as Container;
      const ofKustomize = (literals ?? []).map((line) => line.split(/=(.*)/su).slice(0, 2) as [string, string]);
      return pairs(file, {
        ...environment,
        ...Object.fromEntries(ofKustomize),
        ...Object.fromEntries(env.map(({ name, value }) => [name, value])),
      });
    });

const inDockerfile = (file: string): readonly Found[] =>
  [...read(file).matchAll(/^ENV (.*)$/gmu)].flatMap(([, line = '']) =>
    pairs(file, Object.fromEntries(line.split(' ').map((pair) => pair.split('=')))),
  );

const variables = [
  ...files.filter((file) => file.endsWith('.yaml') && !file.includes('dashboards')).flatMap(inYaml),
  ...inDockerfile('deploy/docker/Dockerfile'),
];

describe('deploy/', () => {
  it('sets no variable that the configuration does not know', () => {
    const known = knownVariables();
    const unknown = variables.filter(({ name }) => !known.has(name) && !isOfOthers(name));
    expect(unknown).toEqual([]);
    expect(variables.length).toBeGreaterThan(30);
  });

  it('names none in passing either', () => {
    const known = knownVariables();
    const named = files.flatMap((file) => read(file).match(/PLUMBLINE_[A-Z_]+/gu) ?? []);
    expect(named.filter((name) => !known.has(name))).toEqual([]);
  });

  it('gives every secret by a file, and holds none', () => {
    const secret = /PASSWORD|TOKEN|SECRET|KEY|STORE_URL|VIEWS_URL|HEADERS/u;
    const open = variables.filter(({ name, value }) => secret.test(name) && !/_FILE$/u.test(name) && value !== '');
    expect(open).toEqual([]);
    for (const file of files)
      expect([file, /postgres:\/\/[^:]+:[^%$]+@|BEGIN [A-Z ]*PRIVATE/u.test(read(file))]).toEqual([file, false]);
  });

  it('runs the same settings under compose and on a cluster, but for what names the place', () => {
    const { 'x-settings': compose } = parse(read('deploy/compose/compose.yaml')) as { 'x-settings': object };
    const cluster = variables.filter(({ file, name }) => file.includes('k8s/base') && name.startsWith('PLUMBLINE_'));
    const ofPlace = /OIDC_ISSUER|LOG_LEVEL|NODE_/u;
    const composed = pairs('compose', compose as Record<string, unknown>).filter(({ name }) => !ofPlace.test(name));
    expect(cluster.map(({ name, value }) => [name, value]).sort()).toEqual(
      composed.map(({ name, value }) => [name, value]).sort(),
    );
  });

  type Settings = Readonly<{ 'x-settings': Readonly<Record<string, string>> }>;
  const settingsIn = (file: string) => (parse(read(file)) as Settings)['x-settings'];
  it.each([
    ['compose.yaml', settingsIn('deploy/compose/compose.yaml')],
    ['engines.yaml', { ...settingsIn('deploy/compose/compose.yaml'), ...settingsIn('deploy/compose/engines.yaml') }],
  ])('gives settings that a start takes, once its files are there: %s', (_, settings) => {
    const dir = tempDir();
    const values: Record<string, string> = {
      'store-url': 'postgres://plumbline_events:word@postgres/plumbline_events',
      'views-url': 'postgres://plumbline_views:word@postgres/plumbline_views',
      'keys-url': 'postgres://plumbline_keys:word@postgres/plumbline_keys',
      'metrics-token': 'word'.repeat(12),
      'kurrentdb-url': 'esdb://kurrentdb:2113?tls=false',
    };
    for (const [name, value] of Object.entries(values)) writeFileSync(join(dir.path, name), value);
    const env = Object.fromEntries(
      Object.entries(settings).map(([name, value]) => [name, value.replace(/^\/run(\/plumbline)?(?=\/)/u, dir.path)]),
    );
    const problems = ((): readonly string[] => {
      try {
        readConfig({ ...env, LOG_LEVEL: 'info' });
        return [];
      } catch (error) {
        return (error as ConfigError).problems;
      }
    })();
    expect(problems).toEqual([]);
  });

  it('has one text for the databases that a new PostgreSQL gets', () => {
    expect(read('deploy/k8s/overlays/trying/make-databases.sh')).toBe(
      read('deploy/compose/postgres/make-databases.sh'),
    );
  });

  it('builds an image for every app', () => {
    const targets = [...read('deploy/docker/Dockerfile').matchAll(/ AS (\S+)$/gmu)].map(([, target]) => target);
    expect(targets).toEqual(expect.arrayContaining(globSync('apps/*').map((app) => basename(app))));
  });
});

/** Prometheus makes these itself. */
const OF_PROMETHEUS: ReadonlySet<string> = new Set(['up']);

const exposed = async (): Promise<ReadonlySet<string>> => {
  const metrics = new Metrics();
  metrics.collectProcess();
  metrics.watchRelay({ isActive: true, published: 0, lag: () => Promise.resolve(0) });
  metrics.watchLogTree({ sizes: { tree: 0, signed: 0 }, failure: null });
  metrics.watchInbound({ counts: { applied: 0 }, lag: 0, failure: null });
  const names = (await metrics.registry.getMetricsAsJSON()).flatMap(({ name, type }) =>
    String(type) === 'histogram' || String(type) === 'summary'
      ? [name, `${name}_bucket`, `${name}_sum`, `${name}_count`]
      : [name],
  );
  return new Set(names);
};

const METRIC = /\b(?:plumbline|process|nodejs)_[a-z0-9_]+|\bup\b(?=\{)/gu;
const metricsIn = (text: string): readonly string[] => [...new Set(text.match(METRIC) ?? [])];

describe.each(['plumbline.json', 'alerts.yaml', 'alerts.test.yaml'])('deploy/dashboards/%s', (file) => {
  it('asks for metrics that the Prometheus page has', async () => {
    const known = await exposed();
    const asked = metricsIn(read(join('deploy/dashboards', file)));
    expect(asked.filter((name) => !known.has(name) && !OF_PROMETHEUS.has(name))).toEqual([]);
    expect(asked.length).toBeGreaterThan(6);
  });
});

describe('a query', () => {
  it('with a metric that nobody measures is found', async () => {
    const known = await exposed();
    const text = 'rate(plumbline_votes_total[5m]) > 0 and up{job="a"} == 0 and plumbline_queue_length > 1';
    expect(metricsIn(text).filter((name) => !known.has(name))).toEqual(['plumbline_votes_total', 'up']);
  });
});

describe('the dashboard', () => {
  type Panel = Readonly<{
    id: number;
    title: string;
    type: string;
    gridPos: Readonly<{ x: number; y: number; w: number; h: number }>;
    targets?: readonly Readonly<{ expr: string }>[];
  }>;
  const { panels } = JSON.parse(read('deploy/dashboards/plumbline.json')) as { panels: readonly Panel[] };

  it('shows something in every panel, by the chosen data source and job, and no two in one place', () => {
    expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length);
    const cells = panels.flatMap(({ gridPos: { x, y, w, h } }) =>
      Array.from({ length: w * h }, (_, at) => `${(x + (at % w)).toString()},${(y + Math.floor(at / w)).toString()}`),
    );
    expect(new Set(cells).size).toBe(cells.length);
    for (const { title, type, targets = [] } of panels.filter((panel) => panel.type !== 'row')) {
      expect([title, type, targets.length > 0]).toEqual([title, 'timeseries', true]);
      for (const { expr } of targets) expect([title, expr]).toEqual([title, expect.stringContaining('job=~"$job"')]);
    }
  });
});

describe('every alert', () => {
  type Rules = Readonly<{ groups: readonly Readonly<{ rules: readonly Readonly<{ alert: string }>[] }>[] }>;
  type Tests = Readonly<{
    tests: readonly Readonly<{
      alert_rule_test: readonly Readonly<{ alertname: string; exp_alerts: readonly unknown[] }>[];
    }>[];
  }>;
  it('has a test in which it fires, and one in which it does not', () => {
    const alerts = (parse(read('deploy/dashboards/alerts.yaml')) as Rules).groups.flatMap(({ rules }) =>
      rules.map(({ alert }) => alert),
    );
    const tests = (parse(read('deploy/dashboards/alerts.test.yaml')) as Tests).tests.flatMap(
      ({ alert_rule_test }) => alert_rule_test,
    );
    const tried = (alert: string, fires: boolean): boolean =>
      tests.some(({ alertname, exp_alerts }) => alertname === alert && exp_alerts.length > 0 === fires);
    expect(alerts.filter((alert) => !tried(alert, true) || !tried(alert, false))).toEqual([]);
  });
});
