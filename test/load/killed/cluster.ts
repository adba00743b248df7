import { createServer, type AddressInfo } from 'node:net';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { EmbeddedIssuer, type Role } from '@plumbline/access';
import { tempDir } from '@plumbline/testing';
import { sharedSettings } from '../../e2e/support/shared-settings.js';
import { ServerProcess } from '../../support/server-process.js';
import { newDatabase, type Database } from '../../support/postgres/use-postgres.js';
import { PostgresServer } from '../postgres/server.js';

const COPIES = 2;
/** Whoever starts again does so after a moment, as a supervisor would. */
const DOWN_MS = [100, 1_000] as const;

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
};

type Copy = {
  readonly name: string;
  readonly base: string;
  readonly env: Readonly<Record<string, string>>;
  running?: ServerProcess;
};

/** Copies of the server and the database under them, each a process that can be killed. */
export class Cluster {
  private readonly folder = tempDir();
  private readonly copies: Copy[] = [];
  private env: Readonly<Record<string, string>> = {};
  private issuer: EmbeddedIssuer | undefined;
  /** What was killed, in order. */
  readonly kills: string[] = [];

  private constructor(private readonly postgres: PostgresServer) {}

  static async start(): Promise<Cluster> {
    const cluster = new Cluster(await PostgresServer.start({ durable: true, settings: ['max_connections=200'] }));
    const admin = cluster.postgres.url('postgres');
    const [events, keys]: readonly Database[] = [await newDatabase(admin), await newDatabase(admin)];
    cluster.env = {
      ...sharedSettings(cluster.folder.path, events?.url ?? '', keys?.url),
      PLUMBLINE_RATE_LIMIT: '0',
      PLUMBLINE_NAMED_IDS: 'allow',
    };
    cluster.issuer = new EmbeddedIssuer(cluster.folder.path, cluster.env['PLUMBLINE_SIGNING_KEY_FILE'] ?? null);
    for (let copy = 0; copy < COPIES; copy += 1) await cluster.add(`copy-${String(copy)}`);
    return cluster;
  }

  get bases(): readonly string[] {
    return this.copies.map(({ base }) => base);
  }

  tokenOf(subject: string, ...roles: Role[]): Promise<string> {
    if (this.issuer === undefined) throw new Error('The cluster is not there yet');
    return this.issuer.issueToken({ subject, roles });
  }

  /** One more copy, whose views are derived from nothing; its address. */
  async add(name: string): Promise<string> {
    const port = await freePort();
    const env = { ...this.env, PORT: String(port), PLUMBLINE_DATA_DIR: join(this.folder.path, name) };
    const copy: Copy = { name, base: `http://127.0.0.1:${String(port)}`, env };
    copy.running = await ServerProcess.start(env);
    this.copies.push(copy);
    return copy.base;
  }

  /** Kills one after the other in ever other orders, each at least once, until the time has come. All run then. */
  async killUntil(end: number, random: () => number): Promise<void> {
    do {
      const order = [undefined, ...this.copies].map((copy) => ({ copy, at: random() }));
      for (const { copy } of order.sort((one, other) => one.at - other.at)) {
        await sleep(500 + random() * 1_500);
        const down = DOWN_MS[0] + random() * (DOWN_MS[1] - DOWN_MS[0]);
        await (copy === undefined ? this.killPostgres(down) : this.killCopy(copy, down));
        this.kills.push(copy?.name ?? 'postgres');
      }
    } while (Date.now() < end);
  }

  async stop(): Promise<void> {
    for (const { running } of this.copies) await running?.stop();
    await this.postgres.dispose();
    this.folder.remove();
  }

  private async killPostgres(downMs: number): Promise<void> {
    await this.postgres.stop('kill');
    await sleep(downMs);
    await this.postgres.start();
  }

  private async killCopy(copy: Copy, downMs: number): Promise<void> {
    await copy.running?.stop('SIGKILL');
    await sleep(downMs);
    copy.running = await ServerProcess.start(copy.env);
  }
}
