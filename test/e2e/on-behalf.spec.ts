import type { Packet, PacketTask } from '@plumbline/responses';
import { cycleOf, evidence, openCycle, publishFramework, register } from './support/building-blocks.js';
import { type Client, ok } from './support/client.js';
import { refusal } from './support/rounds.js';
import { makeDataDir, removeDataDir, type Server, startServer } from './support/server.js';

const dataDir = makeDataDir();
let server: Server;
let ops: Client;

const solo = { cycle: 'spring', candidate: 'solo', targetLevel: 'staff' };
const packets = async (who: Client) =>
  (await ok(who.get('/me/packets', await server.latest()))).body['items'] as PacketTask[];

beforeAll(async () => {
  server = await startServer(dataDir);
  ops = await server.as('ops', 'admin');
  await register(ops);
  await register(ops, ['solo', 'rival']);
  await publishFramework(ops, 'eng');
  await openCycle(ops, 'spring');
});
afterAll(async () => {
  await server.close();
  removeDataDir(dataDir);
});

describe('somebody whom nobody manages', () => {
  it('is nominated by no manager, by no admin who might be nominated themselves, and not by themselves as one', async () => {
    expect(refusal(await (await server.as('boss')).post('/nominations', solo))).toEqual([404, 'not-found']);
    const rival = await server.as('rival', 'admin');
    expect(refusal(await rival.post('/nominations', solo))).toEqual([403, 'admin-eligible']);
    expect(refusal(await (await server.as('solo', 'admin')).post('/nominations', solo))[0]).not.toBe(201);
    expect(refusal(await ops.post('/nominations', { ...solo, candidate: 'kim' }))).toEqual([403, 'not-line-manager']);
  });

  it('is nominated by an admin on their behalf, who writes and submits the packet, and is marked', async () => {
    const { location } = await ok(ops.post('/nominations', solo));
    const at = (location ?? '').replace('/v1', '');
    expect(await packets(ops)).toMatchObject([{ candidate: { id: 'solo' } }]);
    expect(await packets(await server.as('rival', 'admin'))).toEqual([]);
    expect(await packets(await server.as('boss'))).toEqual([]);
    const match = async () => server.ifMatch(at.replace('/nominations/', 'nomination-'), ops);
    await ok(ops.put(`${at}/statement`, { statement: 'Leads alone.' }, await match()));
    await ok(ops.post(`${at}/evidence`, evidence('design')));
    await ok(ops.post(`${at}/submission`));
    const packet = (await ok(ops.get(at, await server.latest()))).body as unknown as Packet;
    expect(packet).toMatchObject({ state: 'submitted', nominator: { id: 'ops' }, onBehalf: true });
    const other = await ok((await server.as('boss')).post('/nominations', { ...solo, candidate: 'kim' }));
    const managed = await ok(ops.get((other.location ?? '').replace('/v1', ''), await server.latest()));
    expect(managed.body['onBehalf']).toBe(false);
  });

  it('is somebody whose managers have all left, too, also once they have left themselves', async () => {
    const today = { effectiveDate: new Date().toISOString().slice(0, 10) };
    for (const [id, manager] of [
      ['head', undefined],
      ['lead', 'head'],
      ['lost', 'lead'],
    ] as const)
      await ok(ops.post('/people', { id, name: id, orgUnit: 'eng', level: 'senior', ...(manager && { manager }) }));
    await ok(ops.post('/cycles', { ...cycleOf('summer') }));
    const lost = { ...solo, cycle: 'summer', candidate: 'lost' };
    const { location } = await ok((await server.as('lead')).post('/nominations', lost));
    const at = (location ?? '').replace('/v1', '');
    await ok(ops.post('/people/lead/departure', today));
    expect(refusal(await ops.post(`${at}/evidence`, evidence('design')))).toEqual([403, 'not-line-manager']);
    expect(await packets(await server.as('head'))).toMatchObject([{ candidate: { id: 'lost' } }]);
    await ok(ops.post('/people/head/departure', today));
    await ok(ops.post(`${at}/evidence`, evidence('design')));
    expect((await packets(ops)).map(({ cycle }) => cycle.id)).toContain('summer');
    await ok(ops.post('/people/lost/departure', today));
    await ok(ops.post(`${at}/withdrawal`, { reason: 'The candidate is gone.' }));
    expect((await ok(ops.get(at, await server.latest()))).body['state']).toBe('withdrawn');
  });

  it('belongs to their manager as soon as there is one', async () => {
    await ok(ops.post('/cycles', { ...cycleOf('autumn') }));
    const { location } = await ok(ops.post('/nominations', { ...solo, cycle: 'autumn' }));
    const at = (location ?? '').replace('/v1', '');
    await ok(
      ops.post('/people/solo/manager', { manager: 'boss', effectiveDate: new Date().toISOString().slice(0, 10) }),
    );
    expect(refusal(await ops.post(`${at}/submission`))).toEqual([403, 'not-line-manager']);
    expect(await packets(ops)).toEqual([]);
    expect(await packets(await server.as('boss'))).toHaveLength(2);
  });
});
