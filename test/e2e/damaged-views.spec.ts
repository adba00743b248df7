import { closeSync, existsSync, mkdirSync, openSync, rmSync, statSync, truncateSync, writeSync } from 'node:fs';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { EmbeddedIssuer } from '@plumbline/access';
import { createLogger } from '@plumbline/platform';
import Database from 'better-sqlite3';
import { describeWhere } from '../support/describe-where.js';
import { failingDisk } from '../support/failing-disk/index.js';
import { nominate, openCycle, publishFramework, register } from './support/building-blocks.js';
import { type Answer, Client, ok } from './support/client.js';
import { makeDataDir, removeDataDir, type Server, startServer } from './support/server.js';

const PAGE = 4096;

describe('views.db', () => {
  let dataDir: string;
  let file: string;
  let server: Server;
  let at: string;
  let before: Record<string, unknown>;
  const packet = async (): Promise<Answer> => (await server.as('boss')).get(at);
  const ready = async (): Promise<{ status: number; text: string }> => {
    const answer = await fetch(new URL('/health/ready', server.base));
    return { status: answer.status, text: await answer.text() };
  };
  /** Reads that fail, until one succeeds: what each answered. */
  const readsUntilSuccess = async (): Promise<readonly Answer[]> => {
    const answers: Answer[] = [];
    for (let last = await packet(); ; last = await packet()) {
      answers.push(last);
      if (last.status === 200 || answers.length > 200) return answers;
      await sleep(50);
    }
  };
  const overwrite = (from: number): void => {
    const fd = openSync(file, 'r+');
    const bytes = Buffer.alloc(statSync(file).size - from, 0x5a);
    writeSync(fd, bytes, 0, bytes.length, from);
    closeSync(fd);
  };

  beforeEach(async () => {
    dataDir = makeDataDir();
    file = join(dataDir, 'views.db');
    server = await startServer(dataDir);
    const ops = await server.as('ops', 'admin');
    await register(ops);
    await publishFramework(ops, 'eng');
    await openCycle(ops, 'spring');
    at = await nominate(await server.as('boss'), { cycle: 'spring', candidate: 'kim', targetLevel: 'staff' });
    before = (await ok(packet())).body;
    await server.close();
  });
  afterEach(async () => {
    await server.close();
    removeDataDir(dataDir);
  });

  it('that was damaged under a running server is set aside and derived again, and the server says so', async () => {
    server = await startServer(dataDir);
    overwrite(PAGE);
    const answers = await readsUntilSuccess();
    expect(answers.length).toBeGreaterThan(1);
    for (const { status, body, headers } of answers.slice(0, -1)) {
      expect({ status, code: body['code'] }).toEqual({ status: 503, code: 'views-unavailable' });
      expect(headers.get('retry-after')).toBe('2');
    }
    expect(answers.at(-1)?.body).toEqual(before);
    expect(existsSync(`${file}.set-aside`)).toBe(true);
    for (let looks = 0; looks < 100 && (await ready()).status !== 200; looks += 1) await sleep(50);
    expect(await ready()).toMatchObject({ status: 200 });
  });

  it('with a row that became none under a running server is derived again once that row is read', async () => {
    server = await startServer(dataDir);
    const db = new Database(file);
    const { name } = db
      .prepare<[], { name: string }>(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE 'packetEvidence%'",
      )
      .get() ?? { name: '' };
    expect(db.prepare(`UPDATE "${name}" SET criteria = '{'`).run().changes).toBe(3);
    db.close();
    const answers = await readsUntilSuccess();
    expect(answers[0]).toMatchObject({ status: 503, body: { code: 'views-unavailable' } });
    expect(answers.at(-1)?.body).toEqual(before);
  });

  it.each([
    ['the state of a nomination', `UPDATE packet SET state = 'defersed'`],
    ['a name', `UPDATE person SET "displayName" = 'Kim Another' WHERE "personId" = 'kim'`],
    ['a title', `UPDATE "packetEvidence" SET title = 'Another title'`],
    ['its evidence', `DELETE FROM "packetEvidence" WHERE rowid = 1`],
  ])('that has %s otherwise than it was written is set aside at the start, and says so', async (_, change) => {
    const db = new Database(file);
    expect(db.prepare(change).run().changes).toBeGreaterThan(0);
    db.close();
    const lines: string[] = [];
    const destination = { write: (line: string) => void lines.push(line) };
    const logger = createLogger({ level: 'warn', name: 'api', destination });
    server = await startServer(dataDir, { logger });
    expect((await readsUntilSuccess()).at(-1)?.body).toEqual(before);
    expect(existsSync(`${file}.set-aside`)).toBe(true);
    expect(lines.join()).toContain('are not those that were written');
  });

  it.each([1, 100, PAGE])('that lacks its last %i bytes is set aside at the start', async (bytes) => {
    truncateSync(file, statSync(file).size - bytes);
    server = await startServer(dataDir);
    expect(existsSync(`${file}.set-aside`)).toBe(true);
    expect((await readsUntilSuccess()).at(-1)?.body).toEqual(before);
  });

  it('that is a folder refuses the start with what, where and the fix', async () => {
    rmSync(file);
    mkdirSync(file);
    await expect(startServer(dataDir)).rejects.toThrow(
      `${file} is a folder. Move it away: views are kept in a file of that name, and are derived from events.`,
    );
    rmSync(file, { recursive: true });
    server = await startServer(dataDir);
  });
});

/** The built server as a process of its own, ready. */
const spawned = async (dataDir: string, env: Readonly<Record<string, string>>) => {
  const args = ['dist/apps/api/src/main.js', '--port', '0', '--data-dir', dataDir];
  const child = spawn(process.execPath, args, { env: { ...process.env, ...env, LOG_LEVEL: 'info' } });
  let said = '';
  const heard = (text: string): void => {
    said += text;
  };
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', heard);
  while (!/http:\/\/127\.0\.0\.1:\d+/.test(said)) await sleep(20);
  const [base = ''] = /http:\/\/127\.0\.0\.1:\d+/.exec(said) ?? [];
  const ready = async (): Promise<number> => (await fetch(new URL('/health/ready', base))).status;
  for (let looks = 0; looks < 300 && (await ready()) !== 200; looks += 1) await sleep(50);
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM');
    await once(child, 'close');
  };
  return { base, ready, stop };
};

const PATHS = ['/people', '/cycles', '/frameworks', '/people?limit=3', '/cycles?limit=1'];

describeWhere('LD_PRELOAD', 'a server on whose disk views.db cannot be read', () => {
  it('answers 503 with Retry-After, never 500, and health follows both ways', async () => {
    const dataDir = makeDataDir();
    const disk = failingDisk(dataDir);
    const { base, ready, stop } = await spawned(dataDir, disk.env);
    const readyWithin = async (ms: number, wanted: number) => {
      const until = performance.now() + ms;
      while ((await ready()) !== wanted && performance.now() < until) await sleep(20);
      return ready();
    };
    const ops = new Client(base, await new EmbeddedIssuer(dataDir).issueToken({ subject: 'ops', roles: ['admin'] }));
    disk.fail({ call: 'read', on: 'views.db' }, { call: 'read', on: 'views.db-wal' });
    const answers: Answer[] = [];
    for (const path of PATHS) answers.push(await ops.get(path));
    const failed = answers.filter(({ status }) => status !== 200);
    expect(failed.length).toBeGreaterThan(0);
    for (const { status, body, headers } of failed)
      expect([status, body['code'], headers.get('retry-after')]).toEqual([503, 'views-unavailable', '2']);
    expect(await readyWithin(10_000, 503)).toBe(503);
    disk.heal();
    expect(await readyWithin(10_000, 200)).toBe(200);
    expect((await ops.get('/people')).status).toBe(200);
    await stop();
    removeDataDir(dataDir);
  }, 120_000);
});
