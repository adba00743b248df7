import type { Packet, TimelineEntry, ToldNomination } from '@plumbline/responses';
import { publishFramework, register } from './support/building-blocks.js';
import { type Client, ok } from './support/client.js';
import { makeDataDir, removeDataDir, type Server, startServer } from './support/server.js';
import { DECISION, proceed, roundAt } from './support/stages.js';

const dataDir = makeDataDir();
let server: Server;
let chair: Client;
let kim: Client;
let at: string;

const match = async (who: Client) => server.ifMatch(at.replace('/nominations/', 'nomination-'), who);
const asKim = async (path: string) => kim.get(path, await server.latest());
const packet = async (who = kim): Promise<Packet> =>
  (await ok(who.get(at, await server.latest()))).body as unknown as Packet;
const mine = async () => (await ok(asKim('/me/releases'))).body['items'] as ToldNomination[];
const reopen = async () => ok(chair.post(`${at}/reopening`, { reason: 'A fact was missed.' }, await match(chair)));
const round = () => ({ server, cycleId: 'spring', at });
const first: object = {
  outcome: DECISION.outcome,
  conditions: DECISION.conditions,
  feedback: { text: 'You did well.', releasedAt: expect.any(String) as string },
};

beforeAll(async () => {
  server = await startServer(dataDir);
  const ops = await server.as('ops', 'admin');
  [chair, kim] = [await server.as('chair'), await server.as('kim')];
  await register(ops);
  await publishFramework(ops, 'eng');
  at = await roundAt(server, 'spring', 'releasing');
});
afterAll(async () => {
  await server.close();
  removeDataDir(dataDir);
});

describe('what was released', () => {
  it('is nothing before, not even for a decision that was reopened', async () => {
    expect([(await asKim(at)).status, await mine()]).toEqual([404, []]);
    await reopen();
    expect([(await asKim(at)).status, await mine()]).toEqual([404, []]);
    await proceed(round(), 'calibrating', 'decided');
  });

  it('is told with the outcome, and no reopening that came before', async () => {
    await proceed(round(), 'releasing', 'released');
    const { state, releases, decision, hidden } = await packet();
    expect([state, releases]).toEqual(['released', [{ ...first, reopened: false, reopenedAt: null }]]);
    expect([decision?.outcome, hidden.includes('releases')]).toEqual([DECISION.outcome, false]);
    expect(await mine()).toMatchObject([{ nomination: { id: at.split('/')[2] }, state: 'released', releases }]);
  });

  it('stays with its appeal after a reopening, marked as reopened', async () => {
    await ok(kim.post(`${at}/appeals`, { grounds: 'A fact was missed.' }));
    const appeal = `${at}/appeals/${(await packet()).appeals?.[0]?.id ?? ''}`;
    const resolution = { resolution: 'upheld', rationale: 'It was.' };
    await ok(chair.post(`${appeal}/resolution`, resolution, await match(chair)));
    await reopen();
    const shown = await packet();
    expect(shown).toMatchObject({ state: 'reopened', decision: null, feedback: null });
    expect(shown.releases).toEqual([{ ...first, reopened: true, reopenedAt: expect.any(String) as string }]);
    expect(shown.appeals).toMatchObject([{ resolution: 'upheld', rationale: 'It was.' }]);
    expect((await asKim(appeal)).status).toBe(200);
    expect(await mine()).toMatchObject([{ state: 'reopened', releases: shown.releases }]);
  });

  it('says nothing of how far the new round is', async () => {
    const list = async () => (await ok(asKim('/nominations'))).body;
    const seen = async () => JSON.stringify([await packet(), await mine(), await list(), await match(kim)]);
    const before = await seen();
    for (const [from, to] of [
      ['calibrating', 'voting'],
      ['voting', 'closed'],
      ['closed', 'decided'],
    ] as const) {
      await proceed(round(), from, to);
      expect(await seen()).toBe(before);
    }
    await reopen();
    expect(await seen()).toBe(before);
    for (const state of ['voting', 'submitted', 'reopened'])
      expect(await asKim(`/nominations?state=${state}`)).not.toMatchObject({ body: { items: [{}] } });
    await proceed(round(), 'calibrating', 'decided');
    const { state, title } = (await kim.post(`${at}/appeals`, { grounds: 'Once more.' })).body;
    expect(JSON.stringify([state, title])).not.toMatch(/decided|voting/u);
  });

  it('has what is released later beside it', async () => {
    await proceed(round(), 'releasing', 'released');
    const { state, releases, feedback } = await packet();
    expect([state, feedback?.text]).toEqual(['released', 'You did well.']);
    expect(releases?.map(({ reopened }) => reopened)).toEqual([false, true]);
  });

  it('stays for the manager, and is no part of what reviewers and strangers see', async () => {
    await reopen();
    expect((await packet(await server.as('boss'))).releases).toHaveLength(2);
    expect((await packet(await server.as('ria'))).hidden).toContain('releases');
    expect((await (await server.as('nobody')).get(at, await server.latest())).status).toBe(404);
  });

  it('stays once the cycle is closed', async () => {
    const ops = await server.as('ops', 'admin');
    const acknowledge = [at.replace('/nominations/', '')];
    await ok(ops.post('/cycles/spring/closure', { acknowledge }, await server.ifMatch('cycle-spring', ops)));
    expect((await packet()).releases).toHaveLength(2);
  });

  it('is on the timeline of those above, and no reopening of what nobody was told', async () => {
    const boss = await server.as('boss');
    const { body } = await ok(boss.get('/people/kim/timeline', await server.latest()));
    const kinds = (body['items'] as TimelineEntry[]).map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'feedback-released')).toHaveLength(2);
  });
});
