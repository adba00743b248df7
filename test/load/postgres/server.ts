import { type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { randomInt } from 'node:crypto';
import { createConnection, createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { tempDir } from '@plumbline/testing';
import { owner, programsIn, runProgram, type SmallDisk, startProgram, type Programs } from './programs.js';

const USER = 'plumbline';
const PASSWORD = 'a-password-of-tests';
/** A power cut is not what most tests are about. */
const UNSAFE = ['fsync=off', 'full_page_writes=off'];
const SMALL = ['wal_level=minimal', 'max_wal_senders=0', 'shared_buffers=32MB', 'unix_socket_directories='];
const LONGEST_START_MS = 20_000;

/** Below those that systems give to whoever connects: one of these is free again also after its server was away for a while. */
const PORTS = { from: 20_000, count: 12_000 };

/** Of this machine, for a server that is about to listen. */
export const freePort = async (): Promise<number> => {
  for (;;) {
    const port = PORTS.from + randomInt(PORTS.count);
    const server = createServer().listen(port, '127.0.0.1');
    const isFree = await once(server, 'listening').then(
      () => true,
      () => false,
    );
    if (!isFree) continue;
    server.close();
    await once(server, 'close');
    return port;
  }
};

/** Whether a byte comes back: a server that starts accepts connections before it answers. */
const answers = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = createConnection(port, '127.0.0.1');
    const end = (is: boolean): void => {
      socket.destroy();
      resolve(is);
    };
    socket.on('error', () => {
      end(false);
    });
    socket.on('close', () => {
      end(false);
    });
    socket.on('data', () => {
      end(true);
    });
    // The request for TLS, which is answered with a letter.
    socket.end(Buffer.from([0, 0, 0, 8, 4, 210, 22, 47]));
  });

export type ServerOptions = Readonly<{
  /** Whether what is committed outlives a power cut. */
  durable?: boolean;
  settings?: readonly string[];
  /** Megabytes of a tablespace `small`, where that is to be full soon. Gone with a stop. */
  small?: number;
}>;

/** A PostgreSQL of its own on a free port of this machine, gone with this process. */
export class PostgresServer {
  private running: ChildProcess | undefined;

  private constructor(
    private readonly programs: Programs,
    private readonly folder: Readonly<{ path: string; remove: () => void }>,
    readonly port: number,
    private readonly how: Readonly<{ settings: readonly string[]; disk: SmallDisk | undefined }>,
  ) {}

  static async start({ durable = false, settings = [], small }: ServerOptions = {}): Promise<PostgresServer> {
    const folder = tempDir();
    const own = owner();
    if (own !== undefined) chownSync(folder.path, own.uid, own.gid);
    const password = join(folder.path, 'password');
    writeFileSync(password, PASSWORD, { mode: 0o644 });
    chmodSync(folder.path, 0o755);
    const programs = await programsIn(folder.path);
    const data = ['-D', join(folder.path, 'data'), '-U', USER, `--pwfile=${password}`, '--auth=scram-sha-256'];
    runProgram(programs, 'initdb', [...data, '--no-sync', '--encoding=UTF8', '--locale=C']);
    const all = [...SMALL, ...(durable ? [] : UNSAFE), ...settings];
    const disk = small === undefined ? undefined : { folder: join(folder.path, 'small'), megabytes: small };
    if (disk !== undefined) mkdirSync(disk.folder);
    const server = new PostgresServer(programs, folder, await freePort(), { settings: all, disk });
    await server.start();
    return server;
  }

  get pid(): number {
    return Number(readFileSync(this.pidFile, 'utf8').split('\n')[0]);
  }

  /** Everything that the server keeps, its log included. */
  get data(): string {
    return join(this.folder.path, 'data');
  }

  url(database: string, port = this.port): string {
    return `postgres://${USER}:${PASSWORD}@127.0.0.1:${String(port)}/${database}`;
  }

  async start(): Promise<void> {
    const args = ['-D', join(this.folder.path, 'data'), '-p', String(this.port), '-c', 'listen_addresses=127.0.0.1'];
    const settings = this.how.settings.flatMap((setting) => ['-c', setting]);
    const running = startProgram(this.programs, 'postgres', [...args, ...settings], this.how.disk);
    this.running = running;
    let said = '';
    running.stderr?.setEncoding('utf8').on('data', (text: string) => {
      said = `${said}${text}`.slice(-4_000);
    });
    for (const until = Date.now() + LONGEST_START_MS; !(await this.isUp());) {
      if (running.exitCode !== null || Date.now() > until) throw new Error(`PostgreSQL does not start: ${said}`);
      await sleep(20);
    }
  }

  /** `fast` breaks off what runs; `immediate` does not even write what is in memory; `kill` gives it no chance to. */
  async stop(how: 'fast' | 'immediate' | 'kill' = 'fast'): Promise<void> {
    const { running } = this;
    if (running?.exitCode !== null) return;
    const ended = once(running, 'exit');
    if (existsSync(this.pidFile))
      process.kill(this.pid, { fast: 'SIGINT', immediate: 'SIGQUIT', kill: 'SIGKILL' }[how]);
    running.stdin?.end();
    await ended;
    // Its children notice that it is gone.
    while (how === 'kill' && (await answers(this.port))) await sleep(20);
  }

  async dispose(): Promise<void> {
    await this.stop('immediate');
    this.folder.remove();
  }

  /** Where a tablespace may be made that is full soon. */
  get smallFolder(): string {
    return this.how.disk?.folder ?? '';
  }

  private get pidFile(): string {
    return join(this.folder.path, 'data', 'postmaster.pid');
  }

  private async isUp(): Promise<boolean> {
    return existsSync(this.pidFile) && /\bready\b/.test(readFileSync(this.pidFile, 'utf8')) && answers(this.port);
  }
}
