import { EmbeddedIssuer } from '@plumbline/access';
import { openSqliteEventStore } from '@plumbline/event-store';
import { readConfig } from '@plumbline/platform';
import { memberAdded, tempDir } from '@plumbline/testing';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { eventsFile, rewriteEvents } from '../support/events-file.js';
import { createApp } from '../../apps/api/src/create-app.js';

const METRICS_TOKEN = 'figures-of-this-spec';

describe('a store with an event that a newer program wrote', () => {
  const dir = tempDir();
  let app: NestFastifyApplication;
  const headers: Record<'admin' | 'auditor', Record<string, string>> = { admin: {}, auditor: {} };
  const config = readConfig({
    LOG_LEVEL: 'silent',
    PLUMBLINE_DATA_DIR: dir.path,
    PLUMBLINE_METRICS_TOKEN: METRICS_TOKEN,
  });
  const get = (url: string, as: Record<string, string> = {}) => app.inject({ url, headers: as });

  beforeAll(async () => {
    const store = await openSqliteEventStore({ dataDir: dir.path });
    for (const stream of ['cycle-new', 'nomination-new', 'candidacy-new'])
      await store.append(stream, 'any', [memberAdded('a')]);
    await store.close();
    rewriteEvents(dir.path, 'SET version = 2');
    app = await createApp(config);
    const issuer = new EmbeddedIssuer(dir.path);
    for (const role of ['admin', 'auditor'] as const)
      headers[role] = { authorization: `Bearer ${await issuer.issueToken({ subject: role, roles: [role] })}` };
    const payload = { id: 'p1', name: 'After', orgUnit: 'unit' };
    const written = await app.inject({ method: 'POST', url: '/v1/people', headers: headers.admin, payload });
    expect(written.statusCode).toBe(201);
    const level = { level: 'staff', nomination: 'new' };
    const path = { method: 'POST', url: '/v1/people/p1/level', headers: headers.admin, payload: level } as const;
    expect((await app.inject(path)).statusCode).toBe(200);
  });
  afterAll(async () => {
    await app.close();
    dir.remove();
  });

  it('serves later events, and reports that it is impaired', async () => {
    expect((await get('/v1/people', headers.admin)).json()).toMatchObject({ items: [{ id: 'p1' }] });
    const ready = await get('/health/ready');
    expect(ready.statusCode).toBe(200);
    expect(ready.json()).toMatchObject({ status: 'impaired', views: { ok: true, detail: null } });
  });

  it('refuses what rests on that event, by name, and nothing else', async () => {
    const answer = await app.inject({
      ...{ method: 'POST', url: '/v1/cycles/new/members', headers: headers.admin },
      payload: { member: 'p1' },
    });
    expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([503, 'event-unreadable']);
    expect((await get('/v1/cycles', headers.admin)).statusCode).toBe(200);
  });

  it('shows its stream as parked in every view, with the reason', async () => {
    type Item = { parked: { stream: string; error: string }[] };
    const { items } = (await get('/v1/projections', headers.admin)).json<{ items: Item[] }>();
    expect(items.length).toBeGreaterThan(5);
    for (const { parked } of items) {
      expect(parked.map(({ stream }) => stream).sort()).toEqual(['candidacy-new', 'cycle-new', 'nomination-new']);
      expect(parked[0]?.error).toContain('MemberAdded version 2 is unknown here');
    }
    expect((await get('/metrics', { authorization: `Bearer ${METRICS_TOKEN}` })).body).toContain(
      'plumbline_parked_streams{view="board"} 3',
    );
  });

  it('lists it among the events without data, except where a conflict cannot be ruled out', async () => {
    const events = await get('/v1/events', headers.auditor);
    expect(events.statusCode).toBe(200);
    expect(events.json()).toMatchObject({
      items: [
        { stream: 'cycle-new', data: {}, unreadable: expect.stringContaining('newer Plumbline') as string },
        { withheld: true, stream: null, type: null, data: null, unreadable: null },
        { withheld: true, stream: null, type: null, data: null, unreadable: null },
        { stream: 'person-p1', data: { displayName: 'After' } },
        { stream: 'person-p1', type: 'LevelChanged', data: { level: 'staff', nominationId: null } },
      ],
    });
  });
});

describe('a store in which the texts of an event are damaged', () => {
  const dir = tempDir();
  let app: NestFastifyApplication;
  let authorization = '';
  const config = readConfig({ LOG_LEVEL: 'silent', PLUMBLINE_DATA_DIR: dir.path, PLUMBLINE_NAMED_IDS: 'allow' });
  const get = (url: string) => app.inject({ url, headers: { authorization } });

  beforeAll(async () => {
    app = await createApp(config);
    authorization = `Bearer ${await new EmbeddedIssuer(dir.path).issueToken({ subject: 'admin', roles: ['admin'] })}`;
    for (const id of ['p1', 'p2']) {
      const payload = { id, name: `Name of ${id}`, orgUnit: 'unit', ...(id === 'p1' && { sourceId: 'HR-1' }) };
      const request = { method: 'POST', url: '/v1/people', headers: { authorization }, payload } as const;
      expect((await app.inject(request)).statusCode).toBe(201);
    }
    await app.close();
    const db = eventsFile(dir.path);
    db.exec("UPDATE events SET boxes = replace(boxes, ':\"', ':\"AAAA') WHERE stream = 'person-p1'");
    db.close();
    app = await createApp(config);
  });
  afterAll(async () => {
    await app.close();
    dir.remove();
  });

  it('serves all but these texts, and is impaired', async () => {
    const { items } = (await get('/v1/people')).json<{ items: { id: string; name: string }[] }>();
    expect(items.map(({ id, name }) => [id, name])).toEqual([
      ['p1', 'unreadable'],
      ['p2', 'Name of p2'],
    ]);
    const ready = await get('/health/ready');
    expect([ready.statusCode, ready.json<{ status: string }>().status]).toEqual([200, 'impaired']);
  });

  it('goes on with that person, but registers nobody under their source id, and signs nobody in with it', async () => {
    const headers = { authorization };
    const post = (url: string, payload: object) => app.inject({ method: 'POST', url, headers, payload });
    expect((await post('/v1/people/p1/level', { level: 'staff' })).statusCode).toBe(200);
    const hold = { ground: 'legal-claims', caseNumber: '7', until: '2999-01-01' };
    expect((await post('/v1/people/p1/legal-holds', hold)).statusCode).toBe(200);
    for (const newcomer of [{}, { id: 'p3' }]) {
      const again = await post('/v1/people', { ...newcomer, name: 'Again', orgUnit: 'unit', sourceId: 'hr-1' });
      expect(again.statusCode).toBe(409);
    }
    const token = await new EmbeddedIssuer(dir.path).issueToken({ subject: 'HR-1', roles: [] });
    const signedIn = await app.inject({ url: '/v1/me', headers: { authorization: `Bearer ${token}` } });
    expect([signedIn.statusCode, signedIn.json<{ code: string }>().code]).toEqual([503, 'event-unreadable']);
  });

  it('writes no damaged text anew, and takes all of them given anew', async () => {
    const correct = async (payload: object) => {
      const { etag } = (await get('/v1/people/p1')).headers;
      const headers = { authorization, 'if-match': etag };
      return app.inject({ method: 'PATCH', url: '/v1/people/p1', headers, payload });
    };
    const refused = await correct({ name: 'Name again' });
    expect([refused.statusCode, refused.json<{ code: string }>().code]).toEqual([503, 'event-unreadable']);
    expect((await correct({ name: 'Name again', email: null, sourceId: 'HR-1' })).statusCode).toBe(200);
    expect((await get('/v1/people/p1')).json()).toMatchObject({ name: 'Name again', sourceId: 'HR-1' });
    const token = await new EmbeddedIssuer(dir.path).issueToken({ subject: 'HR-1', roles: [] });
    const signedIn = await app.inject({ url: '/v1/me', headers: { authorization: `Bearer ${token}` } });
    expect(signedIn.statusCode).toBe(200);
  });
});
