import { setTimeout as sleep } from 'node:timers/promises';
import { EmbeddedIssuer } from '@plumbline/access';
import { EVENT_STORE, type EventStore, type StoredEvent } from '@plumbline/event-log';
import { createLogger, type Env, readConfig } from '@plumbline/platform';
import { tempDir } from '@plumbline/testing';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApp } from '../../../apps/api/src/create-app.js';
import { METRICS } from '../../../apps/api/src/system/tokens.js';
import type { Metrics } from '@plumbline/platform';

const LONGEST_MS = 45_000;

export type Said = Readonly<Record<string, unknown>>;

/** A server in this process that takes changes of people. */
export class InboundServer {
  private constructor(
    readonly app: NestFastifyApplication,
    private readonly admin: Readonly<Record<string, string>>,
    private readonly lines: readonly string[],
    private readonly dir: ReturnType<typeof tempDir>,
  ) {}

  static async start(brokers: readonly string[], env: Env = {}): Promise<InboundServer> {
    const dir = tempDir();
    const config = readConfig({
      ...{ PLUMBLINE_DATA_DIR: dir.path, PLUMBLINE_NAMED_IDS: 'allow', PLUMBLINE_PROJECTIONS: 'worker' },
      ...{ PLUMBLINE_KAFKA_BROKERS: brokers.join(','), PLUMBLINE_KAFKA_TLS: 'off' },
      ...{ PLUMBLINE_KAFKA_INBOUND_SOURCES: 'HR', ...env },
    });
    const lines: string[] = [];
    const logger = createLogger({
      level: 'info',
      name: 'api',
      destination: { write: (line) => void lines.push(line) },
    });
    const app = await createApp({ ...config, projections: 'embedded' }, { logger });
    const token = await new EmbeddedIssuer(dir.path).issueToken({ subject: 'root', roles: ['admin'] });
    return new InboundServer(app, { authorization: `Bearer ${token}` }, lines, dir);
  }

  get said(): readonly Said[] {
    return this.lines.map((line) => JSON.parse(line) as Said);
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
      if (Date.now() > end) throw new Error(`Not in time: ${what}\n${this.lines.slice(-8).join('')}`);
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
    return (await this.app.inject({ url: `/v1/people/${id}`, headers: this.admin })).json<Said>();
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
    this.dir.remove();
  }
}
