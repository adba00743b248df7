import { createLogger } from '@plumbline/platform';
import { type TemporaryApp, temporaryApp } from './http/temporary-app.js';

type Line = Readonly<{ msg: string; level: string; route?: string; status?: number; actor?: string }>;

describe('the log at level info', () => {
  const written: string[] = [];
  const logger = createLogger({
    level: 'info',
    name: 'api',
    destination: { write: (text) => void written.push(text) },
  });
  let server: TemporaryApp;
  beforeAll(async () => {
    server = await temporaryApp({}, { logger });
  });
  afterAll(() => server.close());
  beforeEach(() => {
    written.length = 0;
  });

  /** What is written about a request that was answered. */
  const about = async (request: Parameters<TemporaryApp['app']['inject']>[0]): Promise<readonly Line[]> => {
    await server.app.inject(request);
    await new Promise((resolve) => setImmediate(resolve));
    return written
      .join('')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as Line);
  };

  it('has one line for each finished request, with the pattern of its route and the actor', async () => {
    const admin = await server.as('ops', ['admin']);
    await about({
      method: 'POST',
      url: '/v1/people',
      headers: admin,
      payload: { id: 'root', name: 'R', orgUnit: 'x' },
    });
    written.length = 0;
    const headers = { ...(await server.as('root', ['admin'])), 'x-correlation-id': 'c-1' };
    expect(await about({ url: '/v1/people/somebody?secret=query', headers })).toEqual([
      {
        level: 'info',
        time: expect.any(String) as string,
        name: 'api',
        method: 'GET',
        route: '/v1/people/:id',
        status: 404,
        milliseconds: expect.any(Number) as number,
        actor: 'root',
        correlationId: 'c-1',
        msg: 'request',
      },
    ]);
  });
  it.each([
    ['nobody is signed in', { url: '/v1/me' }, { route: '/v1/me', status: 401 }],
    ['there is no such route', { url: '/v1/nothing/of/the/kind' }, { route: 'none', status: 404 }],
    ['the address is none', { url: '/v1/people/%zz' }, { status: 400 }],
    [
      'the body is none',
      { method: 'POST' as const, url: '/v1/people', payload: '{', headers: { 'content-type': 'application/json' } },
      { route: '/v1/people', status: 400 },
    ],
  ])('has it for %s too', async (_why, request, said) => {
    const lines = await about(request);
    expect(lines).toHaveLength(1);
    expect(lines).toMatchObject([{ level: 'info', msg: 'request', ...said }]);
    expect(lines[0]).not.toHaveProperty('actor');
  });
  it('holds nothing that a client sent: neither body, token nor query', async () => {
    const headers = await server.as('root', ['admin']);
    const payload = { id: 'hunter2', name: 'hunter2', orgUnit: 'hunter2' };
    await about({ method: 'POST', url: '/v1/people?x=hunter2', headers, payload });
    await about({ method: 'POST', url: '/v1/people', headers, payload });
    expect(written.join('')).toMatch(/"status":201/);
    expect(written.join('')).not.toMatch(/hunter2|eyJ/);
  });
  it('names people who are registered by their ids, and nobody by what a token says', async () => {
    const [admin, other] = [await server.as('ops.berg@example.org', ['admin']), 'hunter3@example.org'];
    const payload = { name: 'Hunter', orgUnit: 'x', sourceId: other };
    await about({ url: '/v1/me', headers: await server.as(other) });
    const registered = await server.app.inject({ method: 'POST', url: '/v1/people', headers: admin, payload });
    const { id } = registered.json<{ id: string }>();
    for (const subject of [other, other.toUpperCase(), id])
      await about({ url: '/v1/me', headers: await server.as(subject) });
    const change = { sourceId: 'hr-17' };
    await server.app.inject({ method: 'PATCH', url: `/v1/people/${id}`, headers: admin, payload: change });
    const lines = await about({ url: '/v1/me', headers: await server.as(other) });
    expect(lines.map(({ route, actor }) => [route, actor])).toEqual([
      ['/v1/me', undefined],
      ['/v1/people', undefined],
      ...Array.from({ length: 3 }, () => ['/v1/me', id]),
      ['/v1/people/:id', undefined],
      ['/v1/me', undefined],
    ]);
    expect(written.join('')).not.toMatch(/@example|hr-17/i);
  });
  it('has no line for probes of health and metrics', async () => {
    expect(await about({ url: '/health/live' })).toEqual([]);
    expect(await about({ url: '/metrics' })).toEqual([]);
  });
});
