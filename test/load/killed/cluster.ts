import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { EmbeddedIssuer, type Role } from '@plumbline/access';
import { tempDir } from '@plumbline/testing';
import { sharedSettings } from '../../support/shared-settings.js';
import { ServerProcess } from '../../support/server-process.js';
import { newDatabase } from '../../support/postgres/new-database.js';
import { freePort, PostgresServer } from '../postgres/server.js';

const OF_EACH = 2;
/** Whoever starts again does so after a moment, as a supervisor would. */
const DOWN_MS = [100, 1_000] as const;

type Member = {
  readonly name: string;
  readonly program: 'api' | 'worker';
  /** Of a copy of the server. */
  readonly base: string;
  readonly env: Readonly<Record<string, string>>;
  running?: ServerProcess;
};

/** Copies of the server, workers, and the database under them, each a process that can be killed. */
export class Cluster {
  private readonly folder = tempDir();
  private readonly members: Member[] = [];
  private env: Readonly<Record<string, string>> = {};
  private issuer: EmbeddedIssuer | undefined;
  /** What was killed, in order. */
  readonly kills: string[] = [];

  private constructor(private readonly postgres: PostgresServer) {}

  static async start(): Promise<Cluster> {
    const cluster = new Cluster(await PostgresServer.start({ durable: true, settings: ['max_connections=200'] }));
    const admin = cluster.postgres.url('postgres');
    const databases = [await newDatabase(admin), await newDatabase(admin), await newDatabase(admin)];
    const [events = '', keys = '', views = ''] = databases.map(({ url }) => url);
    cluster.env = {
      ...sharedSettings(cluster.folder.path, events, keys),
      PLUMBLINE_RATE_LIMIT: '0',
      PLUMBLINE_NAMED_IDS: 'allow',
    };
    cluster.issuer = new EmbeddedIssuer(cluster.folder.path, cluster.env['PLUMBLINE_SIGNING_KEY_FILE'] ?? null);
    const shared = { PLUMBLINE_VIEWS_URL: views };
    for (let n = 0; n < OF_EACH; n += 1) await cluster.add('worker', `worker-${String(n)}`, shared);
    for (let n = 0; n < OF_EACH; n += 1) await cluster.add('api', `copy-${String(n)}`, shared);
    return cluster;
  }

  /** Addresses of the copies of the server. */
  get bases(): readonly string[] {
    return this.members.flatMap(({ program, base }) => (program === 'api' ? [base] : []));
  }

  tokenOf(subject: string, ...roles: Role[]): Promise<string> {
    if (this.issuer === undefined) throw new Error('The cluster is not there yet');
    return this.issuer.issueToken({ subject, roles });
  }

  /** One more copy, which derives views of its own from nothing; its address. */
  addFolding(name: string): Promise<string> {
    return this.add('api', name, {});
  }

  /** Kills one after the other in ever other orders, each at least once, until the time has come. All run then. */
  async killUntil(end: number, random: () => number): Promise<void> {
    do {
      const order = [undefined, ...this.members].map((member) => ({ member, at: random() }));
      for (const { member } of order.sort((one, other) => one.at - other.at)) {
        await sleep(500 + random() * 1_500);
        const down = DOWN_MS[0] + random() * (DOWN_MS[1] - DOWN_MS[0]);
        await (member === undefined ? this.killPostgres(down) : this.kill(member, down));
        this.kills.push(member?.name ?? 'postgres');
      }
    } while (Date.now() < end);
  }

  async stop(): Promise<void> {
    for (const { running } of this.members.toReversed()) await running?.stop();
    await this.postgres.dispose();
    this.folder.remove();
  }

  private async killPostgres(downMs: number): Promise<void> {
    await this.postgres.stop('kill');
    await sleep(downMs);
    await this.postgres.start();
  }

  private async kill(member: Member, downMs: number): Promise<void> {
    await member.running?.stop('SIGKILL');
    await sleep(downMs);
    member.running = await ServerProcess.start(member.env, member.program);
  }

  private async add(program: Member['program'], name: string, views: Member['env']): Promise<string> {
    const port = String(await freePort());
    const ports = { PORT: port, PLUMBLINE_WORKER_PORT: port };
    const env = { ...this.env, ...views, ...ports, PLUMBLINE_DATA_DIR: join(this.folder.path, name) };
    const member: Member = { name, program, base: `http://127.0.0.1:${port}`, env };
    member.running = await ServerProcess.start(env, program);
    this.members.push(member);
    return member.base;
  }
}
