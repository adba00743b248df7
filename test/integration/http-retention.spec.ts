import { EVENT_STORE, type EventStore, StoreUnavailable } from '@plumbline/event-log';
import { DueTexts, Retention } from '@plumbline/application';
import { aRound } from '@plumbline/testing';
import { type CanaryRound, canaryRound } from './http/canary-round.js';

const DAY = 24 * 3_600_000;
const dayFrom = (days: number): string => new Date(Date.now() + days * DAY).toISOString().slice(0, 10);
const after = (days: number): string => `${dayFrom(days)}T00:00:00.000Z`;
const MONTHS = { promoted: 2, notPromoted: 60, undecided: 1 };
/** Long ago, so that only what was set since, and when, decides. */
const CLOSED = '2020-01-31T12:00:00.000Z';

describe('the retention of a cycle', () => {
  let round: CanaryRound;
  beforeAll(async () => {
    const history = aRound();
    history.record('StatementWritten', { nominationId: 'n-max', candidateId: 'max', statement: 'Max did well.' });
    history.record('MemberRemoved', { cycleId: 'spring', personId: 'moe', reason: 'Left.' });
    history.record('CycleClosed', { cycleId: 'spring', unfinished: ['n-carl', 'n-max'] });
    const events = history.events.map((event) => ({
      ...event,
      metadata: { ...event.metadata, recordedAt: event.type === 'CycleClosed' ? CLOSED : event.metadata.recordedAt },
    }));
    const more = { carl: ['admin'], ron: ['admin'], lin: ['auditor'] } as const;
    round = await canaryRound({ events }, more);
  });
  afterAll(() => round.server.close());

  const run = (at: string) => round.server.app.get(Retention).run(at);
  const etag = async (who: string) => (await round.done(who, 'GET /cycles/spring')).answer.headers['etag'] as string;
  const set = async (who: string, retention: object) =>
    round.done(who, 'PUT /cycles/spring/retention', { retention, reason: 'Agreed.' }, { 'if-match': await etag(who) });
  const position = ({ answer }: Awaited<ReturnType<CanaryRound['send']>>) => ({
    'plumbline-min-position': String(answer.headers['plumbline-position']),
  });
  const current = async () => {
    // What is due is read from views that have come as far as the log.
    await round.server.app.get(DueTexts).nominations(dayFrom(0));
  };
  const due = async (who: string, query = '') => (await round.done(who, `GET /retention${query}`)).body;
  const readAll = async () => {
    const asked = ['/events?limit=200', '/nominations/n-carl', '/nominations/n-max', '/nominations/n-cleo'];
    const streams = ['n-carl', 'n-cleo', 'n-max'].map((id) => `/events?limit=200&stream=nomination-${id}`);
    const all = [...asked, ...streams, '/nominations/n-carl/reviews', '/events?limit=200&stream=cycle-spring'];
    const answers = await Promise.all(all.map((url) => round.send('aud', `GET ${url}`)));
    return answers.map(({ text }) => text).join('\n');
  };
  const seenOf = async (stream: string): Promise<number> => {
    const all = await readAll();
    return (round.inStream.get(stream) ?? []).filter((text) => all.includes(text)).length;
  };
  const of = (id: string) => `nomination-${id}`;

  it('keeps everything where nobody has set one', async () => {
    await current();
    expect(await run(after(40_000))).toEqual({ expired: 0, kept: 0, failed: [] });
    expect(await due('root')).toEqual({ items: [], nextCursor: null });
  });

  it('is set by admins, in whole months, with a reason, and shown with the days that follow', async () => {
    const path = 'PUT /cycles/spring/retention';
    const match = { 'if-match': await etag('root') };
    for (const retention of [{ ...MONTHS, undecided: 0 }, { ...MONTHS, undecided: 1.5 }, { promoted: 1 }])
      expect(await round.refused('root', path, { retention, reason: 'Agreed.' }, match)).toEqual([
        ...[400, 'invalid-request'],
      ]);
    expect(await round.refused('aud', path, { retention: MONTHS, reason: 'Agreed.' }, match)).toEqual([
      ...[403, expect.anything() as unknown],
    ]);
    const seen = position(await set('root', MONTHS));
    const shown = (await round.done('mia', 'GET /cycles/spring', undefined, seen)).body;
    expect(shown).toMatchObject({ closedAt: CLOSED, retention: MONTHS, textsExpiredAt: null });
    // Whoever does not know how a nomination ended is not told when which ones go.
    const told = (await round.done('cleo', 'GET /cycles/spring')).body;
    expect(told).toMatchObject({ closedAt: CLOSED, retention: null, due: null });
    // All would have been due long ago: nothing goes without notice.
    expect(shown['due']).toEqual(
      ['promoted', 'notPromoted', 'undecided'].map((each) => ({ class: each, dueOn: dayFrom(31) })),
    );
    const history = (await round.done('cleo', 'GET /cycles/spring/history')).body['items'] as object[];
    expect(history.at(-1)).toMatchObject({ kind: 'retention-set' });
  });

  it('lists what is due when, with the holds that stop it, to admins and auditors, by pages', async () => {
    await set('mate', { ...MONTHS, promoted: 1200, notPromoted: null });
    const placed = await round.done('root', 'POST /people/moe/legal-holds', {
      ...{ ground: 'legal-claims', caseNumber: '12', until: dayFrom(90) },
    });
    await round.done('root', 'GET /people/moe', undefined, position(placed));
    const [root, aud] = [await due('root'), await due('aud')];
    expect(aud).toEqual(root);
    const name = (id: string) => ({ id, name: round.texts.get(id)?.[0] });
    const cycle = { id: 'spring', title: 'Cycle spring' };
    const held = [{ person: name('moe'), caseNumber: '12', until: dayFrom(90) }];
    const item = (id: string, candidate: string, due: object, heldBy: object[] = []) => {
      return { nomination: { id }, cycle, candidate: name(candidate), ...due, heldBy };
    };
    const undecided = { class: 'undecided', dueOn: dayFrom(31) };
    expect(root).toEqual({
      items: [
        item('n-carl', 'carl', undecided, held),
        item('n-max', 'max', undecided),
        item('n-cleo', 'cleo', { class: 'promoted', dueOn: '2120-01-31' }),
      ],
      nextCursor: null,
    });
    const pages = [];
    for (let cursor: unknown = ''; cursor !== null;) {
      const page = await due('root', `?limit=1${cursor === '' ? '' : `&cursor=${cursor as string}`}`);
      pages.push(page['items']);
      cursor = page['nextCursor'];
    }
    expect(pages.flat()).toEqual(root['items']);
    expect(await due('root', '?cycle=autumn')).toEqual({ items: [], nextCursor: null });
    expect(await round.refused('root', 'GET /retention?cycle=nowhere')).toEqual([404, expect.anything()]);
    expect(await round.refused('cleo', 'GET /retention')).toEqual([403, expect.anything()]);
    const listed = async (who: string) =>
      ((await due(who))['items'] as { nomination: { id: string } }[]).map(({ nomination }) => nomination.id);
    // The day tells how it ended, and holds who reviewed: neither is for candidates, nor for their line.
    expect([await listed('carl'), await listed('lin')]).toEqual([['n-max', 'n-cleo'], ['n-max']]);
  });

  it('does not list a hold to whom it is on', async () => {
    const hold = { ground: 'legal-claims', caseNumber: '13', until: dayFrom(20) };
    const placed = await round.done('root', 'POST /people/ron/legal-holds', hold);
    await round.done('root', 'GET /people/ron', undefined, position(placed));
    const casesFor = async (who: string) =>
      ((await due(who))['items'] as { heldBy: { caseNumber: string }[] }[]).map(({ heldBy }) =>
        heldBy.map(({ caseNumber }) => caseNumber),
      );
    expect(await casesFor('root')).toEqual([['12', '13'], [], ['13']]);
    expect(await casesFor('ron')).toEqual([['12'], [], []]);
    await round.done('root', 'DELETE /people/ron/legal-holds/13');
  });

  it('ends nothing before its day', async () => {
    const { length } = round.inStream.get(of('n-max')) ?? [];
    expect(length).toBeGreaterThan(0);
    expect(await run(new Date(Date.parse(after(31)) - 1).toISOString())).toEqual({ expired: 0, kept: 0, failed: [] });
    expect(await seenOf(of('n-max'))).toBe(length);
  });

  it('ends every text of a nomination on its day, and no other; a hold keeps those of the one that it is on', async () => {
    const [carl, cleo] = [await seenOf(of('n-carl')), await seenOf(of('n-cleo'))];
    expect([carl > 3, cleo > 3]).toEqual([true, true]);
    expect(await run(after(31))).toEqual({ expired: 1, kept: 1, failed: [] });
    await current();
    expect([await seenOf(of('n-max')), await seenOf(of('n-carl')), await seenOf(of('n-cleo'))]).toEqual([
      ...[0, carl, cleo],
    ]);
    const shown = (await round.done('aud', 'GET /nominations/n-max')).body;
    expect(shown).toMatchObject({ textsExpiredAt: after(31), state: 'submitted' });
    const history = (await round.done('aud', 'GET /nominations/n-max/history')).body['items'] as object[];
    expect(history.at(-1)).toMatchObject({
      type: 'TextsExpired',
      metadata: { actor: 'system/retention' },
      data: { class: 'undecided', months: 1 },
    });
    expect(await run(after(31))).toEqual({ expired: 0, kept: 1, failed: [] });
    expect((await due('root'))['items']).toHaveLength(2);
  });

  it('ends the rest once the hold is over, the keys too, though they could not be destroyed at once', async () => {
    const store = round.server.app.get<EventStore>(EVENT_STORE);
    const forget = store.forget.bind(store);
    Object.assign(store, { forget: () => Promise.reject(new StoreUnavailable('The disk fails.')) });
    expect(await run(after(91))).toMatchObject({ expired: 1, cutShort: new StoreUnavailable('The disk fails.') });
    Object.assign(store, { forget });
    expect(await seenOf(of('n-carl'))).toBeGreaterThan(0);
    await run(after(91));
    await current();
    expect(await seenOf(of('n-carl'))).toBe(0);
  });

  it('leaves nothing to do in a cycle that is reopened, and the reasons of the cycle itself until the last', async () => {
    const [reason = ''] = round.inStream.get('cycle-spring') ?? [];
    expect(await readAll()).toContain(reason);
    const match = { 'if-match': await etag('root') };
    await round.done('root', 'POST /cycles/spring/reopening', { reason: 'Feedback is missing.' }, match);
    expect(await round.refused('cho', 'POST /nominations/n-max/reviewers', { reviewer: 'ron' })).toEqual([
      ...[409, 'texts-expired'],
    ]);
    expect(await run(after(40_000))).toEqual({ expired: 0, kept: 0, failed: [] });
    const again = { 'if-match': await etag('root') };
    const closing = await round.send('root', 'POST /cycles/spring/closure', {}, again);
    const left = closing.body['errors'] as { problem: string }[];
    const acknowledge = left.map(({ problem }) => /lacks (\S+),/u.exec(problem)?.[1]);
    await round.done('root', 'POST /cycles/spring/closure', { acknowledge }, again);
    await set('mate', MONTHS);
    const hold = { ground: 'legal-claims', caseNumber: '14', until: '8999-01-01' };
    await round.done('root', 'POST /people/cleo/legal-holds', hold);
    expect(await run(after(40_000))).toEqual({ expired: 0, kept: 2, failed: [] });
    expect(await readAll()).toContain(reason);
    await round.done('root', 'DELETE /people/cleo/legal-holds/14');
    expect(await run(after(40_000))).toEqual({ expired: 2, kept: 0, failed: [] });
    await current();
    expect(await seenOf('cycle-spring')).toBe(0);
    expect(await seenOf(of('n-cleo'))).toBe(0);
    const gone = { 'if-match': await etag('root') };
    expect(await round.refused('root', 'POST /cycles/spring/reopening', { reason: 'Once more.' }, gone)).toEqual([
      ...[409, 'texts-expired'],
    ]);
  });

  it('leaves names, and every tally and band, as they were', async () => {
    const people = (await round.send('aud', 'GET /people')).text;
    expect(people).toContain(round.texts.get('cleo')?.[0]);
    const packet = (await round.done('aud', 'GET /nominations/n-cleo')).body;
    expect(packet).toMatchObject({ statement: 'erased', decision: { outcome: 'promoted' } });
  });
});
