import { randomUUID } from 'node:crypto';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { EVENT_STORE, type EventStore } from '@plumbline/event-log';
import { createLogger, readConfig } from '@plumbline/platform';
import { aRound, tempDir } from '@plumbline/testing';
import { createApp } from '../../apps/api/src/create-app.js';
import { startWorker } from '../../apps/worker/src/worker.js';
import { EmbeddedIssuer } from '@plumbline/access';
import Database from 'better-sqlite3';

const METRICS_TOKEN = 'figures-of-this-spec';

describe('projections in a worker', () => {
  it('serve the reads of a server that runs none itself', async () => {
    const dir = tempDir();
    const env = {
      PLUMBLINE_DATA_DIR: dir.path,
      LOG_LEVEL: 'silent',
      PLUMBLINE_WORKER_PORT: '0',
      PLUMBLINE_METRICS_TOKEN: METRICS_TOKEN,
    };
    const config = readConfig({ ...env, PLUMBLINE_PROJECTIONS: 'worker' });
    // The server is started first, and says once that it waits; the next test starts the worker first.
    const lines: string[] = [];
    const destination = { write: (line: string) => void lines.push(line) };
    const starting = createApp(config, { logger: createLogger({ level: 'info', name: 'api', destination }) });
    const waits = () => lines.filter((line) => line.includes('waiting for the worker to make its views'));
    while (waits().length === 0) await sleep(5);
    const worker = await startWorker(config, createLogger({ level: 'silent', name: 'worker' }));
    const app = await starting;
    expect(waits()).toHaveLength(1);
    const token = await new EmbeddedIssuer(dir.path).issueToken({ subject: 'root', roles: ['admin'] });
    const headers = { authorization: `Bearer ${token}` };

    const payload = { id: 'p1', name: 'Somebody', orgUnit: 'unit' };
    const written = await app.inject({ method: 'POST', url: '/v1/people', headers, payload });
    const position = String(written.headers['plumbline-position']);
    const read = () =>
      app.inject({ url: '/v1/projections', headers: { ...headers, 'plumbline-min-position': position } });
    const { items } = (await read()).json<{ items: { view: string; checkpoint: string; lagEvents: number }[] }>();
    expect(items.length).toBeGreaterThan(5);
    expect(items.every(({ checkpoint, lagEvents }) => checkpoint === position && lagEvents === 0)).toBe(true);

    const probe = async (path: string, authorization = '') => {
      const answer = await fetch(`http://127.0.0.1:${worker.port.toString()}${path}`, { headers: { authorization } });
      return [answer.status, await answer.text()] as const;
    };
    expect(await probe('/health/live')).toEqual([200, '{"status":"live"}']);
    expect(await probe('/health/ready')).toEqual([200, '{"status":"ready","failure":null,"parkedStreams":0}']);
    expect((await probe('/metrics'))[0]).toBe(401);
    expect((await probe('/metrics', `Bearer ${token}`))[0]).toBe(401);
    expect((await probe('/metrics', `Bearer ${METRICS_TOKEN}`))[1]).toContain(
      'plumbline_projection_lag_events{view="board"} 0',
    );
    expect((await probe('/metrics', `Bearer ${METRICS_TOKEN}`))[1]).toContain('plumbline_projections_active 1');
    const figures = await app.inject({ url: '/metrics', headers: { authorization: `Bearer ${METRICS_TOKEN}` } });
    expect(figures.body).toContain('plumbline_projections_active 0');
    expect(figures.body).toContain('plumbline_views_ready 1\n');
    expect((await probe('/v1/people'))[0]).toBe(404);

    const rebuild = await app.inject({ method: 'POST', url: '/v1/projections/rebuild', headers, payload: {} });
    expect(rebuild.json()).toMatchObject({ status: 409, code: 'projections-elsewhere' });
    await worker.rebuild();
    expect((await read()).statusCode).toBe(200);

    const ready = async () => (await app.inject({ url: '/health/ready' })).json<{ status: string; views: object }>();
    expect(await ready()).toMatchObject({ status: 'ready', views: { ok: true, detail: null } });
    await worker.stop();
    expect(await ready()).toMatchObject({ status: 'unready', views: { detail: 'the worker was stopped' } });
    const late = await app.inject({ method: 'POST', url: '/v1/people', headers, payload: { ...payload, id: 'p2' } });
    const after = String(late.headers['plumbline-position']);
    const waiting = await app.inject({
      url: '/v1/projections',
      headers: { ...headers, 'plumbline-min-position': after },
    });
    expect(waiting.json()).toMatchObject({ status: 503, code: 'views-behind' });

    // What takes sight of something from somebody is answered when lists show it, or two seconds later.
    const timed = async (url: string, payload: object) => {
      const began = performance.now();
      const { statusCode } = await app.inject({ method: 'POST', url, headers, payload });
      return [statusCode, performance.now() - began > 1_900];
    };
    expect(await timed('/v1/people/p2/manager', { manager: 'p1' })).toEqual([200, true]);
    expect(await timed('/v1/people/p2/org-unit', { orgUnit: 'other' })).toEqual([200, false]);
    await app.close();
    dir.remove();
  });

  it('decide nothing before they have come as far as the store: a phase stays where nominations may be missing', async () => {
    const dir = tempDir();
    const env = { PLUMBLINE_DATA_DIR: dir.path, LOG_LEVEL: 'silent', PLUMBLINE_WORKER_PORT: '0' };
    const config = readConfig({ ...env, PLUMBLINE_PROJECTIONS: 'worker' });
    const work = () => startWorker(config, createLogger({ level: 'silent', name: 'worker' }));
    const starting = work();
    const app = await createApp(config);
    await (await starting).stop();
    const store = app.get<EventStore>(EVENT_STORE);
    const metadata = { recordedAt: '2026-03-02T12:00:00.000Z', actor: 'root', correlationId: 'c', causationId: 'c' };
    for (const { stream, type, data } of aRound().events)
      await store.append(stream, 'any', [{ type, data, id: randomUUID(), metadata }]);
    const head = await store.head();

    const token = await new EmbeddedIssuer(dir.path).issueToken({ subject: 'root', roles: ['admin', 'auditor'] });
    // Auditors name a version by its revision.
    const revision = (await store.readStream('cycle-spring')).at(-1)?.revision.toString() ?? '';
    const headers = { authorization: `Bearer ${token}`, 'if-match': `"${revision}"` };
    const goOn = () =>
      app.inject({ method: 'POST', url: '/v1/cycles/spring/phase', headers, payload: { to: 'releasing' } });
    expect((await goOn()).json()).toMatchObject({ status: 503, code: 'views-behind' });
    expect(await store.head()).toBe(head);
    const worker = await work();
    // Those of spring that are not decided; an empty view would have let them be left behind.
    expect((await goOn()).json()).toMatchObject({ status: 409, code: 'unfinished' });
    await app.close();
    await worker.stop();
    dir.remove();
  });

  it('are derived again before they are read, where a row was damaged while neither ran', async () => {
    const dir = tempDir();
    const env = { PLUMBLINE_DATA_DIR: dir.path, LOG_LEVEL: 'silent', PLUMBLINE_WORKER_PORT: '0' };
    const config = readConfig({ ...env, PLUMBLINE_PROJECTIONS: 'worker' });
    const logger = createLogger({ level: 'silent', name: 'worker' });
    const file = join(dir.path, 'views.db');
    const named = async (isWorkerFirst: boolean) => {
      const first = isWorkerFirst ? startWorker(config, logger) : undefined;
      const starting = createApp(config);
      // The server has found what is damaged by the time that its note is there.
      while (!isWorkerFirst && !existsSync(join(dir.path, 'views.damaged'))) await sleep(5);
      const worker = await (first ?? startWorker(config, logger));
      const app = await starting;
      const token = await new EmbeddedIssuer(dir.path).issueToken({ subject: 'root', roles: ['admin'] });
      const headers = { authorization: `Bearer ${token}` };
      const payload = { id: 'p1', name: 'Somebody', orgUnit: 'unit' };
      const written = await app.inject({ method: 'POST', url: '/v1/people', headers, payload });
      const position = written.headers['plumbline-position'];
      const since = position === undefined ? {} : { 'plumbline-min-position': String(position) };
      const read = async () => app.inject({ url: '/v1/people/p1', headers: { ...headers, ...since } });
      let answer = await read();
      for (; answer.statusCode !== 200; answer = await read()) await sleep(20);
      await app.close();
      await worker.stop();
      return answer.json<{ name: string }>().name;
    };
    expect(await named(true)).toBe('Somebody');
    for (const isWorkerFirst of [true, false]) {
      const db = new Database(file);
      expect(db.prepare('UPDATE person SET "displayName" = ?').run('Somebodx').changes).toBe(1);
      db.close();
      rmSync(`${file}.set-aside`, { force: true });
      expect(await named(isWorkerFirst)).toBe('Somebody');
      const aside = new Database(`${file}.set-aside`, { readonly: true });
      expect(aside.prepare('SELECT "displayName" FROM person').pluck().all()).toEqual(['Somebodx']);
      aside.close();
    }
    dir.remove();
  });
});
