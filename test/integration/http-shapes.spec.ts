import { PATH_METADATA } from '@nestjs/common/constants.js';
import type { InjectOptions } from 'fastify';
import { WRITE_OPTIONS, type WriteOptions } from '../../apps/api/src/http/route-options.js';
import { CONTROLLERS } from '../../apps/api/src/routes.js';
import { declaredRoutes } from '../e2e/access-matrix/served.js';
import { type TemporaryApp, temporaryApp } from './http/temporary-app.js';

type Problem = Readonly<{
  code: string;
  errors?: readonly Readonly<{ field: string; problem: string; fix: string }>[];
}>;

let server: TemporaryApp;
let admin: Record<string, string>;
beforeAll(async () => {
  server = await temporaryApp();
  admin = await server.as('root', ['admin', 'auditor']);
  await ask({ method: 'POST', url: '/v1/people', payload: { id: 'p1', name: 'Somebody', orgUnit: 'unit' } });
  const scale = { min: 1, max: 5 };
  await ask({ method: 'POST', url: '/v1/frameworks', payload: { id: 'fw', track: 'ic', title: 'Framework', scale } });
});
afterAll(() => server.close());

const ask = async (options: InjectOptions) => {
  const { statusCode, headers, body } = await server.app.inject({
    ...options,
    headers: { ...admin, ...options.headers },
  });
  return { status: statusCode, allow: headers['allow'], problem: (body === '' ? {} : JSON.parse(body)) as Problem };
};
const told = async (options: InjectOptions): Promise<readonly string[]> => {
  const { status, problem } = await ask(options);
  expect([status, problem.code]).toEqual([400, 'invalid-request']);
  return (problem.errors ?? []).map(({ field, problem: what, fix }) => `${field} ${what}. ${fix}`);
};
const KEY = 'Send 1 to 128 lower-case letters, digits and hyphens, beginning with a letter or digit.';

describe('a body with several mistakes', () => {
  it('is answered with every missing and unknown field at once, also where it says who it is about', async () => {
    const payload = { candidat: 'p1', target_level: 'staff', colour: 'red' };
    expect(await told({ method: 'POST', url: '/v1/nominations', payload })).toEqual([
      'candidat is not a field of this request. Send candidate instead, or leave it out.',
      'target_level is not a field of this request. Send targetLevel instead, or leave it out.',
      'colour is not a field of this request. Leave it out.',
      `cycle is missing. ${KEY}`,
      'candidate is missing. Send the id that the person was registered with.',
      `targetLevel is missing. ${KEY}`,
    ]);
  });
  it('is answered with every field that a request without a body has', async () => {
    const payload = { version: 2, note: 'Now.' };
    const answer = await told({ method: 'POST', url: '/v1/frameworks/fw/publications', payload });
    expect(answer.map((each) => each.split(' ')[0])).toEqual(['version', 'note']);
  });
});

describe('a known address', () => {
  it.each([
    ['DELETE', '/v1/people', 'GET, HEAD, POST'],
    ['PUT', '/v1/people/p1', 'GET, HEAD, PATCH'],
    ['OPTIONS', '/v1/people', 'GET, HEAD, POST'],
    ['PROPFIND', '/v1/people', 'GET, HEAD, POST'],
    ['TRACE', '/v1/people', 'GET, HEAD, POST'],
    ['POST', '/v1/me?x=1', 'GET, HEAD'],
    ['GET', '/v1/projections/rebuild', 'POST'],
  ])('answers %s %s with 405, and with what it takes', async (method, url, allow) => {
    const answer = await ask({ method, url });
    expect([answer.status, answer.problem.code, answer.allow]).toEqual([405, 'method-not-allowed', allow]);
  });
  it('is told from one that is not there', async () => {
    for (const url of ['/v1/nothing', '/v1/people/p1/nothing', '/v1/people/', '/'])
      expect([url, (await ask({ method: 'DELETE', url })).status]).toEqual([url, 404]);
  });
});

describe('a query parameter that a route does not know', () => {
  it.each([
    ['GET', '/v1/people/p1?asOf=2026-01-01', 'asOf'],
    ['GET', '/v1/people/p1/timeline?bogus=1', 'bogus'],
    ['GET', '/v1/people?boss=p1', 'boss'],
    ['GET', '/v1/me?bogus=1', 'bogus'],
    ['GET', '/v1/frameworks/fw?version=2', 'version'],
    ['GET', '/v1/events?bogus=1', 'bogus'],
    ['GET', '/health/live?bogus=1', 'bogus'],
    ['POST', '/v1/people?bogus=1', 'bogus'],
    ['POST', '/v1/frameworks/fw/publications?dryRun=true', 'dryRun'],
    ['POST', '/v1/projections/rebuild?bogus', 'bogus'],
  ] as const)('%s %s is refused by name', async (method, url, name) => {
    expect((await told({ method, url })).map((each) => each.split(' ')[0])).toEqual([name]);
  });
});

describe('a list that is filtered by a cycle that there is not', () => {
  it.each(['/v1/nominations', '/v1/decisions'])('is 404 by name, and not empty: %s', async (path) => {
    const { status, problem } = await ask({ method: 'GET', url: `${path}?cycle=winter` });
    expect([status, problem.errors?.[0]]).toEqual([
      404,
      { field: 'cycle', problem: 'names no cycle', fix: 'Send an id from GET /v1/cycles.' },
    ]);
    expect((await ask({ method: 'GET', url: path })).status).toBe(200);
  });
});

describe('every Location', () => {
  const locations = CONTROLLERS.flatMap((controller) => {
    const prototype = controller.prototype as Record<string, object>;
    return Object.getOwnPropertyNames(prototype).flatMap((name) => {
      const options = Reflect.getMetadata(WRITE_OPTIONS, prototype[name] ?? {}) as WriteOptions | undefined;
      return options?.status === 201
        ? [options.location ?? `none of ${String(Reflect.getMetadata(PATH_METADATA, controller))}`]
        : [];
    });
  });
  const shape = (address: string): string => address.replaceAll(/\{\w+\}|:\w+/g, ':');
  it('is an address that can be read', () => {
    const read = new Set(declaredRoutes().map((route) => shape(route)));
    expect(locations.length).toBeGreaterThan(5);
    expect(locations.filter((each) => !read.has(`GET ${shape(each)}`))).toEqual([]);
  });
});
