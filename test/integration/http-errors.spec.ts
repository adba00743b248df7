import { PositionTokens } from '../../apps/api/src/http/position-tokens.js';
import { EVENT_STORE, type EventStore } from '@plumbline/event-log';
import type { InjectOptions } from 'fastify';
import { type TemporaryApp, temporaryApp } from './http/temporary-app.js';

type Problem = {
  type: string;
  status: number;
  code: string;
  errors?: { field: string; problem: string; fix: string }[];
};

const fieldsOf = (count: number): string =>
  JSON.stringify(Object.fromEntries(Array.from({ length: count }, (_, at) => [`k${at.toString()}`, at])));

describe('every failure is a problem with a stable code', () => {
  let server: TemporaryApp;
  let admin: Record<string, string>;
  let nobody: Record<string, string>;
  const send = (options: InjectOptions) => server.app.inject(options);
  const post = (url: string, payload: InjectOptions['payload'], headers: Record<string, string> = {}) =>
    send({ method: 'POST', url, payload: payload, headers: { ...admin, ...headers } });
  const raw = (payload: string | Buffer, type = 'application/json') =>
    post('/v1/people', payload, { 'content-type': type });
  const problem = async (answer: ReturnType<typeof send>) => {
    const { statusCode, headers, body } = await answer;
    expect(headers['content-type']).toBe('application/problem+json; charset=utf-8');
    const parsed = JSON.parse(body) as Problem;
    expect(parsed.status).toBe(statusCode);
    expect(parsed.type).toBe(`https://plumbline.example/problems/${parsed.code}`);
    return parsed;
  };
  const fields = async (answer: ReturnType<typeof send>) => {
    const { status, errors = [] } = await problem(answer);
    expect(status).toBe(400);
    for (const { fix } of errors) expect(fix).toMatch(/[A-Z].*\.$/);
    return errors.map(({ field, problem: what }) => `${field} ${what}`);
  };
  const person = (id: string) => ({ id, name: 'Somebody', orgUnit: 'unit' });

  beforeAll(async () => {
    server = await temporaryApp();
    admin = await server.as('root', ['admin']);
    nobody = await server.as('nobody');
    await post('/v1/people', person('p1'));
  });
  afterAll(() => server.close());

  it('names an unknown field', async () => {
    expect(await fields(post('/v1/people', { ...person('p2'), salary: 1 }))).toEqual([
      'salary is not a field of this request',
    ]);
  });
  it('names the first fifty unknown fields of a body that is as wide as it may be', async () => {
    const found = await fields(raw(fieldsOf(1_000)));
    expect([found.length, found[0], found[49]]).toEqual([
      50,
      'k0 is not a field of this request',
      'k49 is not a field of this request',
    ]);
  });
  it('names every wrong and missing field', async () => {
    expect(await fields(post('/v1/people', { id: 'a b', name: 7 }))).toEqual([
      'id is not a person id',
      'name is not text',
      'orgUnit is missing',
    ]);
  });
  it('names the path of a field in a list', async () => {
    const requirements = [
      { level: 'staff', requiredRating: 3 },
      { level: 'staff', requiredRating: 'x', extra: 1 },
    ];
    await post('/v1/frameworks', { id: 'fw', track: 'eng', title: 'F', scale: { min: 1, max: 5, labels: [] } });
    const body = { key: 'c1', area: 'a1', text: 'Does it.', requirements };
    expect((await fields(post('/v1/frameworks/fw/criteria', body))).sort()).toEqual([
      'requirements[1].extra is not a field of this request',
      'requirements[1].requiredRating is not a whole number',
    ]);
  });
  it.each([
    ['broken JSON', '{"id": "p1"', 'body is not JSON'],
    ['bytes that are not UTF-8', Buffer.from([0x22, 0xff, 0x22]), 'body is not UTF-8'],
    ['JSON that is 100 deep', `${'['.repeat(100)}${']'.repeat(100)}`, 'body nests too deep'],
    ['a megabyte of brackets', '['.repeat(1_000_000), 'body nests too deep'],
    ['__proto__', '{"__proto__": {"admin": true}}', 'body has a field named __proto__'],
    ['more fields than an object may have', fieldsOf(1_001), 'body has an object of more than 1000 fields'],
    ['one field again and again', `{${'"a":1,'.repeat(1_000)}"a":1}`, 'body has an object of more than 1000 fields'],
    ['a wide object further in', `{"a":[[${fieldsOf(1_001)}]]}`, 'body has an object of more than 1000 fields'],
    ['more items than a list may have', `{"a":[${'1,'.repeat(10_000)}1]}`, 'body has a list of more than 10000 items'],
    ['constructor, spelt with an escape', '{"\\u0063onstructor": {}}', 'body has a field named constructor'],
  ])('refuses %s', async (_, body, finding) => {
    expect(await fields(raw(body))).toEqual([finding]);
  });
  it.each([
    ['a control character', 'A\u0000B', 'name holds a control character, U+0000, as character 2'],
    ['half of a surrogate pair', 'A\ud800', 'name holds half of a surrogate pair, U+D800, as character 2'],
    ['100,000 characters', 'A'.repeat(100_000), 'name has 100000 characters'],
    ['blank text', '   ', 'name is blank'],
    ['text of no width', '\u200b\u200d\u2060', 'name is blank'],
    ['a hidden reordering', 'A\u202eB', 'name holds a change of writing direction, U+202E, as character 2'],
    ['a zero width space', 'Ada\u200b', 'name holds a zero width space, U+200B, as character 4'],
  ])('refuses %s in a name', async (_, name, finding) => {
    expect(await fields(post('/v1/people', { ...person('p3'), name }))).toEqual([finding]);
  });
  it.each(['null', '[]', '"text"', '1', 'true', '[{"id": "p9"}]'])(
    'refuses a body that is no object: %s',
    async (body) => {
      expect(await fields(raw(body))).toEqual(['body is not an object']);
    },
  );
  it('refuses a body that is missing altogether, or empty', async () => {
    expect((await problem(raw(''))).status).toBe(400);
    expect((await problem(send({ method: 'POST', url: '/v1/people', headers: admin }))).status).toBe(400);
  });
  it('accepts brackets within the quotes of a string', async () => {
    const name = `${'['.repeat(100)}\\"`;
    expect((await post('/v1/people', { ...person('p4'), name })).statusCode).toBe(201);
  });

  it('refuses a body of 10 MB and names the limit', async () => {
    const answer = await send({
      method: 'POST',
      url: '/v1/people',
      headers: { ...admin, 'content-type': 'application/json' },
      payload: Buffer.alloc(10 * 1024 * 1024, 32),
    });
    expect(answer.json()).toMatchObject({ status: 413, code: 'body-too-large' });
    expect(answer.body).toContain('1048576 bytes');
  });
  it.each(['application/xml', 'application/x-www-form-urlencoded', 'text/plain', 'multipart/form-data; boundary=x'])(
    'refuses a body of type %s',
    async (type) => {
      expect(await problem(raw('id=p1', type))).toMatchObject({ status: 415, code: 'unsupported-media-type' });
    },
  );

  it('says of a route that is not there that it is not, whatever the body is', async () => {
    const answer = await send({
      ...{ method: 'POST', url: '/v1/nowhere', payload: 'x' },
      headers: { ...admin, 'content-type': 'text/plain' },
    });
    expect(answer.statusCode).toBe(404);
  });

  it('asks for a token, and says how', async () => {
    const answer = await send({ url: '/v1/projections' });
    expect(answer.json()).toMatchObject({ status: 401, code: 'token-missing' });
    expect(answer.headers['www-authenticate']).toBe('Bearer realm="plumbline"');
  });
  it('answers 403 to somebody who may know of the resource', async () => {
    expect(await problem(send({ url: '/v1/projections', headers: nobody }))).toMatchObject({
      status: 403,
      code: 'not-admin',
    });
  });
  it.each([
    [403, 'not-admin', 'caller', () => send({ url: '/v1/projections', headers: nobody })],
    [403, 'access-not-released', 'caller', () => send({ url: '/v1/people/p1/subject-access', headers: admin })],
    [
      422,
      'idempotency-key-reused',
      'Idempotency-Key',
      () => post('/v1/people', person('p2'), { 'idempotency-key': 'f' }),
    ],
  ] as const)('names in %s %s the field and what to do', async (status, code, field, ask) => {
    await post('/v1/people', person('p1'), { 'idempotency-key': 'f' });
    const errors = [{ field, problem: expect.any(String) as unknown, fix: expect.stringMatching(/\.$/) as unknown }];
    expect((await ask()).json<object>()).toMatchObject({ status, code, errors });
  });
  it('gives one body for what does not exist, what is hidden, and what was never a route', async () => {
    const urls = ['/v1/people/p1/departure', '/v1/people/p999/departure', '/v1/nominations/x/votes', '/v1/nowhere'];
    const answers = await Promise.all(urls.map((url) => send({ method: 'POST', url, headers: nobody, payload: {} })));
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([404, 404, 404, 404]);
    expect(new Set(answers.map(({ body }) => body)).size).toBe(1);
    expect(new Set(answers.map(({ headers }) => Object.keys(headers).sort().join())).size).toBe(1);
  });
  it('passes on the code of the rule that refused', async () => {
    const answer = await problem(post('/v1/people', { ...person('p1'), name: 'Another' }));
    expect(answer.status).toBe(409);
    expect(answer.code).toMatch(/^[a-z-]+$/);
  });
  it.each(['*', 'W/"1"', '3', '"1", "2"', '"01"', '"-1"', '"99999999999999999999"'])(
    'refuses If-Match: %s',
    async (etag) => {
      const answer = post('/v1/people/p1/org-unit', { orgUnit: 'other' }, { 'if-match': etag });
      expect(await fields(answer)).toEqual(['If-Match is not one strong ETag']);
    },
  );
  it.each(['*', 'W/"1"', '"1"'])('ignores If-Match: %s on a read', async (etag) => {
    for (const url of ['/v1/people', '/v1/people/p1', '/v1/projections']) {
      const answer = await send({ url, headers: { ...admin, 'if-match': etag } });
      expect([url, answer.statusCode]).toEqual([url, 200]);
    }
  });
  it('refuses a stale If-Match, and requires a missing one', async () => {
    const publish = (headers: Record<string, string>) =>
      send({ method: 'POST', url: '/v1/frameworks/fw/publications', headers: { ...admin, ...headers } });
    expect(await problem(publish({ 'if-match': '"77"' }))).toMatchObject({ status: 412, code: 'revision-conflict' });
    expect(await problem(publish({}))).toMatchObject({ status: 428, code: 'if-match-required' });
  });
  it('refuses an invalid correlation id, and echoes a valid one', async () => {
    const ask = (id: string) => send({ url: '/health/live', headers: { 'x-correlation-id': id } });
    expect((await ask('a b\u00e9')).statusCode).toBe(400);
    expect((await ask('abc-1')).headers['x-correlation-id']).toBe('abc-1');
    expect((await send({ url: '/health/live' })).headers['x-correlation-id']).toMatch(/^[0-9a-f-]{36}$/);
  });
  it('refuses an invalid position, and answers 503 for one that does not come in time', async () => {
    const read = (position: string) =>
      send({ url: '/v1/projections', headers: { ...admin, 'plumbline-min-position': position } });
    expect(await fields(read('a b'))).toEqual(['Plumbline-Min-Position is not a position']);
    expect(await fields(read('9'.repeat(16)))).toEqual(['Plumbline-Min-Position is not a position']);
    const late = await read(server.app.get(PositionTokens).seal('9'.repeat(16)));
    expect(late.json()).toMatchObject({ status: 503, code: 'views-behind' });
    expect(late.headers['retry-after']).toBe('1');
  });
  it('answers paths that are malformed or far too long', async () => {
    expect(await fields(send({ url: '/v1/people/%zz', headers: admin }))).toEqual(['request is not well-formed']);
    expect((await send({ url: `/v1/people/${'x'.repeat(5_000)}`, headers: admin })).statusCode).toBe(404);
  });

  it('answers 503 with Retry-After and an unready health if the store cannot write', async () => {
    const broken = await temporaryApp();
    await broken.app.get<EventStore>(EVENT_STORE).close();
    const headers = await broken.as('root', ['admin']);
    const answer = await broken.app.inject({ method: 'POST', url: '/v1/people', headers, payload: person('p1') });
    expect(answer.json()).toMatchObject({ status: 503, code: 'store-unavailable' });
    expect(answer.headers['retry-after']).toBe('5');
    const health = await broken.app.inject({ url: '/health/ready' });
    expect(health.statusCode).toBe(503);
    expect(health.json()).toMatchObject({ status: 'unready', store: { ok: false } });
    expect((await broken.app.inject({ url: '/health/live' })).statusCode).toBe(200);
    await broken.close();
  });
});

describe('too many requests', () => {
  it('are refused for the person whose token they carry, and for nobody else', async () => {
    const server = await temporaryApp({ PLUMBLINE_RATE_LIMIT: '5', PLUMBLINE_RATE_LIMIT_ANONYMOUS: '10' });
    const ask = async (headers: Record<string, string>) => server.app.inject({ url: '/v1/projections', headers });
    const [one, two] = [await server.as('one', ['admin']), await server.as('two', ['admin'])];
    const statuses: number[] = [];
    for (let at = 0; at < 8; at += 1) statuses.push((await ask(one)).statusCode);
    expect(statuses).toEqual([200, 200, 200, 200, 200, 429, 429, 429]);
    const refused = await ask(one);
    expect(refused.json()).toMatchObject({ status: 429, code: 'too-many-requests' });
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect((await ask(two)).statusCode).toBe(200);
    await server.close();
  });
  it('are refused for an address that guesses tokens, while its verified tokens and health go on', async () => {
    const server = await temporaryApp({ PLUMBLINE_RATE_LIMIT_ANONYMOUS: '3' });
    const known = await server.as('known', ['admin']);
    expect((await server.app.inject({ url: '/v1/projections', headers: known })).statusCode).toBe(200);
    const guess = () => server.app.inject({ url: '/v1/projections', headers: { authorization: 'Bearer a.b.c' } });
    const statuses = [await guess(), await guess(), await guess(), await guess()].map(({ statusCode }) => statusCode);
    expect(statuses).toEqual([401, 401, 401, 429]);
    expect((await server.app.inject({ url: '/v1/projections', headers: known })).statusCode).toBe(200);
    expect((await server.app.inject({ url: '/health/live' })).statusCode).toBe(200);
    await server.close();
  });
  it('do not include the first burst of a person whose token is new here', async () => {
    const server = await temporaryApp({ PLUMBLINE_RATE_LIMIT_ANONYMOUS: '3' });
    const ask = (headers: Record<string, string>) => server.app.inject({ url: '/v1/projections', headers });
    const burst = async (headers: Record<string, string>) =>
      (await Promise.all(Array.from({ length: 20 }, () => ask(headers)))).map(({ statusCode }) => statusCode);
    const [one, two] = [await server.as('one', ['admin']), await server.as('two', ['admin'])];
    expect(new Set(await burst(one))).toEqual(new Set([200]));
    expect(new Set(await burst(two))).toEqual(new Set([200]));
    const without = [await ask({}), await ask({}), await ask({}), await ask({})];
    expect(without.map(({ statusCode }) => statusCode)).toEqual([401, 401, 401, 429]);
    await server.close();
  });
  it('are refused also for a burst of one forged token', async () => {
    const [server, other] = [await temporaryApp({ PLUMBLINE_RATE_LIMIT_ANONYMOUS: '3' }), await temporaryApp()];
    const forged = await other.as('root', ['admin']);
    const burst = await Promise.all(
      Array.from({ length: 20 }, () => server.app.inject({ url: '/v1/projections', headers: forged })),
    );
    const count = (status: number) => burst.filter(({ statusCode }) => statusCode === status).length;
    expect([count(401), count(429)]).toEqual([3, 17]);
    await Promise.all([server.close(), other.close()]);
  });
  it('are refused for paths that are no route too', async () => {
    const server = await temporaryApp({ PLUMBLINE_RATE_LIMIT_ANONYMOUS: '2' });
    const look = async () => (await server.app.inject({ url: '/v1/nowhere' })).statusCode;
    expect([await look(), await look(), await look()]).toEqual([404, 404, 429]);
    await server.close();
  });
});
