import type { Cycle, Framework } from '@plumbline/responses';
import {
  draftFramework,
  evidence,
  nominate,
  openCycle,
  publishFramework,
  register,
} from './support/building-blocks.js';
import { type Client, ok, seen } from './support/client.js';
import { refusal } from './support/rounds.js';
import { makeDataDir, removeDataDir, type Server, startServer } from './support/server.js';

const dataDir = makeDataDir();
let server: Server;
let ops: Client;
let boss: Client;
let item: string;

const read = async (who: Client, path: string) => {
  const { body, etag } = await ok(who.get(path, await server.latest()));
  return { shown: body, match: seen(etag) };
};

beforeAll(async () => {
  server = await startServer(dataDir);
  [ops, boss] = [await server.as('ops', 'admin'), await server.as('boss')];
  await register(ops);
  await publishFramework(ops, 'eng');
  await draftFramework(ops, 'next');
  await openCycle(ops, 'spring');
  const at = await nominate(boss, { cycle: 'spring', candidate: 'kim', targetLevel: 'staff' });
  item = `${at}/evidence/e1`;
  await ok(boss.post(`${at}/evidence`, { id: 'e1', ...evidence('design') }));
});
afterAll(async () => {
  await server.close();
  removeDataDir(dataDir);
});

describe('a PUT', () => {
  it('of evidence takes what a read of it shows, and changes what is changed', async () => {
    const version = item.replace(/.*nominations.([^/]*).*/u, 'nomination-$1');
    const match = () => server.ifMatch(version, boss);
    const changed = async (change: object) => ({ ...(await read(boss, item)).shown, ...change });
    expect((await boss.put(item, await changed({}), await match())).status).toBe(200);
    const [old, stale] = [await changed({ title: 'Older' }), await match()];
    expect((await boss.put(item, await changed({ title: 'Better' }), stale)).status).toBe(200);
    expect((await read(boss, item)).shown).toMatchObject({ title: 'Better', withdrawn: false });
    expect((await boss.put(item, old, stale)).status).toBe(412);
    const withdrawn = await boss.put(item, await changed({ withdrawn: true, attachedAt: 'x' }), await match());
    expect(refusal(withdrawn)).toEqual([400, 'invalid-request']);
    expect(withdrawn.body['errors']).toMatchObject([
      { field: 'withdrawn', problem: 'is read-only here, and not what it is now' },
      { field: 'attachedAt', fix: 'Send it as you read it, or leave it out.' },
    ]);
    const unknown = await boss.put(item, await changed({ colour: 'red' }), await match());
    expect(unknown.body['errors']).toMatchObject([{ field: 'colour', problem: 'is not a field of this request' }]);
    expect((await read(boss, item)).shown['title']).toBe('Better');
  });

  it('of a criterion and of a policy does so, too', async () => {
    const { shown, match } = await read(ops, '/frameworks/next');
    const [criterion] = (shown as unknown as Framework).draft?.criteria ?? [];
    const at = `/frameworks/next/criteria/${criterion?.key ?? ''}`;
    const revised = await ok(ops.put(at, { ...criterion, text: 'In other words' }, match));
    expect(refusal(await ops.put(at, { ...criterion, key: 'other' }, seen(revised.etag)))).toEqual([
      400,
      'invalid-request',
    ]);

    const cycle = await read(ops, '/cycles/spring');
    const { policy } = cycle.shown as unknown as Cycle;
    const wrong = await ops.put(
      '/cycles/spring/policy',
      { policy: { ...policy, version: 7 }, reason: 'x' },
      cycle.match,
    );
    expect(wrong.body['errors']).toMatchObject([{ field: 'policy.version' }]);
    const amended = { policy: { ...policy, minReviews: 3 }, reason: 'More of them.' };
    await ok(ops.put('/cycles/spring/policy', amended, cycle.match));
    expect((await read(ops, '/cycles/spring')).shown['policy']).toMatchObject({ minReviews: 3, version: 2 });
  });
});
