import { once } from 'node:events';
import { type AddressInfo, connect } from 'node:net';
import { type TemporaryApp, temporaryApp } from './http/temporary-app.js';

type Answer = Readonly<{ status: number; headers: ReadonlyMap<string, string>; body: string }>;

const parsed = (text: string): Answer => {
  const [head = '', body = ''] = text.split(/\r\n\r\n(.*)/s);
  const [first = '', ...lines] = head.split('\r\n');
  const headers = new Map(
    lines.map((line) => [line.split(':')[0]?.toLowerCase() ?? '', line.replace(/^[^:]*: */, '')]),
  );
  return { status: Number(first.split(' ')[1]), headers, body };
};

describe('bytes that are not a request', () => {
  let server: TemporaryApp;
  let port: number;
  /** Everything that the server says until it hangs up. */
  const talk = async (...chunks: readonly string[]): Promise<string> => {
    const socket = connect(port, '127.0.0.1');
    let heard = '';
    socket.on('data', (bytes) => (heard += bytes.toString('latin1')));
    socket.on('error', () => undefined);
    await once(socket, 'connect');
    for (const chunk of chunks) socket.write(chunk);
    await once(socket, 'close');
    return heard;
  };
  const ask = async (...chunks: readonly string[]): Promise<Answer> => parsed(await talk(...chunks));

  beforeAll(async () => {
    server = await temporaryApp({ PLUMBLINE_REQUEST_TIMEOUT_MS: '1500' });
    await server.app.listen(0, '127.0.0.1');
    port = (server.app.getHttpServer().address() as AddressInfo).port;
  });
  afterAll(() => server.close());

  it.each([
    ['a first line that is none', 'nonsense\r\n\r\n', 400, 'invalid-request'],
    ['a header without a name', 'GET /health/live HTTP/1.1\r\n: x\r\n\r\n', 400, 'invalid-request'],
    ['two lengths', 'POST / HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n', 400, 'invalid-request'],
    ['headers of 100 kB', `GET / HTTP/1.1\r\nX-Long: ${'x'.repeat(100_000)}\r\n\r\n`, 431, 'headers-too-large'],
    ['no host', 'GET /health/live HTTP/1.1\r\nConnection: close\r\n\r\n', 400, 'invalid-request'],
    [
      'an expectation that nobody knows',
      'GET /health/live HTTP/1.1\r\nHost: x\r\nExpect: a-miracle\r\nConnection: close\r\n\r\n',
      417,
      'expectation-failed',
    ],
    [
      'a body in chunks that are none',
      'POST /v1/people HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n',
      400,
      'invalid-request',
    ],
  ])('are answered with a problem if they have %s', async (_, bytes, status, code) => {
    const answer = await ask(bytes);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([
      status,
      'application/problem+json; charset=utf-8',
    ]);
    expect(JSON.parse(answer.body)).toMatchObject({
      type: `https://plumbline.example/problems/${code}`,
      status,
      code,
    });
    expect(answer.headers.get('x-correlation-id')).toMatch(/^[0-9a-f-]{36}$/);
    expect(answer.headers.get('content-length')).toBe(Buffer.byteLength(answer.body).toString());
  });

  describe.each([
    ['Authorization', 'Bearer a.b.c', 'Bearer d.e.f'],
    ['authorization', 'Bearer a.b.c', 'Bearer a.b.c'],
    ['Host', 'x', 'y'],
    ['Content-Type', 'application/json', 'text/plain'],
    ['Idempotency-Key', 'one', 'two'],
    ['If-Match', '"1"', '"2"'],
    ['Plumbline-Min-Position', '1', '2'],
    ['X-Correlation-Id', 'one', 'two'],
  ])('two headers %s', (name, one, two) => {
    const host = name === 'Host' ? '' : 'Host: x\r\n';
    it.each(['GET /v1/me', 'POST /v1/people', 'GET /health/live', 'GET /docs', 'GET /nowhere'])(
      'are refused by name: %s',
      async (route) => {
        const answer = await ask(
          `${route} HTTP/1.1\r\n${host}${name}: ${one}\r\n${name.toUpperCase()}: ${two}\r\nConnection: close\r\n\r\n`,
        );
        expect([answer.status, JSON.parse(answer.body)]).toMatchObject([
          400,
          { errors: [{ field: name.toUpperCase(), problem: 'was sent more than once' }] },
        ]);
      },
    );
  });
  it('may have a list in several headers', async () => {
    const answer = await ask(
      'GET /health/live HTTP/1.1\r\nHost: x\r\nAccept: a/b\r\nAccept: c/d\r\nConnection: close\r\n\r\n',
    );
    expect(answer.status).toBe(200);
  });

  it('are answered with a problem if the rest does not arrive', async () => {
    const answer = await ask('GET /health/live HTTP/1.1\r\nHost: x\r\n');
    expect(answer.status).toBe(408);
    expect(JSON.parse(answer.body)).toMatchObject({ status: 408, code: 'request-timeout' });
  });

  it('are never answered in place of the earlier request', async () => {
    const before = 'GET /v1/me HTTP/1.1\r\nHost: x\r\nX-Correlation-Id: before\r\n\r\n';
    const heard = await talk(`${before}nonsense\r\n\r\n`);
    const first = heard === '' ? undefined : parsed(heard);
    expect([undefined, 401]).toContain(first?.status);
  });

  it('have a correlation id in their answer if only the address is wrong', async () => {
    const headers = { 'x-correlation-id': 'look-here' };
    for (const url of ['/v1/people/%zz', `/v1/people/${'x'.repeat(5_000)}`]) {
      const answer = await server.app.inject({ url, headers });
      expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
      expect(answer.headers['x-correlation-id']).toBe('look-here');
    }
  });
});
