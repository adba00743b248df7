import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { linesOf, plumbline } from './support/cli.js';
import { type Client, ok } from './support/client.js';
import { refusal } from './support/rounds.js';
import { makeDataDir, removeDataDir, type Server, startServer } from './support/server.js';

const folder = makeDataDir();
const DAY = 24 * 3_600_000;
const day = (from: number): string => new Date(Date.now() + from * DAY).toISOString().slice(0, 10);
let server: Server;
let ops: Client;

const person = async (id: string) => (await ok(ops.get(`/people/${id}`, await server.latest()))).body;
const managers = async (id: string) =>
  ((await person(id))['managers'] as { manager: { id: string } | null; from: string }[]).map(
    ({ manager, from }) => `${from} ${manager?.id ?? 'nobody'}`,
  );

beforeAll(async () => {
  server = await startServer(join(folder, 'data'));
  ops = await server.as('ops', 'admin');
  for (const id of ['top', 'other'])
    await ok(ops.post('/people', { id, name: id, orgUnit: 'unit', effectiveDate: day(-90) }));
  for (const id of ['ann', 'bea', 'cis', 'dee'])
    await ok(ops.post('/people', { id, name: id, orgUnit: 'unit', manager: 'top', effectiveDate: day(-60) }));
});
afterAll(async () => {
  await server.close();
  removeDataDir(folder);
});

describe('a name or an email', () => {
  it('is corrected, one without the other, and an email is taken away', async () => {
    await ok(ops.send('PATCH', '/people/ann', { body: { email: 'ann@example.org' } }));
    await ok(ops.send('PATCH', '/people/ann', { body: { name: 'Ann Berg' } }));
    expect(await person('ann')).toMatchObject({ name: 'Ann Berg', email: 'ann@example.org' });
    expect(refusal(await ops.send('PATCH', '/people/bea', { body: { email: 'Ann@Example.org' } }))).toEqual([
      409,
      'email-taken',
    ]);
    await ok(ops.send('PATCH', '/people/ann', { body: { email: null } }));
    expect(await person('ann')).toMatchObject({ name: 'Ann Berg', email: null });
  });
});

describe('somebody who left', () => {
  it('by mistake is here again once that is corrected, with the date or altogether', async () => {
    await ok(ops.post('/people/bea/departure', { effectiveDate: day(-10) }));
    await ok(ops.post('/people/bea/departure/correction', { effectiveDate: day(-5) }));
    expect(await person('bea')).toMatchObject({ leftOn: day(-5) });
    await ok(ops.post('/people/bea/departure/correction', { effectiveDate: null }));
    expect(await person('bea')).toMatchObject({ leftOn: null });
    expect(refusal(await ops.post('/people/cis/departure/correction', { effectiveDate: null }))[0]).toBe(200);
  });
  it('comes back, and may leave again', async () => {
    await ok(ops.post('/people/cis/departure', { effectiveDate: day(-20) }));
    expect((await (await server.as('cis')).get('/me')).status).toBe(403);
    await ok(ops.post('/people/cis/return', { effectiveDate: day(-1) }));
    expect((await (await server.as('cis')).get('/me')).status).toBe(200);
    await ok(ops.post('/people/cis/departure', { effectiveDate: day(0) }));
    expect(await person('cis')).toMatchObject({ leftOn: day(0) });
  });
});

describe('a change of manager', () => {
  it('that is dated ahead leaves room for one before it, and can be cancelled', async () => {
    await ok(ops.post('/people/dee/manager', { manager: 'other', effectiveDate: day(30) }));
    await ok(ops.post('/people/dee/manager', { manager: 'ann', effectiveDate: day(0) }));
    expect(await managers('dee')).toEqual([`${day(-60)} top`, `${day(0)} ann`, `${day(30)} other`]);
    expect((await ops.send('DELETE', `/people/dee/managers/${day(30)}`)).status).toBe(200);
    expect(await managers('dee')).toEqual([`${day(-60)} top`, `${day(0)} ann`]);
    expect((await ops.send('DELETE', `/people/dee/managers/${day(-60)}`)).status).toBe(409);
  });
});

describe('a file of people', () => {
  const bring = (rows: readonly string[], ...args: string[]) => {
    const path = join(folder, 'people.csv');
    writeFileSync(path, ['id,name,orgUnit,manager,leftOn', ...rows, ''].join('\n'));
    return plumbline(['people', 'import', path, ...args], {
      PLUMBLINE_URL: server.base,
      PLUMBLINE_DATA_DIR: join(folder, 'data'),
    });
  };
  it('ends people by its column leftOn, says so, and changes nothing the second time', async () => {
    const rows = [`bea,bea,unit,top,${day(-3)}`];
    expect((await bring(rows, '--dry-run')).code).toBe(0);
    expect(await person('bea')).toMatchObject({ leftOn: null });
    const ran = await bring(rows);
    expect([ran.code, ran.stdout]).toEqual([0, expect.stringContaining(`left on ${day(-3)}`)]);
    expect(await person('bea')).toMatchObject({ leftOn: day(-3) });
    expect(linesOf((await bring(rows)).stdout).at(-1)).toBe('1 unchanged.');
  });
  it('corrects the date, and brings back whose cell is empty', async () => {
    expect((await bring([`bea,bea,unit,top,${day(-4)}`])).code).toBe(0);
    expect(await person('bea')).toMatchObject({ leftOn: day(-4) });
    const back = await bring(['bea,bea,unit,top,']);
    expect([back.code, back.stdout]).toEqual([0, expect.stringContaining(`came back, having left on ${day(-4)}`)]);
    expect(await person('bea')).toMatchObject({ leftOn: null });
  });
});
