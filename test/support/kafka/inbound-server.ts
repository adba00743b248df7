import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { EmbeddedIssuer } from '@plumbline/access';
import { EVENT_STORE, type EventStore, type StoredEvent } from '@plumbline/event-log';
import { createLogger, type Env, foldersOf, type Metrics, prepareDataDir, readConfig } from '@plumbline/platform';
import { tempDir } from '@plumbline/testing';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApp } from '../../../apps/api/src/create-app.js';
import { PositionTokens } from '../../../apps/api/src/http/position-tokens.js';
import { METRICS } from '../../../apps/api/src/system/tokens.js';
import { startWorker, type Worker } from '../../../apps/worker/src/worker.js';

const LONGEST_MS = 45_000;

export type Said = Readonly<Record<string, unknown>>;

type Settings = Env & Readonly<{ PLUMBLINE_DATA_DIR: string }>;
type Parts = Readonly<{ app: NestFastifyApplication; worker: Worker | undefined }>;

/** Keeps the views where they are shared; sends nothing to Kafka. */
const workerBeside = (settings: Settings): Promise<Worker> => {
  const own = { PLUMBLINE_DATA_DIR: join(settings.PLUMBLINE_DATA_DIR, 'worker'), PLUMBLINE_WORKER_PORT: '0' };
  const config = readConfig({ ...settings, ...own });
  for (const folder of foldersOf(config)) prepareDataDir(folder);
  return startWorker({ ...config, kafka: null }, createLogger({ level: 'silent', name: 'worker' }));
};

/** A server in this process that takes changes of people, with a worker where views are shared. */
export class InboundServer {
  private constructor(
    private readonly parts: Parts,
    private readonly admin: Readonly<Record<string, string>>,
    private readonly written: readonly string[],
    private readonly dir: ReturnType<typeof tempDir>,
  ) {}

  static async start(brokers: readonly string[], env: Env = {}): Promise<InboundServer> {
    const dir = tempDir();
    const settings: Settings = {
      ...{ PLUMBLINE_DATA_DIR: dir.path, PLUMBLINE_NAMED_IDS: 'allow', PLUMBLINE_PROJECTIONS: 'worker' },
      ...{ PLUMBLINE_KAFKA_BROKERS: brokers.join(','), PLUMBLINE_KAFKA_TLS: 'off' },
      ...{ PLUMBLINE_KAFKA_INBOUND_SOURCES: 'HR', ...env },
    };
    const config = readConfig(settings);
    const lines: string[] = [];
    const logger = createLogger({
      level: 'info',
      name: 'api',
      destination: { write: (line) => void lines.push(line) },
    });
    const worker = config.views.engine === 'postgres' ? await workerBeside(settings) : undefined;
    const app = await createApp(worker === undefined ? { ...config, projections: 'embedded' } : config, { logger });
    const issuer = new EmbeddedIssuer(dir.path, settings['PLUMBLINE_SIGNING_KEY_FILE'] ?? null);
    const token = await issuer.issueToken({ subject: 'root', roles: ['admin'] });
    return new InboundServer({ app, worker }, { authorization: `Bearer ${token}` }, lines, dir);
  }

  get app(): NestFastifyApplication {
    return this.parts.app;
  }

  get said(): readonly Said[] {
    // Several may be written at once.
    const lines = this.written.join('').split('\n').slice(0, -1);
    return lines.map((line) => JSON.parse(line) as Said);
  }

  /** What became of the messages so far, by id. */
  get outcomes(): ReadonlyMap<unknown, Said> {
    return new Map(this.said.filter(({ outcome }) => outcome !== undefined).map((line) => [line['id'], line]));
  }

  get store(): EventStore {
    return this.app.get<EventStore>(EVENT_STORE);
  }

  async until(is: () => boolean | Promise<boolean>, what = 'it'): Promise<void> {
    const end = Date.now() + LONGEST_MS;
    while (!(await is())) {
      if (Date.now() > end) throw new Error(`Not in time: ${what}\n${this.written.slice(-8).join('')}`);
      await sleep(25);
    }
  }

  /** Resolves to what became of them, in the order given. */
  async answered(...ids: readonly string[]): Promise<readonly string[]> {
    await this.until(() => ids.every((id) => this.outcomes.has(id)), `answers to ${ids.join()}`);
    return ids.map((id) => {
      const { outcome, code } = this.outcomes.get(id) ?? {};
      return (code ?? outcome) as string;
    });
  }

  async person(id: string): Promise<Said> {
    const head = await this.store.head();
    const latest = head === null ? {} : { 'plumbline-min-position': this.app.get(PositionTokens).seal(head) };
    return (await this.app.inject({ url: `/v1/people/${id}`, headers: { ...this.admin, ...latest } })).json<Said>();
  }

  async post(path: string, payload: object): Promise<number> {
    const { statusCode } = await this.app.inject({ method: 'POST', url: `/v1${path}`, payload, headers: this.admin });
    return statusCode;
  }

  async health(): Promise<Said> {
    return (await this.app.inject({ url: '/health/ready' })).json<Said>();
  }

  figures(): Promise<string> {
    return this.app.get<Metrics>(METRICS).text();
  }

  events(id: string): Promise<readonly StoredEvent[]> {
    return this.store.readStream(`person-${id}`);
  }

  async close(): Promise<void> {
    await this.app.close();
    await this.parts.worker?.stop();
    this.dir.remove();
  }
}
