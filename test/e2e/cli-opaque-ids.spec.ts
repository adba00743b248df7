import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PersonItem } from '@plumbline/responses';
import { jsonOf, plumbline } from './support/cli.js';
import { type Client, ok } from './support/client.js';
import { flakyProxy } from './support/flaky-proxy.js';
import { makeDataDir, removeDataDir, type Server, startServer } from './support/server.js';

type Row = Readonly<{ line: number; id: string; outcome: string; detail: string }>;
const HEADER = 'id,name,email,orgUnit,level,manager,leftOn,effectiveDate';
const MADE = /^[\da-f]{16}$/;
/** Each command is a process of its own, on a machine that may be busy. */
const IN_TIME = 180_000;

const folder = makeDataDir();
let server: Server;
let ops: Client;
const csv = (...rows: string[]): string => {
  const path = join(folder, 'people.csv');
  writeFileSync(path, [HEADER, ...rows, ''].join('\n'));
  return path;
};
const run = (...args: readonly string[]) =>
  plumbline(args, { PLUMBLINE_URL: server.base, PLUMBLINE_DATA_DIR: join(folder, 'data') });
const bring = async (path: string, ...args: string[]) => {
  const ran = await run('people', 'import', path, '--json', ...args);
  const { rows = [], counts } = jsonOf(ran) as { rows?: Row[]; counts?: object };
  return { code: ran.code, counts, told: rows.map(({ id, outcome, detail }) => [id, outcome, detail]) };
};
const events = async () => (await server.store.readAll(null, 100_000)).length;
const everybody = async () =>
  ((await ok(ops.get('/people?limit=200', await server.latest()))).body as { items: readonly PersonItem[] }).items;
const called = async (sourceId: string) => (await everybody()).filter((person) => person.sourceId === sourceId);
const idOf = async (sourceId: string): Promise<string> => (await called(sourceId))[0]?.id ?? '';

beforeAll(async () => {
  server = await startServer(join(folder, 'data'), { env: { PLUMBLINE_NAMED_IDS: 'refuse' } });
  ops = await server.as('ops', 'admin');
}, 60_000);
afterAll(async () => {
  await server.close();
  removeDataDir(folder);
});

describe('people import --opaque-ids', () => {
  const FILE = [
    'ida.berg,Ida Berg,ida@example.org,platform,senior,sam.ek,,2026-01-01',
    'sam.ek,Sam Ek,,platform,staff,toni.moss,,2026-01-01',
    'toni.moss,Toni Moss,toni@example.org,platform,,,,2026-01-01',
    'ulf.dahl,Ulf Dahl,,platform,,sam.ek,2026-01-31,2026-01-01',
  ];
  const IDS = ['ida.berg', 'sam.ek', 'toni.moss', 'ulf.dahl'];

  it(
    'shows in a dry run what would happen, and without the option whose id is named',
    async () => {
      const before = await events();
      const named = await bring(csv(...FILE), '--dry-run');
      expect([named.code, named.told]).toEqual([
        4,
        IDS.map((id) => [id, 'refused', expect.stringMatching(/^person-id-named: .*--opaque-ids/) as unknown]),
      ]);
      const { code, told } = await bring(csv(...FILE), '--dry-run', '--opaque-ids');
      expect([code, told]).toEqual([
        0,
        [
          ['ida.berg', 'registered', 'under an id that is made then; reports to sam.ek'],
          ['sam.ek', 'registered', 'under an id that is made then; reports to toni.moss'],
          ['toni.moss', 'registered', 'under an id that is made then; at the top of a reporting line'],
          ['ulf.dahl', 'registered', 'under an id that is made then; reports to sam.ek'],
        ],
      ]);
      expect((await bring(csv(...FILE))).told).toEqual(
        IDS.map((id) => [id, 'refused', expect.stringMatching(/person-id-named|manager-unknown/) as unknown]),
      );
      expect(await events()).toBe(before);
    },
    IN_TIME,
  );

  it(
    'registers under ids that say nothing, with managers by their own, and finds everybody the next time',
    async () => {
      const { code, told } = await bring(csv(...FILE), '--opaque-ids');
      expect([code, told[0]]).toEqual([
        0,
        ['ida.berg', 'registered', expect.stringMatching(/^as [\da-f]{16}; reports to sam\.ek$/)],
      ]);
      const people = await everybody();
      expect(people.map(({ sourceId }) => sourceId).sort()).toEqual(IDS);
      for (const { id } of people) expect(id).toMatch(MADE);
      const [ida] = await called('ida.berg');
      expect(ida).toMatchObject({ name: 'Ida Berg', manager: { id: await idOf('sam.ek') } });
      expect((await called('ulf.dahl'))[0]).toMatchObject({ leftOn: '2026-01-31' });
      const before = await events();
      for (const args of [['--opaque-ids'], ['--opaque-ids', '--dry-run'], []])
        expect(await bring(csv(...FILE), ...args)).toMatchObject({ code: 0, counts: { unchanged: 4, refused: 0 } });
      expect(await events()).toBe(before);
    },
    IN_TIME,
  );

  it(
    'brings up to date whom the file calls by either id, and takes one row about each',
    async () => {
      const ida = await idOf('ida.berg');
      const changed = await bring(csv(`${ida},Ida Berg,ida@example.org,search,senior,toni.moss,,`));
      expect(changed.told).toEqual([[ida, 'changed', 'manager sam.ek -> toni.moss; org unit platform -> search']]);
      const twice = await bring(
        csv('ida.berg,Ida Berg,,search,,toni.moss,,2026-01-01', `${ida},Ida Berg,,platform,,toni.moss,,`),
        '--opaque-ids',
      );
      expect(twice.told).toEqual([
        ['ida.berg', 'unchanged', ''],
        [ida, 'refused', 'is the person of line 2 too, there called ida.berg'],
      ]);
      expect((await bring(csv('IDA.BERG,Ida Berg,,search,,,,'), '--opaque-ids')).told).toEqual([
        ['IDA.BERG', 'refused', expect.stringContaining('person-id-taken')],
      ]);
    },
    IN_TIME,
  );

  it(
    'makes nobody twice, cut short in the middle or run twice at once',
    async () => {
      const rows = Array.from(
        { length: 40 },
        (_, at) => `HR-${String(1000 + at)},Person,,unit,,${at === 0 ? '' : 'HR-1000'},,`,
      );
      const proxy = await flakyProxy(server.base, 20);
      const cut = await bring(csv(...rows), '--opaque-ids', '--url', proxy.base);
      proxy.close();
      expect(cut.code).toBe(3);
      const both = await Promise.all([bring(csv(...rows), '--opaque-ids'), bring(csv(...rows), '--opaque-ids')]);
      expect(both.map(({ code }) => code)).toEqual([0, 0]);
      const made = (await everybody()).map(({ sourceId }) => sourceId).filter((id) => id?.startsWith('HR-1'));
      expect([made.length, new Set(made).size]).toEqual([40, 40]);
      expect(await bring(csv(...rows), '--opaque-ids')).toMatchObject({ code: 0, counts: { unchanged: 40 } });
    },
    IN_TIME,
  );

  it(
    'is for another admin where the row is that of whoever imports',
    async () => {
      const own = csv('cli,Cli Own,,platform,,,,');
      for (const args of [['--opaque-ids', '--dry-run'], ['--opaque-ids']])
        expect((await bring(own, ...args)).told).toEqual([['cli', 'refused', expect.stringContaining('own-record')]]);
    },
    IN_TIME,
  );

  it(
    'gives people that other commands take by the id of the source',
    async () => {
      const ida = await idOf('ida.berg');
      const token = await run('token', '--sub', 'ida.berg');
      expect([token.code, token.stderr]).toEqual([0, expect.stringContaining(`ida.berg is the source id of ${ida}`)]);
      const acted = await run('events', 'tail', '--actor', 'ida.berg', '--limit', '1');
      expect([acted.code, acted.stderr]).toEqual([0, expect.stringContaining('/v1/events?actor=ida.berg')]);
      const headers = { authorization: `Bearer ${token.stdout.trim()}` };
      expect(await (await fetch(`${server.base}/v1/me`, { headers })).json()).toMatchObject({ id: ida });
      const asking = ['person', 'export', 'ida.berg', '--request', '2026-0043'];
      expect((await run(...asking)).stderr).toContain('caller-unknown');
      await ok(ops.post('/people', { id: 'p-77', name: 'Cameron', orgUnit: 'platform' }));
      const admin = (await run('token', '--sub', 'p-77', '--role', 'admin')).stdout.trim();
      expect((await plumbline(asking, { PLUMBLINE_URL: server.base, PLUMBLINE_TOKEN: admin })).stdout).toContain(ida);
      expect(await run('person', 'export', 'nobody.here')).toMatchObject({
        code: 0,
        stdout: expect.stringContaining('Nobody') as unknown,
      });
    },
    IN_TIME,
  );
});
