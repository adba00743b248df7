import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createLogger } from '@plumbline/platform';
import { CutProxy } from '../load/postgres/cut-proxy.js';
import { describeWhere } from '../support/describe-where.js';
import { usePostgres } from '../support/postgres/use-postgres.js';
import { sharedSettings } from '../support/shared-settings.js';
import { register } from './support/building-blocks.js';
import { jsonOf, plumbline, until } from './support/cli.js';
import { type Answer, type Client } from './support/client.js';
import { makeDataDir, removeDataDir, type Server, startServer } from './support/server.js';

const AT_ONCE_MS = 1_000;
/** Longer than a read waits for a server that has just gone. */
const LONG_AWAY_MS = 3_500;
const METRICS_TOKEN = 'figures-for-those-who-watch';
const PARTS = ['events', 'keys', 'views'] as const;
type Part = (typeof PARTS)[number];

const CODES = { events: 'store-unavailable', keys: 'keys-unavailable', views: 'views-unavailable' } as const;

type Line = Readonly<{ level: string; msg: string; status?: number }>;
const linesIn = (text: string): readonly Line[] =>
  text
    .split('\n')
    .filter((line) => line.startsWith('{') && line.endsWith('}'))
    .map((line) => JSON.parse(line) as Line);

/** Of what is away: a request that is served all the same, as docs/operations.md says. */
const GOES_ON: Readonly<Record<Part, readonly string[]>> = {
  events: ['/health/live', '/docs/openapi.json'],
  keys: ['/v1/cycles', '/v1/settings'],
  views: ['/v1/settings', '/v1/projections'],
};

/** A worker as a process of its own, from the build. */
class WorkerProcess {
  said = '';
  private constructor(private readonly child: ChildProcess) {
    for (const stream of [child.stdout, child.stderr])
      stream?.setEncoding('utf8').on('data', (text: string) => {
        this.said += text;
      });
  }

  static start(env: Readonly<Record<string, string>>, dataDir: string): WorkerProcess {
    const own = { PLUMBLINE_DATA_DIR: dataDir, PLUMBLINE_WORKER_PORT: '0', LOG_LEVEL: 'info' };
    const { PATH = '' } = process.env;
    return new WorkerProcess(
      spawn(process.execPath, ['dist/apps/worker/src/main.js'], { env: { PATH, ...env, ...own }, stdio: 'pipe' }),
    );
  }

  async end(): Promise<void> {
    this.child.kill('SIGTERM');
    await once(this.child, 'exit');
  }
}

describeWhere('postgres', 'two copies and two workers, of which something is away', () => {
  const { database, atEnd } = usePostgres();
  const folder = makeDataDir();
  const proxies = {} as Record<Part, CutProxy>;
  const passwords: string[] = [];
  const logs: string[] = [];
  let workers: readonly WorkerProcess[];
  let copies: readonly Server[];
  let admins: readonly [Client, Client];
  let settings: Readonly<Record<string, string>>;

  const through = async (part: Part): Promise<string> => {
    const { url: address, drop } = await database();
    atEnd(drop);
    const url = new URL(address);
    passwords.push(decodeURIComponent(url.password));
    proxies[part] = await CutProxy.start(Number(url.port));
    url.port = String(proxies[part].port);
    return url.href;
  };
  const startCopy = (at: number): Promise<Server> => {
    const destination = { write: (text: string) => void (logs[at] = (logs[at] ?? '') + text) };
    const logger = createLogger({ level: 'info', name: `copy-${String(at)}`, destination });
    return startServer(join(folder, `copy-${String(at)}`), { env: settings, logger });
  };
  const said = (): readonly string[] => [...logs, ...workers.map((worker) => worker.said)];

  type Told = Readonly<{
    code: number;
    status: string;
    store: Readonly<{ detail: string | null }>;
    views: Readonly<{ detail: string | null }>;
  }>;
  const healthOf = async ({ base }: Server): Promise<Told> => {
    const answer = await fetch(`${base}/health/ready`);
    return { code: answer.status, ...((await answer.json()) as Omit<Told, 'code'>) };
  };
  /** What every copy says in the end, and all that was said until then. */
  const untilAllSay = async (status: string): Promise<readonly Told[]> => {
    const heard: Told[] = [];
    for (const end = performance.now() + 20_000; ;) {
      const told = await Promise.all(copies.map(healthOf));
      heard.push(...told);
      if (told.every((one) => one.status === status)) return heard;
      await sleep(20);
      if (performance.now() > end) throw new Error(`never ${status}: ${JSON.stringify(told)}`);
    }
  };
  const lose = (part: Part): void => {
    proxies[part].toServer = () => 'cut';
    proxies[part].cutAll();
  };
  const giveBack = (part: Part): void => {
    proxies[part].toServer = undefined;
  };
  const timed = async (asked: Promise<Answer>): Promise<Answer & { ms: number }> => {
    const began = performance.now();
    const answer = await asked;
    return { ...answer, ms: performance.now() - began };
  };
  const expectRefused = (answer: Answer & { ms: number }, part: Part): void => {
    const names = { events: 'event store', keys: 'keys', views: 'views' }[part];
    expect(answer.body).toMatchObject({
      status: 503,
      code: CODES[part],
      title: expect.stringContaining(names) as string,
      detail: expect.stringContaining(names) as string,
    });
    expect(answer.headers.get('retry-after')).not.toBeNull();
    expect(answer.ms).toBeLessThan(AT_ONCE_MS);
  };
  const refusedSoFar = async ({ base }: Server, cause: string): Promise<number> => {
    const answer = await fetch(`${base}/metrics`, { headers: { authorization: `Bearer ${METRICS_TOKEN}` } });
    const found = new RegExp(`^plumbline_refused_total\\{cause="${cause}"\\} (\\d+)$`, 'mu').exec(await answer.text());
    return Number(found?.[1] ?? 0);
  };

  const bearer = (): string => admins[0].token ?? '';
  const expectServed = async ({ base }: Server, part: Part): Promise<void> => {
    for (const path of GOES_ON[part]) {
      const answer = await fetch(`${base}${path}`, { headers: { authorization: `Bearer ${bearer()}` } });
      expect([path, answer.status]).toEqual([path, 200]);
    }
  };
  /** By health, and by the command line. */
  const expectNamed = async (copy: Server, part: Part, status: 'degraded' | 'unready'): Promise<void> => {
    const { store, views } = await healthOf(copy);
    const named = new RegExp(`PostgreSQL of the ${part} cannot be used now: [a-z][a-z ]{10}`, 'u');
    expect(part === 'views' ? views.detail : store.detail).toMatch(named);
    const ask = (...more: readonly string[]) =>
      plumbline(['status', '--url', copy.base, ...more], { PLUMBLINE_TOKEN: bearer() });
    const [text, json] = [await ask(), await ask('--json')];
    const exit = { degraded: 5, unready: 3 }[status];
    expect([text.code, json.code]).toEqual([exit, exit]);
    expect(text.stdout).toContain(`is ${status}: `);
    expect(text.stdout).toMatch(named);
    expect(jsonOf(json)).toMatchObject({ ready: false, health: { status } });
  };

  beforeAll(async () => {
    const [events, keys, views] = [await through('events'), await through('keys'), await through('views')];
    settings = {
      ...sharedSettings(folder, events, keys),
      PLUMBLINE_VIEWS_URL: views,
      PLUMBLINE_METRICS_TOKEN: METRICS_TOKEN,
    };
    workers = ['one', 'two'].map((name) => WorkerProcess.start(settings, join(folder, `worker-${name}`)));
    await until(() => workers.some((worker) => worker.said.includes('this process runs the projections')), 'one runs');
    copies = [await startCopy(0), await startCopy(1)];
    const [first, second] = copies as [Server, Server];
    admins = [await first.as('root', 'admin'), await second.as('root', 'admin')];
    await register(admins[0], ['root'], null);
    await register(admins[0]);
    await untilAllSay('ready');
  }, 60_000);
  afterEach(() => {
    for (const part of PARTS) giveBack(part);
  });
  afterAll(async () => {
    for (const copy of copies) await copy.close();
    await Promise.all(workers.map((worker) => worker.end()));
    for (const part of PARTS) await proxies[part].close();
    removeDataDir(folder);
  });

  it.each([
    ['views', 'degraded'],
    ['keys', 'degraded'],
    ['events', 'unready'],
  ] as const)(
    'is refused what needs %s at once, by a problem that names them; health names them in words',
    async (part, status) => {
      const [copy] = copies as [Server];
      const position = await copy.latest();
      lose(part);
      await untilAllSay(status);
      await sleep(LONG_AWAY_MS);
      for (const admin of admins) {
        expectRefused(await timed(admin.get('/people/mia', position)), part);
        expectRefused(await timed(admin.get('/people/mia')), part);
      }
      expect(await refusedSoFar(copy, CODES[part])).toBeGreaterThan(1);
      await expectServed(copy, part);
      await expectNamed(copy, part, status);
      const written = await timed(admins[0].post('/people/kim/manager', { manager: 'ceo' }));
      if (part === 'views') expect([written.status, written.ms < AT_ONCE_MS]).toEqual([200, true]);
      giveBack(part);
      await untilAllSay('ready');
    },
    60_000,
  );

  it('is told that nothing was stopped when views come back before events do', async () => {
    lose('views');
    lose('events');
    await untilAllSay('unready');
    await sleep(1_000);
    giveBack('views');
    await sleep(2_000);
    giveBack('events');
    const heard = await untilAllSay('ready');
    expect(heard.flatMap(({ views }) => views.detail ?? []).filter((each) => each.includes('was stopped'))).toEqual([]);
  }, 60_000);

  it('says in each log once that something went away, and once that it is back, and nothing of single requests', async () => {
    await sleep(500);
    const before = said().map((text) => text.length);
    const since = (): readonly string[] => said().map((text, at) => text.slice(before[at]));
    for (const part of PARTS) {
      lose(part);
      await untilAllSay(part === 'events' ? 'unready' : 'degraded');
      await sleep(LONG_AWAY_MS);
      for (let times = 0; times < 5; times += 1) await Promise.all(admins.map((admin) => admin.get('/people/mia')));
      giveBack(part);
      await untilAllSay('ready');
      await until(() => since().every((text) => text.includes(`PostgreSQL of the ${part}: back after`)), 'all said it');
    }
    for (const text of since()) {
      const lines = linesIn(text).filter(({ msg }) => msg !== 'request' && msg !== 'this process runs the projections');
      expect(lines.map(({ msg }) => msg.replace(/(since|after) .*/u, '$1'))).toEqual(
        PARTS.flatMap((part) => [`PostgreSQL of the ${part}: away since`, `PostgreSQL of the ${part}: back after`]),
      );
      expect(lines[0]?.msg).toMatch(/^PostgreSQL of the events: away since \S+Z: [a-z][a-z ]{10}/u);
      expect(text).not.toMatch(/"stack"|postgres:\/\//u);
      for (const password of passwords.filter((each) => each !== '')) expect(text).not.toContain(password);
    }
  }, 90_000);
});
