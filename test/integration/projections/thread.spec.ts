import { cpSync, existsSync, renameSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Worker } from 'node:worker_threads';
import type { EventStore } from '@plumbline/event-log';
import { commitCounter, openSqliteEventStore } from '@plumbline/event-store';
import { RenewableRunner } from '@plumbline/projection-runtime';
import { VIEWS } from '@plumbline/projections';
import type { Views } from '@plumbline/read-model';
import { TABLES } from '@plumbline/read-model/tables';
import { memberAdded, tempDir } from '@plumbline/testing';
import { openReadModel, openReadModelReader, SILENT } from '@plumbline/view-store';
import type { ProjectionThread } from '../../../apps/api/src/system/projection-thread/projection-thread.js';
import { BUILT_THREAD } from '../../support/built-thread.js';
import { eventsFile, rewriteEvents } from '../../support/events-file.js';

type Built = Readonly<{ ProjectionThread: typeof ProjectionThread }>;

const BUILT = resolve('dist/apps/api/src/system/projection-thread/projection-thread.js');
const BEYOND = '9'.repeat(16);

const metadata = { recordedAt: '2026-03-02T09:30:00.000Z', actor: 'ada', correlationId: 'c', causationId: 'r' };
const registered = (n: number) => ({
  id: `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`,
  type: 'PersonRegistered' as const,
  data: {
    ...{ personId: `p${String(n)}`, displayName: `Name ${String(n)}`, email: null, sourceId: null },
    ...{ orgUnit: 'unit', managerId: null, level: null, effectiveDate: '2026-03-02' },
  },
  metadata,
});

describe('projections on a thread of their own', () => {
  const dir = tempDir();
  const commits = commitCounter();
  const told: [level: string, message: string][] = [];
  const errors: unknown[] = [];
  const log = {
    info: (_: object, message: string) => void told.push(['info', message]),
    warn: (_: object, message: string) => void told.push(['warn', message]),
    error: (fields: object, message: string) => {
      told.push(['error', message]);
      if ('err' in fields) errors.push(fields.err);
    },
  };
  const setup = { dataDir: dir.path, viewsDir: dir.path, postgresUrl: null, keys: {}, sealed: true, commits };
  const start = () => built.ProjectionThread.start({ entry: BUILT_THREAD, setup, store, log });
  let built: Built;
  let store: EventStore;
  let thread: ProjectionThread;
  let people = 0;

  const register = async (): Promise<string> => {
    people += 1;
    const appended = await store.append(`person-p${String(people)}`, 'any', [registered(people)]);
    if (!appended.ok || appended.receipt.position === null) throw new Error('it was not appended');
    return appended.receipt.position;
  };
  const inViews = async (): Promise<number> => {
    const reader = openReadModelReader<Views>({ dataDir: dir.path });
    const { length } = await reader.db.selectFrom('person').select('personId').execute();
    reader.close();
    return length;
  };
  const untilReady = async (): Promise<void> => {
    for (let looks = 0; looks < 500 && !(await thread.status()).ready; looks += 1) await sleep(10);
    expect(await thread.status()).toMatchObject({ ready: true, failure: null });
  };
  const workerOf = (of: ProjectionThread) => Reflect.get(of, 'worker') as Worker;

  beforeAll(async () => {
    if (!existsSync(BUILT)) throw new Error('There is no build: run npm run build, or npm test.');
    built = (await import(pathToFileURL(BUILT).href)) as Built;
    store = await openSqliteEventStore({ dataDir: dir.path, commits });
    await register();
    thread = await start();
  });
  afterAll(async () => {
    await thread.stop();
    await store.close();
    dir.remove();
  });

  it('know what was there before, and every commit once waiting for it ends', async () => {
    await untilReady();
    expect(await inViews()).toBe(people);
    for (let n = 0; n < 20; n += 1) {
      expect(await thread.waitFor(await register(), 5_000)).toBe(true);
      expect(await inViews()).toBe(people);
    }
    expect(await thread.waitFor(BEYOND, 20)).toBe(false);
  });

  it('say of every view how far it is', async () => {
    const head = await store.head();
    const { views, ...rest } = await thread.status();
    expect(rest).toEqual({ ready: true, failure: null, head });
    expect(views.map(({ view }) => view)).toEqual(VIEWS.map(({ name }) => name));
    for (const view of views) expect(view).toMatchObject({ state: 'live', checkpoint: head, lagEvents: 0, parked: [] });
  });

  it('are run by nobody else meanwhile', async () => {
    const beside = { store, dataDir: dir.path, tables: TABLES, views: VIEWS, log: SILENT };
    await expect(RenewableRunner.start(beside)).rejects.toMatchObject({ name: 'RunnerLocked' });
    await expect(start()).rejects.toMatchObject({
      name: 'RunnerLocked',
      message: `another process runs the projections of ${dir.path}`,
    });
  });

  it('are derived anew where that is asked for, and go on', async () => {
    expect(() => {
      thread.rebuild('nothing');
    }).toThrow('there is no view nothing');
    thread.rebuild(undefined);
    for (let looks = 0; looks < 500 && !told.some(([, what]) => what === 'rebuild done'); looks += 1) await sleep(10);
    expect(told).toContainEqual(['info', 'rebuild done']);
    expect(await thread.waitFor(await register(), 5_000)).toBe(true);
    expect(await inViews()).toBe(people);
  });

  it('are started again where the thread ends, and health says so until then', async () => {
    const { length } = told;
    await workerOf(thread).terminate();
    expect(await thread.status()).toMatchObject({
      ready: false,
      failure: 'The projections have stopped; they are started again.',
    });
    const down = { name: 'ViewsUnavailable', message: 'The projections have stopped; they are started again.' };
    expect(() => {
      thread.rebuild(undefined);
    }).toThrow(down.message);
    await expect(thread.retry('board', 'cycle-new')).rejects.toMatchObject(down);
    const before = (await store.head()) ?? '';
    expect(await thread.waitFor(before, 0)).toBe(false);
    const position = await register();
    expect(await thread.waitFor(position, 10_000)).toBe(true);
    await untilReady();
    expect(await inViews()).toBe(people);
    expect(told.slice(length)).toContainEqual(['warn', 'the projections were started again']);
  });

  it('set a damaged file aside, and derive it again; until then nobody is told that it holds what it did', async () => {
    await Promise.all(Array.from({ length: 2_000 }, register));
    const head = (await store.head()) ?? '';
    expect(await thread.waitFor(head, 20_000)).toBe(true);
    thread.renew('a reader found a page that is none');
    const found: number[] = [];
    const isRenewed = () => told.some(([, what]) => what.startsWith('read model set aside'));
    for (let looks = 0; looks < 5_000 && !(isRenewed() && (await thread.waitFor(head, 1))); looks += 1) {
      const before = await thread.waitFor(head, 0);
      const count = await inViews().catch(() => 0);
      await sleep(5);
      // What is told once may be of the file before, or of the one that was whole a moment later.
      if (before && (await thread.waitFor(head, 0))) found.push(count);
    }
    await sleep(5);
    found.push(await inViews());
    expect(found.filter((count) => count < people)).toEqual([]);
    expect(isRenewed()).toBe(true);
    await untilReady();
    expect(await thread.waitFor(await register(), 5_000)).toBe(true);
    expect(await inViews()).toBe(people);
    expect(told).toContainEqual(['error', 'views.db is damaged; it is set aside and derived again']);
  });

  it('are derived again where another file is put in the place of theirs, such as an older copy', async () => {
    const file = join(dir.path, 'views.db');
    const { length } = told;
    cpSync(file, `${file}.older`);
    const position = await register();
    expect(await thread.waitFor(position, 5_000)).toBe(true);
    for (const side of ['-wal', '-shm']) rmSync(file + side, { force: true });
    renameSync(`${file}.older`, file);
    const isNoticed = () => told.slice(length).some(([, what]) => what.startsWith('views.db is damaged'));
    for (let looks = 0; looks < 500 && !isNoticed(); looks += 1) await sleep(10);
    expect(isNoticed()).toBe(true);
    await untilReady();
    expect(await thread.waitFor(position, 5_000)).toBe(true);
    expect(await inViews()).toBe(people);
  });

  it('say what they find damaged in the log, until it reads as it was written', async () => {
    const db = eventsFile(dir.path);
    const write = db.prepare('UPDATE events SET data = replace(data, ?, ?) WHERE position = 1');
    write.run('"orgUnit":"unit"', '"orgUnit":"tinu"');
    thread.rebuild(undefined);
    const failure = async () => (await thread.status()).failure;
    for (let looks = 0; looks < 500 && (await failure()) === null; looks += 1) await sleep(10);
    expect(await failure()).toMatch(/^Stored events cannot be read: an event is not what was written/);
    for (let looks = 0; looks < 500 && errors.length === 0; looks += 1) await sleep(10);
    expect(errors.at(-1)).toBeInstanceOf(Error);
    expect(errors.at(-1)).toMatchObject({ name: 'StoreUnreadable', cause: { message: 'position 1' } });
    write.run('"orgUnit":"tinu"', '"orgUnit":"unit"');
    db.close();
    await untilReady();
  });

  it('retry what they have parked', async () => {
    const parked = { view: 'board', stream: 'cycle-new' };
    expect(await thread.retry('board', 'cycle-new')).toEqual({ state: 'not-parked' });
    await expect(thread.retry('nothing', 'cycle-new')).rejects.toThrow('there is no view nothing');
    await thread.stop();
    await store.append('cycle-new', 'any', [memberAdded('a')]);
    await store.close();
    rewriteEvents(dir.path, "SET version = 2 WHERE stream = 'cycle-new'");
    store = await openSqliteEventStore({ dataDir: dir.path, commits });
    thread = await start();
    await untilReady();
    expect(await thread.retry('board', 'cycle-new')).toMatchObject({ state: 'parked', parked });
    rewriteEvents(dir.path, "SET version = 1 WHERE stream = 'cycle-new'");
    expect(await thread.retry('board', 'cycle-new')).toEqual({ state: 'unparked' });
  });

  it('end all waiting when they are stopped, and leave the file to whoever comes next', async () => {
    const { length } = told;
    const waiting = thread.waitFor(BEYOND, 60_000);
    // Its end with the thread is no failure.
    thread.rebuild(undefined);
    await thread.stop();
    expect(await waiting).toBe(false);
    expect(told.slice(length).filter(([level]) => level === 'error')).toEqual([]);
    openReadModel({ dataDir: dir.path, tables: TABLES }).close();
    thread = await start();
    await untilReady();
  });

  it('do not start on an older log than they have handled', async () => {
    await thread.stop();
    const views = openReadModel({ dataDir: dir.path, tables: TABLES });
    for (const { name } of VIEWS) views.checkpoints.move(name, BEYOND);
    views.close();
    await expect(start()).rejects.toMatchObject({
      name: 'EventsMissing',
      message: expect.stringContaining('put the newest copy of the events back') as string,
    });
  });
});
