import type { Packet } from '@plumbline/responses';
import { addressOf, advance, MEMBERS, nominate, openCycle, register, review } from './support/building-blocks.js';
import { publishFramework } from './support/building-blocks.js';
import { type Answer, type Client, ok } from './support/client.js';
import { refusal } from './support/rounds.js';
import { makeDataDir, removeDataDir, type Server, startServer } from './support/server.js';
import { proceed, roundAt } from './support/stages.js';

const dataDir = makeDataDir();
const reason = 'There is a reason.';
let server: Server;
let ops: Client;
let chair: Client;
let boss: Client;

beforeAll(async () => {
  server = await startServer(dataDir);
  [ops, chair, boss] = [await server.as('ops', 'admin'), await server.as('chair'), await server.as('boss')];
  await register(ops);
  await publishFramework(ops, 'eng');
});
afterAll(async () => {
  await server.close();
  removeDataDir(dataDir);
});

const cycleMatch = (id: string) => server.ifMatch(`cycle-${id}`, ops);
const phase = async (id: string, body: object): Promise<Answer> =>
  ops.post(`/cycles/${id}/phase`, body, await cycleMatch(id));
const phaseOf = async (id: string) => (await ok(ops.get(`/cycles/${id}`, await server.latest()))).body['phase'];
const idOf = (at: string): string => at.replace('/nominations/', '');
const packet = async (at: string, who = chair): Promise<Packet> =>
  (await ok(who.get(at, await server.latest()))).body as unknown as Packet;

describe('moving a cycle on', () => {
  it('is refused with the list over a draft, until it is acknowledged by its id', async () => {
    await openCycle(ops, 'drafts');
    const draft = await nominate(boss, { cycle: 'drafts', candidate: 'kim', targetLevel: 'staff' });
    const refused = await phase('drafts', { to: 'reviewing' });
    expect(refusal(refused)).toEqual([409, 'unfinished']);
    expect(refused.body['errors']).toEqual([
      expect.objectContaining({ field: 'acknowledge', problem: `lacks ${idOf(draft)}, which is draft` }),
    ]);
    expect((await phase('drafts', { to: 'reviewing', acknowledge: ['other'] })).status).toBe(409);
    expect((await phase('drafts', { to: 'reviewing', acknowledge: [idOf(draft)] })).status).toBe(200);
    expect(await phaseOf('drafts')).toBe('reviewing');
  });
  it('goes back with a reason, and the draft that was left behind is finished', async () => {
    expect(refusal(await phase('drafts', { to: 'nominating', reason: ' ' }))[0]).toBe(400);
    expect((await phase('drafts', { to: 'nominating', reason })).status).toBe(200);
    expect(await phaseOf('drafts')).toBe('nominating');
    const items = (await ok(boss.get('/nominations?cycle=drafts', await server.latest()))).body['items'];
    const [draft] = items as { id: string }[];
    await ok(boss.post(`${addressOf(draft?.id)}/submission`));
    expect((await phase('drafts', { to: 'reviewing' })).status).toBe(200);
  });
  it('goes back no more once something of the phase exists', async () => {
    const at = await roundAt(server, 'reviewed', 'reviewed');
    expect(refusal(await phase('reviewed', { to: 'nominating', reason }))).toEqual([409, 'phase-begun']);
    await proceed({ server, cycleId: 'reviewed', at }, 'reviewed', 'calibrating');
    expect((await phase('reviewed', { to: 'reviewing', reason })).status).toBe(200);
    await advance(server, 'reviewed', 'calibrating');
    await proceed({ server, cycleId: 'reviewed', at }, 'calibrating', 'voting');
    expect(refusal(await phase('reviewed', { to: 'reviewing', reason }))).toEqual([409, 'phase-begun']);
    const open = await phase('reviewed', { to: 'releasing' });
    expect([open.status, JSON.stringify(open.body['errors'])]).toEqual([409, expect.stringContaining('voting')]);
  });
});

describe('closing a cycle', () => {
  it('is refused over an open appeal and over a decision without feedback, and can be taken back', async () => {
    const at = await roundAt(server, 'appeals', 'releasing');
    const close = async (body?: object) => ops.post('/cycles/appeals/closure', body, await cycleMatch('appeals'));
    expect(JSON.stringify((await close()).body)).toContain('which is decided');
    await ok(chair.post(`${at}/feedback`, { text: 'Well done.' }));
    await ok((await server.as('kim')).post(`${at}/appeals`, { grounds: 'A fact was missed.' }));
    expect(JSON.stringify((await close()).body)).toContain('which is appealed');
    expect((await close({ acknowledge: [idOf(at)] })).status).toBe(200);
    expect(await phaseOf('appeals')).toBe('closed');
    expect(refusal(await phase('appeals', { to: 'releasing', reason }))).toEqual([409, 'cycle-closed']);
    const reopened = await ops.post('/cycles/appeals/reopening', { reason }, await cycleMatch('appeals'));
    expect([reopened.status, await phaseOf('appeals')]).toEqual([200, 'releasing']);
  });
});

describe('deadlines', () => {
  const at = (month: number) => `2998-0${month.toString()}-01T00:00:00.000Z`;
  it('move together in any order, where one by one they would be out of order', async () => {
    await openCycle(ops, 'dates');
    const one = await ops.post('/cycles/dates/deadlines', { deadline: 'reviews', to: at(2), reason });
    expect(refusal(one)).toEqual([409, 'deadline-order']);
    expect(one.body['detail']).toContain('together');
    const all = { decisions: at(4), votes: at(3), reviews: at(2) };
    expect((await ops.post('/cycles/dates/deadlines', { deadlines: all, reason })).status).toBe(200);
    const { body } = await ok(ops.get('/cycles/dates', await server.latest()));
    expect(body['deadlines']).toMatchObject(all);
  });
  it.each([{}, { deadline: 'votes' }, { deadline: 'votes', to: at(3), deadlines: { votes: at(3) } }])(
    'are stated in one way: %j',
    async (moved) => {
      const answer = await ops.post('/cycles/dates/deadlines', { ...moved, reason });
      expect(answer.status).toBe(400);
      expect(answer.body['errors']).toMatchObject([{ field: 'deadlines' }]);
    },
  );
});

describe('a reopening', () => {
  it('for the packet lets new evidence in, in releasing, and goes through reviews and votes to an end', async () => {
    const at = await roundAt(server, 'evidence', 'released');
    const reopen = async (opens?: string) =>
      chair.post(
        `${at}/reopening`,
        { reason, ...(opens && { opens }) },
        await server.ifMatch(idOf(at).replace(/^/, 'nomination-'), chair),
      );
    await ok(reopen('votes'));
    expect(refusal(await chair.post(`${at}/reviewers`, { reviewer: 'stranger' }))).toEqual([
      409,
      'reviews-not-reopened',
    ]);
    const item = { title: 'A migration', body: 'It was overlooked.', criteria: ['design'] };
    const frozen = await boss.post(`${at}/evidence`, item);
    expect([...refusal(frozen), frozen.body['detail']]).toEqual([
      409,
      'packet-frozen',
      expect.stringContaining('packet'),
    ]);
    await ok(reopen('packet'));
    expect((await packet(at)).state).toBe('returned');
    await ok(boss.post(`${at}/evidence`, item));
    await ok(boss.post(`${at}/submission`));
    await ok(chair.post(`${at}/reviewers`, { reviewer: 'stranger' }));
    await ok((await server.as('stranger')).post(`${at}/reviews`, review(4)));
    await ok(chair.post(`${at}/voting`));
    for (const member of MEMBERS) await ok((await server.as(member)).post(`${at}/votes`, { choice: 'promote' }));
    const match = () => server.ifMatch(`nomination-${idOf(at)}`, chair);
    await ok(chair.post(`${at}/voting/closure`, undefined, await match()));
    await ok(chair.post(`${at}/decisions`, { outcome: 'promoted', rationale: 'Now it is clear.' }, await match()));
    await ok(chair.post(`${at}/feedback`, { text: 'Your evidence came in.' }));
    expect(await packet(at)).toMatchObject({
      state: 'released',
      evidence: expect.arrayContaining([expect.objectContaining(item)]) as unknown,
    });
  });
  it('opens reviews where it does not say what', async () => {
    const at = await roundAt(server, 'default', 'decided');
    await ok(chair.post(`${at}/reopening`, { reason }, await server.ifMatch(`nomination-${idOf(at)}`, chair)));
    expect((await chair.post(`${at}/reviewers`, { reviewer: 'stranger' })).status).toBe(200);
    expect(refusal(await boss.post(`${at}/submission`))[0]).toBe(200);
  });
});
