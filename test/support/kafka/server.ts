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

const LONGEST_START_MS = 60_000;
const JVM = [
  '-Xmx384m',
  '-XX:+UseSerialGC',
  '-XX:TieredStopAtLevel=1',
  '-Dorg.slf4j.simpleLogger.defaultLogLevel=warn',
];
/** Killed when its input ends, so also when this process is gone. */
const UNTIL_INPUT_ENDS = '"$@" </dev/null & server=$!; cat >/dev/null; kill -KILL $server 2>/dev/null; wait $server';

type Ports = Readonly<{ clients: number; controller: number }>;

/** `advertised`: the port that clients are told to use, such as that of a proxy in front. */
const properties = (folder: string, { clients, controller }: Ports, advertised: number): string =>
  Object.entries({
    'process.roles': 'broker,controller',
    'node.id': '1',
    'controller.quorum.voters': `1@127.0.0.1:${String(controller)}`,
    'controller.listener.names': 'CONTROLLER',
    listeners: `PLAINTEXT://127.0.0.1:${String(clients)},CONTROLLER://127.0.0.1:${String(controller)}`,
    'advertised.listeners': `PLAINTEXT://127.0.0.1:${String(advertised)}`,
    'listener.security.protocol.map': 'PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT',
    'log.dirs': join(folder, 'data'),
    'auto.create.topics.enable': 'false',
    'offsets.topic.num.partitions': '1',
    'offsets.topic.replication.factor': '1',
    'transaction.state.log.replication.factor': '1',
    'transaction.state.log.min.isr': '1',
    'default.replication.factor': '1',
    'min.insync.replicas': '1',
    'group.initial.rebalance.delay.ms': '0',
    // Else a broker that was killed waits for its own registration to lapse.
    'broker.session.timeout.ms': '1500',
    'broker.heartbeat.interval.ms': '200',
  })
    .map(([name, value]) => `${name}=${value}\n`)
    .join('');

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

  /** Its clients come through the proxy alone, whatever they are given. Whoever asks for it closes it. */
  static async behindProxy(): Promise<Readonly<{ server: KafkaServer; proxy: CutProxy }>> {
    const ports = { clients: await freePort(), controller: await freePort() };
    const proxy = await CutProxy.start(ports.clients);
    return { server: await KafkaServer.on(ports, proxy.port), proxy };
  }

  private static async on(ports: Ports, advertised = ports.clients): Promise<KafkaServer> {
    // Benches run from `dist`, where plain modules are not.
    const lookup = pathToFileURL(resolve('tools/bootstrap/kafka.mjs')).href;
    const { HOW_TO_GET_KAFKA, kafkaPrograms } = (await import(lookup)) as typeof Lookup;
    const programs = kafkaPrograms();
    if (programs === null) throw new Error(`There is no Kafka to test on: ${HOW_TO_GET_KAFKA}.`);
    const folder = tempDir();
    const server = new KafkaServer(programs, folder, ports);
    writeFileSync(server.settings, properties(folder.path, ports, advertised));
    server.format();
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

  private format(): void {
    // Any 16 bytes in base64url are the name of a cluster.
    const args = this.java('kafka.tools.StorageTool', 'format', '-t', 'AAAAAAAAAAAAAAAAAAAAAQ', '-c', this.settings);
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
