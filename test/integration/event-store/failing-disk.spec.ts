import { openSqliteEventStore } from '@plumbline/event-store';
import { named, tempDir } from '@plumbline/testing';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { describeWhere } from '../../support/describe-where.js';
import { failingDisk } from '../../support/failing-disk/index.js';

type Driven = Awaited<ReturnType<typeof drive>>;

const drive = async (dataDir: string, env: Readonly<Record<string, string>>) => {
  const child = fork('dist/test/load/crash/driven.js', [dataDir], { env: { ...process.env, ...env } });
  const next = async () => ((await once(child, 'message')) as [{ result: unknown }])[0].result;
  expect(await next()).toBe('ready');
  const tell = (verb: string, name = ''): Promise<unknown> => {
    const result = next();
    child.send({ verb, name });
    return result;
  };
  const kill = async () => {
    child.kill('SIGKILL');
    await once(child, 'exit');
  };
  return { tell, kill };
};

const stored = async (dataDir: string) => {
  const store = await openSqliteEventStore({ dataDir });
  const names = named(await store.readAll(null, 100));
  await store.close();
  return names;
};

describeWhere('LD_PRELOAD', 'an event store on a disk that fails', () => {
  let folder: ReturnType<typeof tempDir>;
  let disk: ReturnType<typeof failingDisk>;
  let driven: Driven;
  const healthy = async (): Promise<boolean> => ((await driven.tell('health')) as { ok: boolean }).ok;
  const within = async (ms: number, wanted: boolean) => {
    const until = performance.now() + ms;
    while ((await healthy()) !== wanted && performance.now() < until) await sleep(20);
    return healthy();
  };

  beforeEach(async () => {
    folder = tempDir();
    disk = failingDisk(folder.path);
    driven = await drive(folder.path, disk.env);
    expect(await driven.tell('append', 'first')).toBe('appended');
  });
  afterEach(async () => {
    await driven.kill();
    folder.remove();
  });

  it('says that the outcome is unknown if the log cannot be synced, and a repeat with the same key appends once', async () => {
    disk.fail({ call: 'sync', on: 'events.db-wal' });
    expect(await driven.tell('append', 'second')).toBe('OutcomeUnknown');
    expect(await healthy()).toBe(false);
    disk.heal();
    expect(await within(2_000, true)).toBe(true);
    expect(await driven.tell('append', 'second')).toBe('appended');
    expect(await driven.tell('read')).toEqual(['first', 'second']);
  });

  it('finds out after a crash what became of an append with unknown outcome, and appends it once', async () => {
    disk.fail({ call: 'sync', on: 'events.db-wal' });
    expect(await driven.tell('append', 'second')).toBe('OutcomeUnknown');
    await driven.kill();
    disk.heal();
    driven = await drive(folder.path, {});
    expect(['appended', 'repeated']).toContain(await driven.tell('append', 'second'));
    expect(await driven.tell('read')).toEqual(['first', 'second']);
  });

  it('says that nothing was changed only of an append that no crash brings back', async () => {
    disk.fail({ call: 'sync', on: 'events.db-wal', times: 1 });
    expect(await driven.tell('append', 'second')).toBe('StoreUnavailable');
    await driven.kill();
    expect(await stored(folder.path)).toEqual(['first']);
    driven = await drive(folder.path, {});
  });

  it('reports in health that the log only grows, and that it is folded into the file again', async () => {
    disk.fail({ call: 'write', on: 'events.db' });
    expect(await driven.tell('append', 'second')).toBe('appended');
    expect(await within(2_000, false)).toBe(false);
    expect(await driven.tell('append', 'third')).toBe('appended');
    expect(await healthy()).toBe(false);
    disk.heal();
    expect(await within(1_000, true)).toBe(true);
    expect(await driven.tell('read')).toEqual(['first', 'second', 'third']);
  });

  it('reports reads that fail in health, and recovers by itself once they succeed', async () => {
    await driven.kill();
    driven = await drive(folder.path, disk.env);
    disk.fail({ call: 'read', on: 'events.db' }, { call: 'read', on: 'events.db-wal' });
    expect(await driven.tell('read')).toBe('StoreUnreadable');
    expect(await healthy()).toBe(false);
    disk.heal();
    expect(await within(1_000, true)).toBe(true);
    expect(await driven.tell('read')).toEqual(['first']);
  });

  it.each(['sync', 'write'] as const)(
    'is unhealthy while keys cannot be written (%s), appends what needs none, and recovers by itself',
    async (call) => {
      disk.fail({ call, on: 'keys.db-wal' });
      expect(await driven.tell('remove', 'grace')).toBe('KeysUnavailable');
      expect(await healthy()).toBe(false);
      expect(await driven.tell('append', 'second')).toBe('appended');
      disk.heal();
      expect(await within(10_000, true)).toBe(true);
      expect(await driven.tell('remove', 'grace')).toBe('appended');
    },
  );
});
