import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { postgresPrograms } from '../../tools/bootstrap/postgres.mjs';
import { describeWhere } from '../support/describe-where.js';
import { type Database } from '../support/postgres/new-database.js';
import { usePostgres } from '../support/postgres/use-postgres.js';
import { openCycle, publishFramework, register } from './support/building-blocks.js';
import { jsonOf, plumbline, until } from './support/cli.js';
import { ok } from './support/client.js';
import { makeDataDir, removeDataDir, startServer } from './support/server.js';
import { sharedSettings } from '../support/shared-settings.js';

const CASE = { ground: 'own-request', caseNumber: '2026-0042' };

describeWhere('pg_dump', 'the drill: logs and keys in PostgreSQL', () => {
  const { database, atEnd } = usePostgres();
  const folder = makeDataDir();
  const opened: Database[] = [];
  const newDatabase = async (): Promise<Database> => {
    const one = await database();
    opened.push(one);
    return one;
  };
  beforeAll(() => {
    atEnd(async () => {
      for (const { drop } of opened) await drop();
      removeDataDir(folder);
    });
  });
  const program = (name: string, args: readonly string[]): void => {
    const { status, stderr } = spawnSync(join(postgresPrograms() ?? '', name), args, { encoding: 'utf8' });
    expect([status, stderr]).toEqual([0, '']);
  };
  const at = (name: string): string => join(folder, name);
  const dump = (url: string, schema: string, file: string): void => {
    program('pg_dump', ['--format=custom', `--schema=${schema}`, `--file=${at(file)}`, url]);
  };
  const restore = (url: string, file: string): void => {
    program('pg_restore', ['--no-owner', '--exit-on-error', `--dbname=${url}`, at(file)]);
  };

  it('are dumped while the server runs, restored elsewhere, and bring back nobody who was erased before', async () => {
    const [events, keys] = [await newDatabase(), await newDatabase()];
    const env = sharedSettings(at('shared'), events.url, keys.url);
    const server = await startServer(at('one'), { env });
    const ops = await server.as('root', 'admin');
    await register(ops, ['root', 'mate'], null);
    await register(ops);
    await publishFramework(ops, 'eng');
    await openCycle(ops, 'spring');
    dump(keys.url, 'plumbline_keys', 'keys-before.dump');
    await ok(ops.post('/people/kim/erasure', CASE));
    await ok((await server.as('mate', 'admin')).post('/people/kim/erasure/confirmation', {}));
    dump(events.url, 'plumbline_log', 'events.dump');
    dump(keys.url, 'plumbline_keys', 'keys.dump');
    const there = await ok(ops.get('/people?limit=200', await server.latest()));
    await server.close();
    for (const dumped of ['keys.dump', 'keys-before.dump']) {
      const [copy, copyOfKeys] = [await newDatabase(), await newDatabase()];
      restore(copy.url, 'events.dump');
      restore(copyOfKeys.url, dumped);
      const to = { ...env, PLUMBLINE_STORE_URL: copy.url, PLUMBLINE_KEYS_URL: copyOfKeys.url };
      const check = () => plumbline(['--data-dir', at(`${dumped}-check`), '--json', 'check'], to);
      const checked = await check();
      expect(jsonOf(checked)).toMatchObject({
        findings: dumped === 'keys.dump' ? [] : [expect.stringContaining('there are keys of')],
      });
      const second = await startServer(at(`${dumped}-data`), { env: to });
      await until(async () => (await fetch(`${second.base}/health/ready`)).status === 200, 'it is ready');
      const { text } = await ok((await second.as('root', 'admin')).get('/people?limit=200'));
      expect(text).toBe(there.text);
      expect(text).toContain('Person lee');
      expect(text).not.toContain('Person kim');
      await second.close();
      expect(jsonOf(await check())).toMatchObject({ findings: [] });
    }
  }, 120_000);

  it('take over a data directory on the command line, its keys included, and serve what it had', async () => {
    const [events, keys] = [await newDatabase(), await newDatabase()];
    const env = sharedSettings(at('moved'), events.url, keys.url);
    const dataDir = at('moved');
    const inFiles = { ...env, PLUMBLINE_STORE_URL: undefined, PLUMBLINE_KEYS_URL: undefined };
    const first = await startServer(dataDir, { env: inFiles });
    const ops = await first.as('root', 'admin');
    await register(ops);
    const there = await ok(ops.get('/people?limit=200', await first.latest()));
    const refused = await plumbline(['migrate', '--from', `sqlite:${dataDir}`, '--to', events.url], env);
    expect([refused.code, refused.stderr]).toEqual([4, expect.stringContaining('is open in a running server')]);
    await first.close();
    const run = (args: readonly string[], more: object = {}) =>
      plumbline(['--data-dir', dataDir, ...args], { ...env, ...more });
    const wrong = events.url.replace(/:[^:@]+@/u, ':hunter2@');
    const told = await run(['migrate', '--from', `sqlite:${dataDir}`, '--to', wrong]);
    expect([told.code, told.stdout, told.stderr]).toEqual([
      ...[4, ''],
      expect.stringMatching(/^--to: the server does not take this user with this password\. [^\n]*\n$/u),
    ]);
    const moved = await run(['migrate', '--from', `sqlite:${dataDir}`, '--to', events.url]);
    expect(moved).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/were copied from .*, and compared/u) as string,
    });
    expect(moved.stdout + moved.stderr).not.toContain(new URL(events.url).password);
    const again = await run(['migrate', '--from', `sqlite:${dataDir}`, '--to', events.url]);
    expect(again).toMatchObject({ code: 0, stdout: expect.stringMatching(/^Nothing to do: postgres:/u) as string });
    const copied = await run(['keys', 'copy', keys.url], {
      PLUMBLINE_KEYS_URL: undefined,
      PLUMBLINE_STORE_URL: undefined,
    });
    expect(copied).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('keys are in the database now') as string,
    });
    const notNeeded = {
      ...{ PLUMBLINE_POSITION_KEY_FILE: undefined, PLUMBLINE_SIGNING_KEY_FILE: undefined, PORT: 'none' },
      PLUMBLINE_VIEWS_URL: 'nowhere',
    };
    expect(await run(['check'], notNeeded)).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('as it was written') as string,
    });
    expect(await run(['check'], { PLUMBLINE_MASTER_KEY_FILE: undefined })).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('PLUMBLINE_MASTER_KEY_FILE: set it to a file') as string,
    });
    for (const command of [['migrate'], ['migrate', 'finish']])
      expect(await run(command, { ...notNeeded, PLUMBLINE_MASTER_KEY_FILE: undefined })).toMatchObject({
        code: command.length === 1 ? 0 : (expect.any(Number) as number),
        stderr: command.length === 1 ? '' : (expect.not.stringContaining('PLUMBLINE_') as string),
      });
    expect(await run(['backup', at('x.db')])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('pg_dump') as string,
    });
    const second = await startServer(at('after'), { env });
    const { text } = await ok((await second.as('root', 'admin')).get('/people?limit=200', await second.latest()));
    expect(text).toBe(there.text);
    await ok(
      (await second.as('root', 'admin')).post('/people', { id: 'new', name: 'Somebody new', orgUnit: 'platform' }),
    );
    await second.close();
  }, 120_000);
});
