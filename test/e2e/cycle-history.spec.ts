import type { CycleHistory } from '@plumbline/responses';
import { advance, openCycle, publishFramework, register } from './support/building-blocks.js';
import { ok } from './support/client.js';
import { makeDataDir, removeDataDir, type Server, startServer } from './support/server.js';

const dataDir = makeDataDir();
let server: Server;

const history = async (name: string, ...roles: readonly 'admin'[]): Promise<CycleHistory> => {
  const who = await server.as(name, ...roles);
  return (await ok(who.get('/cycles/spring/history', await server.latest()))).body as unknown as CycleHistory;
};

beforeAll(async () => {
  server = await startServer(dataDir);
  const ops = await server.as('ops', 'admin');
  await register(ops);
  await publishFramework(ops, 'eng');
  await openCycle(ops, 'spring');
  const to = '2998-12-01T00:00:00.000Z';
  await ok(ops.post('/cycles/spring/deadlines', { deadline: 'decisions', to, reason: 'A holiday.' }));
  await advance(server, 'spring', 'reviewing');
});
afterAll(async () => {
  await server.close();
  removeDataDir(dataDir);
});

describe('the history of a cycle', () => {
  it('tells everybody about phases, deadlines and policy, and nobody about the committee who may not know it', async () => {
    const { items } = await history('kim');
    expect(items.map(({ kind }) => kind)).toEqual(['opened', 'deadline-moved', 'phase-advanced']);
    expect(items[1]).toMatchObject({ deadline: 'decisions', to: '2998-12-01T00:00:00.000Z', reason: null });
    expect(items[2]).toMatchObject({
      from: 'nominating',
      to: 'reviewing',
      by: null,
      hidden: ['by', 'people', 'reason'],
    });
  });
  it('tells the committee who did what, and why', async () => {
    for (const { items } of [await history('chair'), await history('ops', 'admin')]) {
      expect(items.map(({ kind }) => kind)).toEqual([
        ...['opened', 'committee-formed', 'chair-named', 'deadline-moved', 'phase-advanced'],
      ]);
      expect(items[2]).toMatchObject({ people: [{ id: 'chair' }], by: { id: 'ops' }, hidden: [] });
      expect(items[3]).toMatchObject({ reason: 'A holiday.' });
    }
  });
  it('is paged', async () => {
    const chair = await server.as('chair');
    const { body } = await ok(chair.get('/cycles/spring/history?limit=2', await server.latest()));
    const next = await ok(chair.get(`/cycles/spring/history?limit=9&cursor=${String(body['nextCursor'])}`));
    expect((next.body['items'] as unknown[]).length).toBe(3);
    expect((await chair.get('/cycles/summer/history')).status).toBe(404);
  });
});
