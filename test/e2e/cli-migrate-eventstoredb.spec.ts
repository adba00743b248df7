import { createHash } from 'node:crypto';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { openSqliteEventStore } from '@plumbline/event-store';
import { memberAdded } from '@plumbline/testing';
import { statement, writeLog } from '../support/copied-log.js';
import { createLogger, readConfig } from '@plumbline/platform';
import { startWorker } from '../../apps/worker/src/worker.js';
import { describeWhere } from '../support/describe-where.js';
import { placeForLog, type PlaceOfLog } from '../support/eventstoredb/given.js';
import { random } from '../support/random-bits.js';
import { type Database } from '../support/postgres/new-database.js';
import { usePostgres } from '../support/postgres/use-postgres.js';
import { sharedSettings } from '../support/shared-settings.js';
import { openCycle, publishFramework, register } from './support/building-blocks.js';
import { begin, type Env, jsonOf, plumbline } from './support/cli.js';
import { ok } from './support/client.js';
import { makeDataDir, removeDataDir, startServer } from './support/server.js';

describeWhere('postgres', 'a log that is moved to EventStoreDB, and back, on the command line', () => {
  const { database, atEnd } = usePostgres();
  const folder = makeDataDir();
  const at = (name: string): string => join(folder, name);
  let place: PlaceOfLog;
  let keys: Database;
  let views: Database;
  let env: Env;
  beforeAll(async () => {
    place = await placeForLog();
    [keys, views] = [await database(), await database()];
    atEnd(async () => {
      await place.drop();
      await Promise.all([keys.drop(), views.drop()]);
      removeDataDir(folder);
    });
    env = { ...sharedSettings(at('shared'), place.url, keys.url), ...place.settings, PLUMBLINE_VIEWS_URL: views.url };
  });
  const run = (args: readonly string[], more: Env = {}) =>
    plumbline([...args, '--data-dir', at('shared')], { ...env, ...more });
  const migrate = (from: string, to: string, ...more: readonly string[]) =>
    run(['migrate', '--from', from, '--to', to, ...more]);
  const HERE = `sqlite:${at('shared')}`;

  it('serves what it served, to the same clients, with views that are derived anew', async () => {
    const inFiles = {
      ...env,
      PLUMBLINE_STORE_URL: undefined,
      PLUMBLINE_VIEWS_URL: undefined,
      PLUMBLINE_KEYS_URL: undefined,
    };
    const first = await startServer(at('shared'), { env: inFiles });
    const ops = await first.as('root', 'admin');
    await register(ops, ['root', 'mate'], null);
    await register(ops);
    await publishFramework(ops, 'eng');
    await openCycle(ops, 'spring');
    const there = await ok(ops.get('/people?limit=200', await first.latest()));
    const auditor = await first.as('root', 'auditor');
    const events = await ok(auditor.get('/events?limit=200'));
    const old = await first.latest();
    expect(await migrate(HERE, place.url)).toMatchObject({
      code: 4,
      stderr: expect.stringContaining('is open in a running server') as string,
    });
    await first.close();
    const moved = await migrate(HERE, place.url);
    expect(moved).toMatchObject({ code: 0, stderr: '' });
    expect(moved.stdout).toMatch(/were copied from sqlite:.* to \w+ on esdb:\/\/\S+, and compared/u);
    expect((await migrate(HERE, place.url)).stdout).toMatch(/^Nothing to do: \w+ on esdb:/u);
    const copied = await run(['keys', 'copy', keys.url], inFiles);
    expect(copied).toMatchObject({ code: 0 });
    expect(jsonOf(await run(['check', '--json']))).toMatchObject({ findings: [] });
    const worker = await startWorker(
      readConfig({ ...env, PLUMBLINE_DATA_DIR: at('worker'), PLUMBLINE_WORKER_PORT: '0', LOG_LEVEL: 'silent' }),
      createLogger({ level: 'silent', name: 'worker' }),
    );
    const second = await startServer(at('after'), { env });
    try {
      const again = await second.as('root', 'admin');
      expect((await ok(again.get('/people?limit=200', await second.latest()))).text).toBe(there.text);
      const seen = await ok((await second.as('root', 'auditor')).get('/events?limit=200'));
      const unplaced = (text: string) => text.replaceAll(/"position":"\w+"/gu, '"position":""');
      expect(unplaced(seen.text)).toBe(unplaced(events.text));
      const refused = await again.get('/people', old);
      expect(refused.status).toBe(400);
      expect(refused.text).toContain('Plumbline-Min-Position');
      await ok(again.post('/people', { id: 'new', name: 'Somebody new', orgUnit: 'platform' }));
      expect(await migrate(place.url, `sqlite:${at('back')}`)).toMatchObject({
        code: 4,
        stderr: expect.stringContaining('is open in a running server') as string,
      });
    } finally {
      await second.close();
      await worker.stop();
    }
    expect(await migrate(place.url, `sqlite:${at('back')}`)).toMatchObject({ code: 0 });
  }, 120_000);

  it('is refused in words where an option or a setting is missing or wrong, without a password', async () => {
    const wrong: [readonly string[], Env, RegExp][] = [
      [[HERE, 'esdb://'], {}, /--to: .*no HOST/u],
      [[HERE, 'esdb://u:hunter2@127.0.0.1:9?tls=false'], {}, /--to: .*the password would be sent in clear/u],
      [[HERE, place.url], { PLUMBLINE_VIEWS_URL: undefined }, /PLUMBLINE_VIEWS_URL: set it to postgres:/u],
      [[HERE, place.url], { PLUMBLINE_STORE_PREFIX: 'a-b' }, /PLUMBLINE_STORE_PREFIX: set it to small letters/u],
      [[place.url, HERE, '--from-prefix', 'a-b'], {}, /--from-prefix: set it to small letters/u],
      [[place.url, HERE, '--from-views', 'sqlite:x'], {}, /--from-views: set it to postgres:/u],
      [['ftp://x', place.url], {}, /--from: addresses are/u],
    ];
    for (const [[from = '', to = '', ...more], changed, words] of wrong) {
      const { code, stdout, stderr } = await run(['migrate', '--from', from, '--to', to, ...more], changed);
      expect([code, stdout, stderr]).toEqual([2, '', expect.stringMatching(words)]);
      expect(stderr).not.toContain('hunter2');
    }
    const away = await migrate(HERE, 'esdb://plumbline:hunter2@127.0.0.1:9');
    expect([away.code, away.stdout, away.stderr]).toEqual([
      4,
      '',
      expect.stringMatching(/^--to: .*nobody answers there/u),
    ]);
    expect(away.stderr).not.toContain('hunter2');
  });

  describeWhere('server-in-hand', 'with a server that shows what it holds', () => {
    it('is whole or not there, however often the copy is killed, and says which events were split', async () => {
      const source = await openSqliteEventStore({ dataDir: at('large') });
      await writeLog(source);
      await source.append('nomination-n1', 'any', [statement('max', 'x'.repeat(1_200_000)), memberAdded(1)]);
      await source.close();
      const sum = () =>
        createHash('sha256')
          .update(readFileSync(join(at('large'), 'events.db')))
          .digest('hex');
      const before = sum();
      const draw = random(31);
      const from = `sqlite:${at('large')}`;
      const prefixed = (prefix: string): Env => ({ ...env, PLUMBLINE_STORE_PREFIX: prefix });
      const whole = await plumbline(['migrate', '--from', from, '--to', place.url, '--json'], prefixed('whole'));
      const { digest, split } = jsonOf(whole);
      expect(split).toEqual([{ stream: 'nomination-n1', revision: 2, size: expect.any(Number) as number, parts: 4 }]);
      const appends = place.server().log.all.filter(({ stream }) => stream.startsWith('whole')).length;
      for (let round = 0; round < 10; round += 1) {
        const prefix = `killed${String(round)}`;
        const args = ['migrate', '--from', from, '--to', place.url, '--json'];
        for (let again = 0; again < 2; again += 1) {
          let left = 1 + draw(appends);
          const copying = begin(args, prefixed(prefix));
          const stop = place.server().log.onAppended(() => {
            left -= 1;
            if (left === 0) copying.child.kill('SIGKILL');
          });
          const ended = await copying.ended;
          stop();
          if (ended.code === 0) break;
          expect(ended.stderr).toContain('killed by SIGKILL');
          const checked = await plumbline(['check'], { ...prefixed(prefix), PLUMBLINE_DATA_DIR: at('large') });
          expect([checked.code, checked.stderr]).toEqual([4, expect.stringContaining('not whole')]);
        }
        const finished = await plumbline(args, prefixed(prefix));
        expect(jsonOf(finished)).toMatchObject({ digest, split, commands: 2 });
        const ids = (of: string) =>
          place
            .server()
            .log.all.filter(({ stream }) => stream.startsWith(`${of}_`))
            .map(({ id }) => id);
        expect(ids(prefix)).toEqual(ids('whole'));
      }
      expect(sum()).toBe(before);
      for (let round = 0; round < 3; round += 1) {
        const args = ['migrate', '--from', place.url, '--to', `sqlite:${at('out')}`, '--json'];
        const copying = begin(args, prefixed('whole'));
        setTimeout(() => copying.child.kill('SIGKILL'), 300 + draw(700));
        await copying.ended;
        expect(jsonOf(await plumbline(args, prefixed('whole')))).toMatchObject({ digest });
        rmSync(at('out'), { recursive: true });
      }
    }, 240_000);
  });
});
