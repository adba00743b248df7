import { randomUUID } from 'node:crypto';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EVENT_STORE, type EventStore } from '@plumbline/event-log';
import type { Recorded } from '@plumbline/domain';
import { History } from '@plumbline/testing';
import { temporaryApp, type TemporaryApp } from './http/temporary-app.js';

type Headers = Record<string, string>;
type Sent = Readonly<{ status: number; code: unknown; body: Record<string, unknown>; seen: Headers }>;
const NAMED = { PLUMBLINE_NAMED_IDS: 'refuse', PLUMBLINE_RATE_LIMIT: '0' };
const MADE = /^[\da-f]{16}$/;

describe('the id that the source of people has for somebody', () => {
  let server: TemporaryApp;
  let admin: Headers;
  let mate: Headers;
  const send = async (headers: Headers, asked: string, payload?: object): Promise<Sent> => {
    const [method = '', path = ''] = asked.split(' ');
    const answer = await server.app.inject({
      ...{ method: method as 'GET', url: `/v1${path}`, headers },
      ...(payload && { payload }),
    });
    const body = answer.json<Record<string, unknown>>();
    const seen = { 'plumbline-min-position': String(answer.headers['plumbline-position'] ?? '') };
    return { status: answer.statusCode, code: body['code'], body, seen };
  };
  const newcomer = (sourceId: string | null, more: object = {}) => ({
    ...{ name: 'Quillon Brackwater', orgUnit: 'platform', sourceId },
    ...more,
  });
  const register = (body: object, headers = admin) => send(headers, 'POST /people', body);
  const idOf = async (body: object): Promise<string> => {
    const sent = await register(body);
    expect([sent.status, sent.body['id']]).toEqual([201, expect.any(String)]);
    return String(sent.body['id']);
  };
  const me = async (subject: string) => (await send(await server.as(subject), 'GET /me')).body;
  const eventsOf = (id: string): Promise<readonly Recorded[]> =>
    server.app.get<EventStore>(EVENT_STORE).readStream(`person-${id}`);
  /** For a read that is to see everything stored. */
  const latest = async (): Promise<Headers> => {
    const { body } = await send(admin, 'GET /projections');
    return { 'plumbline-min-position': String(body['head']) };
  };
  const record = async ({ events }: History) => {
    const store = server.app.get<EventStore>(EVENT_STORE);
    for (const { type, stream, data, metadata } of events)
      await store.append(stream, 'any', [{ id: randomUUID(), type, data, metadata }]);
  };
  const holderOf = (sourceId: string) => server.app.get<EventStore>(EVENT_STORE).sourceIds.holderOf(sourceId);
  const erase = async (id: string) => {
    const grounds = { ground: 'own-request', caseNumber: '2026-0042' };
    expect((await send(admin, `POST /people/${id}/erasure`, grounds)).status).toBe(200);
    const confirmed = await send(mate, `POST /people/${id}/erasure/confirmation`, {});
    expect(confirmed.status).toBe(200);
  };

  beforeAll(async () => {
    server = await temporaryApp(NAMED);
    admin = await server.asAdmin('root');
    mate = await server.asAdmin('mate');
  });
  afterAll(() => server.close());

  describe('in a registration', () => {
    it('takes the place of an id, which is then made here and says nothing; a repeat finds the same person', async () => {
      const body = newcomer('quillon.brackwater');
      const first = await register(body);
      expect([first.status, first.body['appended']]).toEqual([201, 1]);
      const id = String(first.body['id']);
      expect(id).toMatch(MADE);
      const again = await register(body);
      expect([again.status, again.body['id'], again.body['appended']]).toEqual([201, id, 0]);
      expect(await register({ ...body, orgUnit: 'search' })).toMatchObject({ status: 409, code: 'person-exists' });
      expect((await eventsOf(id)).map(({ data }) => data)).toMatchObject([{ sourceId: 'quillon.brackwater' }]);
    });

    it('is sealed in the log, and in none of the files in clear', async () => {
      await idOf(newcomer('canary-in-every-file'));
      await send(admin, 'GET /people?sourceId=canary-in-every-file');
      const own = await server.as('Canary-in-every-file', ['admin']);
      const body = { id: 'p-9', name: 'Ann', orgUnit: 'x' };
      expect((await send({ ...own, 'idempotency-key': 'canary-1' }, 'POST /people', body)).status).toBe(201);
      expect((await send(own, 'GET /me')).status).toBe(200);
      const files = readdirSync(server.dataDir).map((name) => readFileSync(join(server.dataDir, name), 'latin1'));
      expect(files.length).toBeGreaterThan(3);
      expect(files.filter((file) => file.toLowerCase().includes('canary-in-every-file'))).toEqual([]);
    });

    it('needs an id beside it where there is none', async () => {
      for (const sourceId of [null, undefined])
        expect((await register({ name: 'Nobody', orgUnit: 'x', sourceId })).body).toMatchObject({
          ...{ status: 400, code: 'invalid-request' },
          errors: [{ field: 'id', problem: 'is missing' }],
        });
    });

    it.each(['', ' HR-1', 'HR 1', 'HR-1\n', 'x'.repeat(129), 17])('is refused as %j', async (sourceId) => {
      const { status, body } = await register({ id: 'p-1', name: 'No', orgUnit: 'x', sourceId });
      expect([status, body['errors']]).toEqual([400, [expect.objectContaining({ field: 'sourceId' })]]);
    });

    it('makes one person of ten registrations at once, with ids and without', async () => {
      const bare = await Promise.all(Array.from({ length: 10 }, () => register(newcomer('HR-100'))));
      expect(new Set(bare.map(({ body }) => body['id'])).size).toBe(1);
      expect(bare.filter(({ body }) => body['appended'] === 1)).toHaveLength(1);
      const named = await Promise.all(
        Array.from({ length: 10 }, (_, at) =>
          register(newcomer(at % 2 === 0 ? 'HR-101' : 'hr-101', { id: `x-${String(at)}00` })),
        ),
      );
      expect(named.map(({ status }) => status).sort()).toEqual([201, ...Array.from({ length: 9 }, () => 409)]);
      for (const { code } of named.filter(({ status }) => status === 409)) expect(code).toBe('source-id-taken');
      const both = await Promise.all([
        register(newcomer('HR-102', { id: 'y-1' })),
        register(newcomer('HR-102')),
        register(newcomer('HR-102', { id: 'y-2' })),
      ]);
      const people = both.filter(({ body }) => body['appended'] === 1);
      expect(people).toHaveLength(1);
      expect(await holderOf('HR-102')).toBe(people[0]?.body['id']);
    });

    it('is that of one person, in any case, and no id of anybody; nor is an id a source id', async () => {
      const id = await idOf(newcomer('HR-110'));
      expect((await register(newcomer('hr-110', { id: 'z-1' }))).body).toMatchObject({
        code: 'source-id-taken',
        errors: [{ field: 'sourceId', fix: expect.any(String) as unknown }],
      });
      await idOf({ id: 'Z-2', name: 'Ann', orgUnit: 'x' });
      const other = await idOf(newcomer('HR-111'));
      for (const sourceId of ['Z-2', 'z-2']) {
        expect(await register(newcomer(sourceId))).toMatchObject({ status: 409, code: 'source-id-taken' });
        expect(await send(admin, `PATCH /people/${other}`, { sourceId })).toMatchObject({ code: 'source-id-taken' });
      }
      for (const taken of ['HR-110', 'hr-110'])
        expect((await register({ id: taken, name: 'Ann', orgUnit: 'x' })).body).toMatchObject({
          ...{ code: 'person-id-taken', detail: expect.stringContaining(id) as unknown },
          errors: [{ field: 'id' }],
        });
      const atOnce = await Promise.all([
        register(newcomer('W-1')),
        register({ id: 'W-1', name: 'Ann', orgUnit: 'x' }),
        register({ id: 'w-2', name: 'Ann', orgUnit: 'x' }),
        register(newcomer('w-2')),
      ]);
      expect(atOnce.slice(0, 2).filter(({ status }) => status === 201).length).toBeLessThanOrEqual(1);
      expect(atOnce.slice(2).filter(({ status }) => status === 201).length).toBeLessThanOrEqual(1);
    });

    it('stands in no id', async () => {
      expect(await register(newcomer('HR-120', { id: 'p-hr-120' }))).toMatchObject({ code: 'person-id-named' });
      expect(await register(newcomer('HR-120', { id: 'HR-120' }))).toMatchObject({ code: 'person-id-named' });
      expect(await register(newcomer('HR-120', { id: 'p-1120' }))).toMatchObject({ status: 201 });
    });

    it('is free again where the registration is refused, and goes to whoever comes next', async () => {
      expect(await register(newcomer('HR-130', { manager: 'nobody' }))).toMatchObject({ code: 'manager-unknown' });
      expect(await holderOf('HR-130')).toBeUndefined();
      expect(await register(newcomer('HR-130', { id: 'v-1' }))).toMatchObject({ status: 201 });
      const store = server.app.get<EventStore>(EVENT_STORE);
      await store.sourceIds.claim('HR-131', 'cut-short');
      expect((await register(newcomer('HR-131'))).body).toMatchObject({ id: 'cut-short', appended: 1 });
      await store.sourceIds.claim('HR-132', 'cut-short-too');
      expect(await register(newcomer('HR-132', { id: 'v-2' }))).toMatchObject({ status: 201 });
      await store.sourceIds.claim('HR-133', 'v-2');
      expect((await register(newcomer('HR-133'))).body).toMatchObject({ id: expect.stringMatching(MADE) as unknown });
    });

    it('is not that of whoever registers: another admin does', async () => {
      const own = await server.as('HR-140', ['admin']);
      for (const sourceId of ['HR-140', 'hr-140'])
        expect(await register(newcomer(sourceId), own)).toMatchObject({ status: 409, code: 'own-record' });
      expect(await holderOf('HR-140')).toBeUndefined();
    });
  });

  describe('in a token', () => {
    it('means the person, from the registration on, in whichever case', async () => {
      expect(await me('HR-200')).toMatchObject({ id: 'HR-200', person: null });
      const id = await idOf(newcomer('HR-200'));
      expect(await me('HR-200')).toMatchObject({ id, person: { id, sourceId: 'HR-200' } });
      expect(await me('hr-200')).toMatchObject({ id, person: { id } });
      const admins = await server.as('hr-200', ['admin']);
      const body = { orgUnit: 'moved' };
      expect((await send(admins, `POST /people/${id}/org-unit`, body)).status).toBe(200);
      expect((await eventsOf(id)).at(-1)?.metadata.actor).toBe(id);
      expect(await send(admins, `POST /people/${id}/level`, { level: 'staff' })).toMatchObject({ code: 'own-record' });
    });

    it('means the person of that id, where it is somebody\u2019s id all the same', async () => {
      const store = server.app.get<EventStore>(EVENT_STORE);
      await record(new History().person('HR-230').person('v-230', { sourceId: 'HR-230' }));
      await store.sourceIds.claim('HR-230', 'v-230');
      expect(await me('HR-230')).toMatchObject({ id: 'HR-230', person: { name: 'Name of HR-230' } });
    });

    it('is that of somebody who has left, who is told so', async () => {
      const id = await idOf(newcomer('HR-220'));
      await send(admin, `POST /people/${id}/departure`, {});
      expect(await send(await server.as('HR-220'), 'GET /me')).toMatchObject({ status: 403, code: 'person-left' });
    });
  });

  describe('in a correction', () => {
    it('changes, and goes away; what it was is free, and until somebody has it says to sign in anew', async () => {
      const id = await idOf(newcomer('HR-300'));
      expect((await send(admin, `PATCH /people/${id}`, { sourceId: 'HR-301' })).status).toBe(200);
      expect(await me('HR-300')).toMatchObject({ status: 403, code: 'source-id-former' });
      expect((await me('HR-301'))['id']).toBe(id);
      expect(await holderOf('HR-300')).toBe(id);
      for (const taken of ['HR-300', 'hr-300'])
        expect(await register({ id: taken, name: 'Ann', orgUnit: 'x' })).toMatchObject({ code: 'person-id-taken' });
      expect(await register(newcomer('HR-300', { manager: 'nobody' }))).toMatchObject({ code: 'manager-unknown' });
      expect(await me('HR-300')).toMatchObject({ code: 'source-id-former' });
      const next = await idOf(newcomer('HR-300'));
      expect(next).not.toBe(id);
      expect((await me('HR-300'))['id']).toBe(next);
      expect(await send(admin, `PATCH /people/${next}`, { sourceId: 'hr-301' })).toMatchObject({
        code: 'source-id-taken',
      });
      expect(await holderOf('HR-301')).toBe(id);
      expect(await send(admin, `PATCH /people/${next}`, { sourceId: 'HR-300' })).toMatchObject({
        body: { appended: 0 },
      });
      expect((await send(admin, `PATCH /people/${id}`, { sourceId: 'hr-301' })).status).toBe(200);
      expect([(await me('HR-301'))['id'], (await me('hr-301'))['id']]).toEqual([id, id]);
      expect((await send(admin, `PATCH /people/${id}`, { sourceId: null })).status).toBe(200);
      expect([(await me('hr-301'))['code'], await holderOf('HR-301')]).toEqual(['source-id-former', id]);
    });

    it('goes to one of several people at once', async () => {
      const ids = await Promise.all(['HR-310', 'HR-311', 'HR-312'].map((sourceId) => idOf(newcomer(sourceId))));
      const sent = await Promise.all(ids.map((id) => send(admin, `PATCH /people/${id}`, { sourceId: 'HR-313' })));
      expect(sent.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
      const winner = ids[sent.findIndex(({ status }) => status === 200)];
      expect([await holderOf('HR-313'), (await me('HR-313'))['id']]).toEqual([winner, winner]);
    });

    it('leaves nobody a way around a rule of two by a token from before', async () => {
      const id = await idOf(newcomer('HR-330'));
      const old = await server.as('HR-330', ['admin']);
      const subject = await idOf(newcomer('HR-331'));
      const grounds = { ground: 'own-request', caseNumber: '2026-0042' };
      expect((await send(old, `POST /people/${subject}/erasure`, grounds)).status).toBe(200);
      expect((await send(admin, `PATCH /people/${id}`, { sourceId: 'HR-339' })).status).toBe(200);
      const asked = [
        ['GET /people', undefined],
        [`POST /people/${subject}/erasure/confirmation`, {}],
        [`POST /people/${id}/level`, { level: 'staff' }],
        [`PATCH /people/${id}`, { sourceId: 'HR-338' }],
        [`POST /people/${id}/erasure`, grounds],
      ] as const;
      for (const way of [old, await server.as('hr-330', ['admin'])])
        for (const [path, body] of asked) {
          const refused = await send(way, path, body);
          expect([path, refused.status, refused.code]).toEqual([path, 403, 'source-id-former']);
          expect(refused.body['errors']).toMatchObject([{ field: 'Authorization' }]);
        }
      const now = await server.as('HR-339', ['admin']);
      expect(await send(now, `POST /people/${subject}/erasure/confirmation`, {})).toMatchObject({
        code: 'erasure-of-one',
      });
      await erase(id);
      expect(await me('HR-330')).toMatchObject({ id: 'HR-330', person: null });
    });

    it('that is refused leaves the former one theirs', async () => {
      const id = await idOf(newcomer('HR-350'));
      expect((await send(admin, `PATCH /people/${id}`, { sourceId: 'HR-351' })).status).toBe(200);
      const own = await server.as('HR-351', ['admin']);
      expect(await send(own, `PATCH /people/${id}`, { sourceId: 'HR-350' })).toMatchObject({ code: 'own-record' });
      const seen = { ...admin, 'if-match': '"77"' };
      expect((await send(seen, `PATCH /people/${id}`, { sourceId: 'HR-350' })).status).toBe(412);
      expect(await me('HR-350')).toMatchObject({ code: 'source-id-former' });
    });

    it('is not the id of the person', async () => {
      const id = await idOf(newcomer('HR-360'));
      for (const sourceId of [id, id.toUpperCase(), `hr:${id}`])
        expect(await send(admin, `PATCH /people/${id}`, { sourceId })).toMatchObject({ code: 'source-id-taken' });
      expect((await me('HR-360'))['id']).toBe(id);
    });

    it('is not one\u2019s own to change', async () => {
      const id = await idOf(newcomer('HR-320'));
      const own = await server.as('HR-320', ['admin']);
      for (const sourceId of ['HR-321', null])
        expect(await send(own, `PATCH /people/${id}`, { sourceId })).toMatchObject({ code: 'own-record' });
      expect((await send(own, `PATCH /people/${id}`, { name: 'Quill' })).status).toBe(200);
    });
  });

  it('is found and shown where the email is: by admins, auditors and the line, and on the own record', async () => {
    const boss = await idOf(newcomer('HR-400'));
    const { body, seen } = await register(newcomer('HR-401', { manager: boss }));
    const id = String(body['id']);
    const find = async (who: Headers, sourceId: string) => {
      const answer = await send({ ...who, ...seen }, `GET /people?sourceId=${sourceId}`);
      return (answer.body['items'] as { id: string; sourceId: string | null }[]).map((each) => [
        each.id,
        each.sourceId,
      ]);
    };
    for (const who of [admin, await server.as('aud', ['auditor']), await server.as('HR-400')])
      expect(await find(who, 'HR-401')).toEqual([[id, 'HR-401']]);
    expect(await find(await server.as('HR-401'), 'HR-400')).toEqual([]);
    expect(await find(await server.as('stranger'), 'HR-401')).toEqual([]);
    await record(new History().cycle('spring', { chair: 'chi' }));
    const chair = await server.as('chi');
    const listed = await send({ ...chair, ...(await latest()) }, `GET /people?text=${id}`);
    expect(listed.body['items']).toMatchObject([
      { id, sourceId: null, hidden: ['email', 'sourceId', 'manager', 'leftOn'] },
    ]);
    expect(await find(chair, 'HR-401')).toEqual([]);
    expect(await find(admin, 'hr-401')).toEqual([[id, 'HR-401']]);
    for (const other of ['HR-40', 'HR-4010']) expect(await find(admin, other)).toEqual([]);
    expect(await find(admin, 'HR-401&text=quillon')).toEqual([[id, 'HR-401']]);
    expect(await find(admin, 'HR-401&text=somebody')).toEqual([]);
    expect(await find(admin, 'HR-401&orgUnit=search')).toEqual([]);
    for (const who of [admin, await server.as(boss), await server.as(id)])
      expect((await send({ ...who, ...seen }, `GET /people/${id}`)).body).toMatchObject({ sourceId: 'HR-401' });
  });

  it('ends with the person: it means nobody, finds nobody, and is free for somebody new', async () => {
    const id = await idOf(newcomer('HR-500', { email: 'q@example.org' }));
    expect((await me('HR-500'))['id']).toBe(id);
    await erase(id);
    expect(await me('HR-500')).toMatchObject({ id: 'HR-500', person: null });
    expect((await send(admin, 'GET /people?sourceId=HR-500')).body['items']).toEqual([]);
    expect((await send(admin, `GET /people/${id}`)).body).toMatchObject({ name: 'erased', sourceId: null });
    expect((await eventsOf(id)).map(({ data }) => ('sourceId' in data ? data.sourceId : null))[0]).toBe('erased');
    expect(await me('erased')).toMatchObject({ person: null });
    expect(await send(admin, `PATCH /people/${id}`, { sourceId: 'HR-501' })).toMatchObject({ code: 'person-erased' });
    expect([await holderOf('HR-500'), await holderOf('HR-501')]).toEqual([undefined, undefined]);
    expect(await idOf(newcomer('HR-500'))).not.toBe(id);
  });
});

describe('a server whose log is opened again', () => {
  it('knows whose source ids are before any view does', async () => {
    const server = await temporaryApp(NAMED);
    const admin = await server.asAdmin('root');
    const payload = { name: 'Quillon', orgUnit: 'x', sourceId: 'HR-1' };
    const first = await server.app.inject({ method: 'POST', url: '/v1/people', payload, headers: admin });
    await server.app.close();
    const again = await temporaryApp({ ...NAMED, PLUMBLINE_DATA_DIR: server.dataDir });
    const found = await again.app.inject({ method: 'POST', url: '/v1/people', payload, headers: admin });
    expect(found.json()).toMatchObject({ id: first.json<{ id: string }>().id, appended: 0 });
    await again.app.close();
    await again.close();
    await server.close();
  });

  it('knows what records say after an older copy of the keys was accepted', async () => {
    const begun = await temporaryApp(NAMED);
    const admin = await begun.as('root', ['admin']);
    const { dataDir } = begun;
    const start = (more = {}) => temporaryApp({ ...NAMED, PLUMBLINE_DATA_DIR: dataDir, ...more });
    const sending =
      ({ app }: TemporaryApp) =>
      async (method: 'GET' | 'POST' | 'PATCH', url: string, payload?: object) =>
        (await app.inject({ method, url: `/v1${url}`, headers: admin, ...(payload && { payload }) })).json<
          Record<string, unknown>
        >();
    const newcomer = (sourceId: string) => ({ name: 'Quillon', orgUnit: 'x', sourceId });
    const send = sending(begun);
    const [id, gone] = [
      await send('POST', '/people', newcomer('OLD-1')),
      await send('POST', '/people', newcomer('OLD-2')),
    ];
    await begun.app.close();
    const copy = mkdtempSync(join(tmpdir(), 'older-keys-'));
    for (const file of readdirSync(dataDir).filter((name) => name.startsWith('keys.db')))
      cpSync(join(dataDir, file), join(copy, file));

    const later = await start();
    const change = sending(later);
    await change('PATCH', `/people/${String(id['id'])}`, { sourceId: 'NEW-1' });
    await change('PATCH', `/people/${String(gone['id'])}`, { sourceId: 'NEW-2' });
    const taken = await change('POST', '/people', newcomer('OLD-2'));
    await later.app.close();
    for (const file of readdirSync(dataDir).filter((name) => name.startsWith('keys.db'))) rmSync(join(dataDir, file));
    cpSync(copy, dataDir, { recursive: true });
    await expect(start()).rejects.toThrow('keys');

    const accepted = await start({ PLUMBLINE_LOST_KEYS: 'accept' });
    const ask = sending(accepted);
    expect(await ask('GET', `/people/${String(id['id'])}`)).toMatchObject({ sourceId: 'NEW-1' });
    const meOf = async (subject: string) =>
      (await accepted.app.inject({ url: '/v1/me', headers: await begun.as(subject) })).json<Record<string, unknown>>();
    expect((await meOf('NEW-1'))['id']).toBe(id['id']);
    expect((await meOf('new-2'))['id']).toBe(gone['id']);
    expect((await meOf('OLD-1'))['code']).toBe('source-id-former');
    expect(await ask('POST', '/people', newcomer('NEW-1'))).toMatchObject({ id: id['id'] });
    // The record of whoever took it over lost its key.
    expect((await ask('GET', `/people/${String(taken['id'])}`))['sourceId']).toBe('erased');
    await accepted.app.close();
    rmSync(copy, { recursive: true });
    await begun.close();
  });
});
