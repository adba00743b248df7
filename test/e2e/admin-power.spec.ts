import { nominate, openCycle, publishFramework, register } from './support/building-blocks.js';
import { type Answer, type Client, ok } from './support/client.js';
import { makeDataDir, removeDataDir, type Server, startServer } from './support/server.js';

const dataDir = makeDataDir();
let server: Server;
let ops: Client;
let at: string;
const reason = 'There is a reason.';
const deadline = { deadline: 'decisions', to: '2099-01-01T00:00:00Z', reason };

/** Admins: on a level of the framework, on it and nominated, once on it, recused from the nomination, and none of these. */
const POWERLESS = [
  ['eve', 'admin-eligible'],
  ['kim', 'admin-eligible'],
  ['old', 'admin-eligible'],
  ['rae', 'admin-recused'],
] as const;

beforeAll(async () => {
  server = await startServer(dataDir);
  ops = await server.as('ops', 'admin');
  await register(ops);
  for (const [id, level] of [
    ['eve', 'senior'],
    ['old', 'staff'],
    ['rae', null],
    ['ann', 'director'],
  ])
    await ok(ops.post('/people', { id, name: `Person ${id ?? ''}`, orgUnit: 'people-ops', level }));
  await publishFramework(ops, 'eng');
  for (const cycle of ['spring', 'autumn']) await openCycle(ops, cycle);
  await ok(ops.post('/people/old/level', { level: 'director' }));
  const boss = await server.as('boss');
  at = await nominate(boss, { cycle: 'spring', candidate: 'kim', targetLevel: 'staff' });
  await ok(boss.post(`${at}/submission`));
  await ok((await server.as('chair')).post(`${at}/recusals`, { person: 'rae', reason }));
});
afterAll(async () => {
  await server.close();
  removeDataDir(dataDir);
});

const head = () => server.store.head();
const seen = () => server.ifMatch('cycle-spring');

/** Everything that an admin may do to a round. */
const ON_CYCLE: readonly (readonly [what: string, send: (admin: Client) => Promise<Answer>])[] = [
  ['forms the committee', (admin) => admin.post('/cycles/spring/committee', { members: ['mia'] })],
  ['adds a member', (admin) => admin.post('/cycles/spring/members', { member: 'rex' })],
  ['removes a member', (admin) => admin.post('/cycles/spring/members/mia/removal', { reason })],
  ['names the chair', (admin) => admin.put('/cycles/spring/chair', { chair: 'mia' })],
  ['moves a deadline', (admin) => admin.post('/cycles/spring/deadlines', deadline)],
  [
    'amends the policy',
    async (admin) => admin.put('/cycles/spring/policy', { policy: { minReviews: 0 }, reason }, await seen()),
  ],
  ['moves the phase on', async (admin) => admin.post('/cycles/spring/phase', { to: 'reviewing' }, await seen())],
  ['closes it', async (admin) => admin.post('/cycles/spring/closure', undefined, await seen())],
];
const ON_NOMINATION: typeof ON_CYCLE = [
  ['assigns a reviewer', (admin) => admin.post(`${at}/reviewers`, { reviewer: 'ria' })],
  ['returns the packet', (admin) => admin.post(`${at}/return`, { reason })],
  ['recuses somebody', (admin) => admin.post(`${at}/recusals`, { person: 'mia', reason })],
];

describe.each(POWERLESS)('%s, an admin without power over the round,', (who, code) => {
  it.each(ON_CYCLE)(`is refused when they %s, with ${code} and what can be done`, async (_what, send) => {
    const before = await head();
    const refused = await send(await server.as(who, 'admin'));
    expect(refused).toMatchObject({ status: 403, body: { code } });
    expect(refused.body['detail']).toContain('another admin has to');
    expect(await head()).toBe(before);
  });
  it.each(ON_NOMINATION)('is refused when they %s', async (_what, send) => {
    const before = await head();
    const refused = await send(await server.as(who, 'admin'));
    // For the candidate and the recused there is no such nomination, as if there were none.
    const hidden = who === 'kim' || who === 'rae';
    expect(refused).toMatchObject(hidden ? { status: 404 } : { status: 403, body: { code } });
    expect(await head()).toBe(before);
  });
});

describe('an admin without power over a round', () => {
  it('goes on reading it', async () => {
    const eve = await server.as('eve', 'admin');
    await ok(eve.get('/cycles/spring/progress'));
    await ok(eve.get(at));
  });
  it('has it over other rounds, where they are recused from a nomination of this one', async () => {
    const rae = await server.as('rae', 'admin');
    await ok(rae.post('/cycles/autumn/members', { member: 'rex' }));
    expect((await (await server.as('eve', 'admin')).post('/cycles/autumn/members', { member: 'ria' })).status).toBe(
      403,
    );
  });
  it('opens none on a framework that has their level', async () => {
    const winter = { id: 'winter', title: 'Winter', framework: { id: 'eng', version: 1 }, levels: ['staff'] };
    const deadlines = { nominations: '2098-01-01T00:00:00Z', reviews: '2098-02-01T00:00:00Z' };
    const body = {
      ...winter,
      deadlines: { ...deadlines, votes: '2098-03-01T00:00:00Z', decisions: '2098-04-01T00:00:00Z' },
    };
    const refused = await (await server.as('eve', 'admin')).post('/cycles', body);
    expect(refused).toMatchObject({ status: 409, body: { code: 'admin-eligible' } });
    expect(refused.body['detail']).toContain('another admin has to');
    await ok((await server.as('ann', 'admin')).post('/cycles', body));
  });
  it('chairs it by the rules of chairs', async () => {
    await ok(ops.put('/cycles/autumn/chair', { chair: 'eve' }));
    const eve = await server.as('eve', 'admin');
    await ok(eve.post('/cycles/autumn/phase', { to: 'reviewing' }, await server.ifMatch('cycle-autumn')));
    expect((await eve.post('/cycles/autumn/members', { member: 'ria' })).body['code']).toBe('admin-eligible');
  });
  it('is somebody whom another admin recused a moment ago', async () => {
    const ann = await server.as('ann', 'admin');
    await ok(ann.post('/cycles/spring/members', { member: 'rob' }));
    await ok((await server.as('chair')).post(`${at}/recusals`, { person: 'ann', reason }));
    const refused = await ann.post('/cycles/spring/members/rob/removal', { reason });
    expect(refused).toMatchObject({ status: 403, body: { code: 'admin-recused' } });
  });
});

describe('nobody, whatever their role,', () => {
  it('sets their own level or manager', async () => {
    const eve = await server.as('eve', 'admin');
    const before = await head();
    const raised = await eve.post('/people/eve/level', { level: 'staff' });
    expect(raised).toMatchObject({ status: 409, body: { code: 'own-record' } });
    expect(raised.body['detail']).toContain('another admin has to');
    expect(await eve.post('/people/eve/manager', { manager: 'boss' })).toMatchObject({ status: 409 });
    expect(
      await (
        await server.as('new', 'admin')
      ).post('/people', {
        ...{ id: 'new', name: 'New', orgUnit: 'x', level: 'staff' },
      }),
    ).toMatchObject({ status: 409, body: { code: 'own-record' } });
    expect(await head()).toBe(before);
    await ok(ops.post('/people/eve/level', { level: 'staff' }));
  });
});

describe('an admin with power over the round', () => {
  it('does what the others are refused', async () => {
    const admin = await server.as('ops', 'admin');
    const wanted = ['moves a deadline', 'adds a member', 'removes a member', 'names the chair', 'assigns a reviewer'];
    const sent = [...ON_CYCLE, ...ON_NOMINATION].filter(([what]) => wanted.includes(what));
    for (const [what, send] of sent) expect([what, (await send(admin)).status]).toEqual([what, 200]);
    expect(sent.length).toBe(wanted.length);
  });
});
