import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { EmbeddedIssuer } from '@plumbline/access';
import { tempDir } from '@plumbline/testing';
import { Client } from '../e2e/support/client.js';
import { sharedSettings } from '../support/shared-settings.js';
import { describeWhere } from '../support/describe-where.js';
import type { ServerProcess } from '../support/server-process.js';
import { runSql } from '../support/postgres/new-database.js';
import { usePostgres } from '../support/postgres/use-postgres.js';
import { Release } from './release.js';

const renamed = (text: string): string => text.replaceAll(/\breportingLine\b/gu, 'lineOfReport');
/** A table of a view has another name, so neither release could read what the other derives; and the runtime's own tables have changed, too. */
const NEXT = [
  ...[
    'libs/read-model/src/people/people.table.ts',
    'libs/read-model/src/people/people.queries.ts',
    'libs/read-model/src/visibility/list-viewer.ts',
    'libs/read-model/src/visibility/reporting-line.ts',
    'libs/projections/src/people/project.ts',
  ].map((file) => ({ file, changed: renamed })),
  {
    file: 'libs/view-store/src/postgres/schema.ts',
    changed: (text: string) => text.replace('"failure" text)', '"failure" text, "release" text)'),
  },
];

const READY_MS = 30_000;
const PEOPLE = 40;
const PAUSE_MS = 5;

/** Reads one after the other until it is ended, and keeps what was not answered as it should be. */
class ReadLoop {
  readonly others: (string | number)[] = [];
  reads = 0;
  private isOver = false;
  private readonly running: Promise<void>;

  constructor(private readonly client: Client) {
    this.running = this.run();
  }

  async end(): Promise<void> {
    this.isOver = true;
    await this.running;
  }

  private async run(): Promise<void> {
    while (!this.isOver) {
      for (const path of ['/people/p1', '/people?limit=100', '/people/p2/timeline']) await this.read(path);
      await sleep(PAUSE_MS);
    }
  }

  private async read(path: string): Promise<void> {
    const { status, text } = await this.client.get(path);
    this.reads += 1;
    if (status !== 200) this.others.push(`${path}: ${String(status)}`);
    else if (!text.includes('p1') && !text.includes('p2')) this.others.push(`${path}: ${text.slice(0, 80)}`);
  }
}

describeWhere('postgres', 'two releases side by side whose views have different layouts', () => {
  const postgres = usePostgres();
  const folder = tempDir();
  const today = Release.ofThisTree;
  const running = new Set<ServerProcess>();
  let next: Release;
  let viewsUrl = '';
  let env: Readonly<Record<string, string>> = {};

  const start = async (release: Release, name: string, program: 'api' | 'worker'): Promise<ServerProcess> => {
    const own = { PLUMBLINE_DATA_DIR: join(folder.path, name), PLUMBLINE_WORKER_PORT: '0' };
    const process = await release.start({ ...env, ...own }, program);
    running.add(process);
    return process;
  };
  const stop = async (process: ServerProcess): Promise<void> => {
    running.delete(process);
    expect((await process.stop()).code).toBe(0);
  };
  const opsOf = async ({ base }: ServerProcess): Promise<Client> => {
    const issuer = new EmbeddedIssuer(folder.path, env['PLUMBLINE_SIGNING_KEY_FILE'] ?? null);
    return new Client(base, await issuer.issueToken({ subject: 'ops', roles: ['admin'] }));
  };
  const readyMs = async ({ base }: ServerProcess): Promise<number> => {
    const began = performance.now();
    while ((await fetch(`${base}/health/ready`)).status !== 200) {
      if (performance.now() - began > READY_MS) throw new Error('the copy is not ready in time');
      await sleep(PAUSE_MS);
    }
    return performance.now() - began;
  };
  const register = async (ops: Client, id: string, manager?: string): Promise<string> => {
    const written = await ops.post('/people', {
      id,
      name: `Name of ${id}`,
      orgUnit: 'eng',
      ...(manager && { manager }),
    });
    expect(written.status).toBe(201);
    return written.position ?? '';
  };
  const schemas = async (): Promise<number> =>
    (await runSql(viewsUrl, `SELECT 1 FROM pg_namespace WHERE nspname LIKE 'plumbline_views_%'`)).length;

  beforeAll(async () => {
    const [events, views] = [await postgres.database(), await postgres.database()];
    postgres.atEnd(events.drop);
    postgres.atEnd(views.drop);
    viewsUrl = views.url;
    env = {
      ...sharedSettings(folder.path, events.url),
      PLUMBLINE_VIEWS_URL: views.url,
      PLUMBLINE_NAMED_IDS: 'allow',
      PLUMBLINE_RATE_LIMIT: '0',
    };
    next = await Release.after(NEXT);
  });
  afterAll(async () => {
    await Promise.all([...running].map((process) => process.stop()));
    next.remove();
    folder.remove();
  });

  it('answer every read with 200 from the first worker of the newer one to the last copy of the older one, and after it', async () => {
    const oldWorker = await start(today, 'old-worker', 'worker');
    const old = await start(today, 'old', 'api');
    const oldOps = await opsOf(old);
    for (let n = 0; n < PEOPLE; n += 1) await register(oldOps, `p${String(n)}`, n > 0 ? 'p0' : undefined);
    await readyMs(old);
    const oldReads = new ReadLoop(oldOps);

    const freshWorker = await start(next, 'fresh-worker', 'worker');
    const fresh = await start(next, 'fresh', 'api');
    await readyMs(fresh);
    const freshOps = await opsOf(fresh);
    const freshReads = new ReadLoop(freshOps);
    expect(await schemas()).toBe(2);

    // What is written on either is seen on both.
    for (const [n, [writer, reader]] of [[oldOps, freshOps] as const, [freshOps, oldOps] as const].entries()) {
      const position = await register(writer, `later-${String(n)}`, 'p0');
      for (const one of [writer, reader])
        expect((await one.get(`/people/later-${String(n)}`, { 'plumbline-min-position': position })).status).toBe(200);
    }
    await sleep(2_000);
    await oldReads.end();
    await stop(old);
    await stop(oldWorker);
    const last = await register(freshOps, 'last', 'p0');
    expect((await freshOps.get('/people/last', { 'plumbline-min-position': last })).status).toBe(200);
    await freshReads.end();
    expect({ old: oldReads.others, fresh: freshReads.others }).toEqual({ old: [], fresh: [] });
    for (const { reads } of [oldReads, freshReads]) expect(reads).toBeGreaterThan(100);
    await stop(fresh);
    await stop(freshWorker);
  });
});
