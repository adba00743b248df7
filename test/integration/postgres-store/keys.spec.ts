import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type EventStore, StoreUnavailable } from '@plumbline/event-log';
import {
  checkPostgres,
  openPostgresEventStore,
  openPostgresKeyring,
  openSqliteEventReader,
  openSqliteEventStore,
  rotatePostgresMasterKey,
} from '@plumbline/event-store';
import type { Recorded } from '@plumbline/domain';
import { type KeysPlace, masterKeyIn, newMasterKey } from '@plumbline/sealing';
import { memberAdded, tempDir } from '@plumbline/testing';
import { CutProxy } from '../../load/postgres/cut-proxy.js';
import { PostgresServer } from '../../load/postgres/server.js';
import { describeWhere } from '../../support/describe-where.js';
import { StoreProcess } from '../../support/postgres/store-process.js';
import { newDatabase, runSql } from '../../support/postgres/new-database.js';
import { usePostgres } from '../../support/postgres/use-postgres.js';
import { bytesIn, textsAtRest } from '../../support/at-rest.js';
import { referencesIn } from '../../support/references-in.js';

const CANARY = 'Led the quetzalcoatl ledger.';
const GRACE = { subject: 'grace', stream: 'nomination-n1' };
let made = 0;
const statement = (candidateId: string, text = CANARY) => {
  made += 1;
  return {
    ...memberAdded(made),
    type: 'StatementWritten',
    data: { nominationId: 'n1', candidateId, statement: text },
  };
};
const master = () => masterKeyIn(newMasterKey(), 'this spec');
const withName = (url: string, change: (parts: URL) => void): string => {
  const parts = new URL(url);
  change(parts);
  return parts.href;
};

describeWhere('postgres', 'keys in PostgreSQL', () => {
  const postgres = usePostgres();
  const folder = tempDir();
  let events: string;
  let url: string;
  let place: KeysPlace & { url: string };
  let ends: (() => Promise<void>)[] = [];
  beforeEach(async () => {
    const databases = [await postgres.database(), await postgres.database()] as const;
    [events, url] = [databases[0].url, databases[1].url];
    place = { dataDir: folder.path, url, masterKey: master() };
    ends = databases.map(({ drop }) => drop);
  });
  afterEach(async () => {
    for (const end of ends.reverse()) await end();
  });
  afterAll(() => {
    folder.remove();
  });
  const closing = <T extends { close: () => Promise<void> }>(opened: T): T => {
    ends.push(() => opened.close());
    return opened;
  };
  const openStore = async (options: Partial<Parameters<typeof openPostgresEventStore>[0]> = {}): Promise<EventStore> =>
    closing(await openPostgresEventStore({ url: events, keys: place, ...options }));
  const openKeys = async (options: Partial<Parameters<typeof openPostgresKeyring>[0]> = {}) =>
    closing(await openPostgresKeyring({ url, place, ...options }));
  const dataIn = async (store: EventStore) => (await store.readStream('nomination-n1')).map(({ data }) => data);

  it('are refused in the database of the events, by whichever name that is called, and make nothing there', async () => {
    const names = [events, withName(events, (at) => (at.hostname = 'localhost')), `${events}?application_name=other`];
    for (const name of names)
      await expect(openStore({ keys: { ...place, url: name } })).rejects.toThrow(
        /^PLUMBLINE_KEYS_URL names the database that holds the events: .* Make another database for the keys/,
      );
    expect(await runSql(events, `SELECT FROM pg_namespace WHERE nspname = 'plumbline_keys'`)).toEqual([]);
    await openStore();
  });

  it('that another process destroys are gone from what this one has opened, before its next answer', async () => {
    const masterKeyFile = join(folder.path, 'given.key');
    writeFileSync(masterKeyFile, newMasterKey(), { mode: 0o600 });
    // As the child finds it: in its data directory.
    writeFileSync(join(folder.path, 'master.key'), newMasterKey(), { mode: 0o600 });
    // Nothing is heard here: what is shown has to be asked for.
    const proxy = await CutProxy.start(Number(new URL(url).port));
    ends.push(() => proxy.close());
    proxy.toClient = (data) => (data.includes('plumbline_keys\0') ? 'swallow' : 'pass');
    const keys = () =>
      openPostgresKeyring({
        url: withName(url, (at) => (at.port = String(proxy.port))),
        place: { dataDir: folder.path },
        pollMs: 600_000,
      });
    const child = await StoreProcess.start(events, folder.path, url);
    ends.push(async () => {
      child.kill();
      await Promise.resolve();
    });
    const store = await openStore({ keys });
    for (let round = 0; round < 20; round += 1) {
      const who = `grace-${String(round)}`;
      await store.append(`nomination-${who}`, 'any', [statement(who)]);
      const [event] = await store.replayStream(`nomination-${who}`, 0n, 'references');
      const references = referencesIn(JSON.stringify((event as Recorded).data));
      expect(await store.openTexts(references)).toEqual([CANARY]);
      const before = store.textsEnded;
      await child.forget(who);
      expect(await store.openTexts(references)).toEqual(['erased']);
      expect(store.textsEnded).toBeGreaterThan(before);
    }
  });

  it('are heard of where nobody asks', async () => {
    const [here, there] = [await openStore(), await openKeys()];
    await here.append('nomination-n1', 'any', [statement('grace')]);
    const before = here.textsEnded;
    await there.destroy([{ subject: 'grace' }]);
    for (const until = Date.now() + 10_000; here.textsEnded === before && Date.now() < until;) await sleep(20);
    expect(here.textsEnded).toBeGreaterThan(before);
  });

  it('open the log of a data directory as well', async () => {
    const dir = tempDir();
    const store = await openSqliteEventStore({ dataDir: dir.path, keys: place });
    await store.append('nomination-n1', 'any', [statement('grace')]);
    const reader = await openSqliteEventReader({ dataDir: dir.path, keys: place });
    expect(await dataIn(reader)).toMatchObject([{ statement: CANARY }]);
    await reader.close();
    await store.close();
    const other = await postgres.database();
    await expect(openSqliteEventStore({ dataDir: dir.path, keys: { ...place, url: other.url } })).rejects.toThrow(
      /sealed with other keys than those given/,
    );
    await other.drop();
    dir.remove();
  });

  it('are refused where others, an older copy, or none are found in the place of those of the log', async () => {
    const store = await openStore();
    await store.append('nomination-n1', 'any', [statement('grace'), statement('max')]);
    await store.close();
    const other = await postgres.database();
    await expect(openStore({ keys: { ...place, url: other.url } })).rejects.toThrow(/sealed with other keys/);
    expect(await runSql(other.url, `SELECT FROM pg_namespace WHERE nspname = 'plumbline_keys'`)).toEqual([]);
    await openPostgresKeyring({ url: other.url, place }).then((keyring) => keyring.close());
    await expect(openStore({ keys: { ...place, url: other.url } })).rejects.toThrow(/sealed with other keys/);
    await other.drop();
    await runSql(url, `UPDATE plumbline_keys.keyring SET made = made - 1`);
    await expect(openStore()).rejects.toThrow(/the keys given are an older copy: at least 1 that texts about people/);
    const check = async () => (await checkPostgres(events, place, () => undefined)).findings;
    expect(await check()).toEqual([expect.stringMatching(/an older copy: .* opens all the same/u)]);
    await runSql(url, `DELETE FROM plumbline_keys.keys WHERE subject = 'max'`);
    expect(await check()).toEqual([
      expect.stringMatching(/an older copy: .*\. 1 texts that nothing ended do not open\./u),
      expect.stringContaining('is gone, and nothing ended it'),
    ]);
  });

  it('are refused while a process runs, too: where a backup takes their place, no text is opened or sealed', async () => {
    const store = await openStore();
    await store.append('nomination-n1', 'any', [statement('grace')]);
    await runSql(url, `UPDATE plumbline_keys.keyring SET made = made - 1`);
    await expect(store.readStream('nomination-n1')).rejects.toThrow(/the keys in PostgreSQL are an older copy/);
    await expect(store.append('nomination-n1', 'any', [statement('max')])).rejects.toThrow(StoreUnavailable);
    await runSql(url, `UPDATE plumbline_keys.keyring SET made = made + 1, id = 'another'`);
    await expect(dataIn(store)).rejects.toThrow(/are no longer those that this process was started with/);
  });

  it('are refused with another master key than wraps them, unless the loss is accepted, and can be put back then', async () => {
    const store = await openStore();
    await store.append('nomination-n1', 'any', [statement('grace')]);
    await store.close();
    const other = { ...place, masterKey: master() };
    await expect(openStore({ keys: other })).rejects.toThrow(/wrapped by another master key than the one given/);
    const without = await openStore({ keys: other, acceptLostKeys: true });
    expect(await dataIn(without)).toMatchObject([{ statement: 'erased' }]);
    await without.close();
    const [aside] = await runSql(url, `SELECT nspname FROM pg_namespace WHERE nspname LIKE 'plumbline_keys_lost_%'`);
    await runSql(
      url,
      `DROP SCHEMA plumbline_keys CASCADE; ALTER SCHEMA ${String(aside?.['nspname'])} RENAME TO plumbline_keys`,
    );
    expect((await (await openKeys()).toOpen(['nomination-n1/grace'])).size).toBe(1);
  });

  it('are wrapped anew by another master key, all at once, while nobody uses them', async () => {
    const newFile = join(folder.path, 'next.key');
    writeFileSync(newFile, newMasterKey(), { mode: 0o600 });
    await expect(rotatePostgresMasterKey(url, place, newFile)).rejects.toThrow(/There are no keys in the database/);
    const keyring = await openPostgresKeyring({ url, place });
    const key = (await keyring.toSeal([GRACE])).get('nomination-n1/grace')?.key;
    await expect(rotatePostgresMasterKey(url, place, newFile)).rejects.toThrow(/are in use: stop every server/);
    await keyring.close();
    await expect(rotatePostgresMasterKey(url, { ...place, masterKey: master() }, newFile)).rejects.toThrow(
      /wrapped by another master key/,
    );
    // A process that was paused meanwhile finds out.
    const paused = await openPostgresKeyring({ url, place });
    const rotatedWhilePaused = async (): Promise<unknown> => {
      await runSql(
        url,
        `SELECT pg_terminate_backend(l.pid) FROM pg_locks l WHERE l.locktype = 'advisory' AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
      );
      return rotatePostgresMasterKey(url, place, newFile);
    };
    // It comes back within a moment, and may be first.
    expect(await untilFree(rotatedWhilePaused)).toMatchObject({ keys: 1 });
    expect(await rotatePostgresMasterKey(url, place, newFile)).toMatchObject({ keys: 0 });
    await expect(paused.toOpen(['nomination-n1/grace'])).rejects.toThrow(/are wrapped by another master key now/);
    await expect(paused.toSeal([{ ...GRACE, subject: 'max' }])).rejects.toThrow(StoreUnavailable);
    await paused.close();
    await expect(openKeys()).rejects.toThrow(/wrapped by another master key/);
    const after = await openKeys({ place: { dataDir: folder.path, masterKeyFile: newFile } });
    expect((await after.toOpen(['nomination-n1/grace'])).get('nomination-n1/grace')?.equals(key as never)).toBe(true);
  });
});

const untilFree = async (work: () => Promise<unknown>): Promise<unknown> => {
  for (let tries = 0; ; tries += 1)
    try {
      return await work();
    } catch (error) {
      if (tries === 20 || !/are in use/.test(String(error))) throw error;
    }
};
const isHealthy = async (store: EventStore): Promise<boolean> => {
  for (const until = Date.now() + 15_000; !store.health().ok && Date.now() < until;) await sleep(20);
  return store.health().ok;
};
/** Asks again as a client does. */
const untilDone = async (work: () => Promise<unknown>): Promise<unknown> => {
  for (const end = Date.now() + 15_000; Date.now() < end;) {
    const result = await work().catch((error: unknown) => error);
    if (!(result instanceof Error)) return result;
    expect(result).toBeInstanceOf(StoreUnavailable);
  }
  throw new Error('never');
};

describeWhere('postgres-programs', 'a database of keys on a server of its own', () => {
  let server: PostgresServer;
  const folder = tempDir();
  const master_ = master();
  beforeAll(async () => {
    server = await PostgresServer.start();
  });
  afterAll(async () => {
    await server.dispose();
    folder.remove();
  });

  it('holds no text and no key in clear, its log included, and no wrapped key that was destroyed outside of its log', async () => {
    const [events, keys] = [await newDatabase(server.url('postgres')), await newDatabase(server.url('postgres'))];
    const place = { dataDir: folder.path, url: keys.url, masterKey: master_ };
    const store = await openPostgresEventStore({ url: events.url, keys: place });
    await store.append('nomination-n1', 'any', [statement('grace'), statement('ada', 'Another text.')]);
    const keyring = await openPostgresKeyring({ url: keys.url, place });
    const opened = [...(await keyring.toOpen(['nomination-n1/grace', 'nomination-n1/ada'])).values()];
    const wrappedOf = async (id: string) =>
      (await runSql(keys.url, `SELECT wrapped FROM plumbline_keys.keys WHERE id = '${id}'`))[0]?.['wrapped'] as Buffer;
    const [gone, stays] = [await wrappedOf('nomination-n1/grace'), await wrappedOf('nomination-n1/ada')];
    await runSql(keys.url, 'CHECKPOINT');
    const [database] = await runSql(keys.url, 'SELECT oid FROM pg_database WHERE datname = current_database()');
    const tables = () => bytesIn(join(server.data, 'base', String(database?.['oid'])));
    expect([tables().includes(gone), tables().includes(stays)]).toEqual([true, true]);
    await store.forget([{ subject: 'grace' }]);
    await runSql(keys.url, 'CHECKPOINT');
    expect([tables().includes(gone), tables().includes(stays)]).toEqual([false, true]);
    expect(tables().includes('nomination-n1/grace')).toBe(false);
    expect(textsAtRest(server.data, [CANARY, 'Another text.'])).toEqual([]);
    const all = bytesIn(server.data);
    for (const key of opened) expect(all.includes(key.export())).toBe(false);
    // What the log of the server still has is wrapped, as in any copy from before.
    expect(bytesIn(join(server.data, 'pg_wal')).includes(gone)).toBe(true);
    await keyring.close();
    await store.close();
    await events.drop();
    await keys.drop();
  });

  const behindProxy = async () => {
    const [events, keys] = [await newDatabase(server.url('postgres')), await newDatabase(server.url('postgres'))];
    const proxy = await CutProxy.start(server.port);
    const place = {
      dataDir: folder.path,
      url: withName(keys.url, (at) => (at.port = String(proxy.port))),
      masterKey: master_,
    };
    const store = await openPostgresEventStore({
      url: events.url,
      keys: async (how) => openPostgresKeyring({ url: place.url, place, deadlineMs: 2_000, pollMs: 50, ...how }),
    });
    const end = async () => {
      await store.close();
      await proxy.close();
      await events.drop();
      await keys.drop();
    };
    return { proxy, store, end };
  };

  it('that goes away fails what needs a key in time, and nothing else, and all goes on once it is back', async () => {
    const { proxy, store, end } = await behindProxy();
    await store.append('nomination-n1', 'any', [statement('grace')]);
    const [event] = await store.replayStream('nomination-n1', 0n, 'references');
    const references = referencesIn(JSON.stringify((event as Recorded).data));
    expect(await store.openTexts(references)).toEqual([CANARY]);
    proxy.toServer = () => 'swallow';
    const began = performance.now();
    const refused = await Promise.allSettled([
      store.openTexts(references),
      store.append('nomination-n1', 'any', [statement('max')]),
      store.forget([{ subject: 'ada' }]),
      store.sourceIds.claim('HR-1', 'ada'),
    ]);
    expect(performance.now() - began).toBeLessThan(6_000);
    for (const one of refused)
      expect(one).toMatchObject({ status: 'rejected', reason: expect.any(StoreUnavailable) as unknown });
    expect(String((refused[0] as PromiseRejectedResult).reason)).toMatch(
      /^KeysUnavailable: The keys of texts about people are not available: PostgreSQL of the keys /,
    );
    expect(store.health()).toMatchObject({ ok: false, detail: expect.stringContaining('PostgreSQL') as string });
    expect(await store.append('cycle-a', 'any', [memberAdded('a')])).toMatchObject({ ok: true });
    proxy.toServer = undefined;
    proxy.cutAll();
    expect(await isHealthy(store)).toBe(true);
    expect(await store.openTexts(references)).toEqual([CANARY]);
    await end();
  });

  it('whose connections are cut in the middle of anything does each thing once, or again, to the same effect', async () => {
    const { proxy, store, end } = await behindProxy();
    const cutting = setInterval(() => {
      proxy.cutAll();
    }, 300);
    for (let round = 0; round < 8; round += 1) {
      const who = `p-${String(round)}`;
      const events_ = [statement(who)];
      await untilDone(() => store.append(`nomination-${who}`, 'any', events_));
      expect(await untilDone(() => store.sourceIds.claim(`HR-${who}`, who))).toBe(who);
      if (round % 2 === 0) await untilDone(() => store.forget([{ subject: who }]));
    }
    clearInterval(cutting);
    for (let round = 0; round < 8; round += 1) {
      const [written] = await store.readStream(`nomination-p-${String(round)}`);
      expect(written?.data).toMatchObject({ statement: round % 2 === 0 ? 'erased' : CANARY });
    }
    await end();
  });
});
