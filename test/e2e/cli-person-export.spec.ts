import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { EmbeddedIssuer } from '@plumbline/access';
import { jsonOf, plumbline } from './support/cli.js';
import { type Client, ok } from './support/client.js';
import { makeDataDir, removeDataDir, type Server, startServer } from './support/server.js';

const folder = makeDataDir();
const OUT = join(folder, 'ida.json');
let server: Server;
let ops: Client;
const tokens = new Map<string, string>();
const run = (who: string, ...args: readonly string[]) =>
  plumbline(['person', 'export', 'ida', ...args], { PLUMBLINE_URL: server.base, PLUMBLINE_TOKEN: tokens.get(who) });
const said = async (who: string, ...args: readonly string[]) => {
  const { code, stdout, stderr } = await run(who, ...args);
  return [code, code === 0 ? stdout : stderr];
};

beforeAll(async () => {
  const dataDir = join(folder, 'data');
  server = await startServer(dataDir);
  ops = await server.as('ops', 'admin');
  const issuer = new EmbeddedIssuer(dataDir);
  for (const subject of ['root', 'mate', 'ada'])
    tokens.set(subject, await issuer.issueToken({ subject, roles: ['admin'] }));
  const managed = { orgUnit: 'platform', level: 'senior' };
  await ok(ops.post('/people', { ...managed, id: 'm-1', name: 'Toni Moss', email: 'toni@example.org' }));
  await ok(
    ops.post('/people', {
      ...managed,
      id: 'ida',
      name: 'Jo Berg',
      email: 'jo.b@example.org',
      sourceId: 'hr-0077',
      manager: 'm-1',
    }),
  );
  await ok(ops.send('PATCH', '/people/ida', { body: { email: 'jo@example.org' } }));
  for (const id of ['root', 'mate']) await ok(ops.post('/people', { id, name: 'Cameron', orgUnit: 'platform' }));
}, 60_000);
afterAll(async () => {
  await server.close();
  removeDataDir(folder);
});

/** Each command is a process of its own, on a machine that may be busy. */
const IN_TIME = 180_000;
/** What the next command reads shows what the last one did. */
const shown = async () => ok(ops.get('/subject-access', await server.latest()));

describe('person export', () => {
  it(
    'asks for it as one admin, releases it as another, and says where it stands',
    async () => {
      expect(await said('root', '--out', OUT)).toEqual([4, expect.stringContaining('access-not-released')]);
      expect(await said('root', '--request', '2026-0043')).toEqual([0, expect.stringContaining('--release')]);
      await shown();
      expect(await said('mate')).toEqual([0, 'Asked for by root, case 2026-0043.\nNothing is released.\n']);
      expect(await said('root', '--release')).toEqual([4, expect.stringContaining('access-of-one')]);
      expect(await said('mate', '--release')).toEqual([0, expect.stringContaining('--out')]);
      await shown();
      expect(await said('ada')).toEqual([0, expect.stringContaining('Released by mate, to root too, until ')]);
    },
    IN_TIME,
  );

  it(
    'writes files for their owner alone, and replaces none unless told to',
    async () => {
      expect(await said('root', '--out', OUT)).toEqual([
        0,
        `0 nominations with 0 texts, 0 texts that they wrote in rounds, and 1 former name, email or source id in ${OUT}, to read in ${OUT}.txt.\n`,
      ]);
      const file = JSON.parse(readFileSync(OUT, 'utf8')) as Readonly<Record<string, unknown>>;
      expect(file).toMatchObject({
        id: 'ida',
        caseNumber: '2026-0043',
        record: { name: 'Jo Berg', sourceId: 'hr-0077', former: [{ field: 'email', text: 'jo.b@example.org' }] },
      });
      expect(readFileSync(`${OUT}.txt`, 'utf8')).toMatch(/^Email from 20\S+Z until 20\S+Z: jo\.b@example\.org$/m);
      expect(readFileSync(`${OUT}.txt`, 'utf8')).toMatch(/^Email: jo@example\.org\nId of the source: hr-0077$/m);
      for (const path of [OUT, `${OUT}.txt`]) {
        expect(statSync(path).mode & 0o777).toBe(0o600);
        expect(readFileSync(path, 'utf8')).not.toMatch(/Toni|m-1|toni@/);
      }
      writeFileSync(OUT, 'mine');
      expect(await said('root', '--out', OUT)).toEqual([2, expect.stringContaining('--force')]);
      expect(readFileSync(OUT, 'utf8')).toBe('mine');
      expect(jsonOf(await run('mate', '--out', OUT, '--force', '--json'))).toEqual({
        ...{ files: [OUT, `${OUT}.txt`], nominations: 0, texts: 0, words: 0, former: 1 },
      });
      expect(JSON.parse(readFileSync(OUT, 'utf8'))).toEqual(file);
    },
    IN_TIME,
  );

  it(
    'is over once it is withdrawn',
    async () => {
      expect(await said('ada', '--withdraw')).toEqual([0, 'Withdrawn: nobody can read it.\n']);
      expect(await said('mate', '--out', OUT, '--force')).toEqual([4, expect.stringContaining('access-not-released')]);
      expect(await said('ada', '--withdraw', '--release')).toEqual([2, expect.stringContaining('cannot be used with')]);
    },
    IN_TIME,
  );
});
