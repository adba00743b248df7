import { EVENT_STORE, type EventStore, StoreUnavailable } from '@plumbline/event-log';
import { Retention } from '@plumbline/application';
import { READ } from './http/auditor-reads.js';
import { type CanaryRound, canaryRound } from './http/canary-round.js';

const NAME = 'Quillon Brackwater-Yves';
const EMAIL = 'quillon.brackwater@example.org';
const CASE = { ground: 'own-request', caseNumber: '2026-0042' };
const DAY = 24 * 3_600_000;
const dayFrom = (days: number): string => new Date(Date.now() + days * DAY).toISOString().slice(0, 10);

describe('erasing a person', () => {
  let round: CanaryRound;
  beforeAll(async () => {
    round = await canaryRound();
  });
  afterAll(() => round.server.close());
  const send: CanaryRound['send'] = (...asked) => round.send(...asked);
  const done: CanaryRound['done'] = (...asked) => round.done(...asked);
  const refused: CanaryRound['refused'] = (...asked) => round.refused(...asked);

  it('takes two admins, and ends their texts for everybody, auditors too, who read them before', async () => {
    const person = { id: 'p-77', name: NAME, email: EMAIL, orgUnit: 'platform' };
    const { answer } = await done('root', 'POST /people', person);
    const seen = { 'plumbline-min-position': String(answer.headers['plumbline-position']) };
    expect((await send('root', 'GET /people/p-77', undefined, seen)).body).toMatchObject({
      name: NAME,
      email: EMAIL,
    });
    expect((await send('aud', 'GET /events?limit=200&stream=person-p-77')).text).toContain(NAME);
    expect(round.logHolds('p-77')).toBe(true);
    expect(round.logHolds(NAME)).toBe(false);

    expect(await refused('mate', 'POST /people/p-77/erasure/confirmation', {})).toEqual([409, 'erasure-not-requested']);
    await done('root', 'POST /people/p-77/erasure', CASE);
    expect((await send('aud', 'GET /people/p-77')).body).toMatchObject({ name: NAME, erased: false });
    expect(await refused('root', 'POST /people/p-77/erasure/confirmation', {})).toEqual([409, 'erasure-of-one']);
    const confirmed = await done('mate', 'POST /people/p-77/erasure/confirmation', {});
    expect(confirmed.body).toMatchObject({
      appended: 1,
      stays: ['ids', 'choices', 'numbers', 'times', 'placement', 'grounds', 'texts-about-others'],
      backups: ['keys-from-before', 'log-from-before-sealing'],
    });

    const events = (await send('aud', 'GET /events?limit=200&stream=person-p-77')).text;
    expect(events).toContain('PersonErased');
    expect(events).toContain('2026-0042');
    const others = await Promise.all(['/people', '/people/p-77'].map((url) => send('root', `GET ${url}`)));
    for (const text of [events, ...others.map((each) => each.text)]) {
      expect(text).toContain('p-77');
      expect(text).not.toContain(NAME);
      expect(text).not.toContain(EMAIL);
    }
    const again = { id: 'p-78', name: 'Somebody else', email: EMAIL, orgUnit: 'platform' };
    expect((await done('root', 'POST /people', again)).status).toBe(201);
  });

  it('is told to admins and auditors, with what holds it up, in one read', async () => {
    const until = dayFrom(30);
    await done('root', 'POST /people/top/erasure', CASE);
    await done('mate', 'POST /people/top/legal-holds', { ground: 'legal-claims', caseNumber: '107', until });
    const { answer } = await done('mate', 'POST /people/lin/legal-holds', {
      ...{ ground: 'authority-order', caseNumber: '9', until },
    });
    const seen = { 'plumbline-min-position': String(answer.headers['plumbline-position']) };
    const [mate, root] = ['mate', 'root'].map((id) => ({ id, name: `Name of ${id}` }));
    const at: unknown = expect.stringMatching(/^20.+Z$/);
    const lin = {
      person: { id: 'lin', name: round.texts.get('lin')?.[0] },
      requested: null,
      holds: [{ ground: 'authority-order', caseNumber: '9', until, by: mate, at }],
    };
    const top = {
      person: { id: 'top', name: round.texts.get('top')?.[0] },
      requested: { ...CASE, by: root, at },
      holds: [{ ground: 'legal-claims', caseNumber: '107', until, by: mate, at }],
    };
    for (const who of ['mate', 'aud'])
      expect((await done(who, 'GET /erasures', undefined, seen)).body).toEqual({
        items: [lin, top],
        nextCursor: null,
      });
    expect((await done('aud', 'GET /erasures?person=top')).body['items']).toEqual([top]);
    const first = (await done('aud', 'GET /erasures?limit=1')).body;
    expect(first['items']).toEqual([lin]);
    const next = `/erasures?limit=1&cursor=${String(first['nextCursor'])}`;
    expect((await done('aud', `GET ${next}`)).body).toEqual({ items: [top], nextCursor: null });
    expect(await refused('lin', 'GET /erasures')).toEqual([403, expect.anything()]);

    expect(await refused('mate', 'POST /people/top/erasure/confirmation', {})).toEqual([409, 'legal-hold']);
    expect(await refused('mate', 'POST /people/lin/erasure', CASE)).toEqual([409, 'legal-hold']);
    await done('mate', 'POST /people/top/erasure/withdrawal');
    await done('mate', 'DELETE /people/top/legal-holds/107');
    const lifted = await done('mate', 'DELETE /people/lin/legal-holds/9');
    const after = { 'plumbline-min-position': String(lifted.answer.headers['plumbline-position']) };
    expect((await done('aud', 'GET /erasures', undefined, after)).body['items']).toEqual([]);
  });

  it('shows whom it is about nothing of a request and of holds, not by an ETag either', async () => {
    const etag = async (who: string) => (await done(who, 'GET /people/cleo')).body['revision'];
    const before = [await etag('cleo'), await etag('lin')];
    await done('root', 'POST /people/cleo/legal-holds', {
      ground: 'legal-claims',
      caseNumber: '1',
      until: dayFrom(2),
    });
    const { answer } = await done('root', 'DELETE /people/cleo/legal-holds/1');
    const seen = { 'plumbline-min-position': String(answer.headers['plumbline-position']) };
    await done('aud', 'GET /people/cleo', undefined, seen);
    expect([await etag('cleo'), await etag('lin')]).toEqual(before);
  });

  it.each([
    ['a name', { ...CASE, caseNumber: 'QUILLON' }],
    ['a prefix that could be one', { ...CASE, caseNumber: 'EVE-12' }],
    ['a telephone number', { ...CASE, caseNumber: '491701234567' }],
    ['words beside the ground', { ...CASE, reason: NAME }],
    ['a ground in words', { ...CASE, ground: NAME }],
  ])('has no room for %s', async (_what, body) => {
    expect(await refused('root', 'POST /people/max/erasure', body)).toEqual([400, 'invalid-request']);
  });

  it('serves no text of theirs from any cache, on any route, and withdraws what is open', async () => {
    const about = round.texts.get('carl') ?? [];
    expect(about.length).toBeGreaterThan(3);
    const readers: readonly (readonly [string, string])[] = [
      ...Object.keys(READ).map((url) => ['aud', url.replace('/v1', '')] as const),
      ...['aud', 'root', 'mia', 'cho', 'lin'].map((who) => [who, '/nominations/n-carl'] as const),
      ...['aud', 'root', 'mia', 'cho'].map((who) => [who, '/nominations/n-carl/reviews'] as const),
      ...['aud', 'root', 'cho', 'lin'].flatMap((who) => [[who, '/people'] as const, [who, '/nominations'] as const]),
      ...['/people/carl', '/people/carl/timeline', '/nominations/n-carl/history'].map((url) => ['aud', url] as const),
      ...['person-carl', 'nomination-n-carl'].map((stream) => ['aud', `/events?limit=200&stream=${stream}`] as const),
      ...['root', 'lin'].map((who) => [who, '/people?text=canary'] as const),
    ];
    const readAll = async () =>
      (await Promise.all(readers.map(([who, url]) => send(who, `GET ${url}`)))).map((each) => each.text);
    const before = (await readAll()).join('\n');
    expect(about.filter((text) => !before.includes(text))).toEqual([]);
    await readAll();

    await done('root', 'POST /people/carl/erasure', CASE);
    expect(await refused('mate', 'POST /people/carl/erasure/confirmation', {})).toEqual([409, 'nomination-open']);
    await done('mate', 'POST /people/carl/erasure/confirmation', { withdrawNominations: true });
    const after = (await readAll()).join('\n');
    expect(about.filter((text) => after.includes(text))).toEqual([]);
    expect((await send('aud', 'GET /nominations/n-carl')).body).toMatchObject({ state: 'withdrawn' });
    expect((await send('root', 'GET /people?text=canary')).text).not.toContain('"carl"');
  });

  it('that could not destroy the keys is 503, and finished by a repeat with its key', async () => {
    const store = round.server.app.get<EventStore>(EVENT_STORE);
    const forget = store.forget.bind(store);
    Object.assign(store, { forget: () => Promise.reject(new StoreUnavailable('The disk fails.')) });
    const key = { 'idempotency-key': 'twice' };
    const [name = ''] = round.texts.get('moe') ?? [];
    await done('root', 'POST /people/moe/erasure', CASE);
    expect((await send('mate', 'POST /people/moe/erasure/confirmation', {}, key)).status).toBe(503);
    const read = async () => (await send('aud', 'GET /events?limit=200&stream=person-moe')).text;
    expect(await read()).toContain(name);
    Object.assign(store, { forget });
    expect((await done('mate', 'POST /people/moe/erasure/confirmation', {}, key)).body).toMatchObject({ appended: 1 });
    expect(await read()).not.toContain(name);
  });

  it('that could not destroy the keys is finished by the next run of the retention, where nobody repeats it', async () => {
    const store = round.server.app.get<EventStore>(EVENT_STORE);
    const forget = store.forget.bind(store);
    Object.assign(store, { forget: () => Promise.reject(new StoreUnavailable('The disk fails.')) });
    await done('root', 'POST /people/ron/erasure', CASE);
    expect((await send('mate', 'POST /people/ron/erasure/confirmation', {})).status).toBe(503);
    Object.assign(store, { forget });
    const [name = ''] = round.texts.get('ron') ?? [];
    const read = async () => (await send('aud', 'GET /events?limit=200&stream=person-ron')).text;
    expect(await read()).toContain(name);
    await round.server.app.get(Retention).run(new Date().toISOString());
    expect(await read()).not.toContain(name);
  });

  it('is answered once more by a repeat with its key, and refused to the same key for somebody else', async () => {
    const key = { 'idempotency-key': 'once' };
    await done('root', 'POST /people/otto/erasure', CASE);
    const confirm = ['mate', 'POST /people/otto/erasure/confirmation', { withdrawNominations: true }] as const;
    const [first, second] = [await done(...confirm, key), await done(...confirm, key)];
    expect(second.body).toEqual(first.body);
    expect((await done(...confirm)).body).toMatchObject({ appended: 0, stays: first.body['stays'] });
    expect(await refused('mate', 'POST /people/max/erasure/confirmation', {}, key)).toEqual([422, expect.anything()]);
  });
});
