import { setTimeout as sleep } from 'node:timers/promises';
import { EVENT_STORE, type EventStore } from '@plumbline/event-log';
import { type TemporaryApp, temporaryApp } from './http/temporary-app.js';

type Views = { items: { view: string; state: string; checkpoint: string | null }[] };
type Events = { items: { position: string; stream: string; revision: string }[]; nextCursor: string | null };

describe('the system routes', () => {
  let server: TemporaryApp;
  let admin: Record<string, string>;
  let auditor: Record<string, string>;
  const get = (url: string, headers: Record<string, string>) => server.app.inject({ url, headers });
  const post = (url: string, payload: object, headers = admin) =>
    server.app.inject({ method: 'POST', url, payload, headers });

  beforeAll(async () => {
    server = await temporaryApp();
    admin = await server.as('root', ['admin']);
    auditor = await server.as('auditor', ['auditor']);
    for (const id of ['p1', 'p2', 'p3']) await post('/v1/people', { id, name: id, orgUnit: 'unit' });
  });
  afterAll(() => server.close());

  it('list stored events in global order, in pages, for auditors only', async () => {
    const first = (await get('/v1/events?limit=2', auditor)).json<Events>();
    expect(first.items.map(({ stream }) => stream)).toEqual(['person-p1', 'person-p2']);
    const rest = (await get(`/v1/events?cursor=${first.nextCursor ?? ''}`, auditor)).json<Events>();
    expect(rest.items.map(({ stream, revision }) => [stream, revision])).toEqual([['person-p3', '0']]);
    expect(rest.nextCursor).toBeNull();
    expect((await get('/v1/events', admin)).statusCode).toBe(403);
  });
  it.each([
    'limit=0',
    'limit=201',
    'limit=x',
    'limit=1.5',
    'cursor=%00',
    'cursor=zzz',
    'after=1',
    'before=1',
    'limit=1&limit=2',
  ])('refuse events?%s', async (query) => {
    expect((await get(`/v1/events?${query}`, auditor)).statusCode).toBe(400);
  });
  it.each(['zz', '1', '999', '-000000000000001', '0000000000000001x', 'a'.repeat(16)])(
    'refuse at once to wait for the position %s, which is of another format',
    async (position) => {
      const began = performance.now();
      const answer = await get('/v1/projections', { ...admin, 'plumbline-min-position': position });
      expect(answer.json()).toMatchObject({ status: 400, errors: [{ field: 'Plumbline-Min-Position' }] });
      expect(performance.now() - began).toBeLessThan(1_000);
    },
  );
  it('say in health, which anybody may read, how things are and nothing that counts events', async () => {
    expect((await get('/health/ready', {})).json()).toEqual({
      status: 'ready',
      store: { ok: true, detail: null },
      views: { ok: true, detail: null, parkedStreams: 0 },
      inbound: null,
    });
  });
  it('rebuild views beside the live ones', async () => {
    const head = (await get('/v1/projections', admin)).json<Views & { head: string }>().head;
    expect(head).not.toContain((await server.app.get<EventStore>(EVENT_STORE).head()) ?? 'none');
    expect((await post('/v1/projections/rebuild', { view: 'people' })).statusCode).toBe(202);
    const during = (await get('/v1/projections', admin)).json<Views>().items.find(({ view }) => view === 'people');
    expect(during?.state).toBe('rebuilding');
    for (let state = 'rebuilding'; state === 'rebuilding';) {
      // Injected requests alone never leave the microtask queue, which would starve the rebuild.
      await sleep(5);
      const { items } = (await get('/v1/projections', admin)).json<Views>();
      state = items.some((item) => item.state === 'rebuilding') ? 'rebuilding' : 'live';
      expect(items.find(({ view }) => view === 'people')?.checkpoint).toBe(head);
    }
  });
  it('refuse an unknown view, and report a stream that is not parked', async () => {
    expect((await post('/v1/projections/rebuild', { view: 'nothing' })).json()).toMatchObject({
      status: 400,
      errors: [{ field: 'view' }],
    });
    const retry = await post('/v1/projections/parked/retry', { view: 'people', stream: 'person-p1' });
    expect(retry.json()).toEqual({ state: 'not-parked', parkedAgain: null });
    expect((await post('/v1/projections/rebuild', {}, auditor)).statusCode).toBe(403);
  });
  it('serve the contract and its pages without a token', async () => {
    const document = await get('/docs/openapi.json', {});
    expect(document.json()).toMatchObject({ openapi: '3.1.0', components: { securitySchemes: { bearer: {} } } });
    const page = await get('/docs', {});
    expect(page.statusCode).toBe(200);
    expect(page.body).toContain('swagger-ui');
    expect((await get('/docs/swagger-ui.css', {})).statusCode).toBe(200);
  });
});
