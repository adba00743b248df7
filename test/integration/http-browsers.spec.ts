import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { temporaryApp } from './http/temporary-app.js';

const CONSOLE = 'https://console.example.org';
const people = { id: 'p1', name: `Somebody ${'with a long name '.repeat(10)}`.trim(), orgUnit: 'unit' };

const started = async (env: Record<string, string>) => {
  const server = await temporaryApp(env);
  const admin = await server.as('root', ['admin']);
  const ask = (url: string, headers: Record<string, string> = {}) =>
    server.app.inject({ method: 'GET', url, headers: { ...admin, ...headers } });
  for (let n = 0; n < 12; n += 1)
    await server.app.inject({
      ...{ method: 'POST', url: '/v1/people', headers: admin },
      payload: { ...people, id: `p${n.toString()}` },
    });
  const scale = { min: 1, max: 5, labels: ['a', 'b', 'c', 'd', 'e'].map((label) => label.repeat(150)) };
  const framework = { id: 'fw', track: 'ic', title: 'Framework', scale };
  await server.app.inject({ method: 'POST', url: '/v1/frameworks', headers: admin, payload: framework });
  return { server, ask, admin };
};
type Started = Awaited<ReturnType<typeof started>>;
const BOTH = { 'accept-encoding': 'gzip, br' };
const codingOf = async ({ ask }: Started, url: string, headers = BOTH) =>
  (await ask(url, headers)).headers['content-encoding'] ?? null;

describe('compression', () => {
  let byDefault: Started;
  beforeAll(async () => {
    byDefault = await started({});
  });
  afterAll(() => byDefault.server.close());

  it.each([
    ['br', (body: Buffer) => brotliDecompressSync(body)],
    ['gzip', (body: Buffer) => gunzipSync(body)],
  ])('answers in %s what says nothing about people, with the ETag that it has without', async (coding, decompress) => {
    const plain = await byDefault.ask('/v1/frameworks/fw');
    const packed = await byDefault.ask('/v1/frameworks/fw', { 'accept-encoding': coding });
    expect([packed.statusCode, packed.headers['content-encoding']]).toEqual([200, coding]);
    expect(decompress(packed.rawPayload).toString()).toBe(plain.body);
    expect([packed.headers['etag'], plain.headers['content-encoding']]).toEqual([plain.headers['etag'], undefined]);
    expect(String(packed.headers['vary']).toLowerCase().split(/, */u).sort()).toEqual([
      'accept-encoding',
      'authorization',
    ]);
    const again = { 'accept-encoding': coding, 'if-none-match': String(packed.headers['etag']) };
    expect((await byDefault.ask('/v1/frameworks/fw', again)).statusCode).toBe(304);
  });
  it('leaves alone what is about people, and what is short', async () => {
    expect((await byDefault.ask('/v1/people')).body.length).toBeGreaterThan(1_024);
    expect(await codingOf(byDefault, '/v1/people')).toBeNull();
    expect(await codingOf(byDefault, '/v1/frameworks')).toBeNull();
    expect(await codingOf(byDefault, '/docs/openapi.json')).not.toBe('deflate');
  });
  it('takes no compressed body', async () => {
    const { server, admin } = byDefault;
    const headers = { ...admin, 'content-encoding': 'gzip', 'content-type': 'application/json' };
    const { statusCode } = await server.app.inject({ method: 'POST', url: '/v1/people', headers, payload: 'x' });
    expect([400, 415]).toContain(statusCode);
  });
  it('is of everything, or of nothing, where that is configured', async () => {
    const all = await started({ PLUMBLINE_COMPRESSION: 'all' });
    expect([await codingOf(all, '/v1/people'), await codingOf(all, '/v1/frameworks/fw')]).toEqual(['br', 'br']);
    await all.server.close();
    const none = await started({ PLUMBLINE_COMPRESSION: 'none' });
    expect(await codingOf(none, '/v1/frameworks/fw')).toBeNull();
    await none.server.close();
  });
});

describe('web pages of another origin', () => {
  const preflight = ({ server }: Started, origin: string) =>
    server.app.inject({
      ...{ method: 'OPTIONS', url: '/v1/people/p1' },
      headers: { origin, 'access-control-request-method': 'PATCH', 'access-control-request-headers': 'authorization' },
    });
  it('may call nothing by default', async () => {
    const off = await started({});
    const { statusCode, headers } = await preflight(off, CONSOLE);
    expect([statusCode, headers['access-control-allow-origin']]).toEqual([405, undefined]);
    const { headers: read } = await off.ask('/v1/me', { origin: CONSOLE });
    expect(read['access-control-allow-origin']).toBeUndefined();
    await off.server.close();
  });
  it('may call it, and read its headers, if their origin is configured', async () => {
    const on = await started({ PLUMBLINE_CORS_ORIGINS: `${CONSOLE}, http://127.0.0.1:5173` });
    const asked = await preflight(on, CONSOLE);
    expect([asked.statusCode, asked.headers['access-control-allow-origin']]).toEqual([204, CONSOLE]);
    expect(asked.headers['access-control-allow-methods']).toContain('PATCH');
    expect(asked.headers['access-control-allow-headers']).toContain('Plumbline-Min-Position');
    const read = await on.ask('/v1/me', { origin: 'http://127.0.0.1:5173' });
    expect(read.headers).toMatchObject({
      'access-control-allow-origin': 'http://127.0.0.1:5173',
      'access-control-expose-headers': expect.stringContaining('ETag') as string,
      vary: expect.stringMatching(/origin/iu) as string,
    });
    expect(read.headers['access-control-allow-credentials']).toBeUndefined();
    const other = await on.ask('/v1/me', { origin: 'https://evil.example' });
    expect(other.headers['access-control-allow-origin']).toBeUndefined();
    expect((await preflight(on, 'https://evil.example')).headers['access-control-allow-origin']).toBeUndefined();
    await on.server.close();
  });
});
