import { advance, nominate, openCycle, publishFramework, register } from './support/building-blocks.js';
import { type Answer, ok } from './support/client.js';
import { makeDataDir, removeDataDir, type Server, startServer } from './support/server.js';
import { proceed } from './support/stages.js';

const CANDIDATES = Array.from({ length: 40 }, (_, at) => `candidate-${at.toString()}`);
const VOTERS = Array.from({ length: 64 }, (_, at) => `voter-${at.toString()}`);

let server: Server;

/** Position of the first event of a type in a stream. */
const positionOf = async (stream: string, type: string): Promise<string> => {
  const event = (await server.store.readStream(stream)).find((each) => each.type === type);
  if (event === undefined) throw new Error(`${stream} has no ${type}`);
  return event.position;
};
const statuses = (answers: readonly Answer[]): readonly number[] => [...new Set(answers.map(({ status }) => status))];

const prepare = async (): Promise<void> => {
  server = await startServer(makeDataDir());
  const ops = await server.as('ops', 'admin');
  await register(ops);
  await publishFramework(ops, 'eng');
  for (const id of CANDIDATES)
    await ok(ops.post('/people', { id, name: id, orgUnit: 'platform', level: 'senior', manager: 'boss' }));
  await register(ops, VOTERS);
};

describe('requests that race', () => {
  beforeAll(prepare);
  afterAll(async () => {
    await server.close();
    removeDataDir(server.dataDir);
  });

  it('with a phase change: no nomination is opened behind the end of nominating', async () => {
    await openCycle(await server.as('ops', 'admin'), 'race');
    const boss = await server.as('boss');
    const openings = CANDIDATES.map((candidate) =>
      boss.post('/nominations', { cycle: 'race', candidate, targetLevel: 'staff' }),
    );
    const [answers] = await Promise.all([Promise.all(openings), advance(server, 'race', 'reviewing')]);
    const changed = await positionOf('cycle-race', 'PhaseAdvanced');
    const opened = answers.filter(({ status }) => status === 201);
    for (const { body } of opened)
      expect((await positionOf(`nomination-${String(body['id'])}`, 'NominationOpened')) < changed).toBe(true);
    const refused = answers.filter(({ status }) => status !== 201);
    expect(refused.map(({ status, body }) => [status, body['code']])).toEqual(refused.map(() => [409, 'wrong-phase']));
    expect(opened.length + refused.length).toBe(CANDIDATES.length);
  });

  it('with a departure: nothing goes in behind it', async () => {
    const [boss, ops] = [await server.as('boss'), await server.as('ops', 'admin')];
    await openCycle(ops, 'left');
    const leave = async (id: string) =>
      ok(
        ops.post(
          `/people/${id}/departure`,
          { effectiveDate: new Date().toISOString().slice(0, 10) },
          await server.ifMatch(`person-${id}`),
        ),
      );
    const [answers] = await Promise.all([
      Promise.all(
        CANDIDATES.map((candidate) => boss.post('/nominations', { cycle: 'left', candidate, targetLevel: 'staff' })),
      ),
      Promise.all(CANDIDATES.map(leave)),
    ]);
    for (const [at, { status, body }] of answers.entries())
      if (status === 201) {
        const opened = await positionOf(`nomination-${String(body['id'])}`, 'NominationOpened');
        expect(opened < (await positionOf(`person-${CANDIDATES[at] ?? ''}`, 'PersonLeft'))).toBe(true);
      }
    expect(answers).toHaveLength(CANDIDATES.length);
  });

  it('with each other: 64 members who vote at once all succeed', async () => {
    const ops = await server.as('ops', 'admin');
    await openCycle(ops, 'crowd');
    for (const member of VOTERS) await ok(ops.post('/cycles/crowd/members', { member }));
    const at = await nominate(await server.as('boss'), { cycle: 'crowd', candidate: 'kim', targetLevel: 'staff' });
    await proceed({ server, cycleId: 'crowd', at }, 'drafted', 'voting');
    const voters = await Promise.all(VOTERS.map((name) => server.as(name)));
    const answers = await Promise.all(voters.map((voter) => voter.post(`${at}/votes`, { choice: 'promote' })));
    expect(statuses(answers)).toEqual([200]);
  });

  it('on two managers: one of two people who would manage each other is refused', async () => {
    const ops = await server.as('ops', 'admin');
    const move = async (id: string, manager: string) =>
      ops.post(`/people/${id}/manager`, { manager, effectiveDate: '2027-01-01' }, await server.ifMatch(`person-${id}`));
    const answers = await Promise.all([move('ria', 'rob'), move('rob', 'ria')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)?.body['code']).toBe('manager-loop');
  });
});
