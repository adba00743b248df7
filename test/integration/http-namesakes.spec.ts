import { EVENT_STORE, type EventStore } from '@plumbline/event-log';
import { type TemporaryApp, temporaryApp } from './http/temporary-app.js';

describe('a person who is registered', () => {
  let server: TemporaryApp;
  let admin: Record<string, string>;
  const person = (id: string, email: string | null = null) => ({ id, name: `Name of ${id}`, orgUnit: 'unit', email });
  const post = async (payload: object) => {
    const answer = await server.app.inject({ method: 'POST', url: '/v1/people', payload, headers: admin });
    return [answer.statusCode, answer.json<{ code?: string }>().code ?? null];
  };
  const read = async (id: string) =>
    (await server.app.inject({ url: `/v1/people/${encodeURIComponent(id)}`, headers: admin })).statusCode;

  beforeAll(async () => {
    server = await temporaryApp();
    admin = await server.as('root', ['admin']);
    expect(await post(person('Ada.Okafor', 'Ada@Example.org'))).toEqual([201, null]);
  });
  afterAll(() => server.close());

  it('has an id that differs from every other by more than case', async () => {
    expect(await post(person('ada.okafor'))).toEqual([409, 'person-id-taken']);
    expect(await post(person('ADA.OKAFOR', 'new@example.org'))).toEqual([409, 'person-id-taken']);
    expect(await post(person('ada.okafor2'))).toEqual([201, null]);
  });
  it('has an email that nobody else has, in any case', async () => {
    expect(await post(person('p1', 'ada@example.ORG'))).toEqual([409, 'email-taken']);
    expect(await post(person('p1', null))).toEqual([201, null]);
    expect(await post(person('p2', null))).toEqual([201, null]);
  });
  it('is the same when registered again, is read by the exact id alone, and is signed in by it in any case', async () => {
    expect(await post(person('Ada.Okafor', 'Ada@Example.org'))).toEqual([201, null]);
    expect([await read('Ada.Okafor'), await read('ada.okafor')]).toEqual([200, 404]);
    const me = async (subject: string) =>
      (await server.app.inject({ url: '/v1/me', headers: await server.as(subject) })).json<{ person: object | null }>()
        .person;
    for (const subject of ['Ada.Okafor', 'ada.okafor', 'ADA.OKAFOR'])
      expect(await me(subject)).toMatchObject({ id: 'Ada.Okafor' });
    expect(await me('ada.okafo')).toBeNull();
  });
  it('is one, of ten whose ids or emails differ by case only and who come at once', async () => {
    const ids = Array.from({ length: 10 }, (_, at) =>
      Array.from('cathleen', (c, i) => ((at >> (i % 4)) & 1 ? c.toUpperCase() : c)).join(''),
    );
    const answers = await Promise.all(ids.map((id) => post(person(id))));
    expect(new Set(ids).size).toBe(10);
    expect(answers.map(([status]) => status).sort()).toEqual([201, ...Array.from({ length: 9 }, () => 409)]);
    const emails = await Promise.all(['e1', 'e2', 'e3'].map((id) => post(person(id, 'same@example.org'))));
    expect(emails.map(([status]) => status).sort()).toEqual([201, 409, 409]);
  });
  it('has no stream that is named after their email', async () => {
    const events = await server.app.get<EventStore>(EVENT_STORE).readAll(null, 200);
    const streams = events.map(({ stream }) => stream);
    expect(streams.length).toBeGreaterThan(3);
    expect(streams.filter((stream) => !/^person-[\w.]+$/.test(stream))).toEqual([]);
  });
  it.each(['frameworks', 'cycles'])('and keys of %s have no capitals at all', async (kind) => {
    const answer = await server.app.inject({
      method: 'POST',
      url: `/v1/${kind}`,
      payload: { id: 'Spring' },
      headers: admin,
    });
    expect(answer.json()).toMatchObject({
      status: 400,
      errors: expect.arrayContaining([expect.objectContaining({ field: 'id' })]) as unknown,
    });
  });
});
