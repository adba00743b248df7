import { type EventStore, OutcomeUnknown, StoreUnavailable } from '@plumbline/event-log';
import { lookAtPostgres, openPostgresEventStore } from '@plumbline/event-store';
import { memberAdded, named, tempDir } from '@plumbline/testing';
import pg from 'pg';
import { setTimeout as sleep } from 'node:timers/promises';
import { describeWhere } from '../../support/describe-where.js';
import { CutProxy } from '../../load/postgres/cut-proxy.js';
import { PostgresServer } from '../../load/postgres/server.js';
import { newDatabase, runSql, type Database } from '../../support/postgres/new-database.js';

const DEADLINE_MS = 3_000;
const LATE_MS = 2_500;
/** Of every commit. */
const LOCK = '7585623086712943000';
const isCommit = (data: Buffer): boolean => data.includes('COMMIT\0');
const until = async (holds: () => boolean | Promise<boolean>): Promise<void> => {
  for (const end = Date.now() + 20_000; !(await holds());) {
    if (Date.now() > end) throw new Error(`never: ${holds.toString()}`);
    await sleep(10);
  }
};

describeWhere('postgres-programs', 'a PostgreSQL that goes away', () => {
  let server: PostgresServer;
  let database: Database;
  let proxy: CutProxy;
  let store: EventStore;
  const folder = tempDir();
  beforeAll(async () => {
    server = await PostgresServer.start();
  });
  afterAll(async () => {
    await server.dispose();
    folder.remove();
  });
  beforeEach(async () => {
    database = await newDatabase(server.url('postgres'));
    proxy = await CutProxy.start(server.port);
    const url = new URL(database.url);
    url.port = String(proxy.port);
    store = await openPostgresEventStore({
      ...{ url: url.href, keys: { dataDir: folder.path } },
      ...{ deadlineMs: DEADLINE_MS, retryMs: 50, pollMs: 50 },
    });
    await store.append('cycle-a', 'no-stream', [memberAdded('first')]);
  });
  afterEach(async () => {
    await proxy.close();
    await store.close();
    await database.drop();
  });
  const names = async (stream = 'cycle-a') => named(await store.readStream(stream));
  /** How a call ended, and whether that was in time. */
  const ended = async (call: Promise<unknown>) => {
    const began = performance.now();
    const result = await call.catch((error: unknown) => error);
    expect(performance.now() - began).toBeLessThan(DEADLINE_MS + LATE_MS);
    return result;
  };

  describe('by a cut', () => {
    it('before a commit reaches the server: the append goes in once, and says so as if nothing had been', async () => {
      proxy.toServer = (data) => {
        if (!isCommit(data)) return 'pass';
        proxy.toServer = undefined;
        return 'cut';
      };
      const result = await ended(store.append('cycle-a', 0n, [memberAdded('second')]));
      expect(result).toMatchObject({ ok: true, repeated: false, receipt: { revision: 1n } });
      expect(await names()).toEqual(['first', 'second']);
    });

    it.each([
      ['events', [memberAdded('second')], { revision: 1n, appended: 1 }],
      ['nothing but a record', [], { revision: 0n, appended: 0 }],
    ])(
      'after a commit of %s has reached it: the append is found to be in, and is not done again',
      async (_, events, receipt) => {
        proxy.toServer = (data) => {
          if (!isCommit(data)) return 'pass';
          proxy.toServer = undefined;
          proxy.toClient = () => 'swallow';
          setTimeout(() => {
            proxy.toClient = undefined;
            proxy.cutAll();
          }, 100);
          return 'pass';
        };
        const record = { record: { key: 'k'.repeat(64), request: 'r' } };
        const result = await ended(store.append('cycle-a', 0n, events, record));
        expect(result).toMatchObject({ ok: true, repeated: false, receipt });
        expect(await names()).toHaveLength(1 + events.length);
        expect(await store.findRecord(record.record)).toMatchObject({ sameRequest: true, receipt });
      },
    );

    it('while it reads: the read is done again', async () => {
      proxy.toClient = () => {
        proxy.toClient = undefined;
        return 'cut';
      };
      expect(await names()).toEqual(['first']);
    });

    it('of every connection, again and again, under 64 appends at once: each is in once, however often it is sent', async () => {
      const cutting = setInterval(() => {
        proxy.cutAll();
      }, 150);
      const untilIn = async (stream: string, name: string): Promise<void> => {
        const events = [memberAdded(name)];
        for (const end = Date.now() + 20_000; Date.now() < end;) {
          const result = await ended(store.append(stream, 'any', events));
          if (!(result instanceof Error)) return;
          expect(result).toBeInstanceOf(result instanceof OutcomeUnknown ? OutcomeUnknown : StoreUnavailable);
        }
      };
      await Promise.all(
        Array.from({ length: 64 }, async (_, n) => {
          for (let round = 0; round < 4; round += 1)
            await untilIn(`cycle-${String(n % 8)}`, `${String(n)}.${String(round)}`);
        }),
      ).finally(() => {
        clearInterval(cutting);
      });
      const all = await store.readAll(null, 1_000);
      expect(new Set(named(all)).size).toBe(1 + 64 * 4);
      expect(all).toHaveLength(1 + 64 * 4);
    });
  });

  describe('without a word', () => {
    it('while an append waits: it is refused in time, nothing of it is there, and all goes on once it is back', async () => {
      proxy.toServer = () => 'swallow';
      // Of a stream that this process knows nothing of, so that it asks before it writes.
      expect(await ended(store.append('cycle-b', 'any', [memberAdded('lost')]))).toBeInstanceOf(StoreUnavailable);
      expect(await ended(store.readStream('cycle-a'))).toBeInstanceOf(StoreUnavailable);
      expect(store.health()).toMatchObject({ ok: false });
      proxy.toServer = undefined;
      await until(() => store.health().ok);
      expect(await store.readAll(null, 10)).toHaveLength(1);
      expect(await store.append('cycle-a', 0n, [memberAdded('second')])).toMatchObject({ ok: true });
    });

    it('for long: nobody is kept waiting for it any more', async () => {
      proxy.toServer = () => 'swallow';
      await Promise.all([ended(store.append('cycle-a', 0n, [memberAdded('lost')])), ended(store.head())]);
      const began = performance.now();
      await expect(store.append('cycle-a', 0n, [memberAdded('lost')])).rejects.toThrow(StoreUnavailable);
      await expect(store.readAll(null, 1)).rejects.toThrow(StoreUnavailable);
      expect(performance.now() - began).toBeLessThan(LATE_MS);
    });

    it('while it is only looked at: that is told in time, with the setting that leads there', async () => {
      proxy.toServer = (data) => (data.includes('pg_is_in_recovery') ? 'swallow' : 'pass');
      const url = new URL(database.url);
      url.port = String(proxy.port);
      expect(await ended(lookAtPostgres(url.href, 1_000))).toMatchObject({
        message: expect.stringMatching(/^PLUMBLINE_STORE_URL: no answer came in time/u) as string,
      });
    });

    it('with a commit in hand: the outcome is unknown, and the same append tells it, at the same revision', async () => {
      proxy.toServer = (data) => {
        if (!isCommit(data)) return 'pass';
        proxy.toClient = () => 'swallow';
        return 'pass';
      };
      const events = [memberAdded('second')];
      expect(await ended(store.append('cycle-a', 0n, events))).toBeInstanceOf(OutcomeUnknown);
      proxy.toServer = undefined;
      proxy.toClient = undefined;
      await until(() => store.health().ok);
      expect(await store.append('cycle-a', 0n, events)).toMatchObject({
        ok: true,
        repeated: true,
        receipt: { revision: 1n },
      });
      expect(await names()).toEqual(['first', 'second']);
    });
  });

  describe('by a restart', () => {
    it.each(['fast', 'immediate', 'kill'] as const)(
      'that is %s, under 64 appends at once: none hangs, what was acknowledged is there once, and nothing half',
      async (how) => {
        const acknowledged: string[] = [];
        const unknown = new Set<string>();
        const state = { isOver: false };
        const appender = async (n: number) => {
          for (let round = 0; !state.isOver; round += 1) {
            const name = `${String(n)}.${String(round)}`;
            const events = [memberAdded(name), memberAdded(name)];
            const result = await ended(store.append(`cycle-${String(n % 8)}`, 'any', events));
            if (result instanceof OutcomeUnknown) unknown.add(name);
            else if (result instanceof Error) expect(result).toBeInstanceOf(StoreUnavailable);
            else acknowledged.push(name);
          }
        };
        const appending = Promise.all(Array.from({ length: 64 }, (_, n) => appender(n)));
        try {
          for (let restarts = 0; restarts < 3; restarts += 1) {
            await sleep(200);
            await server.stop(how);
            await server.start();
          }
          await sleep(200);
        } finally {
          state.isOver = true;
          await appending;
        }
        await until(() => store.health().ok);
        const times = new Map<string, number>();
        for (const name of named(await store.readAll(null, 100_000)).slice(1))
          times.set(name, (times.get(name) ?? 0) + 1);
        expect([...times].filter(([, count]) => count !== 2)).toEqual([]);
        expect(acknowledged.filter((name) => !times.has(name))).toEqual([]);
        const known = new Set(acknowledged);
        expect([...times.keys()].filter((name) => !known.has(name) && !unknown.has(name))).toEqual([]);
        expect(acknowledged.length).toBeGreaterThan(64);
      },
    );

    it('that takes longer than a read waits: a read is refused after three seconds, and an append goes in afterwards', async () => {
      const patient = await openPostgresEventStore({ url: database.url, keys: { dataDir: folder.path } });
      await patient.append('cycle-p', 'any', [memberAdded('first')]);
      await server.stop('fast');
      const began = performance.now();
      const append = patient.append('cycle-p', 0n, [memberAdded('second')]);
      await expect(patient.readStream('cycle-a')).rejects.toBeInstanceOf(StoreUnavailable);
      const waited = performance.now() - began;
      expect([waited > 2_900, waited < 4_500]).toEqual([true, true]);
      await server.start();
      expect(await append).toMatchObject({ ok: true });
      await patient.close();
    });

    it('is seen in health, and over for a subscription that waits', async () => {
      const stop = new AbortController();
      const seen: string[] = [];
      const following = (async () => {
        for await (const batch of store.subscribe(null, { batch: 10, signal: stop.signal })) {
          seen.push(...named(batch));
          if (seen.length === 2) stop.abort();
        }
      })();
      await until(() => seen.length === 1);
      await server.stop('kill');
      await until(() => !store.health().ok);
      await server.start();
      await until(() => store.health().ok);
      await store.append('cycle-b', 'any', [memberAdded('second')]);
      await following;
      expect(seen).toEqual(['first', 'second']);
    });
  });

  describe('and of which commits are heard', () => {
    const NOTIFICATION = 'A'.charCodeAt(0);
    const heard = async (by: EventStore): Promise<readonly string[]> => {
      const other = await openPostgresEventStore({ url: database.url, keys: { dataDir: folder.path } });
      const stop = AbortSignal.timeout(10_000);
      const head = await by.head();
      const next = by.subscribe(head, { batch: 10, signal: stop })[Symbol.asyncIterator]().next();
      await sleep(300);
      await other.append('cycle-b', 'any', [memberAdded('second')]);
      const { value } = (await next) as { value: Parameters<typeof named>[0] | undefined };
      await other.close();
      return named(value ?? []);
    };

    it('by a notification, however seldom it looks', async () => {
      const seldom = await openPostgresEventStore({
        ...{ url: database.url, keys: { dataDir: folder.path }, pollMs: 60_000 },
      });
      expect(await heard(seldom)).toEqual(['second']);
      await seldom.close();
    });

    it('by looking, where no notification comes', async () => {
      proxy.toClient = (data) => (data[0] === NOTIFICATION ? 'swallow' : 'pass');
      expect(await heard(store)).toEqual(['second']);
    });
  });

  describe('behind another', () => {
    it('that holds the lock: an append waits, is refused in time, and goes in once the lock is free', async () => {
      const other = new pg.Client({ connectionString: database.url });
      other.on('error', () => undefined);
      await other.connect();
      await other.query(`BEGIN; SELECT pg_advisory_xact_lock(${LOCK})`);
      expect(await ended(store.append('cycle-a', 0n, [memberAdded('lost')]))).toBeInstanceOf(StoreUnavailable);
      expect(await names()).toEqual(['first']);
      expect(store.health()).toMatchObject({ ok: false });
      await other.query('ROLLBACK');
      await other.end();
      await until(() => store.health().ok);
      expect(await store.append('cycle-a', 0n, [memberAdded('second')])).toMatchObject({ ok: true });
      expect(await names()).toEqual(['first', 'second']);
    });

    it('that leaves it no room: reads are refused for now, and nothing is called damaged', async () => {
      await runSql(
        database.url,
        `CREATE FUNCTION public.full_disk() RETURNS boolean LANGUAGE plpgsql AS $$ BEGIN RAISE SQLSTATE '53100' USING MESSAGE = 'no space'; END $$;
        ALTER TABLE plumbline_log.events RENAME TO elsewhere;
        CREATE VIEW plumbline_log.events AS SELECT * FROM plumbline_log.elsewhere WHERE public.full_disk()`,
      );
      await expect(store.readAll(null, 1)).rejects.toMatchObject({
        name: 'StoreUnavailable',
        message: 'no space (53100)',
      });
      await runSql(
        database.url,
        'DROP VIEW plumbline_log.events; ALTER TABLE plumbline_log.elsewhere RENAME TO events',
      );
      expect(await names()).toEqual(['first']);
    });

    it('that took the tables away: appends and reads are refused, and go on once they are back', async () => {
      await runSql(database.url, 'ALTER TABLE plumbline_log.events RENAME TO elsewhere');
      await expect(store.append('cycle-a', 0n, [memberAdded('lost')])).rejects.toThrow(StoreUnavailable);
      await expect(store.readAll(null, 1)).rejects.toMatchObject({ name: 'StoreUnreadable' });
      expect(store.health().ok).toBe(false);
      await runSql(database.url, 'ALTER TABLE plumbline_log.elsewhere RENAME TO events');
      await until(() => store.health().ok);
      expect(await store.append('cycle-a', 0n, [memberAdded('second')])).toMatchObject({ ok: true });
    });
  });
});
