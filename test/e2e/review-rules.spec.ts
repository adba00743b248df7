import type { DecisionPage } from '@plumbline/responses';
import { advance, CRITERIA, cycleOf, openCycle, review } from './support/building-blocks.js';
import { type Client, ok } from './support/client.js';
import { refusal, Rounds } from './support/rounds.js';
import { makeDataDir, removeDataDir, type Server, startServer } from './support/server.js';
import { proceed } from './support/stages.js';

const dataDir = makeDataDir();
let server: Server;
let rounds: Rounds;
let ops: Client;

const eventsOf = (at: string) => server.store.readStream(at.replace('/nominations/', 'nomination-'));

beforeAll(async () => {
  server = await startServer(dataDir);
  rounds = await Rounds.on(server, ['m1', 'm2', 'm3']);
  ops = await server.as('ops', 'admin');
});
afterAll(async () => {
  await server.close();
  removeDataDir(dataDir);
});

describe('a review', () => {
  const committee = { members: ['m1', 'm2', 'm3'], chair: 'chair' };
  const [design = '', delivery = '', coaching = ''] = CRITERIA;
  const partly = {
    ...review(4, [design]),
    cannotJudge: [{ criterion: delivery }, { criterion: coaching, comment: 'Never saw it.' }],
  };

  it('that leaves criteria out, or judges none, is refused with the list, and shows no other review', async () => {
    const at = await rounds.reviewing('complete', committee, ['ria', 'rob']);
    await ok(rounds.post('ria', `${at}/reviews`, review(4)));
    const refused = await rounds.post('rob', `${at}/reviews`, review(4, [design]));
    expect(refusal(refused)).toEqual([409, 'review-incomplete']);
    expect(refused.body['detail']).toContain('delivery, coaching');
    const none = { ...review(4, []), cannotJudge: CRITERIA.map((criterion) => ({ criterion })) };
    const empty = await rounds.post('rob', `${at}/reviews`, none);
    expect(refusal(empty)).toEqual([409, 'review-judges-nothing']);
    expect(empty.body['detail']).toContain('design, delivery, coaching');
    expect(refusal(await (await server.as('rob')).get(`${at}/reviews`))).toEqual([403, 'own-review-first']);
  });
  it('shows what cannot be judged, and it counts as no rating', async () => {
    const at = await rounds.reviewing('unjudged', committee, ['ria', 'rob']);
    await ok(rounds.post('ria', `${at}/reviews`, partly));
    await ok(rounds.post('rob', `${at}/reviews`, review(2)));
    const { reviews } = await rounds.packetFor('chair', at);
    expect(reviews?.[0]).toMatchObject({ ratings: [{ criterion: design, rating: 4 }], sight: false });
    expect(reviews?.[0]?.cannotJudge).toMatchObject([
      { criterion: delivery, comment: null },
      { criterion: coaching, comment: 'Never saw it.' },
    ]);
    const readiness = (await ok((await server.as('chair')).get(`${at}/readiness`))).body as unknown as {
      levels: { level: string; criteria: { criterion: string; ratingCount: number; rating: number }[] }[];
    };
    const staff = readiness.levels.find(({ level }) => level === 'staff')?.criteria;
    expect(staff?.map(({ criterion, ratingCount, rating }) => [criterion, ratingCount, rating])).toEqual([
      [design, 2, 2],
      [delivery, 1, 2],
      [coaching, 1, 2],
    ]);
    expect((await rounds.packetFor('ops', at, 'admin')).reviews?.[0]?.cannotJudge[1]).toMatchObject({
      comment: null,
      hidden: ['comment'],
    });
  });
  it('makes no rating once others could be read, and marks what it revises in packet, register and export', async () => {
    const at = await rounds.reviewing('late-ratings', committee, ['ria', 'rob']);
    await ok(rounds.post('ria', `${at}/reviews`, partly));
    const revise = (body: object) =>
      rounds.post('ria', `${at}/reviews/mine/revisions`, { ...body, reason: 'Thought again.' });
    await ok(revise({ ...review(5, [design, delivery]), cannotJudge: [{ criterion: coaching }] }));
    await ok(rounds.post('rob', `${at}/reviews`, review(2)));
    const marks = async () =>
      (await rounds.packetFor('chair', at)).reviews?.map(({ revisedAfterOthers }) => revisedAfterOthers);
    expect(await marks()).toEqual([false, false]);
    const late = await revise(review(3));
    expect(refusal(late)).toEqual([409, 'rating-late']);
    expect(late.body['detail']).toContain(`You had not rated ${coaching}`);
    await ok(revise({ ...review(3, [design, delivery]), cannotJudge: [{ criterion: coaching }] }));
    expect(await marks()).toEqual([true, false]);
    await advance(server, 'late-ratings', 'calibrating');
    await proceed({ server, cycleId: 'late-ratings', at, members: ['m1', 'm2', 'm3'] }, 'calibrating', 'decided');
    await rounds.packetFor('chair', at);
    const register = (await ok((await server.as('aud', 'auditor')).get('/decisions?cycle=late-ratings'))).body;
    expect((register as unknown as DecisionPage).items).toMatchObject([
      { basis: { reviewsRevisedAfterOthers: 1, tieBrokenBy: null } },
    ]);
  });
});

describe('whoever declined a review and reads those of others since', () => {
  const committee = { members: ['m1', 'm2', 'm3'], chair: 'chair' };
  const reason = 'No time this week.';

  it.each([
    ['a member', 'm1', [] as ('admin' | 'auditor')[]],
    ['the chair', 'chair', []],
    ['an admin', 'adm', ['admin'] as const],
    ['an auditor', 'aud', ['auditor'] as const],
  ])('is not asked again: %s', async (_what, who, roles) => {
    const at = await rounds.reviewing(`declined-${who}`, committee, ['ria']);
    await ok(ops.post(`${at}/reviewers`, { reviewer: who }));
    await ok(rounds.post('ria', `${at}/reviews`, review(4)));
    const client = await server.as(who, ...roles);
    expect((await client.get(`${at}/reviews`)).status).toBe(403);
    await ok(client.post(`${at}/declinations`, { reason }));
    expect((await client.get(`${at}/reviews`)).status).toBe(200);
    expect(refusal(await ops.post(`${at}/reviewers`, { reviewer: who }))).toEqual([409, 'reviews-shown']);
  });
  it('is not asked again after leaving the committee', async () => {
    const at = await rounds.reviewing('declined-removed', committee, ['ria', 'm1']);
    await ok(rounds.post('ria', `${at}/reviews`, review(4)));
    await ok(rounds.post('m1', `${at}/declinations`, { reason }));
    await ok(ops.post('/cycles/declined-removed/members/m1/removal', { reason: 'Moved.' }));
    expect(refusal(await rounds.post('chair', `${at}/reviewers`, { reviewer: 'm1' }))).toEqual([409, 'reviews-shown']);
  });
  it('is told from somebody who reads nothing, and from somebody who was never asked, whose review is marked', async () => {
    const at = await rounds.reviewing('declined-outside', committee, ['ria', 'rob']);
    await ok(rounds.post('ria', `${at}/reviews`, review(4)));
    await ok(rounds.post('rob', `${at}/declinations`, { reason }));
    await ok(rounds.post('chair', `${at}/reviewers`, { reviewer: 'rob' }));
    await ok(rounds.post('rob', `${at}/reviews`, review(3)));
    await ok(rounds.post('chair', `${at}/reviewers`, { reviewer: 'm2' }));
    await ok(rounds.post('m2', `${at}/reviews`, review(3)));
    const { reviews } = await rounds.packetFor('chair', at);
    expect(reviews?.map(({ reviewer, sight }) => [reviewer.id, sight])).toEqual([
      ['ria', false],
      ['rob', false],
      ['m2', true],
    ]);
    const assigned = (await eventsOf(at)).filter(({ type }) => type === 'ReviewerAssigned');
    expect(assigned.map(({ data }) => data)).toMatchObject([
      { reviewerId: 'ria', sight: false },
      { reviewerId: 'rob', sight: false },
      { reviewerId: 'rob', sight: false },
      { reviewerId: 'm2', sight: true },
    ]);
  });
});

describe('nobody', () => {
  it('assigns themselves as a reviewer: an admin, the chair, either with other roles', async () => {
    const at = await rounds.reviewing('self-assigned', { members: ['m1', 'm2'], chair: 'chair' });
    for (const client of [
      await server.as('adm', 'admin'),
      await server.as('adm', 'admin', 'auditor'),
      await server.as('chair'),
      await server.as('chair', 'admin'),
    ]) {
      const reviewer = (await ok(client.get('/me'))).body['id'];
      expect(refusal(await client.post(`${at}/reviewers`, { reviewer }))).toEqual([409, 'self-assignment']);
    }
    expect((await eventsOf(at)).some(({ type }) => type === 'ReviewerAssigned')).toBe(false);
  });
  it('names themselves member or chair', async () => {
    await openCycle(ops, 'self-named');
    const adm = await server.as('adm', 'admin');
    expect(refusal(await adm.put('/cycles/self-named/chair', { chair: 'adm' }))).toEqual([409, 'self-appointment']);
    expect(refusal(await adm.post('/cycles/self-named/members', { member: 'adm' }))).toEqual([409, 'self-appointment']);
    await ok(ops.post('/cycles', cycleOf('self-formed')));
    const formed = await adm.post('/cycles/self-formed/committee', { members: ['m1', 'adm'] });
    expect(refusal(formed)).toEqual([409, 'self-appointment']);
    await ok(ops.post('/cycles/self-named/members', { member: 'adm' }));
  });
});

it('why somebody is in conflict is for whoever wrote it, the chair and auditors', async () => {
  const at = await rounds.reviewing('private', { members: ['m1', 'm2', 'm3'], chair: 'chair' }, ['ria', 'rob', 'rex']);
  await ok(rounds.post('m1', `${at}/conflicts`, { reason: 'We are married.' }));
  await ok((await server.as('adm', 'admin')).post(`${at}/recusals`, { person: 'rob', reason: 'They share a flat.' }));
  const reasons = async (who: string, ...roles: ('admin' | 'auditor')[]) =>
    (await rounds.packetFor(who, at, ...roles)).reviewers?.map(
      ({ reviewer, reason }) => `${reviewer.id} ${String(reason)}`,
    );
  const all = ['m1 We are married.', 'rex null', 'ria null', 'rob They share a flat.'];
  expect(await reasons('chair')).toEqual(all);
  expect(await reasons('aud', 'auditor')).toEqual(all);
  expect(await reasons('m3')).toEqual(['m1 null', 'rex null', 'ria null', 'rob null']);
  expect(await reasons('ops', 'admin')).toEqual(['m1 null', 'rex null', 'ria null', 'rob null']);
  expect(await reasons('adm', 'admin')).toEqual(['m1 null', 'rex null', 'ria null', 'rob They share a flat.']);
  for (const who of ['boss', 'm2', 'ria', 'ops'])
    expect((await (await server.as(who, ...(who === 'ops' ? (['admin'] as const) : []))).get(at)).text).not.toContain(
      'married',
    );
});
