import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { CutProxy } from '../load/postgres/cut-proxy.js';
import { createLogger } from '@plumbline/platform';
import { describeWhere } from '../support/describe-where.js';
import { usePostgres } from '../support/postgres/use-postgres.js';
import { sharedSettings } from '../support/shared-settings.js';
import { makeDataDir, removeDataDir, type Server, startServer } from './support/server.js';

/** Of what a balancer asks. */
const IN_TIME_MS = 1_000;
const PATIENCE_MS = 20_000;
const TAKE_OVER_MS = 10_000;
const ACTIVE = 'this process runs the projections';

/** A worker as a process of its own, from the build. */
class WorkerProcess {
  isActive = false;
  readonly ended: Promise<unknown>;
  private said = '';

  constructor(private readonly child: ChildProcess) {
    this.ended = once(child, 'exit');
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      this.said += text;
      this.isActive ||= this.said.includes(ACTIVE);
    });
  }

  static start(env: Readonly<Record<string, string>>, dataDir: string): WorkerProcess {
    const own = { PLUMBLINE_DATA_DIR: dataDir, PLUMBLINE_WORKER_PORT: '0', LOG_LEVEL: 'info' };
    const { PATH = '' } = process.env;
    const child = spawn(process.execPath, ['dist/apps/worker/src/main.js'], {
      env: { PATH, ...env, ...own },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    return new WorkerProcess(child);
  }

  async end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    this.child.kill(signal);
    await this.ended;
  }
}

describeWhere('postgres', 'two copies and two workers over one PostgreSQL', () => {
  const { database, atEnd } = usePostgres();
  const folder = makeDataDir();
  let workers: readonly WorkerProcess[];
  let copies: readonly Server[];
  /** Between the copies and what they share. */
  let toEvents: CutProxy;
  let toViews: CutProxy;
  let settings: Readonly<Record<string, string>>;

  const active = async (): Promise<WorkerProcess> => {
    for (const until = Date.now() + 30_000; Date.now() < until;) {
      const found = workers.find(({ isActive }) => isActive);
      if (found !== undefined) return found;
      await sleep(50);
    }
    throw new Error('no worker runs the projections');
  };

  beforeAll(async () => {
    const [events, views] = [await database(), await database()];
    atEnd(events.drop);
    atEnd(views.drop);
    const env = { ...sharedSettings(folder, events.url), PLUMBLINE_VIEWS_URL: views.url };
    const through = async (address: string): Promise<readonly [CutProxy, string]> => {
      const url = new URL(address);
      const proxy = await CutProxy.start(Number(url.port));
      url.port = String(proxy.port);
      return [proxy, url.href];
    };
    const [eventsProxy, eventsUrl] = await through(events.url);
    const [viewsProxy, viewsUrl] = await through(views.url);
    [toEvents, toViews] = [eventsProxy, viewsProxy];
    const copied = { ...env, PLUMBLINE_STORE_URL: eventsUrl, PLUMBLINE_VIEWS_URL: viewsUrl };
    settings = env;
    workers = ['one', 'two'].map((name) => WorkerProcess.start(env, join(folder, `worker-${name}`)));
    await active();
    copies = [
      await startServer(join(folder, 'copy-one'), { env: copied }),
      await startServer(join(folder, 'copy-two'), { env: copied }),
    ];
  }, 60_000);
  afterAll(async () => {
    for (const copy of copies) await copy.close();
    await Promise.all(workers.map((worker) => worker.end('SIGTERM')));
    await Promise.all([toEvents.close(), toViews.close()]);
    removeDataDir(folder);
  });

  const register = async (at: number, id: string) => {
    const admin = await (copies[at] as Server).as('ada', 'admin');
    return admin.post('/people', { id, name: `Name of ${id}`, orgUnit: 'unit' });
  };
  /** From every copy, with the position of a write on one of them. */
  const readFromBoth = async (id: string, position: string): Promise<readonly number[]> => {
    const answers = copies.map(async (copy) => {
      const admin = await copy.as('ada', 'admin');
      return (await admin.get(`/people/${id}`, { 'plumbline-min-position': position })).status;
    });
    return Promise.all(answers);
  };

  it('write nothing to their data directories, so that these may be one', async () => {
    const lines: string[] = [];
    const destination = { write: (line: string) => void lines.push(line) };
    const logger = createLogger({ level: 'info', name: 'third', destination });
    const third = await startServer(join(folder, 'copy-one'), { env: settings, logger });
    expect(lines.filter((line) => line.includes('waiting for the worker'))).toEqual([]);
    expect((await register(0, 'written')).status).toBe(201);
    const admin = await third.as('ada', 'admin');
    expect((await admin.get('/people/written', await third.latest())).status).toBe(200);
    await third.close();
    for (const name of ['copy-one', 'copy-two', 'worker-one', 'worker-two'])
      expect([name, readdirSync(join(folder, name))]).toEqual([name, []]);
  });

  it('show on every copy what was written on one of them, by its position', async () => {
    for (let n = 0; n < 6; n += 1) {
      const written = await register(n % 2, `p${String(n)}`);
      expect(written.status).toBe(201);
      expect(await readFromBoth(`p${String(n)}`, written.position ?? '')).toEqual([200, 200]);
    }
  });

  it('go on with the other worker when the active one is killed, in less than ten seconds', async () => {
    const killed = await active();
    const other = workers.find((worker) => worker !== killed);
    expect(other?.isActive).toBe(false);
    await killed.end('SIGKILL');
    const began = performance.now();
    const written = await register(0, 'after');
    const reads = async (): Promise<boolean> =>
      (await readFromBoth('after', written.position ?? '')).every((s) => s === 200);
    while (!(await reads())) if (performance.now() - began > TAKE_OVER_MS) throw new Error('nobody took over in time');
    expect(performance.now() - began).toBeLessThan(TAKE_OVER_MS);
    expect(other?.isActive).toBe(true);
  });

  type Told = Readonly<{ code: number; status: string; ms: number }>;
  const healthOf = async (copy: Server): Promise<Told> => {
    const began = performance.now();
    const answer = await fetch(`${copy.base}/health/ready`);
    const { status } = (await answer.json()) as { status: string };
    return { code: answer.status, status, ms: performance.now() - began };
  };
  /** What every copy says in the end, and the longest that any answer took. */
  const untilAllSay = async (code: number, status: string): Promise<number> => {
    let longest = 0;
    for (const until = performance.now() + PATIENCE_MS; ;) {
      const told = await Promise.all(copies.map(healthOf));
      longest = Math.max(longest, ...told.map(({ ms }) => ms));
      if (told.every((one) => one.code === code && one.status === status)) return longest;
      if (performance.now() > until) throw new Error(`never ${status}: ${JSON.stringify(told)}`);
      await sleep(50);
    }
  };
  const cut = (proxy: CutProxy): void => {
    proxy.toServer = () => 'cut';
    proxy.cutAll();
  };
  const swallow = (proxy: CutProxy): void => {
    proxy.toServer = () => 'swallow';
  };

  it.each([
    ['cut off', cut],
    ['silent', swallow],
  ])('serve what needs no views where these are %s, and say so in time', async (_, lose) => {
    await untilAllSay(200, 'ready');
    lose(toViews);
    expect(await untilAllSay(200, 'degraded')).toBeLessThan(IN_TIME_MS);
    for (const copy of copies) {
      const admin = await copy.as('ada', 'admin');
      expect((await admin.get('/people/p0')).status).toBe(503);
    }
    toViews.toServer = undefined;
    toViews.cutAll();
    await untilAllSay(200, 'ready');
  });

  it.each([
    ['cut off', cut],
    ['silent', swallow],
  ])('are not to be sent requests where the events are %s, and say so in time', async (_, lose) => {
    lose(toEvents);
    expect(await untilAllSay(503, 'unready')).toBeLessThan(IN_TIME_MS);
    toEvents.toServer = undefined;
    toEvents.cutAll();
    await untilAllSay(200, 'ready');
  });
});
