import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { tempDir } from '@plumbline/testing';
import type * as Lookup from '../../../tools/bootstrap/kafka.mjs';
import { CutProxy } from '../../load/postgres/cut-proxy.js';
import { freePort } from '../../load/postgres/server.js';
import { type Ports, properties, scramUsers, type Secured } from './properties.js';

const LONGEST_START_MS = 60_000;
const JVM = [
  '-Xmx384m',
  '-XX:+UseSerialGC',
  '-XX:TieredStopAtLevel=1',
  '-Dorg.slf4j.simpleLogger.defaultLogLevel=warn',
];
/** Killed when its input ends, so also when this process is gone. */
const UNTIL_INPUT_ENDS = '"$@" </dev/null & server=$!; cat >/dev/null; kill -KILL $server 2>/dev/null; wait $server';

/** A Kafka of one node on free ports of this machine, gone with this process. */
export class KafkaServer {
  private running: ChildProcess | undefined;

  private constructor(
    private readonly programs: Readonly<{ java: string; jars: string }>,
    private readonly folder: ReturnType<typeof tempDir>,
    private readonly ports: Ports,
  ) {}

  static async start(): Promise<KafkaServer> {
    return KafkaServer.on({ clients: await freePort(), controller: await freePort() });
  }

  /** With a second port, see `securedBroker`. */
  static async secured(secured: Secured): Promise<KafkaServer> {
    const ports = { clients: await freePort(), controller: await freePort(), secured: await freePort() };
    return KafkaServer.on(ports, { secured });
  }

  /** Its clients come through the proxy alone, whatever they are given. Whoever asks for it closes it. */
  static async behindProxy(): Promise<Readonly<{ server: KafkaServer; proxy: CutProxy }>> {
    const ports = { clients: await freePort(), controller: await freePort() };
    const proxy = await CutProxy.start(ports.clients);
    return { server: await KafkaServer.on(ports, { advertised: proxy.port }), proxy };
  }

  private static async on(
    ports: Ports,
    how: Readonly<{ advertised?: number; secured?: Secured }> = {},
  ): Promise<KafkaServer> {
    // Benches run from `dist`, where plain modules are not.
    const lookup = pathToFileURL(resolve('tools/bootstrap/kafka.mjs')).href;
    const { HOW_TO_GET_KAFKA, kafkaPrograms } = (await import(lookup)) as typeof Lookup;
    const programs = kafkaPrograms();
    if (programs === null) throw new Error(`There is no Kafka to test on: ${HOW_TO_GET_KAFKA}.`);
    const folder = tempDir();
    const server = new KafkaServer(programs, folder, ports);
    writeFileSync(server.settings, properties(folder.path, ports, how));
    server.format(how.secured === undefined ? [] : scramUsers(how.secured));
    await server.start();
    return server;
  }

  get port(): number {
    return this.ports.clients;
  }

  /** As a client is given it. */
  get brokers(): readonly string[] {
    return [`127.0.0.1:${String(this.port)}`];
  }

  /** The port where it wants TLS, and a name with its password. Its certificate is for `localhost`. */
  get securedBroker(): string {
    return `localhost:${String(this.ports.secured)}`;
  }

  async start(): Promise<void> {
    const args = [this.programs.java, ...this.java('kafka.Kafka', this.settings)];
    const running = spawn('sh', ['-c', UNTIL_INPUT_ENDS, 'sh', ...args], { stdio: ['pipe', 'pipe', 'pipe'] });
    this.running = running;
    let said = '';
    const heard = (text: string): void => {
      said = `${said}${text}`.slice(-4_000);
    };
    for (const output of [running.stdout, running.stderr]) output.setEncoding('utf8').on('data', heard);
    for (const until = Date.now() + LONGEST_START_MS; !(await this.answers());) {
      if (running.exitCode !== null || Date.now() > until) throw new Error(`Kafka does not start: ${said}`);
      await sleep(50);
    }
  }

  /** It gets no chance to write what it has in memory, nor to say goodbye. */
  async kill(): Promise<void> {
    const { running } = this;
    this.running = undefined;
    if (running?.exitCode !== null) return;
    const ended = once(running, 'exit');
    running.stdin?.end();
    await ended;
  }

  async dispose(): Promise<void> {
    await this.kill();
    this.folder.remove();
  }

  private get settings(): string {
    return join(this.folder.path, 'server.properties');
  }

  private java(main: string, ...args: readonly string[]): readonly string[] {
    return [...JVM, '-cp', join(this.programs.jars, '*'), main, ...args];
  }

  private format(more: readonly string[]): void {
    // Any 16 bytes in base64url are the name of a cluster.
    const args = this.java(
      'kafka.tools.StorageTool',
      'format',
      '-t',
      'AAAAAAAAAAAAAAAAAAAAAQ',
      '-c',
      this.settings,
      ...more,
    );
    const { status, stdout, stderr } = spawnSync(this.programs.java, args, { encoding: 'utf8' });
    if (status !== 0) throw new Error(`Kafka's folder is not made: ${stdout}${stderr}`);
  }

  /** An answer to ApiVersions, which a node gives once it serves clients. */
  private async answers(): Promise<boolean> {
    const { Kafka, logLevel } = await import('kafkajs');
    const admin = new Kafka({
      ...{ brokers: [...this.brokers], logLevel: logLevel.NOTHING, connectionTimeout: 500, requestTimeout: 1_000 },
      retry: { retries: 0 },
    }).admin();
    try {
      await admin.connect();
      // Advertised elsewhere: whoever is in front decides whether more than this is reached.
      return true;
    } catch {
      return false;
    } finally {
      await admin.disconnect().catch(() => undefined);
    }
  }
}
