import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { openEventStoreDb } from '@plumbline/event-store';
import { eventStoreDbOf, keysPlaceOf, readConfig } from '@plumbline/platform';
import pg from 'pg';
import { describeWhere } from '../support/describe-where.js';
import { usePostgres } from '../support/postgres/use-postgres.js';
import { nominate, openCycle, publishFramework, register } from './support/building-blocks.js';
import { type Answer, ok } from './support/client.js';
import { type Copies, startCopies } from './support/copies-on-eventstoredb.js';
import { startServer } from './support/server.js';
import { proceed } from './support/stages.js';

/** Whoever holds the lock of this stream loses it. */
const END = `SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory'
  AND (classid::bigint << 32 | objid::bigint) = ('x' || encode(substring(sha256($1) from 1 for 8), 'hex'))::bit(64)::bigint`;

const NOBODY = { correlationId: 'c', causationId: 'r' };

type Items = readonly Readonly<Record<string, unknown> & { id: string; on: unknown; state: string }>[];

describeWhere('postgres', 'what was decided on what had changed before it was recorded, on EventStoreDB', () => {
  const postgres = usePostgres();
  let { events, viewsUrl, folder, env, one, other }: Copies = {} as Copies;
  let at: string;
  let ofLee: string;
  beforeAll(async () => {
    ({ events, viewsUrl, folder, env, one, other } = await startCopies(postgres));
    const ops = await one.as('ops', 'admin');
    await register(ops);
    await publishFramework(ops, 'eng');
    await openCycle(ops, 'spring');
    at = await nominate(await one.as('boss'), { cycle: 'spring', candidate: 'kim', targetLevel: 'staff' });
    ofLee = await nominate(await one.as('boss'), { cycle: 'spring', candidate: 'lee', targetLevel: 'staff' });
    await proceed({ server: one, cycleId: 'spring', at }, 'drafted', 'calibrating');
  });

  const streamOf = (address: string) => address.replace('/nominations/', 'nomination-');
  const endLockOf = async (stream: string): Promise<void> => {
    const client = new pg.Client({ connectionString: viewsUrl });
    await client.connect();
    await client.query(END, [`plumbline ${stream}`]);
    await client.end();
  };
  /** A change slips in while an append is on its way whose locks are lost. */
  const slippedIn = async <T>(stream: string, append: () => Promise<T>, change: () => Promise<Answer>): Promise<T> => {
    const isSent = new Promise<void>((resolve) => {
      events.faults.next(`append plumbline_${stream}`, { is: 'delay', ms: 1_500, met: resolve });
    });
    const appending = append();
    await isSent;
    await endLockOf(stream);
    await ok(change());
    return appending;
  };
  const lastOf = async (stream: string, of: string) => {
    const event = (await one.store.readStream(stream)).findLast(({ type }) => type === of);
    if (event === undefined) throw new Error(`${stream} has no ${of}`);
    return event;
  };
  /** Whether something else is told beside it that it was decided on. */
  const guardsOf = (of: string): boolean => {
    const sent = events.log.all.findLast(({ type }) => type === of);
    return 'guards' in (JSON.parse(Buffer.from(sent?.metadata ?? []).toString()) as object);
  };
  const raisedOn = async (stream: string) =>
    (await one.store.readStream(stream)).filter(({ type }) => type === 'FindingRaised');
  const untilRaised = async (stream: string, count = 1) => {
    for (let tries = 0; tries < 2_000; tries += 1) {
      const raised = await raisedOn(stream);
      if (raised.length >= count) return raised;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    throw new Error(`nothing was raised on ${stream}`);
  };
  const found = async (who: string, ...roles: ('admin' | 'auditor')[]): Promise<Items> => {
    const { body } = await ok((await one.as(who, ...roles)).get('/findings', await one.latest()));
    return body['items'] as Items;
  };
  const moved = async (to: string) =>
    (await other.as('ops', 'admin')).post('/cycles/spring/deadlines', {
      ...{ deadline: 'decisions', to, reason: 'Holidays' },
    });

  it('raises one finding on the stream that the command addressed', async () => {
    await slippedIn(
      streamOf(at),
      async () => ok((await one.as('chair')).post(`${at}/voting`)),
      () => moved('2999-01-01T00:00:00.000Z'),
    );
    const [raised, ...more] = await untilRaised(streamOf(at));
    expect(more).toEqual([]);
    const done = await lastOf(streamOf(at), 'VotingOpened');
    const changed = await lastOf('cycle-spring', 'DeadlineMoved');
    expect(raised?.data).toMatchObject({
      about: { kind: 'nomination', id: streamOf(at).slice('nomination-'.length) },
      found: {
        kind: 'broken-guard',
        done: { eventId: done.id, eventType: 'VotingOpened', revision: String(done.revision) },
        decidedOn: { stream: 'cycle-spring', revision: String(changed.revision - 1n) },
        changedBy: { eventId: changed.id, eventType: 'DeadlineMoved', revision: String(changed.revision) },
      },
    });
    expect([guardsOf('VotingOpened'), guardsOf('FindingRaised')]).toEqual([true, false]);
    expect(raised?.metadata).toMatchObject({ actor: 'system/findings', causationId: done.id });
  });

  it('shows it to the auditor with its events and to the chair in words, and to nobody else', async () => {
    const [seen, ...more] = await found('eye', 'auditor');
    expect(more).toEqual([]);
    expect(seen).toMatchObject({ state: 'open', hidden: [], events: { recorded: { type: 'VotingOpened' } } });
    const [told] = await found('chair');
    expect(told).toMatchObject({ id: seen?.id, events: null, hidden: ['events'], resolved: null });
    expect(told?.['said']).toMatchObject({
      done: 'On the nomination of Person kim: voting opened.',
      decidedOn: expect.stringContaining('cycle spring') as string,
      changed: expect.stringContaining('deadline moved') as string,
    });
    for (const who of ['kim', 'boss', 'mia', 'rev', 'nobody']) expect([who, await found(who)]).toEqual([who, []]);
    expect(await found('ops', 'admin')).toEqual([]);
  });

  it('is resolved by the chair, on the version that they saw, once, with a reason about the candidate', async () => {
    const [open] = await found('chair');
    const address = `${at}/findings/${String(open?.id)}/resolution`;
    const reason = 'Voting would have been opened all the same.';
    const ifMatch = async () => one.ifMatch(streamOf(at));
    for (const [who, status] of [
      ['boss', 403],
      ['mia', 403],
      ['kim', 404],
      ['stranger', 404],
    ] as const)
      expect([who, (await (await one.as(who)).post(address, { reason }, await ifMatch())).status]).toEqual([
        who,
        status,
      ]);
    expect((await (await one.as('ops', 'admin')).post(address, { reason }, await ifMatch())).status).toBe(403);
    const chair = await one.as('chair');
    expect((await chair.post(address, { reason })).status).toBe(428);
    expect((await chair.post(address, { reason }, await one.ifMatch(streamOf(ofLee)))).status).toBe(412);
    expect((await chair.post(`${at}/findings/none/resolution`, { reason }, await ifMatch())).body).toMatchObject({
      code: 'finding-not-found',
    });
    const version = await ifMatch();
    // What this was decided on changes, too, and there is no finding about a finding.
    const resolving = () => ok(chair.post(address, { reason }, version));
    const resolved = await slippedIn(streamOf(at), resolving, () => moved('2999-06-01T00:00:00.000Z'));
    expect(resolved.body).toMatchObject({ appended: 1 });
    expect((await ok(chair.post(address, { reason }, await ifMatch()))).body).toMatchObject({ appended: 0 });
    for (const seen of [await found('chair'), await found('eye', 'auditor')])
      expect(seen).toEqual([
        expect.objectContaining({
          state: 'resolved',
          resolved: { reason, by: { id: 'chair', name: 'Person chair' }, at: expect.any(String) as string },
        }),
      ]);
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(await raisedOn(streamOf(at))).toHaveLength(1);
    expect((await lastOf(streamOf(at), 'FindingResolved')).data).toMatchObject({ subjectId: 'kim', reason });
  });

  it('is mended by the next start, once, where a process ends between an append and its finding', async () => {
    const config = readConfig({ ...env, PLUMBLINE_DATA_DIR: join(folder, 'dying') });
    if (config.store.engine !== 'eventstoredb') throw new Error('the events are elsewhere');
    // It looks at nothing: as one that ends at once.
    const dying = await openEventStoreDb({ ...eventStoreDbOf(config, config.store), keys: keysPlaceOf(config) });
    const stream = streamOf(ofLee);
    const { revision } = await lastOf('cycle-spring', 'DeadlineMoved');
    const last = (await one.store.readStream(stream)).at(-1);
    const data = { nominationId: stream.slice('nomination-'.length), candidateId: 'lee', statement: 'More.' };
    const metadata = { ...NOBODY, recordedAt: new Date().toISOString(), actor: 'boss' };
    const statement = { id: randomUUID(), type: 'StatementWritten' as const, data, metadata };
    const guards = [{ stream: 'cycle-spring', revision }];
    const append = () => dying.append(stream, last?.revision ?? 0n, [statement], { guards });
    expect(await slippedIn(stream, append, () => moved('2998-12-31T00:00:00.000Z'))).toMatchObject({ ok: true });
    await dying.close();
    expect(await raisedOn(stream)).toEqual([]);
    const copies = await Promise.all(['c', 'd'].map((name) => startServer(join(folder, name), { env })));
    expect(await untilRaised(stream)).toMatchObject([{ data: { found: { done: { eventId: statement.id } } } }]);
    // Each of them has looked by then, and they close once what they tell of is raised.
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    for (const copy of copies) await copy.close();
    expect([stream, (await raisedOn(stream)).length]).toEqual([stream, 1]);
    expect([at, (await raisedOn(streamOf(at))).length]).toEqual([at, 1]);
  });

  it('is shown to no chair in conflict, who cannot resolve it either', async () => {
    const open = async (who: string, ...roles: 'auditor'[]) =>
      (await found(who, ...roles)).filter(({ state }) => state === 'open').map(({ on }) => on);
    const about = { kind: 'nomination', id: streamOf(ofLee).slice('nomination-'.length) };
    expect(await open('chair')).toEqual([about]);
    const [{ id } = { id: '' }] = await found('eye', 'auditor');
    const seen = await one.ifMatch(streamOf(ofLee));
    await ok((await one.as('ops', 'admin')).post(`${ofLee}/recusals`, { person: 'chair', reason: 'Related.' }));
    expect(await open('chair')).toEqual([]);
    expect(await found('chair')).toHaveLength(1);
    const resolved = await (
      await one.as('chair')
    ).post(`${ofLee}/findings/${id}/resolution`, { reason: 'Fine.' }, seen);
    expect(resolved.status).toBe(404);
    expect(await open('eye', 'auditor')).toEqual([about]);
  });

  it('is raised by the server itself, also where whoever took the step may do nothing any more', async () => {
    const conflict = async () => ok((await one.as('mia')).post(`${at}/conflicts`, { reason: 'Related.' }));
    await slippedIn(streamOf(at), conflict, () => moved('2999-09-01T00:00:00.000Z'));
    const raised = await untilRaised(streamOf(at), 2);
    expect(raised.at(-1)?.data).toMatchObject({ found: { done: { eventType: 'ConflictDeclared' } } });
  });
});
