import { describeWhere } from '../support/describe-where.js';
import { usePostgres } from '../support/postgres/use-postgres.js';
import { nominate, openCycle, publishFramework, register } from './support/building-blocks.js';
import { ok } from './support/client.js';
import { type Copies, startCopies } from './support/copies-on-eventstoredb.js';
import { proceed } from './support/stages.js';

const VOTERS = Array.from({ length: 64 }, (_, at) => `voter-${at.toString()}`);

describeWhere('postgres', 'members who vote at once over two copies of the server, on EventStoreDB', () => {
  const postgres = usePostgres();
  let copies: Copies;
  let at: string;
  beforeAll(async () => {
    copies = await startCopies(postgres);
    const { one: server } = copies;
    const ops = await server.as('ops', 'admin');
    await register(ops);
    await publishFramework(ops, 'eng');
    await register(ops, VOTERS);
    await openCycle(ops, 'crowd');
    for (const member of VOTERS) await ok(ops.post('/cycles/crowd/members', { member }));
    at = await nominate(await server.as('boss'), { cycle: 'crowd', candidate: 'kim', targetLevel: 'staff' });
    await proceed({ server, cycleId: 'crowd', at }, 'drafted', 'voting');
  }, 120_000);

  it('all succeed, each once, and what each was decided on held', async () => {
    const { one, other } = copies;
    const stream = at.replace('/nominations/', 'nomination-');
    const before = await one.store.readStream(stream);
    const voters = await Promise.all(VOTERS.map((name, index) => (index % 2 === 0 ? one : other).as(name)));
    const answers = await Promise.all(voters.map((voter) => voter.post(`${at}/votes`, { choice: 'promote' })));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    for (const { store } of [one, other]) {
      const votes = (await store.readStream(stream)).slice(before.length);
      expect(new Set(votes.map(({ type }) => type))).toEqual(new Set(['VoteCast']));
      expect(votes.map(({ data }) => (data as { memberId: string }).memberId).sort()).toEqual([...VOTERS].sort());
      expect(votes.map(({ revision }) => Number(revision) - before.length)).toEqual([...VOTERS.keys()]);
    }
    const { body } = await ok((await one.as('aud', 'auditor')).get('/findings', await one.latest()));
    expect(body['items']).toEqual([]);
  }, 60_000);
});
