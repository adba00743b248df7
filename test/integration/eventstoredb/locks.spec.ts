import { setTimeout as sleep } from 'node:timers/promises';
import { OutcomeUnknown, type EventStore } from '@plumbline/event-log';
import type { BrokenGuard } from '@plumbline/event-store';
import { memberAdded as e, named } from '@plumbline/testing';
import pg from 'pg';
import { describeWhere } from '../../support/describe-where.js';
import { useStore } from './use-store.js';

const record = (key: string) => ({ record: { key: key.repeat(64), request: 'r'.repeat(64) } });

describeWhere('postgres', 'processes that append to one EventStoreDB', () => {
  const { server, prefix, locks, open } = useStore();
  let one: EventStore;
  let other: EventStore;
  let broken: BrokenGuard[];
  beforeEach(async () => {
    // Stores of a test before may tell until their last look is given up.
    const told: BrokenGuard[] = [];
    broken = told;
    const onBrokenGuard = (each: BrokenGuard) => told.push(each);
    [one, other] = [await open({ deadlineMs: 5_000, onBrokenGuard }), await open({ deadlineMs: 5_000, onBrokenGuard })];
  });
  const endSessions = async (where = 'true') => {
    const client = new pg.Client({ connectionString: locks().url });
    await client.connect();
    await client.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND ${where}`,
    );
    await client.end();
  };
  const holds = (stream: string, revision: bigint | 'no-stream') => ({ guards: [{ stream, revision }] });

  it('let one in where each guards the stream that the other writes to, round after round', async () => {
    for (let round = 0; round < 20; round += 1) {
      const [a, b] = [`cycle-a${String(round)}`, `cycle-b${String(round)}`];
      const results = await Promise.all([
        one.append(a, 'no-stream', [e(1)], holds(b, 'no-stream')),
        other.append(b, 'no-stream', [e(2)], holds(a, 'no-stream')),
      ]);
      expect(results.map(({ ok }) => ok).sort()).toEqual([false, true]);
      expect(results.find(({ ok }) => !ok)).toMatchObject({ reason: 'guard-moved' });
    }
    expect(broken).toEqual([]);
  });

  it('wait for each other in whichever order they name streams, and all come through', async () => {
    const streams = ['cycle-a', 'cycle-b', 'cycle-c'];
    const appends = Array.from({ length: 60 }, (_, i) => {
      const store = i % 2 === 0 ? one : other;
      const guards = streams.filter((_each, at) => at !== i % 3).map((stream) => `${stream}-guard`);
      const revision = 'no-stream' as const;
      return store.append(streams[i % 3] ?? '', 'any', [e(i)], {
        guards: guards.map((stream) => ({ stream, revision })),
      });
    });
    expect((await Promise.all(appends)).every(({ ok }) => ok)).toBe(true);
    expect(await one.readAll(null, 100)).toHaveLength(60);
  });

  it('have a session for locks once they append, and not while they only read, as workers do', async () => {
    const sessions = async (): Promise<number> => {
      const client = new pg.Client({ connectionString: locks().url });
      await client.connect();
      const { rows } = await client.query<{ count: string }>(
        `SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'plumbline'`,
      );
      await client.end();
      return Number(rows[0]?.count);
    };
    await one.readAll(null, 10);
    await sleep(300);
    expect(await sessions()).toBe(0);
    await one.append('cycle-a', 'no-stream', [e(1)]);
    expect(await sessions()).toBe(1);
  });

  it('let one in that writes to what many others guard without a pause', async () => {
    await one.append('cycle-a', 'no-stream', [e(1)]);
    let isOver = false;
    let revision = 0n;
    const third = await open({ deadlineMs: 5_000 });
    const guarding = [one, other].flatMap((store, at) =>
      Array.from({ length: 8 }, async (_, n) => {
        for (let i = 0; !isOver; i += 1)
          await store.append(
            `nomination-${String(at)}.${String(n)}.${String(i)}`,
            'any',
            [e(i)],
            holds('cycle-a', revision),
          );
      }),
    );
    await sleep(200);
    expect(await third.append('cycle-a', 0n, [e(2)])).toMatchObject({ ok: true });
    revision = 1n;
    isOver = true;
    await Promise.all(guarding);
    expect(broken).toEqual([]);
  });

  it('come through where each guards what the other waits for', async () => {
    for (const stream of ['cycle-a', 'cycle-b']) await one.append(stream, 'no-stream', [e(1)]);
    const blocker = new pg.Client({ connectionString: locks().url });
    await blocker.connect();
    const keyOf = (stream: string) =>
      `('x' || encode(substring(sha256('${prefix()} ${stream}') from 1 for 8), 'hex'))::bit(64)::bigint`;
    for (const stream of ['cycle-a', 'cycle-b']) await blocker.query(`SELECT pg_advisory_lock(${keyOf(stream)})`);
    const both = Promise.all([
      one.append('cycle-a', 0n, [e(2)], holds('cycle-b', 0n)),
      other.append('cycle-b', 0n, [e(3)], holds('cycle-a', 0n)),
    ]);
    await sleep(300);
    await blocker.end();
    expect((await both).map((each) => (each.ok ? 'done' : each.reason)).sort()).toEqual(['done', 'guard-moved']);
  });

  it('leave nobody in the queue who has been answered', async () => {
    const blocker = new pg.Client({ connectionString: locks().url });
    await blocker.connect();
    const hasty = await open({ deadlineMs: 500 });
    await hasty.append('cycle-a', 'no-stream', [e(1)]);
    // The key of the stream, which nobody else could take.
    await blocker.query(
      `SELECT pg_advisory_lock(('x' || encode(substring(sha256('${prefix()} cycle-a') from 1 for 8), 'hex'))::bit(64)::bigint)`,
    );
    const waiting = Array.from({ length: 40 }, (_, i) => hasty.append('cycle-a', 'any', [e(i)]).catch(() => 'late'));
    expect(new Set(await Promise.all(waiting))).toEqual(new Set(['late']));
    await blocker.end();
    const began = performance.now();
    expect(await hasty.append('cycle-a', 'any', [e('after')])).toMatchObject({ ok: true });
    expect(performance.now() - began).toBeLessThan(500);
    expect(named(await hasty.readStream('cycle-a'))).toEqual(['1', 'after']);
  });

  it('go on where the sessions of their locks end', async () => {
    for (let i = 0; i < 5; i += 1) {
      await endSessions();
      expect(await one.append('cycle-a', 'any', [e(i)])).toMatchObject({ ok: true });
      expect(await other.append('cycle-a', 'any', [e(i)])).toMatchObject({ ok: true });
    }
    expect(one.health()).toEqual({ ok: true });
    expect(await one.readStream('cycle-a')).toHaveLength(10);
  });

  it('end with an error in time where the database of the locks is away, and go on once it is back', async () => {
    const away = await open({ locksUrl: 'postgres://nobody@127.0.0.1:9/nothing', deadlineMs: 500 });
    await expect(away.append('cycle-a', 'any', [e(1)])).rejects.toThrow('The database of the locks is not available');
    expect(away.health()).toMatchObject({ ok: false });
    expect(await away.readStream('cycle-a')).toEqual([]);
  });

  describeWhere('server-in-hand', 'whose server has faults on demand', () => {
    it('share what they only guard', async () => {
      await one.append('cycle-a', 'no-stream', [e(1)]);
      server().faults.next('append test_nomination-1', { is: 'delay', ms: 4_000 });
      const slow = one.append('nomination-1', 'no-stream', [e(2)], holds('cycle-a', 0n));
      const first = await Promise.race([slow, other.append('nomination-2', 'no-stream', [e(3)], holds('cycle-a', 0n))]);
      expect(first).toMatchObject({ ok: true, receipt: { stream: 'nomination-2' } });
      expect(await slow).toMatchObject({ ok: true });
    });

    it('are told of what went in behind a change that it did not see, since its locks were lost on the way', async () => {
      await one.append('cycle-a', 'no-stream', [e(1)]);
      const isSent = new Promise<void>((resolve) => {
        server().faults.next('append test_nomination-1', { is: 'delay', ms: 2_000, met: resolve });
      });
      const paused = one.append('nomination-1', 'no-stream', [e(2)], holds('cycle-a', 0n));
      await isSent;
      await endSessions();
      expect(await other.append('cycle-a', 0n, [e(3)])).toMatchObject({ ok: true });
      expect(await paused).toMatchObject({ ok: true });
      for (let tries = 0; broken.length === 0 && tries < 200; tries += 1) await sleep(10);
      const [, moved, event] = (await one.readAll(null, 10)).map(({ id, type, revision }) => ({
        ...{ id, type, revision: Number(revision) },
      }));
      expect(broken).toEqual([{ stream: 'nomination-1', event, guard: { stream: 'cycle-a', revision: 0 }, moved }]);
    });

    describe('and end between events and the record of their command', () => {
      beforeEach(async () => {
        const dying = await open({ deadlineMs: 3_000 });
        const silences = Array.from({ length: 50 }, () => ({ is: 'silence' }) as const);
        server().faults.next(`append test.record-${'k'.repeat(64)}`, ...silences);
        expect(await dying.append('cycle-a', 'no-stream', [e(1), e(2)], record('k'))).toMatchObject({ ok: true });
        server().faults.clear();
      });

      it('know the command by the stream that it was addressed to, and there alone', async () => {
        expect(server().log.all.filter(({ type }) => type === 'CommandRecorded')).toEqual([]);
        const found = await one.findRecord(record('k').record, 'cycle-a');
        expect(found).toMatchObject({ sameRequest: true, receipt: { stream: 'cycle-a', revision: 1n, appended: 2 } });
        expect(await one.findRecord(record('k').record)).toBeUndefined();
      });

      it('answer it again from there', async () => {
        const again = await other.append('cycle-a', 1n, [e(3)], record('k'));
        expect(again).toMatchObject({ ok: true, repeated: true, receipt: { revision: 1n, appended: 2 } });
        const reused = await other.append('cycle-a', 1n, [e(3)], {
          record: { ...record('k').record, request: 'x'.repeat(64) },
        });
        expect(reused).toEqual({ ok: false, reason: 'key-reused' });
        expect(named(await one.readStream('cycle-a'))).toEqual(['1', '2']);
      });
    });

    it('say that a command is unknown that wrote no event, and whose record nobody acknowledged', async () => {
      const hasty = await open({ deadlineMs: 400 });
      server().faults.next('append', ...Array.from({ length: 50 }, () => ({ is: 'silence' }) as const));
      await expect(hasty.append('cycle-a', 'no-stream', [], record('k'))).rejects.toThrow(OutcomeUnknown);
    });
  });
});
