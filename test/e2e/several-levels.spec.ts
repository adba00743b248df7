import { candidacyIdOf, nominationIdOf } from '@plumbline/event-log';
import type { Cycle } from '@plumbline/responses';
import { addressOf, advance, cycleOf, draftFramework, MEMBERS, nominate, register } from './support/building-blocks.js';
import { type Answer, type Client, ok, seen } from './support/client.js';
import { refusal } from './support/rounds.js';
import { makeDataDir, removeDataDir, type Server, startServer } from './support/server.js';

const dataDir = makeDataDir();
let server: Server;
let ops: Client;
let boss: Client;

const LEVELS = ['staff', 'principal'] as const;
const POLICY = { minReviews: 0 };

/** Staff and principal of one framework. */
const openRound = async (id: string, policy: object = {}): Promise<void> => {
  const framework = { id: 'tall', version: 1 };
  await ok(ops.post('/cycles', { ...cycleOf(id), framework, levels: LEVELS, policy: { ...POLICY, ...policy } }));
  await ok(ops.post(`/cycles/${id}/committee`, { members: MEMBERS }));
  await ok(ops.put(`/cycles/${id}/chair`, { chair: 'chair' }));
};
const open = (cycle: string, targetLevel: string, headers?: Record<string, string>, by = boss): Promise<Answer> =>
  by.post('/nominations', { cycle, candidate: 'kim', targetLevel }, headers);
const idOf = (cycle: string, level: string): string => nominationIdOf(cycle, 'kim', level);
const ifMatch = (at: string) => server.ifMatch(at.replace('/nominations/', 'nomination-'));
const claimsIn = (cycle: string) => server.store.readStream(`candidacy-${candidacyIdOf(cycle, 'kim')}`);
const policyOf = async (cycle: string): Promise<Cycle['policy']> =>
  ((await ok(ops.get(`/cycles/${cycle}`))).body as unknown as Cycle).policy;

beforeAll(async () => {
  server = await startServer(dataDir);
  [ops, boss] = [await server.as('ops', 'admin'), await server.as('boss')];
  await register(ops);
  await draftFramework(ops, 'tall');
  await ok(ops.post('/frameworks/tall/levels', { key: 'principal', title: 'Principal', ordinal: 3 }));
  const requirements = [{ level: 'principal', requiredRating: 3 }];
  const scope = { key: 'scope', area: 'craft', text: 'Works across teams.', requirements };
  const drafted = await ok(ops.post('/frameworks/tall/criteria', scope));
  await ok(ops.post('/frameworks/tall/publications', undefined, seen(drafted.etag)));
});
afterAll(async () => {
  await server.close();
  removeDataDir(dataDir);
});

describe('a second nomination of somebody in a cycle', () => {
  it('is refused while the first is live, naming it and the ways out, and leaves nothing behind', async () => {
    await openRound('one');
    expect((await policyOf('one')).severalLevels).toBe(false);
    await ok(open('one', 'staff'));
    const before = await server.store.head();
    const refused = await open('one', 'principal', undefined, await server.as('ceo'));
    expect(refusal(refused)).toEqual([409, 'candidate-nominated']);
    expect(refused.body['detail']).toBe(
      `kim cannot be nominated for principal beside what stands in cycle one: nomination ${idOf('one', 'staff')}, for staff, is live. ` +
        'Withdraw that one first, while it is undecided, or have an admin allow several levels in the policy of the cycle (severalLevels), before review begins.',
    );
    expect(await server.store.head()).toBe(before);
    await ok(boss.post('/nominations', { cycle: 'one', candidate: 'lee', targetLevel: 'principal' }));
    await openRound('another');
    await ok(open('another', 'principal'));
  });
  it('is opened once the first is withdrawn', async () => {
    await openRound('moved');
    const first = addressOf((await ok(open('moved', 'staff'))).body['id']);
    await ok(boss.post(`${first}/withdrawal`, { reason: 'Another level.' }, await ifMatch(first)));
    expect((await open('moved', 'principal')).status).toBe(201);
  });
  it('is one of two that race', async () => {
    await openRound('race');
    const ceo = await server.as('ceo');
    const answers = await Promise.all([open('race', 'staff'), open('race', 'principal', undefined, ceo)]);
    expect(answers.map(refusal).sort()).toEqual([
      [201, undefined],
      [409, 'candidate-nominated'],
    ]);
  });
});

describe('an opening that is repeated', () => {
  it('with its key is answered byte for byte as before, claims nothing more, and comes after its claim', async () => {
    await openRound('again');
    const key = { 'idempotency-key': 'open-kim' };
    const send = async (): Promise<unknown> => {
      const { status, text, etag, location, position } = await open('again', 'staff', key);
      return JSON.stringify([status, text, etag, location, position]);
    };
    const race = await Promise.all([send(), send(), send()]);
    const answers = [...race, await send()];
    expect(new Set(answers).size).toBe(1);
    const claims = await claimsIn('again');
    expect(claims.map(({ type, data }) => ({ type, data }))).toEqual([
      {
        type: 'CandidacyClaimed',
        data: { cycleId: 'again', candidateId: 'kim', nominationId: idOf('again', 'staff') },
      },
    ]);
    const [opened] = await server.store.readStream(`nomination-${idOf('again', 'staff')}`);
    expect(String(claims[0]?.position) < String(opened?.position)).toBe(true);
    expect((await ok(open('again', 'staff'))).body).toMatchObject({ appended: 0 });
    expect(await claimsIn('again')).toHaveLength(1);
  });
});

describe('a policy that allows several levels', () => {
  const amend = async (cycle: string, severalLevels: boolean): Promise<Answer> => {
    const { readiness, quorum, pass, tie, minReviews } = await policyOf(cycle);
    const body = { policy: { readiness, quorum, pass, tie, minReviews, severalLevels }, reason: 'Agreed.' };
    return ops.put(`/cycles/${cycle}/policy`, body, await server.ifMatch(`cycle-${cycle}`));
  };
  it('can be agreed before review, and is not taken back', async () => {
    await openRound('agreed');
    await ok(open('agreed', 'staff'));
    expect((await open('agreed', 'principal')).status).toBe(409);
    await ok(amend('agreed', true));
    expect((await open('agreed', 'principal')).status).toBe(201);
    expect(refusal(await amend('agreed', false))).toEqual([409, 'several-levels-kept']);
  });

  /** Nominations of kim for each level, with votes that passed; their addresses. */
  const passed = async (cycle: string): Promise<readonly [string, string]> => {
    const nominated = (targetLevel: string) => nominate(boss, { cycle, candidate: 'kim', targetLevel });
    const ats = [await nominated('staff'), await nominated('principal')] as const;
    for (const at of ats) await ok(boss.post(`${at}/submission`));
    for (const phase of ['reviewing', 'calibrating']) await advance(server, cycle, phase);
    const chair = await server.as('chair');
    for (const at of ats) {
      await ok(chair.post(`${at}/voting`));
      for (const who of MEMBERS) await ok((await server.as(who)).post(`${at}/votes`, { choice: 'promote' }));
      await ok(chair.post(`${at}/voting/closure`, undefined, await ifMatch(at)));
    }
    return ats;
  };
  it('still lets one nomination of somebody stand as promoted', async () => {
    await openRound('both', { severalLevels: true });
    const [staff, principal] = await passed('both');
    const chair = await server.as('chair');
    const decide = async (at: string, outcome: string, overrideReason?: string) =>
      chair.post(`${at}/decisions`, { outcome, rationale: 'Seen.', overrideReason }, await ifMatch(at));
    await ok(decide(staff, 'promoted'));
    const refused = await decide(principal, 'promoted');
    expect(refusal(refused)).toEqual([409, 'already-promoted-in-cycle']);
    expect(refused.body['detail']).toContain(`nomination ${idOf('both', 'staff')}, for staff, stands as decided so`);
    await ok(decide(principal, 'deferred', 'Promoted to staff.'));
    for (const at of [staff, principal])
      await ok(chair.post(`${at}/reopening`, { reason: 'A late fact.' }, await ifMatch(at)));
  });
});
