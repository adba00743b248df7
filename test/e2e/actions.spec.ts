import type { Packet } from '@plumbline/responses';
import { nominate, openCycle, publishFramework, register } from './support/building-blocks.js';
import { type Client, ok } from './support/client.js';
import { refusal } from './support/rounds.js';
import { makeDataDir, removeDataDir, type Server, startServer } from './support/server.js';
import { proceed } from './support/stages.js';

const dataDir = makeDataDir();
let server: Server;
let at: string;

const actions = async (who: Client) => {
  const { body } = await ok(who.get(at, await server.latest()));
  return new Map((body as unknown as Packet).actions.map((action) => [action.action, action]));
};
const codes = async (name: string, roles: readonly ('admin' | 'auditor')[] = []) =>
  Object.fromEntries(
    [...(await actions(await server.as(name, ...roles)))].map(([action, { allowed, because }]) => [
      action,
      allowed ? 'allowed' : because?.code,
    ]),
  );

beforeAll(async () => {
  server = await startServer(dataDir);
  const ops = await server.as('ops', 'admin');
  await register(ops);
  await publishFramework(ops, 'eng');
  await openCycle(ops, 'spring');
  at = await nominate(await server.as('boss'), { cycle: 'spring', candidate: 'kim', targetLevel: 'staff' });
});
afterAll(async () => {
  await server.close();
  removeDataDir(dataDir);
});

describe('the actions of a packet', () => {
  it('are every write on it by its address, with what the caller can do now and why not the others', async () => {
    const own = await actions(await server.as('boss'));
    expect(own.get('SubmitNomination')).toEqual({
      ...{ action: 'SubmitNomination', method: 'POST', path: '/v1/nominations/{id}/submission' },
      ...{ allowed: true, because: null },
    });
    expect(own.get('OpenVoting')).toMatchObject({
      ...{ method: 'POST', path: '/v1/nominations/{id}/voting', allowed: false },
      because: { code: 'not-chair', detail: expect.stringContaining('chair') as string },
    });
    expect(own.size).toBeGreaterThan(20);
  });

  it('change with the nomination, the cycle and who asks', async () => {
    expect(await codes('boss')).toMatchObject({ WriteStatement: 'allowed', ReviseEvidence: 'allowed' });
    expect(await codes('chair')).toMatchObject({ OpenVoting: 'not-submitted', AssignReviewer: 'not-submitted' });
    await proceed({ server, cycleId: 'spring', at }, 'drafted', 'reviewing');
    expect(await codes('boss')).toMatchObject({ WriteStatement: 'packet-frozen', SubmitNomination: 'changes-nothing' });
    expect(await codes('ria')).toMatchObject({ SubmitReview: 'allowed', ReviseReview: 'review-not-found' });
    expect(await codes('ops', ['admin'])).toMatchObject({ AssignReviewer: 'allowed', OpenVoting: 'not-chair' });
    await proceed({ server, cycleId: 'spring', at }, 'reviewing', 'voting');
    expect(await codes('mia')).toMatchObject({ CastVote: 'allowed', ChangeVote: 'vote-not-found' });
    expect(await codes('chair')).toMatchObject({ CloseVoting: 'allowed', RecordDecision: 'voting-not-closed' });
  });

  it('are what the routes do', async () => {
    const chair = await server.as('chair');
    const told = (await actions(chair)).get('ReleaseFeedback');
    const refused = await chair.post(`${at}/feedback`, { text: 'Well done.' });
    expect(refusal(refused)).toEqual([409, told?.because?.code]);
    expect(refused.body['detail']).toBe(told?.because?.detail);
  });
});
