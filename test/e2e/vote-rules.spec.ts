import type { DecisionPage } from '@plumbline/responses';
import { type Client, ok } from './support/client.js';
import { refusal, Rounds } from './support/rounds.js';
import { makeDataDir, removeDataDir, type Server, startServer } from './support/server.js';

const dataDir = makeDataDir();
let server: Server;
let rounds: Rounds;
let ops: Client;

beforeAll(async () => {
  server = await startServer(dataDir);
  rounds = await Rounds.on(server, ['m1', 'm2', 'm3', 'm4', 'm5', 'm6', 'gone', 'late']);
  ops = await server.as('ops', 'admin');
});
afterAll(async () => {
  await server.close();
  removeDataDir(dataDir);
});

describe('a vote with as many for as against', () => {
  const TWO_ALL = { m1: 'promote', m2: 'promote', m3: 'not-yet', m4: 'not-yet' };
  const of = (basis: string, fraction: string) => ({
    members: ['m1', 'm2', 'm3', 'm4', 'm5', 'm6'],
    chair: 'chair',
    policy: { pass: { basis, fraction } },
  });

  it.each([
    ['cast', 'more-than-half', { ...TWO_ALL, m5: 'abstain', m6: 'abstain' }, 'tied'],
    ['present', 'more-than-half', { ...TWO_ALL, m5: 'abstain', m6: 'abstain' }, 'failed'],
    ['cast', 'two-thirds', TWO_ALL, 'failed'],
    ['cast', 'two-thirds', { m1: 'promote', m2: 'not-yet', m3: 'abstain' }, 'tied'],
  ] as const)('of %s by %s: %j is %s', async (basis, fraction, votes, result) => {
    const id = `even-${basis}-${fraction}-${Object.keys(votes).length.toString()}`;
    const at = await rounds.voting(id, of(basis, fraction), votes);
    expect(await rounds.closed(at, 'chair')).toBe(result);
    const broken = await rounds.post(
      'chair',
      `${at}/tie-break`,
      { choice: 'promote', rationale: 'On balance.' },
      await rounds.ifMatch(at),
    );
    if (result === 'failed') expect(refusal(broken)).toEqual([409, 'not-tied']);
    else expect(broken.status).toBe(200);
  });
});

describe('a chair who votes', () => {
  const members = ['m1', 'm2', 'm3', 'chair'];
  const votes = { m1: 'promote', m2: 'not-yet', m3: 'not-yet', chair: 'promote' };
  const breakTie = async (who: string, at: string) =>
    rounds.post(who, `${at}/tie-break`, { choice: 'promote', rationale: 'On balance.' }, await rounds.ifMatch(at));

  it('has no tie to break: the round failed', async () => {
    const at = await rounds.voting('chair-votes', { members, chair: 'chair' }, votes);
    expect(await rounds.closed(at, 'chair')).toBe('failed');
    expect(refusal(await breakTie('chair', at))).toEqual([409, 'not-tied']);
  });
  it('breaks none either when named after the vote, and somebody who did not vote does; the register says who', async () => {
    const at = await rounds.voting('chair-later', { members, chair: 'may' }, votes);
    expect(await rounds.closed(at, 'may')).toBe('tied');
    await ok(ops.put('/cycles/chair-later/chair', { chair: 'chair' }));
    const refused = await breakTie('chair', at);
    expect(refusal(refused)).toEqual([409, 'chair-voted']);
    expect(refused.body['detail']).toContain('chair voted promote');
    await ok(ops.put('/cycles/chair-later/chair', { chair: 'may' }));
    await ok(breakTie('may', at));
    const decision = { outcome: 'promoted', rationale: 'On balance.' };
    await ok(rounds.post('may', `${at}/decisions`, decision, await rounds.ifMatch(at)));
    expect((await rounds.packetFor('aud', at, 'auditor')).rounds).toMatchObject([{ tieBrokenBy: { id: 'may' } }]);
    const register = (await ok((await server.as('aud', 'auditor')).get('/decisions?cycle=chair-later'))).body;
    expect((register as unknown as DecisionPage).items).toMatchObject([
      { basis: { tieBrokenAs: 'promote', tieBrokenBy: { id: 'may', name: 'Person may' } } },
    ]);
  });
  it('breaks it where the policy says so', async () => {
    const policy = { chairWhoVotedBreaksTies: true };
    const at = await rounds.voting('chair-may', { members, chair: 'chair', policy }, votes);
    expect(await rounds.closed(at, 'chair')).toBe('tied');
    expect((await breakTie('chair', at)).status).toBe(200);
  });
});

describe('somebody who has left', () => {
  it('is not in the electorate of a round that opens, and shrinks its quorum', async () => {
    const at = await rounds.calibrating('departing', { members: ['m1', 'm2', 'gone'], chair: 'chair' });
    await ok(ops.post('/people/gone/departure', {}));
    await ok(rounds.post('chair', `${at}/voting`));
    const [round] = (await rounds.packetFor('aud', at, 'auditor')).rounds ?? [];
    expect(round?.members.map(({ id }) => id)).toEqual(['m1', 'm2']);
    for (const who of ['m1', 'm2']) await ok(rounds.post(who, `${at}/votes`, { choice: 'promote' }));
    expect(await rounds.closed(at, 'chair')).toBe('passed');
    expect((await rounds.packetFor('aud', at, 'auditor')).rounds?.[0]?.tally).toMatchObject({
      electorate: 2,
      recused: 0,
    });
  });
  it('may leave no quorum, which is said with numbers when voting opens', async () => {
    const at = await rounds.calibrating('too-few', { members: ['m1', 'late'], chair: 'chair' });
    await ok(ops.post('/people/late/departure', {}));
    const refused = await rounds.post('chair', `${at}/voting`);
    expect(refusal(refused)).toEqual([409, 'quorum-out-of-reach']);
    expect(refused.body['detail']).toContain(
      'takes 2 votes and only 1 members may vote: of 2 in the committee 1 have left',
    );
  });
});
