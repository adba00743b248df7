import { hash } from 'node:crypto';
import { EVENT_STORE, type EventStore } from '@plumbline/event-log';
import { createLogger } from '@plumbline/platform';
import { aRound } from '@plumbline/testing';
import { READ } from './http/auditor-reads.js';
import { type TemporaryApp, temporaryApp } from './http/temporary-app.js';

type Headers = Record<string, string>;

describe('queries over HTTP', () => {
  let server: TemporaryApp;
  let position: string;
  const lines: string[] = [];
  const everybody = new Map<string, Headers>();
  const asked = async (who: string, url: string, headers: Headers = {}) => {
    const answer = await server.app.inject({ url, headers: { ...everybody.get(who), ...headers } });
    return { status: answer.statusCode, body: answer.json<Record<string, unknown>>(), headers: answer.headers };
  };
  const status = async (who: string, url: string) => (await asked(who, url)).status;

  beforeAll(async () => {
    const destination = { write: (line: string) => void lines.push(line) };
    server = await temporaryApp({}, { logger: createLogger({ level: 'info', name: 'test', destination }) });
    const store = server.app.get<EventStore>(EVENT_STORE);
    for (const { id, type, data, metadata, stream } of aRound().events) {
      const result = await store.append(stream, 'any', [{ id, type, data, metadata }]);
      if (!result.ok) throw new Error(result.reason);
      position = result.receipt.position ?? '';
    }
    for (const id of ['cleo', 'carl', 'lin', 'ron', 'rea', 'mia', 'moe', 'cho', 'zed', 'nobody'])
      everybody.set(id, await server.as(id));
    everybody.set('ada', await server.as('ada', ['admin']));
    everybody.set('aud', await server.as('aud', ['auditor']));
    await asked('aud', '/v1/me', { 'plumbline-min-position': position });
  });
  afterAll(() => server.close());

  it.each(Object.entries(READ))('an auditor reads %s', async (url, expected) => {
    const { status: code, body } = await asked('aud', url);
    expect(code).toBe(200);
    expect(body).toMatchObject(expected);
  });

  it.each([
    ['/v1/frameworks/ladder', '7'],
    ['/v1/cycles/spring', '4'],
    ['/v1/people/cleo', '0'],
    ['/v1/nominations/n-cleo', '12'],
    ['/v1/nominations/n-cleo/readiness', '12'],
    ['/v1/nominations/n-cleo/votes', '12'],
  ])('%s has the revision of its stream in the ETag of an auditor', async (url, revision) => {
    const { body, headers } = await asked('aud', url);
    expect([body['revision'], headers.etag]).toEqual([revision, expect.stringMatching(`^"${revision}\\.[\\w-]{12}"$`)]);
  });

  const NOT_FOUND = async () => (await asked('aud', '/v1/nominations/absent')).body;
  it.each([
    ['carl', '/v1/nominations/n-carl'],
    ['nobody', '/v1/nominations/n-cleo'],
    ['zed', '/v1/nominations/n-cleo/readiness'],
    ['nobody', '/v1/people/cleo'],
    ['aud', '/v1/frameworks/ladder/versions/2'],
    ['aud', '/v1/frameworks/ladder/versions/one'],
    ['aud', '/v1/cycles/spring/levels/fellow/heat-map'],
    ['aud', '/v1/nominations/n-cleo/gaps?level=fellow'],
  ])('%s gets 404 for %s', async (who, url) => {
    const answer = await asked(who, url);
    expect(answer.status).toBe(404);
    expect(answer.body).toEqual(await NOT_FOUND());
  });

  it.each([
    ['lin', '/v1/nominations/n-cleo/votes'],
    ['lin', '/v1/nominations/n-cleo/reviews'],
    ['cleo', '/v1/nominations/n-cleo/readiness'],
    ['mia', '/v1/nominations/n-cleo/history'],
    ['cleo', '/v1/people/cleo/timeline'],
    ['zed', '/v1/cycles/spring/progress'],
    ['rea', '/v1/cycles/spring/readiness'],
  ])('%s may not read %s', async (who, url) => {
    expect(await status(who, url)).toBe(403);
  });

  it.each(['reviews', 'readiness', 'gaps'])(
    'GET %s answers own-review-first until the own review is in',
    async (part) => {
      const url = `/v1/nominations/n-cleo/${part}`;
      expect((await asked('rea', url)).body).toMatchObject({ status: 403, code: 'own-review-first' });
      expect(await status('ron', url)).toBe(200);
    },
  );

  it('/v1/me is who asks, with their record and committees', async () => {
    const versionOfOne = hash('sha256', 'person-lin 1', 'base64url').slice(0, 16);
    const person = {
      ...{ id: 'lin', name: 'Name of lin', email: null, orgUnit: 'eng', level: null, leftOn: null, erased: false },
      ...{ sourceId: 'hr-system:lin', manager: { id: 'top', name: 'Name of top' }, revision: versionOfOne },
      managers: [{ manager: { id: 'top', name: 'Name of top' }, from: '2026-01-01', to: null }],
    };
    expect((await asked('lin', '/v1/me')).body).toEqual({ id: 'lin', roles: [], person, committees: [] });
    const spring = { cycle: { id: 'spring', title: 'Cycle spring' } };
    expect((await asked('cho', '/v1/me')).body).toMatchObject({
      person: { id: 'cho', name: 'Name of cho' },
      committees: [{ ...spring, isChair: true }],
    });
    expect((await asked('nobody', '/v1/me')).body).toEqual({ id: 'nobody', roles: [], person: null, committees: [] });
  });

  it('a released nomination has neither reviews nor their number for its candidate, on the board as in the packet', async () => {
    const { items } = (await asked('cleo', '/v1/nominations')).body as unknown as { items: object[] };
    expect(items).toMatchObject([
      {
        ...{ id: 'n-cleo', state: 'released', outcome: 'promoted', reviewsAsked: null, reviewsIn: null, band: null },
        hidden: ['reviewsAsked', 'reviewsIn', 'band'],
      },
    ]);
    expect((await asked('cleo', '/v1/nominations/n-cleo')).body).toMatchObject({ reviewsIn: null, reviews: null });
    expect((await asked('aud', '/v1/nominations/n-cleo')).body).toMatchObject({ reviewsIn: 1 });
  });

  it('a cursor is of one list in one order, and refused in every other', async () => {
    const ORDERS = ['updatedAt', 'openedAt', 'candidate', 'targetLevel'].flatMap((by) => [by, `-${by}`]);
    const LISTS = [
      ...ORDERS.map((order) => `/v1/nominations?sort=${order}`),
      '/v1/people?',
      '/v1/events?',
      '/v1/decisions?',
    ];
    const found = await Promise.all(
      LISTS.map(async (list) => [list, (await asked('aud', `${list}&limit=1`)).body['nextCursor']] as const),
    );
    const cursors = found.filter((of): of is readonly [string, string] => of[1] !== null);
    expect(cursors.map(([list]) => list)).toEqual(expect.arrayContaining(LISTS.slice(0, 10)));
    for (const [of, cursor] of cursors)
      for (const list of LISTS) {
        const answer = await status('aud', `${list}&limit=1&cursor=${encodeURIComponent(cursor)}`);
        expect([of, list, answer]).toEqual([of, list, of === list ? 200 : 400]);
      }
  });

  it('an unreadable cursor is refused, naming the field', async () => {
    for (const url of ['/v1/nominations', '/v1/decisions', '/v1/people', '/v1/cycles', '/v1/frameworks'])
      expect((await asked('aud', `${url}?cursor=bogus`)).body).toMatchObject({
        status: 400,
        errors: [{ field: 'cursor' }],
      });
  });

  it('pages follow their cursors', async () => {
    const seen: string[] = [];
    for (let cursor = '', more = true; more;) {
      const { body } = await asked('aud', `/v1/nominations?sort=candidate&limit=1${cursor}`);
      seen.push(...(body['items'] as { id: string }[]).map(({ id }) => id));
      more = body['nextCursor'] !== null;
      cursor = `&cursor=${String(body['nextCursor'])}`;
    }
    expect(seen).toEqual(['n-carl', 'n-cleo', 'n-max', 'n-other']);
  });

  it('the committee is for the committee, admins and auditors', async () => {
    expect((await asked('nobody', '/v1/cycles/spring')).body['committee']).toBeNull();
    for (const who of ['mia', 'cho', 'ada', 'aud'])
      expect((await asked(who, '/v1/cycles/spring')).body['committee']).toMatchObject({ chair: { id: 'cho' } });
  });

  it('the draft of a framework is for admins and auditors', async () => {
    expect((await asked('mia', '/v1/frameworks/ladder')).body['draft']).toBeNull();
    expect((await asked('ada', '/v1/frameworks/ladder')).body['draft']).not.toBeNull();
  });

  it('every read of a packet leaves a line that says who read it as what', async () => {
    lines.length = 0;
    await asked('lin', '/v1/nominations/n-cleo');
    await asked('nobody', '/v1/nominations/n-cleo');
    const reads = lines
      .join('')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>)
      .filter(({ msg }) => msg === 'packet.read');
    expect(reads).toMatchObject([
      {
        actor: 'lin',
        nominations: ['n-cleo'],
        relation: ['line-manager'],
        route: '/v1/nominations/:id',
        shows: ['packet'],
      },
    ]);
  });
});
