import { randomUUID } from 'node:crypto';
import { EVENT_STORE, type EventStore } from '@plumbline/event-log';
import { aRound } from '@plumbline/testing';
import { canaryRound } from './http/canary-round.js';
import { temporaryApp, type TemporaryApp } from './http/temporary-app.js';

type Headers = Record<string, string>;
const GROUND = { ground: 'own-request', caseNumber: '9' };
const HOLD = { ground: 'legal-claims', caseNumber: '41', until: '2999-01-01' };

/** Every act on somebody that is kept from them, in an order in which each is allowed. */
const ACTS = [
  ['POST', '/erasure', GROUND],
  ['POST', '/erasure/withdrawal'],
  ['POST', '/subject-access', { caseNumber: '10' }],
  ['POST', '/subject-access/release'],
  ['POST', '/subject-access/withdrawal'],
  ['POST', '/legal-holds', HOLD],
  ['POST', '/legal-holds', { ...HOLD, ground: 'legal-obligation', until: '2998-01-01' }],
  ['DELETE', '/legal-holds/41'],
] as const;

describe('what takes two admins, and what is kept from whom it is about', () => {
  let server: TemporaryApp;
  let root: Headers;
  let mate: Headers;
  let count = 0;

  const send = async (headers: Headers, asked: string, payload?: object) => {
    const [method = '', path = ''] = asked.split(' ');
    const answer = await server.app.inject({
      ...{ method: method as 'GET', url: `/v1${path}`, headers },
      ...(payload && { payload }),
    });
    return { status: answer.statusCode, body: answer.json<Record<string, unknown>>(), answer };
  };
  const outcome = async (...asked: Parameters<typeof send>) => {
    const { status, body } = await send(...asked);
    return status < 300 ? 'done' : body['code'];
  };
  const done = async (...asked: Parameters<typeof send>) => {
    const sent = await send(...asked);
    expect([asked[1], sent.status < 300 ? 'done' : sent.body]).toEqual([asked[1], 'done']);
    return sent;
  };
  const admin = (subject: string) => server.as(subject, ['admin']);
  /** Somebody new, of that id. */
  const somebody = async (more: object = {}) => {
    const id = `v${String((count += 1)).padStart(3, '0')}`;
    await done(root, 'POST /people', { id, name: 'Quillon', orgUnit: 'o', ...more });
    return id;
  };
  const append = async (stream: string, type: string, data: object, actor: string) => {
    const metadata = { recordedAt: new Date().toISOString(), actor, correlationId: 'c', causationId: 'c' };
    await server.app.get<EventStore>(EVENT_STORE).append(stream, 'any', [{ id: randomUUID(), type, data, metadata }]);
  };

  beforeAll(async () => {
    server = await temporaryApp({ PLUMBLINE_NAMED_IDS: 'refuse', PLUMBLINE_RATE_LIMIT: '0' });
    root = await server.asAdmin('Root7');
    mate = await server.asAdmin('mate7');
  });
  afterAll(() => server.close());

  describe('an admin whose token says their id in another case', () => {
    it('is themselves: what they asked for they neither confirm, release nor read', async () => {
      const id = await somebody();
      await done(root, `POST /people/${id}/erasure`, GROUND);
      await done(root, `POST /people/${id}/subject-access`, { caseNumber: '10' });
      for (const subject of ['root7', 'ROOT7', 'Root7']) {
        const same = await admin(subject);
        expect(await outcome(same, `POST /people/${id}/erasure/confirmation`, {})).toBe('erasure-of-one');
        expect(await outcome(same, `POST /people/${id}/subject-access/release`)).toBe('access-of-one');
        expect(await outcome(same, `GET /people/${id}/subject-access`)).toBe('access-not-released');
      }
      await done(mate, `POST /people/${id}/subject-access/release`);
      expect(await outcome(await admin('rOOT7'), `GET /people/${id}/subject-access`)).toBe('done');
      await done(await admin('MATE7'), `POST /people/${id}/erasure/confirmation`, {});
    });

    it('decides nothing on their own record', async () => {
      const id = await somebody({ level: 'senior', sourceId: 'HR-9001' });
      for (const subject of [id, id.toUpperCase(), 'hr-9001']) {
        const own = await admin(subject);
        expect(await outcome(own, `POST /people/${id}/level`, { level: 'staff' })).toBe('own-record');
        expect(await outcome(own, `POST /people/${id}/manager`, { manager: 'mate7' })).toBe('own-record');
        expect(await outcome(own, `PATCH /people/${id}`, { sourceId: 'HR-9002' })).toBe('own-record');
      }
    });

    it('is recorded by the id as it was registered', async () => {
      const id = await somebody();
      await done(await admin('ROOT7'), `POST /people/${id}/org-unit`, { orgUnit: 'p' });
      const events = await server.app.get<EventStore>(EVENT_STORE).readStream(`person-${id}`);
      expect(events.at(-1)?.metadata.actor).toBe('Root7');
    });

    it('has left where the person has', async () => {
      const id = await somebody();
      await done(root, `POST /people/${id}/departure`, {});
      expect(await outcome(await admin(id.toUpperCase()), 'GET /people')).toBe('person-left');
    });
  });

  describe('whoever is on the record', () => {
    it('does nothing of it, in whichever case, whatever was done before', async () => {
      const id = await somebody();
      const spelled = await Promise.all([id, id.toUpperCase()].map(admin));
      const tried = async () => {
        for (const own of spelled)
          for (const [method, path, body] of [...ACTS, ['POST', '/erasure/confirmation', {}] as const])
            expect([path, await outcome(own, `${method} /people/${id}${path}`, body)]).toEqual([path, 'own-record']);
      };
      await tried();
      for (const [at, [method, path, body]] of ACTS.entries()) {
        await done(at % 2 === 0 ? root : mate, `${method} /people/${id}${path}`, body);
        await tried();
      }
    });

    it('finds nothing of it in lists, versions and events, by which any other role finds it', async () => {
      const id = await somebody();
      const other = await somebody();
      const readers = {
        own: await admin(id),
        shouted: await admin(id.toUpperCase()),
        audits: await server.as(id, ['auditor']),
        both: await server.as(id, ['admin', 'auditor']),
      };
      const read = async (headers: Headers) => {
        const lists = ['/erasures', '/subject-access', `/erasures?person=${id}`, `/subject-access?person=${id}`];
        const seen = lists.map(async (path) => {
          const { body, answer } = await send(headers, `GET ${path}`);
          return [body, answer.headers.etag];
        });
        const { body, answer } = await send(headers, `GET /people/${id}`);
        return [...(await Promise.all(seen)), [body['revision'], answer.headers.etag]];
      };
      const readAll = async () => Promise.all(Object.values(readers).map(read));
      const before = await readAll();
      const until = async (position: unknown) => {
        const seen = { ...root, 'plumbline-min-position': String(position) };
        await done(seen, `GET /people/${id}`);
      };
      for (const [at, [method, path, body]] of ACTS.entries()) {
        const { answer } = await done(at % 2 === 0 ? root : mate, `${method} /people/${id}${path}`, body);
        await until(answer.headers['plumbline-position']);
        expect([path, await readAll()]).toEqual([path, before]);
      }
      await done(root, `POST /people/${id}/legal-holds`, HOLD);
      await done(root, `POST /people/${other}/legal-holds`, HOLD);
      const { answer } = await done(root, `POST /people/${id}/subject-access`, { caseNumber: '12' });
      await until(answer.headers['plumbline-position']);
      const people = async (headers: Headers, list: string) =>
        ((await done(headers, `GET ${list}`)).body['items'] as { person: { id: string } }[]).map(
          ({ person }) => person.id,
        );
      expect(await people(readers.own, '/erasures?limit=1')).toEqual([other]);
      expect(await people(mate, '/erasures')).toEqual([id, other]);
      expect([await people(readers.both, '/subject-access'), await people(mate, '/subject-access')]).toEqual([
        [],
        [id],
      ]);

      const stream = `/events?limit=200&stream=person-${id}`;
      const auditor = await server.as('aud', ['auditor']);
      expect((await done(auditor, `GET ${stream}`)).body['items']).toHaveLength(ACTS.length + 3);
      for (const headers of [readers.audits, readers.both]) {
        const told = (await done(headers, `GET ${stream}`)).body['items'];
        expect(told).toEqual([expect.objectContaining({ type: 'PersonRegistered', revision: null })]);
        const { items } = (await done(headers, 'GET /events?limit=200')).body as { items: { stream: string | null }[] };
        expect(items.filter((each) => each.stream === `person-${id}`)).toHaveLength(1);
        expect(items.filter((each) => each.stream === null)).toHaveLength(ACTS.length + 2);
        expect(items.some((each) => each.stream === `person-${other}`)).toBe(true);
      }
    });

    it('learns nothing of it from a change of theirs that rests on a version', async () => {
      const id = await somebody();
      const own = await server.as(id, ['admin', 'auditor']);
      const etag = String((await done(own, `GET /people/${id}`)).answer.headers.etag).replace(/\..*"$/, '"');
      await done(root, `POST /people/${id}/legal-holds`, HOLD);
      const change = [`PATCH /people/${id}`, { name: 'Quill' }] as const;
      expect((await done({ ...own, 'if-match': etag }, ...change)).body).toMatchObject({ appended: 1 });
      await done(root, `DELETE /people/${id}/legal-holds/41`);
      expect((await done(own, ...change)).body).toMatchObject({ appended: 0, position: null });
    });
  });

  describe('somebody who is not registered', () => {
    it('asks for nothing, and confirms nothing, until they are', async () => {
      const id = await somebody();
      const stranger = await admin('str8');
      const asks = [
        [`POST /people/${id}/erasure`, GROUND],
        [`POST /people/${id}/subject-access`, { caseNumber: '10' }],
      ] as const;
      const confirms = [
        [`POST /people/${id}/subject-access/release`, undefined],
        [`POST /people/${id}/erasure/confirmation`, {}],
      ] as const;
      for (const [path, body] of asks) {
        const { body: refused } = await send(stranger, path, body);
        expect(refused).toMatchObject({ code: 'caller-unknown', errors: [{ field: 'caller' }] });
        await done(root, path, body);
      }
      for (const [path, body] of confirms) expect(await outcome(stranger, path, body)).toBe('caller-unknown');
      await done(stranger, 'POST /people', { id: 'str8', name: 'Quillon', orgUnit: 'o' });
      for (const [path, body] of confirms) expect(await outcome(stranger, path, body)).toBe('done');
    });

    it('who asked before this was so is confirmed by nobody, also not where their source id has gone to another', async () => {
      const id = await somebody();
      const data = { personId: id, adminId: 'adm8x' };
      await append(`person-${id}`, 'ErasureRequested', { ...data, ...GROUND }, 'adm8x');
      await append(`person-${id}`, 'SubjectAccessRequested', { ...data, caseNumber: '10' }, 'adm8x');
      const asker = await somebody({ sourceId: 'adm8x' });
      await done(root, `PATCH /people/${asker}`, { sourceId: 'adm8y' });
      await somebody({ sourceId: 'adm8x' });
      for (const who of [await admin('adm8y'), await admin(asker), await admin('adm8x'), mate]) {
        expect(await outcome(who, `POST /people/${id}/erasure/confirmation`, {})).toBe('erasure-asker-unknown');
        expect(await outcome(who, `POST /people/${id}/subject-access/release`)).toBe('access-asker-unknown');
      }
      for (const act of ['erasure', 'subject-access']) await done(mate, `POST /people/${id}/${act}/withdrawal`);
      await done(await admin('adm8y'), `POST /people/${id}/erasure`, GROUND);
      expect(await outcome(await admin(asker), `POST /people/${id}/erasure/confirmation`, {})).toBe('erasure-of-one');
      await done(mate, `POST /people/${id}/erasure/confirmation`, {});
    });

    it('who released before this was so released it to nobody', async () => {
      const id = await somebody();
      const released = {
        caseNumber: '10',
        until: '2999-01-01',
        items: { timeline: 1, nominations: 0, words: 0, acts: 0 },
      };
      const data = { personId: id, requestedBy: 'mate7', releasedBy: 'MATE7', ...released };
      await append(`person-${id}`, 'SubjectAccessReleased', data, 'MATE7');
      for (const who of [mate, await admin('MATE7')])
        expect(await outcome(who, `GET /people/${id}/subject-access`)).toBe('access-not-released');
    });
  });

  it('is no longer for an asker who has left: another asks again', async () => {
    const [id, asker] = [await somebody(), await somebody()];
    await done(await admin(asker), `POST /people/${id}/erasure`, GROUND);
    await done(root, `POST /people/${asker}/departure`, {});
    expect(await outcome(mate, `POST /people/${id}/erasure/confirmation`, {})).toBe('erasure-asker-unknown');
  });

  it('is not done by one with a dummy that has a source id of theirs, now or before', async () => {
    const id = await somebody();
    const one = await somebody({ sourceId: 'dum1x' });
    await done(await admin('dum1x'), `POST /people/${id}/erasure`, GROUND);
    await done(root, `PATCH /people/${one}`, { sourceId: 'dum1y' });
    const now = await admin('dum1y');
    const dummy = { name: 'Dummy', orgUnit: 'o', sourceId: 'DUM1X' };
    const other = await somebody();
    expect(await outcome(now, 'POST /people', dummy)).toBe('own-record');
    expect(await outcome(now, 'POST /people', { ...dummy, id: 'p018' })).toBe('own-record');
    expect(await outcome(now, `PATCH /people/${other}`, { sourceId: 'dum1x' })).toBe('own-record');
    expect(await outcome(await admin('dum1x'), `POST /people/${id}/erasure/confirmation`, {})).toBe('source-id-former');
    await done(mate, 'POST /people', dummy);
  });
});

describe('an auditor whose token says their id in another case', () => {
  it('finds as little of their own nomination as by the id itself', async () => {
    const round = await canaryRound(aRound(), { cleo: ['auditor'], CLEO: ['auditor'] });
    const paths = ['', '/history', '/votes', '/reviews'].map((part) => `GET /nominations/n-cleo${part}`);
    const events = 'GET /events?limit=200&stream=nomination-n-cleo';
    const read = async (who: string) =>
      Promise.all([...paths, events].map(async (path) => [path, (await round.send(who, path)).text]));
    const own = await read('cleo');
    expect(await read('CLEO')).toEqual(own);
    expect(own.at(-1)).toEqual([events, JSON.stringify({ items: [], nextCursor: null })]);
    expect(await read('aud')).not.toEqual(own);
    await round.server.close();
  });
});

describe('the ids of people', () => {
  it('differ by more than case, in a race and before any view has them', async () => {
    const server = await temporaryApp({ PLUMBLINE_RATE_LIMIT: '0' });
    const root = await server.asAdmin('root');
    const register = async (id: string, more: object = {}) => {
      const payload = { id, name: 'Quillon', orgUnit: 'o', ...more };
      const answer = await server.app.inject({ method: 'POST', url: '/v1/people', payload, headers: root });
      return answer.statusCode === 201 ? 'done' : answer.json<{ code: string }>().code;
    };
    const ids = ['abc1', 'Abc1', 'aBc1', 'abC1', 'ABC1'];
    const racing = await Promise.all(ids.map((id) => register(id)));
    expect(racing.toSorted()).toEqual(['done', ...Array.from({ length: 4 }, () => 'person-id-taken')]);
    const twice = await Promise.all([register('def1', { sourceId: null }), register('ghi1', { sourceId: 'DEF1' })]);
    expect(twice.filter((each) => each === 'done').length).toBeLessThanOrEqual(1);
    // Beside this program, whose views tell nobody of it yet.
    await server.asAdmin('Xyz1');
    expect([await register('xyz1'), await register('p1', { sourceId: 'XYZ1' })]).toEqual([
      'person-id-taken',
      'source-id-taken',
    ]);
    await server.close();
  });
});
