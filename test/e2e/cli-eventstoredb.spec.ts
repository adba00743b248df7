import { join } from 'node:path';
import { describeWhere } from '../support/describe-where.js';
import { placeForLog, type PlaceOfLog } from '../support/eventstoredb/given.js';
import { usePostgres } from '../support/postgres/use-postgres.js';
import { sharedSettings } from '../support/shared-settings.js';
import { openCycle, publishFramework, register } from './support/building-blocks.js';
import { jsonOf, plumbline } from './support/cli.js';
import { makeDataDir, removeDataDir, startServer } from './support/server.js';
import { createLogger, readConfig } from '@plumbline/platform';
import { startWorker } from '../../apps/worker/src/worker.js';

describeWhere('postgres', 'a log on EventStoreDB, by the command line', () => {
  const { database, atEnd } = usePostgres();
  const folder = makeDataDir();
  let place: PlaceOfLog;
  let env: Readonly<Record<string, string>>;
  beforeAll(async () => {
    place = await placeForLog();
    const [keys, views] = [await database(), await database()];
    env = {
      ...sharedSettings(join(folder, 'shared'), place.url, keys.url),
      ...place.settings,
      PLUMBLINE_VIEWS_URL: views.url,
    };
    atEnd(async () => {
      await place.drop();
      await Promise.all([keys.drop(), views.drop()]);
      removeDataDir(folder);
    });
  });
  const ran = (...args: readonly string[]) => plumbline([...args, '--data-dir', join(folder, 'cli'), '--json'], env);
  const lineOf = async (engine: string) => {
    const { engines } = jsonOf(await ran('config', 'check', '--connect')) as { engines: { engine: string }[] };
    return engines.find((each) => each.engine === engine);
  };

  it('is found empty before the first start', async () => {
    expect(await lineOf('events')).toMatchObject({ found: expect.stringContaining('no log yet') as string });
    expect(await ran('check')).toMatchObject({ code: 4, stderr: expect.stringContaining('no events') as string });
  });

  it('is served, found, and checked beside servers that run on it', async () => {
    const config = {
      ...env,
      PLUMBLINE_DATA_DIR: join(folder, 'worker'),
      PLUMBLINE_WORKER_PORT: '0',
      LOG_LEVEL: 'silent',
    };
    const worker = await startWorker(readConfig(config), createLogger({ level: 'silent', name: 'worker' }));
    const copy = await startServer(join(folder, 'copy'), { env });
    try {
      const ops = await copy.as('root', 'admin');
      await register(ops, ['root', 'mate'], null);
      await register(ops);
      await publishFramework(ops, 'eng');
      await openCycle(ops, 'spring');
      const { events, findings } = jsonOf(await ran('check'));
      expect(findings).toEqual([]);
      expect(Number(events)).toBeGreaterThan(10);
      expect(await lineOf('events')).toMatchObject({ found: `EventStoreDB answers, about ${String(events)} events.` });
      expect(jsonOf(await ran('migrate', 'finish'))).toMatchObject({ wasFinished: true });
    } finally {
      await copy.close();
      await worker.stop();
    }
  });

  describeWhere('server-in-hand', 'with a server that shows what it holds', () => {
    it('is found damaged where an event is not what was written', async () => {
      const event = place.server().log.of(`${place.prefix}_cycle-spring`)[0];
      const data = event?.data ?? new Uint8Array();
      Object.assign(event ?? {}, { data: Buffer.from(Buffer.from(data).toString('utf8').replace('spring', 'autumn')) });
      const checked = await ran('check');
      expect(checked.code).toBe(5);
      expect(jsonOf(checked)['findings']).toEqual([
        expect.stringMatching(/^the event at position \d+ is not what was written$/),
      ]);
      Object.assign(event ?? {}, { data });
      expect(jsonOf(await ran('check'))).toMatchObject({ findings: [] });
    });
  });

  it('is backed up with the tools of its server', async () => {
    const { code, stderr } = await ran('backup', join(folder, 'backup.db'));
    expect([code, stderr]).toEqual([2, expect.stringContaining('the events are in EventStoreDB')]);
  });

  it('is said to be away where nobody answers, without its password', async () => {
    const url = 'esdb://plumbline:hunter2@127.0.0.1:9?tls=true';
    const { code, stdout, stderr } = await plumbline(
      ['config', 'check', '--connect', '--data-dir', join(folder, 'cli'), '--json'],
      { ...env, PLUMBLINE_STORE_URL: url },
    );
    expect(code).toBe(3);
    expect(stdout).toContain('nobody answers there');
    expect(stdout + stderr).not.toContain('hunter2');
  });
});
