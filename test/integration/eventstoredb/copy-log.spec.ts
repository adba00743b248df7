import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type EventStore, type StoredEvent, StoreUnavailable } from '@plumbline/event-log';
import {
  checkDataDir,
  checkEventStoreDb,
  checkPostgres,
  copyLog,
  finishEventStoreDb,
  lookAtEventStoreDb,
  openEventStoreDb,
  openPostgresEventStore,
  openSqliteEventStore,
} from '@plumbline/event-store';
import { eventStoreDbAddress } from '@plumbline/platform';
import { memberAdded, tempDir } from '@plumbline/testing';
import { digest, record } from '../../contract/event-store/under-test.js';
import { statement, writeLog } from '../../support/copied-log.js';
import { describeWhere } from '../../support/describe-where.js';
import { eventsFile } from '../../support/events-file.js';
import { givenServer, type PlaceOfLog, placeForLog } from '../../support/eventstoredb/given.js';
import { FAILURES } from '../../support/eventstoredb/failures.js';
import { type Database, runSql } from '../../support/postgres/new-database.js';
import { usePostgres } from '../../support/postgres/use-postgres.js';

const nobody = (): void => undefined;
const SETTING = 'PLUMBLINE_VIEWS_URL';
const unplaced = (event: StoredEvent) => ({ ...event, position: null });
/** Of what a move has to keep: everything but the positions. */
const seenIn = async (store: EventStore) => {
  const all = await store.readAll(null, 100_000);
  return {
    all: all.map(unplaced),
    stream: (await store.readStream('cycle-c3', 50n)).map(unplaced),
    like: await store.streamsLike('CYCLE-C3'),
    erased: await store.streamsWith('PersonErased'),
  };
};
const numberOf = async (store: EventStore, position: string | null | undefined) =>
  (await store.readAll(null, 100_000)).findIndex((event) => event.position === position);

describeWhere('postgres', 'the copy of a log to EventStoreDB and back', () => {
  const postgres = usePostgres();
  let folder: ReturnType<typeof tempDir>;
  let locks: Database;
  let place: PlaceOfLog;
  const dir = (name: string) => join(folder.path, name);
  const from = () => ({ dir: dir('from') });
  const keys = () => ({ dataDir: dir('from') });
  const server = () => place.server();
  /** Of no other run where the server is given. */
  const prefixed = (name: string) => (givenServer() === undefined ? name : `${place.prefix}${name}`);
  const at = (prefix = 'test') => ({
    ...{ address: eventStoreDbAddress(place.url), prefix: prefixed(prefix) },
    locks: { url: locks.url, setting: SETTING },
  });
  const open = (prefix = 'test', keysIn = keys()) =>
    openEventStoreDb({ ...at(prefix), locksUrl: locks.url, keys: keysIn, deadlineMs: 5_000 });
  const keysOfFrom = () => ({
    dataDir: dir('from'),
    file: join(dir('from'), 'keys.db'),
    masterKeyFile: join(dir('from'), 'master.key'),
  });
  const sumOfSource = () =>
    createHash('sha256')
      .update(readFileSync(join(dir('from'), 'events.db')))
      .digest('hex');
  const inStore = async <T>(opening: Promise<EventStore>, work: (store: EventStore) => Promise<T>): Promise<T> => {
    const store = await opening;
    try {
      return await work(store);
    } finally {
      await store.close();
    }
  };
  const source = () => openSqliteEventStore({ dataDir: dir('from') });
  const cutAt = (call: number) => {
    let calls = 0;
    return (): void => {
      calls += 1;
      if (calls === call) throw new Error('cut');
    };
  };

  beforeEach(async () => {
    folder = tempDir();
    locks = await postgres.database();
    place = await placeForLog();
    await inStore(source(), writeLog);
  });
  afterEach(async () => {
    await place.drop();
    await locks.drop();
    folder.remove();
  });

  it('has the same events in the same order, lists, records and keys, and opens the same texts', async () => {
    const before = await inStore(source(), seenIn);
    const unchanged = sumOfSource();
    const copied = await copyLog(from(), at(), nobody);
    expect(copied).toMatchObject({ events: before.all.length, commands: 2, split: [], wasCopied: false });
    expect(sumOfSource()).toBe(unchanged);
    expect(await inStore(open(), seenIn)).toEqual(before);
    expect(await checkEventStoreDb(at(), keys(), nobody)).toMatchObject({
      events: before.all.length,
      findings: [],
      texts: { opened: 1, erased: 1 },
    });
    expect(await copyLog(from(), at(), nobody)).toMatchObject({ digest: copied.digest, wasCopied: true });
    const back = await copyLog(at(), { dir: dir('back') }, nobody);
    expect(back.digest).toBe(copied.digest);
    await inStore(openSqliteEventStore({ dataDir: dir('back'), keys: keysOfFrom() }), async (store) => {
      expect(await seenIn(store)).toEqual(before);
    });
    for (const table of ['events', 'commands', 'streams', 'keys_used', 'keys_lost']) {
      const rows = [dir('from'), dir('back')].map((each) => {
        const db = eventsFile(each);
        const found = db.prepare(`SELECT * FROM ${table} ORDER BY 1`).all();
        db.close();
        return found;
      });
      expect(rows[1]).toEqual(rows[0]);
    }
    expect((await checkDataDir({ ...keysOfFrom(), dataDir: dir('back') }, nobody)).findings).toEqual([]);
  });

  it('goes to PostgreSQL, and from there, and to another prefix', async () => {
    const events = await postgres.database();
    const first = await copyLog(from(), at(), nobody);
    await inStore(open(), (store) => store.append('nomination-n1', 'any', [statement('ada')], record('c')));
    const out = await copyLog(at(), { url: events.url }, nobody);
    expect(out).toMatchObject({ events: first.events + 1, commands: 3 });
    expect((await checkPostgres(events.url, keys(), nobody)).findings).toEqual([]);
    const before = await inStore(openPostgresEventStore({ url: events.url, keys: keys() }), seenIn);
    expect((await copyLog({ url: events.url }, at('second'), nobody)).digest).toBe(out.digest);
    expect((await copyLog(at('second'), at('third'), nobody)).digest).toBe(out.digest);
    expect(await inStore(open('third'), seenIn)).toEqual(before);
    await expect(copyLog(at('third'), at('third'), nobody)).rejects.toThrow('would be in one place');
    await events.drop();
  });

  it('answers a request as repeated that was answered before, whether it wrote anything or not', async () => {
    const asked = [
      [[statement('ada'), statement('max')], record('d')],
      [[], record('e')],
    ] as const;
    const again = async (store: EventStore) => {
      const answers = [];
      for (const [events, options] of asked) answers.push(await store.append('nomination-n1', 'any', events, options));
      const places = answers.map((answer) => (answer.ok ? answer.receipt.position : null));
      return {
        answers: answers.map((answer) =>
          answer.ok ? { ...answer.receipt, position: null, is: answer.repeated } : answer,
        ),
        numbers: await Promise.all(places.map((place) => numberOf(store, place))),
      };
    };
    await inStore(source(), again);
    const before = await inStore(source(), again);
    expect(before).toMatchObject({
      answers: [
        { is: true, appended: 2 },
        { is: true, appended: 0 },
      ],
    });
    expect(before.numbers).toEqual([12 * 97 + 4, 12 * 97 + 4]);
    await copyLog(from(), at(), nobody);
    expect(await inStore(open(), again)).toEqual(before);
    await inStore(open(), (store) => store.append('cycle-a', 'any', [], record('f')));
    await copyLog(at(), { dir: dir('back') }, nobody);
    await inStore(openSqliteEventStore({ dataDir: dir('back'), keys: keysOfFrom() }), async (store) => {
      expect(await again(store)).toEqual(before);
      expect(await store.findRecord(record('f').record)).toMatchObject({
        receipt: { stream: 'cycle-a', position: null },
      });
    });
  });

  it('refuses a position that was given out before, in either direction', async () => {
    const old = await inStore(source(), (store) => store.head());
    await copyLog(from(), at(), nobody);
    const given = await inStore(open(), async (store) => {
      expect(store.recognises(String(old))).toBe(false);
      await expect(store.readAll(old, 1)).rejects.toThrow(RangeError);
      return store.head();
    });
    await copyLog(at(), { dir: dir('back') }, nobody);
    await inStore(openSqliteEventStore({ dataDir: dir('back'), keys: keysOfFrom() }), async (store) => {
      expect(store.recognises(String(given))).toBe(false);
      expect(await store.head()).toBe(old);
    });
  });

  it('notes which keys were lost, and when, so that their texts read as lost', async () => {
    const elsewhere = { dataDir: dir('from'), file: join(dir('other-keys'), 'keys.db') };
    mkdirSync(dir('other-keys'), { mode: 0o700 });
    await inStore(openSqliteEventStore({ dataDir: dir('from'), keys: elsewhere, acceptLostKeys: true }), (store) =>
      store.append('nomination-n1', 'any', [statement('ada')]),
    );
    await copyLog(from(), at(), nobody);
    expect(await checkEventStoreDb(at(), elsewhere, nobody)).toMatchObject({
      findings: [],
      texts: { lost: 1, opened: 1 },
    });
    await copyLog(at(), { dir: dir('back') }, nobody);
    const db = eventsFile(dir('back'));
    expect(db.prepare('SELECT count(*) FROM keys_lost').pluck().get()).toBe(1);
    db.close();
  });

  it('goes on where it was cut, is opened by nobody before its end, and by the copy of no other log', async () => {
    const first: number[] = [];
    const cut = cutAt(2);
    await expect(
      copyLog(from(), at(), (done) => {
        first.push(done);
        cut();
      }),
    ).rejects.toThrow('cut');
    const half = Math.max(...first);
    const notWhole = /it is the copy of another log, and not whole\. Run the plumbline migrate/u;
    await expect(open()).rejects.toThrow(StoreUnavailable);
    await expect(open()).rejects.toThrow(notWhole);
    await expect(lookAtEventStoreDb({ ...at(), timeoutMs: 5_000 })).rejects.toThrow(notWhole);
    await expect(checkEventStoreDb(at(), keys(), nobody)).rejects.toThrow(notWhole);
    await expect(finishEventStoreDb(at())).rejects.toThrow(notWhole);
    await expect(copyLog(at(), { dir: dir('back') }, nobody)).rejects.toThrow(notWhole);
    await inStore(openSqliteEventStore({ dataDir: dir('other') }), writeLog);
    await expect(copyLog({ dir: dir('other') }, at(), nobody)).rejects.toThrow(/holds the copy of another log/u);
    const progress: number[] = [];
    const copied = await copyLog(from(), at(), (done) => progress.push(done));
    expect(progress[0]).toBeGreaterThan(half);
    expect(await checkEventStoreDb(at(), keys(), nobody)).toMatchObject({ events: copied.events, findings: [] });
  });

  it('is refused where anything else is there, and where a server runs on either side', async () => {
    const writer = await open('test', { dataDir: dir('looked') });
    expect(await copyLog(from(), at(), nobody)).toMatchObject({ commands: 2 });
    await writer.close();
    const other = await open('other', { dataDir: dir('others') });
    await other.append('cycle-other', 'any', [memberAdded(1)]);
    await expect(copyLog(from(), at('other'), nobody)).rejects.toThrow(/is open in a running server or worker: stop/u);
    await expect(copyLog(at('other'), { dir: dir('back') }, nobody)).rejects.toThrow(/is open in a running server/u);
    await other.close();
    await expect(copyLog(from(), at('other'), nobody)).rejects.toThrow(
      /other on esdb:.* has events of its own: name another/u,
    );
    await inStore(open('records', { dataDir: dir('others') }), (store) =>
      store.append('cycle-a', 'any', [], record('z')),
    );
    await expect(copyLog(from(), at('records'), nobody)).rejects.toThrow(/has events of its own: name another prefix/u);
    await expect(copyLog(at('nothing'), { dir: dir('back') }, nobody)).rejects.toThrow(
      /There are no events in \w*nothing on/u,
    );
    await inStore(open(), (store) => store.append('cycle-since', 'any', [memberAdded(1)]));
    await expect(copyLog(from(), at(), nobody)).rejects.toThrow(/holds a copy of this log, and 1 events since/u);
  });

  describeWhere('server-in-hand', 'with a server that fails on demand, and shows what it holds', () => {
    it('has records that after a crash were in their events alone, and is refused where a key has two', async () => {
      await copyLog(from(), at(), nobody);
      server().faults.next(`append test.record-${digest('g')}`, { is: 'failure', failure: FAILURES.accessDenied() });
      await inStore(open(), (store) => store.append('nomination-n1', 'any', [statement('ada')], record('g')));
      expect(server().log.of(`test.record-${digest('g')}`)).toEqual([]);
      expect(await copyLog(at(), { dir: dir('back') }, nobody)).toMatchObject({ commands: 3 });
      expect(await copyLog(at(), at('second'), nobody)).toMatchObject({ commands: 3 });
      server().faults.next(`append test.record-${digest('g')}`, { is: 'failure', failure: FAILURES.accessDenied() });
      await inStore(open(), (store) => store.append('cycle-a', 'any', [memberAdded(1)], record('g', 'another')));
      await expect(copyLog(at(), { dir: dir('again') }, nobody)).rejects.toThrow(
        /one to nomination-n1 and one to cycle-a, just when/u,
      );
    });

    it('splits events that are too large, and says which; copied from there they are whole', async () => {
      const text = Array.from({ length: 60_000 }, (_, i) => `${String(i)}: äöü € 漢`).join('\n');
      await inStore(source(), async (store) => {
        await store.append('nomination-n1', 'any', [statement('max', 'x'.repeat(350_000)), statement('max', text)]);
      });
      const copied = await copyLog(from(), at(), nobody);
      const db = eventsFile(dir('from'));
      const boxes = db.prepare(
        `SELECT length(CAST(boxes AS BLOB)) FROM events WHERE revision = 3 AND stream = 'nomination-n1'`,
      );
      const size = Number(boxes.pluck().get());
      db.close();
      const parts = Math.ceil(size / (512 * 1024));
      expect(copied.split).toEqual([{ stream: 'nomination-n1', revision: 3, size, parts }]);
      expect(server().log.all.filter(({ stream }) => stream.startsWith('test.blob-'))).toHaveLength(parts);
      expect(Math.max(...server().log.all.map(({ data, metadata }) => data.length + metadata.length))).toBeLessThan(
        600_000,
      );
      expect((await copyLog(from(), at(), nobody)).split).toEqual(copied.split);
      expect((await copyLog(at(), { dir: dir('back') }, nobody)).digest).toBe(copied.digest);
      const before = await inStore(source(), seenIn);
      expect(await inStore(openSqliteEventStore({ dataDir: dir('back'), keys: keysOfFrom() }), seenIn)).toEqual(before);
    });

    it('takes what arrives of a run before it for what it is, and what somebody else wrote for what that is', async () => {
      await expect(copyLog(from(), at(), cutAt(1))).rejects.toThrow('cut');
      const events = server().log.all.filter(({ stream }) => stream.startsWith('test_'));
      const append = server().log.append.bind(server().log);
      const next = await inStore(source(), (store) => store.readStream('cycle-c0', 97n));
      expect(next.length).toBeGreaterThan(10);
      let late = 0;
      server().log.append = (stream, expected, sent) => {
        // An append of the run before: it was longer, or shorter.
        if (stream === 'test_cycle-c0' && late === 0) append(stream, expected, sent.slice(0, (late = 7)));
        return append(stream, expected, sent);
      };
      await copyLog(from(), at(), nobody);
      expect(late).toBe(7);
      expect(events.length).toBeLessThan(server().log.all.length);
      expect((await checkEventStoreDb(at(), keys(), nobody)).findings).toEqual([]);
      await expect(copyLog(from(), at('second'), cutAt(1))).rejects.toThrow('cut');
      let others = 0;
      server().log.append = (stream, expected, sent) => {
        if (stream === 'second_cycle-c0' && others === 0)
          append(stream, 'any', [
            { ...(sent[0] ?? fail()), id: `00000000-0000-4000-8000-00000000000${String((others = 1))}` },
          ]);
        return append(stream, expected, sent);
      };
      await expect(copyLog(from(), at('second'), nobody)).rejects.toThrow(/somebody else writes there/u);
    });

    it('keeps out whoever would append meanwhile, and a second copy', async () => {
      await copyLog(from(), at(), nobody);
      const writer = await openEventStoreDb({ ...at(), locksUrl: locks.url, keys: keys(), deadlineMs: 300 });
      let refused: unknown;
      let second: unknown;
      await copyLog(at(), at('second'), () => {
        refused ??= writer.append('cycle-a', 'any', [memberAdded(1)]).catch((error: unknown) => error);
        second ??= copyLog(from(), at('second'), nobody).catch((error: unknown) => error);
        server().faults.next('read', { is: 'delay', ms: 4_000 });
      });
      expect(await refused).toBeInstanceOf(StoreUnavailable);
      expect(String(await second)).toMatch(
        /is being written to, or copied to or from: wait|is open in a running server/u,
      );
      await writer.close();
    }, 30_000);

    it('is refused under a prefix whose streams were deleted, also once the server has forgotten them', async () => {
      await copyLog(from(), at(), nobody);
      const log = server().log;
      const streams = new Set(log.all.map(({ stream }) => stream).filter((name) => /^test[._]/u.test(name)));
      for (const stream of streams) log.softDelete(stream);
      await expect(copyLog(from(), at(), nobody)).rejects.toThrow(/The copy is not the source: it notes other keys/u);
      log.scavenge();
      await expect(copyLog(from(), at(), nobody)).rejects.toThrow(/goes on behind what was deleted/u);
    });

    it('finds at its end what is not the source any more', async () => {
      await expect(copyLog(from(), at(), cutAt(2))).rejects.toThrow('cut');
      const [event] = server().log.of('test_cycle-c0');
      Object.assign(event ?? {}, {
        data: Buffer.from(
          Buffer.from(event?.data ?? [])
            .toString('utf8')
            .replace('0.0', '0.x'),
        ),
      });
      await expect(copyLog(from(), at(), nobody)).rejects.toThrow(/the events at position 1 differ/u);
      await expect(open()).rejects.toThrow(/not whole/u);
    });

    it('says in words what the server has against it', async () => {
      const nowhere = { ...at(), address: eventStoreDbAddress('esdb://127.0.0.1:9?tls=false') };
      await expect(copyLog(from(), nowhere, nobody)).rejects.toThrow(/^--to: .*nobody answers there/u);
      await expect(copyLog(nowhere, { dir: dir('back') }, nobody)).rejects.toThrow(/^--from: .*nobody answers there/u);
      server().faults.next('append', { is: 'failure', failure: FAILURES.accessDenied() });
      await expect(copyLog(from(), at(), nobody)).rejects.toThrow(/^--to: EventStoreDB: the server refuses this user/u);
      server().log.maxAppend = 10_000;
      await expect(copyLog(from(), at(), nobody)).rejects.toThrow(
        /^--to: EventStoreDB: the server takes less .*raise its/u,
      );
      server().log.maxAppend = 1024 * 1024;
      const wrong = { ...at(), locks: { url: locks.url.replace(/:[^:@]+@/u, ':hunter2@'), setting: SETTING } };
      await expect(copyLog(from(), wrong, nobody)).rejects.toThrow(
        /^PLUMBLINE_VIEWS_URL: the server does not take this user/u,
      );
      const lost = cutAt(-1);
      await expect(
        copyLog(from(), at(), (done) => {
          lost();
          if (done > 0)
            void runSql(
              locks.url,
              `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'plumbline copy'`,
            );
          server().faults.next('read', { is: 'delay', ms: 300 });
        }),
      ).rejects.toThrow(/the lock of the copy in PostgreSQL was lost\. What was copied stays/u);
      expect(await copyLog(from(), at(), nobody)).toMatchObject({ commands: 2 });
    }, 40_000);
  });
});

const fail = (): never => {
  throw new Error('nothing was sent');
};
