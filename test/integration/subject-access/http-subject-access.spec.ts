import { randomUUID } from 'node:crypto';
import { EVENT_STORE, type EventStore } from '@plumbline/event-log';
import { ReadSubjectFile } from '@plumbline/application';
import { EVENT_VERSIONS, type EventType } from '@plumbline/domain';
import { personalFields } from '@plumbline/event-store';
import type { SubjectFile } from '@plumbline/responses';
import { QueryBus } from '@nestjs/cqrs';
import { temporaryApp, type TemporaryApp } from '../http/temporary-app.js';
import { textsAtRest } from '../../support/at-rest.js';
import { nominationId, PEOPLE, personId, ROUNDS, type Round, tellRounds, type Told } from './rounds-told.js';

type Headers = Record<string, string>;
const everybody = new Map<string, Headers>();
let server: TemporaryApp;
let told: readonly Told[];
let cases = 0;

const send = async (who: string, method: 'GET' | 'POST' | 'PATCH', url: string, payload?: object) => {
  const headers = everybody.get(who) ?? {};
  const answer = await server.app.inject({ method, url: `/v1${url}`, headers, ...(payload && { payload }) });
  return { status: answer.statusCode, text: answer.body, body: answer.json<Record<string, unknown>>() };
};
const refused = async (...asked: Parameters<typeof send>) => {
  const { status, body } = await send(...asked);
  return [status, body['code']];
};
const done = async (...asked: Parameters<typeof send>) => {
  const sent = await send(...asked);
  expect([asked[2], sent.status < 300 ? 'done' : sent.text]).toEqual([asked[2], 'done']);
  return sent;
};
const at = (id: string): string => `/people/${personId(id)}/subject-access`;
const fileFor = async (who: string, id: string) => {
  const { text, body } = await done(who, 'GET', at(id));
  return { text, file: body as unknown as SubjectFile };
};
/** Asked and released by these, and read by the first of them. */
const handedOut = async (id: string, asks = 'root', releases = 'mate') => {
  await done(asks, 'POST', at(id), { caseNumber: String((cases += 1)) });
  await done(releases, 'POST', `${at(id)}/release`);
  return fileFor(asks, id);
};

const sorted = (texts: readonly string[]): readonly string[] => [...new Set(texts)].sort();
const canariesIn = (text: string): readonly string[] => sorted(text.match(/Canary [^"]*/g) ?? []);
const textsOf = (fits: (each: Told) => boolean): readonly string[] => told.filter(fits).flatMap(({ texts }) => texts);
const record = (id: string): readonly string[] => textsOf(({ stream }) => stream === `person-${personId(id)}`);
/** What somebody recorded about the nomination of a round, in events of these types. */
const written = (author: string, round: Round, candidate: string, types: readonly string[]): readonly string[] =>
  textsOf(
    (each) =>
      each.author === author &&
      each.stream === `nomination-${nominationId(round, `n-${candidate}`)}` &&
      types.includes(each.event.type),
  );

beforeAll(async () => {
  server = await temporaryApp({ PLUMBLINE_RATE_LIMIT: '0' });
  told = await tellRounds(server.app.get<EventStore>(EVENT_STORE));
  for (const id of ['root', 'mate', 'ada']) everybody.set(id, await server.asAdmin(id));
  for (const id of ['cleo', 'carl', 'lin', 'moe', 'rea']) everybody.set(id, await server.as(personId(id), ['admin']));
  everybody.set('aud', await server.as('aud', ['auditor']));
}, 120_000);
afterAll(() => server.close());

const BY_LIN = ['StatementWritten', 'EvidenceAttached', 'EvidenceRevised', 'EvidenceWithdrawn', 'NominationWithdrawn'];
const BY_CHO = [
  ...['NominationReturned', 'TieBroken', 'DecisionRecorded', 'DecisionReopened', 'FeedbackReleased'],
  'AppealResolved',
];
/** What each of them wrote in rounds that are over, besides their own record. */
const OWN: Readonly<Record<string, readonly string[]>> = {
  ...{ lin: BY_LIN, cho: BY_CHO, ron: ['ReviewSubmitted', 'ReviewRevised'], rob: ['ReviewerDeclined'] },
  ...{ moe: ['ConflictDeclared'], mia: ['VoteCast'], max: ['VoteCast', 'VoteChanged'] },
};
const RELEASED = ['FeedbackReleased', 'AppealFiled', 'AppealResolved'];

describe('what is kept about somebody, in the file for them', () => {
  it('is looked for among texts of every type of event that has any', () => {
    const types = (Object.keys(EVENT_VERSIONS) as EventType[]).filter(
      (type) => personalFields(type, EVENT_VERSIONS[type]).length > 0,
    );
    const found = new Set(told.filter(({ texts }) => texts.length > 0).map(({ event }) => event.type));
    expect(types.filter((type) => !found.has(type))).toEqual([]);
    for (const round of ROUNDS) expect(textsOf((each) => each.round === round).length).toBeGreaterThan(40);
  });

  it.each(Object.entries(OWN))(
    'holds what %s wrote in released and closed rounds, no other text',
    async (id, types) => {
      const { text, file } = await handedOut(id);
      const own = [
        ...written(id, 'released', 'cleo', types),
        ...written(id, 'closed', 'cleo', types),
        ...written(id, 'closed', 'carl', types),
      ];
      expect(own.length).toBeGreaterThan(1);
      expect(canariesIn(text)).toEqual(sorted([...record(id), ...own]));
      expect(file.nominations).toEqual([]);
    },
  );

  it('holds what was released to a candidate, also what was reopened since, and nothing of how it came about', async () => {
    const { text, file } = await handedOut('cleo');
    const rounds = ['released', 'reopened', 'closed'] as const;
    const released = rounds.flatMap((round) => [
      ...written('cho', round, 'cleo', RELEASED),
      ...written('cleo', round, 'cleo', RELEASED),
      ...written('cho', round, 'cleo', ['DecisionRecorded'])
        .filter((each) => /conditions/.test(each))
        .slice(-1),
    ]);
    expect(canariesIn(text)).toEqual(sorted([...record('cleo'), ...released]));
    expect(file.nominations.map(({ nomination, state }) => [nomination.id, state]).sort()).toEqual(
      rounds.map((round) => [nominationId(round, 'n-cleo'), round === 'reopened' ? 'reopened' : 'released']).sort(),
    );
    expect(file.words).toEqual([]);
    expect(file.timeline.filter(({ kind }) => kind === 'nominated')).toHaveLength(3);
    expect((await handedOut('carl')).file).toMatchObject({ nominations: [], words: [], acts: [] });
    const managed = Map.groupBy(file.timeline, ({ kind }) => kind);
    expect(managed.get('registered')?.map((step) => step.managed)).toEqual([true]);
    expect(managed.get('manager-changed')?.map((step) => step.managed)).toEqual([true, false]);
    expect(managed.get('manager-change-cancelled')?.map((step) => step.managed)).toEqual([null]);
    expect(managed.get('nominated')?.map((step) => step.managed)).toEqual([null, null, null]);
  });

  it.each(PEOPLE)('names nobody but %s', async (id) => {
    const { text } = await handedOut(id);
    expect(text).toContain(personId(id));
    const others = PEOPLE.filter((each) => each !== id);
    const telling = [...others.map(personId), ...others.flatMap(record), 'root', 'mate', 'somebody'];
    expect(telling.length).toBeGreaterThan(30);
    expect(telling.filter((each) => text.includes(each))).toEqual([]);
  });

  /** Of the committee's own acts, those of a round whose cycle is closed; of those on a nomination, also where its feedback is out. */
  it.each([
    ['max', 'VoteCast', ['released', 'closed']],
    ['cho', 'DecisionRecorded', ['released', 'closed']],
    ['cho', 'PhaseAdvanced', ['closed']],
    ['cho', 'MemberRemoved', ['closed']],
  ])('counts what %s did in rounds that are over, and not where: %s', async (id, type, rounds) => {
    const { file } = await handedOut(id);
    const all = told.filter(({ author, event }) => author === id && event.type === type);
    const times = all
      .filter(({ round }) => rounds.includes(String(round)))
      .map(({ event }) => event.metadata.recordedAt)
      .sort();
    expect(times.length).toBeGreaterThan(0);
    expect(all.length).toBeGreaterThan(times.length);
    expect(file.acts.filter((act) => act.type === type)).toEqual([
      { type, count: times.length, firstAt: times[0], lastAt: times.at(-1) },
    ]);
  });

  it('lists what they did by its type', async () => {
    const { acts } = (await handedOut('cho')).file;
    const types = acts.map(({ type }) => type);
    expect(types.length).toBeGreaterThan(5);
    expect(types).toEqual(types.toSorted());
  });

  it('is the same while an appeal is open', async () => {
    const before = (await handedOut('ron')).file;
    expect(before.words.length).toBeGreaterThan(1);
    const filed = told.find(({ round, event }) => round === 'released' && event.type === 'AppealFiled');
    const again = { ...(filed?.event as Told['event']), id: randomUUID() };
    await server.app.get<EventStore>(EVENT_STORE).append(filed?.stream ?? '', 'any', [again]);
    const after = (await handedOut('ron')).file;
    expect([after.words, after.acts]).toEqual([before.words, before.acts]);
  });

  it('does not tell an admin who hands it over what was done on their own record', async () => {
    const change = (id: string) => done('mate', 'PATCH', `/people/${id}`, { email: `${id}@example.org` });
    for (const id of ['root', personId('otto')]) await change(id);
    everybody.set('eve', await server.asAdmin('eve'));
    const corrected = async (asks: string, releases: string): Promise<number | undefined> => {
      await done(asks, 'POST', '/people/mate/subject-access', { caseNumber: String((cases += 1)) });
      await done(releases, 'POST', '/people/mate/subject-access/release');
      const { acts } = (await done(asks, 'GET', '/people/mate/subject-access')).body as unknown as SubjectFile;
      return acts.find(({ type }) => type === 'PersonCorrected')?.count;
    };
    expect(await corrected('ada', 'eve')).toBe(2);
    expect(await corrected('ada', 'root')).toBe(1);
    expect(await corrected('root', 'ada')).toBe(1);
  });

  /** Above the candidate, recused, and somebody whose review was not in. */
  it.each(['lin', 'moe', 'rea'])('keeps from %s, an admin, what they could not audit', async (admin) => {
    const ofCarl = written('mia', 'closed', 'carl', ['VoteCast']);
    for (const hands of [
      [admin, 'root'],
      ['root', admin],
    ]) {
      const { text, file } = await handedOut('mia', ...hands);
      expect(canariesIn(text)).toEqual(sorted([...record('mia'), ...ofCarl]));
      expect(file.acts).toEqual([expect.objectContaining({ type: 'VoteCast', count: 1 })]);
    }
  });

  it('keeps from an admin who is or might be a candidate of the round whatever somebody did in it', async () => {
    for (const admin of ['cleo', 'carl'])
      expect((await handedOut('mia', 'root', admin)).file).toMatchObject({ words: [], acts: [] });
  });

  it('keeps from an admin who is recused what was released of that nomination', async () => {
    expect((await handedOut('cleo', 'root', 'moe')).file.nominations).toEqual([]);
  });

  it('has an event that says who asked and released it, and how much of each kind it held', async () => {
    const { file } = await handedOut('cho');
    const { body } = await done('aud', 'GET', `/events?limit=200&stream=person-${personId('cho')}`);
    const events = body['items'] as readonly Readonly<{ type: string; data: object; metadata: object }>[];
    const released = events.findLast(({ type }) => type === 'SubjectAccessReleased');
    const { timeline, nominations, words, acts } = file;
    expect(released?.data).toEqual({
      ...{ personId: personId('cho'), requestedBy: 'root', releasedBy: 'mate' },
      ...{ caseNumber: file.caseNumber, until: file.until },
      items: {
        ...{ timeline: timeline.length, nominations: nominations.length },
        ...{ words: words.length, acts: acts.length },
      },
    });
    expect(words.length).toBeGreaterThan(10);
    expect(JSON.stringify(released)).not.toContain('Canary');
  });

  it('holds every name, email and source id that they had before, with when they had it', async () => {
    const change = async (method: 'POST' | 'PATCH', url: string, payload: object) => {
      const headers = everybody.get('root') ?? {};
      expect((await server.app.inject({ method, url: `/v1${url}`, headers, payload })).statusCode).toBeLessThan(300);
    };
    const id = personId('new');
    const first = { name: 'First Name', email: 'first@example.org', sourceId: 'HR-1' };
    await change('POST', '/people', { id, orgUnit: 'o', ...first });
    expect((await handedOut('new')).file.record).toMatchObject({ ...first, former: [] });
    await change('PATCH', `/people/${id}`, { name: 'Second Name' });
    await change('PATCH', `/people/${id}`, { email: 'second@example.org', sourceId: 'HR-2' });
    await change('PATCH', `/people/${id}`, { name: 'First Name', email: null });
    await change('PATCH', `/people/${id}`, { email: 'third@example.org', sourceId: 'HR-3' });
    const { record: now } = (await handedOut('new')).file;
    expect(now).toMatchObject({ name: 'First Name', email: 'third@example.org', sourceId: 'HR-3' });
    expect(now.former.map(({ field, text }) => `${field} ${text}`)).toEqual([
      ...['name First Name', 'email first@example.org', 'sourceId HR-1'],
      ...['name Second Name', 'email second@example.org', 'sourceId HR-2'],
    ]);
    for (const { from, until } of now.former) expect(from < until).toBe(true);
    for (const each of ['name', 'sourceId']) {
      const [before, after] = now.former.filter(({ field }) => field === each);
      expect(before?.until).toBe(after?.from);
    }
  });

  it('is for the two admins of the release, as long as it is in force', async () => {
    await done('ada', 'POST', `${at('top')}/withdrawal`);
    const closed = [403, 'access-not-released'];
    expect(await refused('root', 'GET', at('top'))).toEqual(closed);
    await done('root', 'POST', at('top'), { caseNumber: '9' });
    expect(await refused('root', 'POST', `${at('top')}/release`)).toEqual([409, 'access-of-one']);
    expect(await refused('root', 'GET', at('top'))).toEqual(closed);
    await done('mate', 'POST', `${at('top')}/release`);
    const { file } = await fileFor('mate', 'top');
    expect(file).toEqual((await fileFor('root', 'top')).file);
    expect(await refused('ada', 'GET', at('top'))).toEqual(closed);
    const later = new ReadSubjectFile(
      ...([
        personId('top'),
        { personId: 'root', roles: ['admin'], relations: [] } as const,
        `${file.until}T00:00:00Z`,
      ] as const),
    );
    await expect(server.app.get(QueryBus).execute(later)).rejects.toMatchObject({ code: 'access-not-released' });
    await done('ada', 'POST', `${at('top')}/withdrawal`);
    for (const who of ['root', 'mate']) expect(await refused(who, 'GET', at('top'))).toEqual(closed);
  });

  it('is told to admins and auditors, and to whom it is about by no ETag', async () => {
    everybody.set('rob', await server.as(personId('rob')));
    const etag = async () => (await done('rob', 'GET', `/people/${personId('rob')}`)).body['revision'];
    const before = await etag();
    await handedOut('rob');
    await done('mate', 'POST', at('rob'), { caseNumber: '77' });
    expect(await etag()).toBe(before);
    expect(await refused('rob', 'GET', '/subject-access')).toEqual([403, 'not-admin']);
    for (const who of ['ada', 'aud']) {
      const { body } = await done(who, 'GET', `/subject-access?person=${personId('rob')}`);
      expect(body['items']).toMatchObject([
        {
          person: { id: personId('rob') },
          requested: { caseNumber: '77', by: { id: 'mate' } },
          released: { requestedBy: { id: 'root' }, by: { id: 'mate' } },
        },
      ]);
    }
    const first = (await done('aud', 'GET', '/subject-access?limit=1')).body;
    const next = `/subject-access?limit=1&cursor=${String(first['nextCursor'])}`;
    expect((await done('aud', 'GET', next)).body['items']).not.toEqual(first['items']);
  });

  it('gives nothing of somebody who was erased, nor texts about them', async () => {
    const { file } = await handedOut('mia');
    expect(file.words).toHaveLength(5);
    for (const id of ['carl', 'ron']) {
      const erasure = `/people/${personId(id)}/erasure`;
      if (id === 'ron') await handedOut('ron');
      await done('root', 'POST', erasure, { ground: 'own-request', caseNumber: '5' });
      await done('mate', 'POST', `${erasure}/confirmation`, { withdrawNominations: true });
    }
    const after = await fileFor('mate', 'mia');
    expect(after.file.words).toHaveLength(4);
    expect(after.text).not.toContain('erased"');
    expect(await refused('root', 'GET', at('ron'))).toEqual([403, 'access-not-released']);
    expect(await refused('root', 'POST', at('ron'), { caseNumber: '6' })).toEqual([409, 'person-erased']);
  });

  it('leaves no text in any file of the data directory', () => {
    expect(textsAtRest(server.dataDir, canariesIn(JSON.stringify(told)))).toEqual([]);
  });
});
