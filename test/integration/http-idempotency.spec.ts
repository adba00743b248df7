import { hash } from 'node:crypto';
import { jest } from '@jest/globals';
import type { LightMyRequestResponse } from 'fastify';
import type { ProjectionControl } from '@plumbline/projection-runtime';
import { PROJECTION_CONTROL } from '../../apps/api/src/system/tokens.js';
import { type TemporaryApp, temporaryApp } from './http/temporary-app.js';

const ONE_EVENT = (id: string) => `"${hash('sha256', `person-${id} 1`, 'base64url').slice(0, 16)}"`;

describe('a repeated request with its idempotency key', () => {
  let server: TemporaryApp;
  let admin: Record<string, string>;
  const post = (url: string, payload: object, headers: Record<string, string>) =>
    server.app.inject({ method: 'POST', url, payload, headers: { ...admin, ...headers } });
  const seen = ({ statusCode, body, headers }: LightMyRequestResponse) => ({
    statusCode,
    body,
    etag: headers.etag,
    location: headers.location,
    position: headers['plumbline-position'],
    type: headers['content-type'],
  });
  const person = (id: string) => ({ id, name: `Name of ${id}`, orgUnit: 'unit' });
  const scale = { min: 1, max: 5, labels: [] };

  beforeAll(async () => {
    server = await temporaryApp();
    admin = await server.as('root', ['admin']);
  });
  afterAll(() => server.close());

  it('is answered byte for byte like the first, also after later events', async () => {
    const create = () => post('/v1/people', person('p1'), { 'idempotency-key': 'a' });
    const first = seen(await create());
    await post('/v1/people/p1/org-unit', { orgUnit: 'other' }, {});
    expect(first).toMatchObject({ statusCode: 201, etag: ONE_EVENT('p1'), location: '/v1/people/p1' });
    expect(seen(await create())).toEqual(first);
  });
  it('gets the same id if the server generated it', async () => {
    const draft = () => post('/v1/frameworks', { track: 't', title: 'T', scale }, { 'idempotency-key': 'b' });
    const first = seen(await draft());
    expect(first.location).toMatch(
      /^\/v1\/frameworks\/[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/,
    );
    expect(seen(await draft())).toEqual(first);
    const other = await post('/v1/frameworks', { track: 't', title: 'T', scale }, { 'idempotency-key': 'b2' });
    expect(other.headers.location).not.toBe(first.location);
  });
  it('is the same request in any order of its fields', async () => {
    const key = { 'idempotency-key': 'c' };
    const first = seen(await post('/v1/people', person('p2'), key));
    const turned = Object.fromEntries(Object.entries(person('p2')).reverse());
    expect(seen(await post('/v1/people', turned, key))).toEqual(first);
  });
  it('is refused with 422 if anything of it differs', async () => {
    const key = { 'idempotency-key': 'd' };
    await post('/v1/people', person('p3'), key);
    const body = await post('/v1/people', { ...person('p3'), orgUnit: 'x' }, key);
    expect(body.json()).toMatchObject({ status: 422, code: 'idempotency-key-reused' });
    expect((await post('/v1/people/p3/org-unit', person('p3'), key)).statusCode).toBe(422);
  });
  it('is a separate request for another person', async () => {
    const key = { 'idempotency-key': 'e' };
    await post('/v1/people', person('p4'), key);
    const other = { ...(await server.as('root2', ['admin'])), ...key };
    expect((await post('/v1/people', person('p5'), other)).statusCode).toBe(201);
  });
  it('is stored once, of ten that race', async () => {
    const race = Array.from({ length: 10 }, () => post('/v1/people', person('p6'), { 'idempotency-key': 'f' }));
    const answers = (await Promise.all(race)).map(seen);
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]).toMatchObject({ statusCode: 201, etag: ONE_EVENT('p6') });
  });
  it('runs again if the first was refused by a rule', async () => {
    const key = { 'idempotency-key': 'g' };
    const manage = () => post('/v1/people/p1/manager', { manager: 'p7' }, key);
    expect((await manage()).statusCode).toBe(409);
    await post('/v1/people', person('p7'), {});
    expect((await manage()).statusCode).toBe(200);
  });
  it.each(['', 'a b', '\u00e9', 'x'.repeat(256)])('is refused with the key %j', async (key) => {
    const answer = await post('/v1/people', person('p8'), { 'idempotency-key': key });
    expect(answer.json()).toMatchObject({ status: 400, errors: [{ field: 'Idempotency-Key' }] });
  });
  describe('to a route of the projections', () => {
    const rebuild = (view: string, key: string) =>
      post('/v1/projections/rebuild', { view }, { 'idempotency-key': key });

    it('begins one rebuild', async () => {
      const begun = jest.spyOn(server.app.get<ProjectionControl>(PROJECTION_CONTROL), 'rebuild');
      const first = seen(await rebuild('people', 'r1'));
      expect(first).toMatchObject({ statusCode: 202, body: '{"state":"begun"}' });
      const again = await Promise.all([rebuild('people', 'r1'), rebuild('people', 'r1')]);
      expect(again.map(seen)).toEqual([first, first]);
      expect(begun.mock.calls).toEqual([['people']]);
      begun.mockRestore();
    });
    it('is refused with 422 if anything of it differs, also as a write of events', async () => {
      await rebuild('people', 'r2');
      expect((await rebuild('board', 'r2')).json()).toMatchObject({ status: 422, code: 'idempotency-key-reused' });
      const retry = { view: 'people', stream: 'person-p1' };
      const parked = (key: string) => post('/v1/projections/parked/retry', retry, { 'idempotency-key': key });
      expect([(await parked('r2')).statusCode, (await parked('a')).statusCode]).toEqual([422, 422]);
      const [first, again] = [seen(await parked('r3')), seen(await parked('r3'))];
      expect([first.statusCode, again]).toEqual([200, first]);
    });
    it('is refused with 422 as a write of events if the projections had its key, and writes nothing', async () => {
      await rebuild('people', 'r5');
      const write = () => post('/v1/people', person('p9'), { 'idempotency-key': 'r5' });
      expect((await write()).json()).toMatchObject({ status: 422, code: 'idempotency-key-reused' });
      expect((await server.app.inject({ url: '/v1/people/p9', headers: admin })).statusCode).toBe(404);
      expect((await rebuild('people', 'r5')).statusCode).toBe(202);
    });
    it('is refused with an invalid key, and runs again if the first was refused', async () => {
      expect((await rebuild('people', 'a b')).json()).toMatchObject({ errors: [{ field: 'Idempotency-Key' }] });
      expect([(await rebuild('none', 'r4')).statusCode, (await rebuild('none', 'r4')).statusCode]).toEqual([400, 400]);
    });
    it('belongs to its sender', async () => {
      const other = { ...(await server.as('root2', ['admin'])), 'idempotency-key': 'r2' };
      expect((await post('/v1/projections/rebuild', { view: 'board' }, other)).statusCode).toBe(202);
    });
  });
  it('is not answered before its token is verified', async () => {
    const headers = { 'idempotency-key': 'a' };
    const answer = await server.app.inject({ method: 'POST', url: '/v1/people', payload: person('p1'), headers });
    expect(answer.statusCode).toBe(401);
  });
  describe('of another method than POST', () => {
    const key = { 'idempotency-key': 'put-or-delete' };
    const at = '/v1/frameworks/arranged';
    const send = async (method: 'PUT' | 'DELETE', path: string, payload?: object) => {
      const { headers } = await server.app.inject({ url: at, headers: admin });
      return server.app.inject({
        method,
        url: `${at}/${path}`,
        headers: { ...admin, ...key, 'if-match': String(headers.etag) },
        ...(payload && { payload }),
      });
    };
    const draft = async () =>
      (await server.app.inject({ url: at, headers: admin })).json<{
        draft: { levels: { key: string }[]; criteria: { key: string }[] };
      }>().draft;
    const level = (name: string) => post(`${at}/levels`, { key: name, title: name, ordinal: 1 }, {});

    beforeAll(async () => {
      await post('/v1/frameworks', { id: 'arranged', track: 't', title: 'T', scale }, key);
      await level('staff');
      await post(`${at}/areas`, { key: 'a', title: 'A' }, {});
      for (const name of ['c1', 'c2'])
        await post(
          `${at}/criteria`,
          { key: name, area: 'a', text: name, requirements: [{ level: 'staff', requiredRating: 3 }] },
          {},
        );
    });
    it('is carried out each time: PUT with another body', async () => {
      for (const keys of [
        ['c2', 'c1'],
        ['c1', 'c2'],
        ['c2', 'c1'],
      ]) {
        const answer = await send('PUT', 'criteria-order', { keys });
        expect([answer.statusCode, answer.json<{ appended: number }>().appended]).toEqual([200, 1]);
        expect((await draft()).criteria.map((criterion) => criterion.key)).toEqual(keys);
      }
    });
    it('is carried out each time: DELETE of what was put back', async () => {
      for (let time = 0; time < 2; time += 1) {
        expect((await level('gone')).statusCode).toBe(200);
        expect((await draft()).levels.map(({ key: name }) => name)).toContain('gone');
        expect((await send('DELETE', 'levels/gone')).json()).toMatchObject({ appended: 1 });
        expect((await draft()).levels.map(({ key: name }) => name)).toEqual(['staff']);
      }
    });
  });
});
