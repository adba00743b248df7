import { createPrivateKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { EmbeddedIssuer } from '@plumbline/access';
import { SignJWT } from 'jose';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { RequestMethod } from '@nestjs/common';
import { WRITE_OPTIONS } from '../../apps/api/src/http/route-options.js';
import { CONTROLLERS } from '../../apps/api/src/routes.js';
import { publishFramework, register } from './support/building-blocks.js';
import { type Answer, Client, type Send } from './support/client.js';
import {
  hostileTexts,
  missingFields,
  type Mutation,
  nestedMutations,
  unknownFields,
  wrongTypes,
} from './support/mutations.js';
import { makeDataDir, removeDataDir, type Server, startServer } from './support/server.js';
import { roundAt } from './support/stages.js';
import { addressOf, type Route, WRITES } from './support/write-routes.js';

const dataDir = makeDataDir();
const clients = new Map<string, Client>();
let server: Server;
let nomination: string;

const MEGABYTE = 1024 * 1024;
const SEEN = { 'if-match': '"3"' };
const JSON_TYPE = { 'content-type': 'application/json' };

beforeAll(async () => {
  server = await startServer(dataDir);
  const ops = await server.as('ops', 'admin');
  await register(ops);
  await publishFramework(ops, 'eng');
  nomination = await roundAt(server, 'spring', 'released');
  for (const name of new Set([...WRITES.map(({ by }) => by), 'stranger'])) clients.set(name, await server.as(name));
  clients.set('ops', ops);
});
afterAll(async () => {
  await server.close();
  removeDataDir(dataDir);
});

const clientOf = (name: string): Client => {
  const client = clients.get(name);
  if (client === undefined) throw new Error(`nobody connected ${name}`);
  return client;
};
const ask = (route: Route, send: Send = {}, by: Client = clientOf(route.by)): Promise<Answer> =>
  by.send(route.method, addressOf(route.path, nomination), { ...send, headers: { ...SEEN, ...send.headers } });

/** Refused with a problem that names a field and what to do about it. */
const namesField = (answer: Answer, field: string): void => {
  const errors = answer.body['errors'] as { field: string; problem: string; fix: string }[] | undefined;
  const names = (errors ?? []).map((error) => error.field.split(/[.[]/)[0]);
  expect([answer.status, answer.body['code'], names]).toEqual([400, 'invalid-request', [field]]);
  for (const { problem, fix } of errors ?? []) expect(Math.min(problem.length, fix.length)).toBeGreaterThan(5);
  expect(answer.headers.get('content-type')).toContain('application/problem+json');
};

type Titled = readonly (readonly [string, Route])[];
const titled: Titled = WRITES.map((route) => [`${route.method} ${route.path}`, route]);
const withBody = titled.filter(([, { body }]) => body !== undefined);
const withoutBody = titled.filter(([, { body }]) => body === undefined);

/** Written out by hand: the routes with a body that have no field of the kind that a family is about. */
const WITHOUT_REQUIRED = [
  'POST /people/lee/departure',
  'POST /people/lee/return',
  'PATCH /people/lee',
  'POST /people/lee/erasure/confirmation',
  'PATCH /frameworks/eng/levels/new',
  'PATCH /frameworks/eng/areas/new',
  'POST /cycles/spring/closure',
];
const WITHOUT_TEXT = [
  'POST /people/lee/erasure/confirmation',
  'PUT /frameworks/eng/criteria-order',
  'PUT /frameworks/eng/weights',
  'PUT /frameworks/eng/entry-levels',
  'POST /cycles/spring/committee',
  'POST /cycles/spring/closure',
];
const WITH_PARTS = [
  'POST /frameworks',
  'POST /frameworks/eng/areas',
  'PATCH /frameworks/eng/areas/new',
  'POST /frameworks/eng/criteria',
  'PUT /frameworks/eng/criteria/design',
  'PUT /frameworks/eng/mapping',
  'PUT /frameworks/eng/criteria-order',
  'PUT /frameworks/eng/weights',
  'PUT /frameworks/eng/entry-levels',
  'POST /cycles',
  'POST /cycles/spring/committee',
  'PUT /cycles/spring/policy',
  'PUT /cycles/spring/retention',
  'POST /cycles/spring/deadlines',
  'POST /cycles/spring/phase',
  'POST /cycles/spring/closure',
  'POST :n/evidence',
  'PUT :n/evidence/:evidenceId',
  'POST :n/reviews',
  'POST :n/reviews/mine/revisions',
  'POST :n/decisions',
];
const without = (left: readonly string[]) => (title: string) => !left.includes(title);

/** Each family of wrong bodies, and the routes that have fields to try it on. */
const FAMILIES: readonly (readonly [string, (route: Route) => readonly Mutation[], (title: string) => boolean])[] = [
  ['a field that it does not know, by name', unknownFields, without([])],
  ['a body that lacks a field, by name', missingFields, without(WITHOUT_REQUIRED)],
  ['a field of another type, by name', wrongTypes, without([])],
  ['hostile text, by field', hostileTexts, without(WITHOUT_TEXT)],
  ['all of these in the objects and lists of its body too', nestedMutations, (title) => WITH_PARTS.includes(title)],
];
const triedBy = (mutate: (route: Route) => readonly Mutation[]): Titled =>
  withBody.filter(([, route]) => mutate(route).length > 0);

describe('a refused request changes nothing', () => {
  let before: string | null;
  beforeEach(async () => {
    before = await server.store.head();
  });
  afterEach(async () => {
    expect(await server.store.head()).toBe(before);
  });
  const allRefused = async (route: Route, mutations: readonly Mutation[]): Promise<void> => {
    for (const { body, field, what } of mutations) {
      const answer = await ask(route, { body });
      try {
        namesField(answer, field);
      } catch (error) {
        throw new Error(`${what} was answered ${answer.text}`, { cause: error });
      }
    }
  };

  describe.each(FAMILIES)('refuses %s', (_, mutate, applies) => {
    it.each(withBody.map(([title]) => title))('where %s has such a field', (title) => {
      expect(triedBy(mutate).some(([tried]) => tried === title)).toBe(applies(title));
    });
    it.each(triedBy(mutate))('%s', async (_title, route) => {
      const mutations = mutate(route);
      expect(mutations).not.toEqual([]);
      await allRefused(route, mutations);
    });
  });

  describe.each(withBody)('%s', (_, route) => {
    it('with a body that is no object', async () => {
      for (const body of [[], [route.body], 'text', 5, true])
        expect([body, (await ask(route, { body })).status]).toEqual([body, 400]);
    });
  });

  describe.each(withoutBody)('%s', (_, route) => {
    it('with a wrong body, naming the field', async () => {
      namesField(await ask(route, { body: { surprise: 1 } }), 'surprise');
      namesField(await ask(route, { body: [1] }), 'body');
    });
  });

  describe.each(titled)('%s', (_, route) => {
    const raw = (text: string | Uint8Array, type = JSON_TYPE) => ask(route, { raw: text, headers: type });
    it('with a body that is not JSON, not plain, or not UTF-8', async () => {
      const texts = ['{', '{"a":1}}', 'nonsense', '{"__proto__":{"admin":true}}', '{"constructor":{"prototype":{}}}'];
      for (const text of [...texts, '{"\\u005f_proto__":1}', Uint8Array.of(0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d)])
        namesField(await raw(text), 'body');
    });
    it('with JSON that is 100 deep', async () => {
      namesField(await raw(`{"reason":${'['.repeat(99)}${']'.repeat(99)}}`), 'body');
    });
    it('with a body of 10 MB', async () => {
      const answer = await raw(`{"reason":"${'x'.repeat(10 * MEGABYTE)}"}`);
      expect([answer.status, answer.body['code']]).toEqual([413, 'body-too-large']);
    });
    it('with a body that is not sent as JSON', async () => {
      for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/xml', 'nonsense'])
        expect([type, (await raw('{}', { 'content-type': type })).status]).toEqual([type, 415]);
    });
    it('with invalid headers, by name', async () => {
      const body = route.body;
      if (route.method === 'POST')
        for (const key of ['with space', 'x'.repeat(256)])
          namesField(await ask(route, { body, headers: { 'idempotency-key': key } }), 'Idempotency-Key');
      namesField(await ask(route, { body, headers: { 'x-correlation-id': 'a b' } }), 'X-Correlation-Id');
      namesField(await ask(route, { body, headers: { 'if-match': '*' } }), 'If-Match');
    });
    it('with a token that is missing, forged, unsigned, expired or incomplete', async () => {
      for (const token of await badTokens()) {
        const answer = await ask(route, { body: route.body }, new Client(server.base, token));
        expect([token?.slice(0, 20), answer.status]).toEqual([token?.slice(0, 20), 401]);
        expect(answer.headers.get('www-authenticate')).toContain('Bearer');
      }
    });
  });

  describe.each(titled.filter(([, { path }]) => path.startsWith(':n') || path.startsWith('/people/')))(
    '%s',
    (_, route) => {
      it('with 404 for a viewer without a relation, as for what does not exist', async () => {
        const hidden = await ask(route, { body: route.body }, clientOf('stranger'));
        const absentPath = { ...route, path: route.path.replace(':n', '/nominations/none').replace('lee', 'none') };
        const absent = await ask(absentPath, { body: route.body }, clientOf('stranger'));
        const absentForItsOwn = await ask(absentPath, { body: route.body });
        expect([hidden.status, hidden.text]).toEqual([404, absent.text]);
        expect([absentForItsOwn.status, absentForItsOwn.text]).toEqual([404, absent.text]);
      });
    },
  );

  it.each([
    ['nothing printable', '%00'],
    ['a way up', '%2e%2e%2f'],
    ['a property of every object', '__proto__'],
    ['a property of every function', 'constructor'],
    ['500 characters', 'a'.repeat(500)],
    ['5,000 characters', 'a'.repeat(5_000)],
    ['a picture', '%F0%9F%92%A3'],
    ['half an encoding', '%ff'],
    ['no encoding', '%zz'],
  ])('with an id of %s', async (_, id) => {
    const ops = clientOf('ops');
    for (const path of [`/nominations/${id}/submission`, `/cycles/${id}/closure`, `/frameworks/${id}/publications`])
      expect([400, 404]).toContain((await ops.post(path, undefined, SEEN)).status);
    expect([400, 404]).toContain((await ops.post(`/people/${id}/departure`, {})).status);
  });

  describe('a blueprint', () => {
    const upload = (raw: string | Uint8Array, type: string, query = '?name=page.md') =>
      clientOf('ops').send('POST', `/frameworks/eng/blueprints${query}`, { raw, headers: { 'content-type': type } });
    it('needs a name', async () => {
      namesField(await upload('# Page', 'text/markdown', ''), 'name');
      namesField(await upload('# Page', 'text/markdown', '?name=a%00b'), 'name');
    });
    it('may have any type but those of no document, and at most 5 MB', async () => {
      const json = await upload('{}', 'application/json');
      expect([json.status, json.body['code']]).toEqual([400, 'blueprint-unsupported']);
      expect((await upload('# Page', 'application/x-www-form-urlencoded')).status).toBe(415);
      for (const type of ['text/markdown', 'application/json'])
        expect((await upload('x'.repeat(10 * MEGABYTE), type)).status).toBe(413);
    });
    it.each([
      ['is empty', ''],
      ['is of no known family', 'Just some words.'],
      ['is not UTF-8', Uint8Array.of(0x23, 0x20, 0xff, 0xfe)],
      ['holds control characters', '# Page\u0000'],
    ])('is refused with a fix if it %s', async (_, document) => {
      const answer = await upload(document, 'application/octet-stream');
      expect([answer.status, answer.body['errors']]).toEqual([
        400,
        [{ field: 'body', problem: expect.any(String) as string, fix: expect.stringMatching(/.{20}/) as string }],
      ]);
    });
  });
});

const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

const badTokens = async (): Promise<readonly (string | null)[]> => {
  const good = (clientOf('ops').token ?? '').split('.');
  const [header = '', payload = '', signature = ''] = good;
  const elsewhere = makeDataDir();
  const forged = await new EmbeddedIssuer(elsewhere).issueToken({ subject: 'ops', roles: ['admin'] });
  removeDataDir(elsewhere);
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as Record<string, number>;
  const key = createPrivateKey(readFileSync(join(dataDir, 'token-key.pem')));
  const signed = (more: object) =>
    new SignJWT({ ...claims, ...more }).setProtectedHeader({ alg: 'EdDSA', typ: 'at+jwt' }).sign(key);
  expect((await clientOf('ops').post('/people', {})).status).toBe(400);
  expect((await new Client(server.base, await signed({})).post('/people', {})).status).toBe(400);
  return [
    null,
    '',
    'nonsense',
    forged,
    await signed({ iat: 1_700_000_000, exp: 1_700_003_600 }),
    await signed({ aud: 'another-service' }),
    await signed({ iss: 'another-issuer' }),
    `${encode({ alg: 'none', typ: 'at+jwt' })}.${payload}.`,
    `${header}.${encode({ ...claims, sub: 'ceo' })}.${signature}`,
    `${header}.${payload}.${signature.slice(0, -4)}AAAA`,
  ];
};

describe('the table of write routes', () => {
  const served = CONTROLLERS.flatMap((controller) => {
    const prototype = controller.prototype as Record<string, object>;
    return Object.getOwnPropertyNames(prototype)
      .map((name) => prototype[name] as object)
      .filter((handler) => Reflect.hasMetadata(WRITE_OPTIONS, handler))
      .map((handler) => {
        const verb = RequestMethod[Reflect.getMetadata(METHOD_METADATA, handler) as number] ?? '';
        const [base, route] = [controller, handler].map((at) => String(Reflect.getMetadata(PATH_METADATA, at)));
        return `${verb} /${base ?? ''}/${route ?? ''}`.replaceAll(/\/+/g, '/').replace(/\/$/, '');
      });
  });
  it.each(served.filter((route) => !/projections|blueprints/.test(route)))('holds %s', (route) => {
    const pattern = new RegExp(`^${route.replaceAll(/:[a-zA-Z]+/g, '[^/]+')}$`);
    const known = WRITES.map(({ method, path }) => `${method} ${path.replace(':n', '/nominations/n')}`);
    expect(known.filter((row) => pattern.test(row))).not.toEqual([]);
  });
});
