import { randomUUID } from 'node:crypto';
import { REFUSALS } from '@plumbline/domain';
import { cycleOf, deadlines, MEMBERS, nominate, review } from './support/building-blocks.js';
import { type Answer, type Client, ok } from './support/client.js';
import { refusal, Rounds } from './support/rounds.js';
import { makeDataDir, removeDataDir, type Server, startServer } from './support/server.js';

const dataDir = makeDataDir();
const COMMITTEE = { members: MEMBERS, chair: 'chair' };
const DAY = 24 * 3_600_000;
let server: Server;
let rounds: Rounds;
let ops: Client;

beforeAll(async () => {
  server = await startServer(dataDir);
  rounds = await Rounds.on(server, []);
  ops = await server.as('ops', 'admin');
}, 60_000);
afterAll(async () => {
  await server.close();
  removeDataDir(dataDir);
});

type Deadline = keyof ReturnType<typeof deadlines>;
const NAMES = ['nominations', 'reviews', 'votes', 'decisions'] as const satisfies readonly Deadline[];
/** As if the time had come: this one and those before it are over. */
const passed = async (cycleId: string, last: Deadline): Promise<void> => {
  const metadata = { recordedAt: new Date().toISOString(), actor: 'ops', correlationId: 'c', causationId: 'c' };
  for (const [at, deadline] of NAMES.slice(0, NAMES.indexOf(last) + 1).entries()) {
    const to = new Date(Date.now() - (10 - at) * DAY).toISOString();
    const data = { cycleId, deadline, from: to, to, reason: 'The time has come.' };
    await server.store.append(`cycle-${cycleId}`, 'any', [{ id: randomUUID(), type: 'DeadlineMoved', data, metadata }]);
  }
};

/** Refused for its deadline; takes the way that the refusal names, and is accepted then. */
const leadsOn = async (cycleId: string, deadline: Deadline, ask: () => Promise<Answer>): Promise<void> => {
  await passed(cycleId, deadline);
  const refused = await ask();
  expect(refusal(refused)).toEqual([409, 'deadline-passed']);
  const { field, cause, fix } = REFUSALS['deadline-passed'];
  expect(refused.body['errors']).toEqual([{ field, problem: cause, fix }]);
  const [, method = '', path = ''] = /(POST) (\/v1\/[\w/-]+)/u.exec(String(refused.body['detail'])) ?? [];
  const moved = Object.entries(deadlines()).slice(NAMES.indexOf(deadline)).reverse();
  const body = { deadlines: Object.fromEntries(moved), reason: 'We were late.' };
  await ok(ops.send(method, path.replace('/v1', ''), { body }));
  await ok(ask());
};

describe('a deadline that has passed', () => {
  it('of nominations: is moved by the request that the refusal names, and the nomination is opened', async () => {
    await ok(ops.post('/cycles', cycleOf('late-nominations')));
    const boss = await server.as('boss');
    const nomination = { cycle: 'late-nominations', candidate: 'kim', targetLevel: 'staff' };
    await leadsOn('late-nominations', 'nominations', () => boss.post('/nominations', nomination));
  });
  it('of nominations: the packet is submitted', async () => {
    await ok(ops.post('/cycles', cycleOf('late-submission')));
    const boss = await server.as('boss');
    const at = await nominate(boss, { cycle: 'late-submission', candidate: 'kim', targetLevel: 'staff' });
    await leadsOn('late-submission', 'nominations', () => boss.post(`${at}/submission`));
  });
  it('of reviews: the review is taken', async () => {
    const at = await rounds.reviewing('late-reviews', COMMITTEE, ['ria']);
    const ria = await server.as('ria');
    await leadsOn('late-reviews', 'reviews', () => ria.post(`${at}/reviews`, review(4)));
  });
  it('of votes: the vote is cast, and changed', async () => {
    const at = await rounds.voting('late-votes', COMMITTEE, {});
    const mia = await server.as('mia');
    await leadsOn('late-votes', 'votes', () => mia.post(`${at}/votes`, { choice: 'promote' }));
    const change = { choice: 'not-yet', reason: 'I read it again.' };
    await leadsOn('late-votes', 'votes', () => mia.post(`${at}/votes/mine/changes`, change));
  });
  it('of decisions: the decision is recorded', async () => {
    const at = await rounds.voting('late-decisions', COMMITTEE, { mia: 'promote', max: 'promote' });
    expect(await rounds.closed(at, 'chair')).toBe('passed');
    const chair = await server.as('chair');
    const decision = { outcome: 'promoted', rationale: 'Clear.' };
    await leadsOn('late-decisions', 'decisions', async () =>
      chair.post(`${at}/decisions`, decision, await rounds.ifMatch(at)),
    );
  });
});

describe('deadlines that are moved together', () => {
  const orders = NAMES.flatMap((first) => [
    [first, ...NAMES.filter((name) => name !== first)],
    [first, ...NAMES.filter((name) => name !== first).reverse()],
  ]);
  it.each(orders.map((order) => [order.join(), order] as const))(
    'mean the same in any order: %s',
    async (id, order) => {
      const cycleId = `together-${id.replaceAll(',', '-')}`;
      await ok(ops.post('/cycles', cycleOf(cycleId)));
      const later = Object.fromEntries(
        NAMES.map((name, at) => [name, new Date(Date.now() + (300 + at) * DAY).toISOString()] as const),
      );
      const body = { deadlines: Object.fromEntries(order.map((name) => [name, later[name]])), reason: 'All later.' };
      await ok(ops.post(`/cycles/${cycleId}/deadlines`, body));
      expect((await ok(ops.get(`/cycles/${cycleId}`, await server.latest()))).body['deadlines']).toMatchObject(later);
    },
  );
});
