import { setTimeout as sleep } from 'node:timers/promises';
import { type EventStore, OutcomeUnknown, StoreUnavailable } from '@plumbline/event-log';
import { eventStoreDbAddress } from '@plumbline/platform';
import { memberAdded as e, named } from '@plumbline/testing';
import { describeWhere } from '../../support/describe-where.js';
import { FAILURES } from '../../support/eventstoredb/failures.js';
import type { Fault } from '../../support/eventstoredb/faults.js';
import { DEADLINE_MS, useStore } from './use-store.js';

const inTime = async <T>(work: Promise<T>): Promise<T> => {
  const began = performance.now();
  try {
    return await work;
  } finally {
    expect(performance.now() - began).toBeLessThan(2 * DEADLINE_MS);
  }
};
const endless = (fault: Fault): readonly Fault[] => Array.from({ length: 1_000 }, () => fault);

describeWhere('postgres', 'an append to EventStoreDB', () => {
  const { server, another, open } = useStore();
  let store: EventStore;
  beforeEach(async () => {
    store = await open();
  });
  const inStream = async () => named(await (await open()).readStream('cycle-a'));

  const PASSING: [string, Fault][] = [
    ['the server does not answer', { is: 'silence' }],
    ['the server does not say that it is done', { is: 'silence', after: true }],
    ['the connection is cut before it is done', { is: 'cut' }],
    ['the connection is cut once it is done', { is: 'cut', after: true }],
    ['the server is not ready', { is: 'failure', failure: FAILURES.notReady() }],
    ['the server is too busy', { is: 'failure', failure: FAILURES.tooBusy() }],
    ['the server knows no leader', { is: 'failure', failure: FAILURES.noLeader() }],
    ['the server gives up', { is: 'failure', failure: FAILURES.timedOut() }],
    ['the server gives up on what it has done', { is: 'failure', failure: FAILURES.timedOut(), after: true }],
    ['the answer is late', { is: 'delay', ms: 200 }],
  ];

  it('is read by the place of each event, and one that was made up between two is refused', async () => {
    await store.append('cycle-a', 'no-stream', [e(1), e(2)]);
    const [first] = await store.readAll(null, 2);
    const between = String(first?.position).replace(/\d{3}$/u, (last) =>
      String((Number(last) + 7) % 1000).padStart(3, '0'),
    );
    await expect(store.readAll(between, 2)).rejects.toThrow(RangeError);
    expect(named(await store.readAll(first?.position ?? null, 2))).toEqual(['2']);
    expect(store.health()).toEqual({ ok: true });
  });

  describeWhere('server-in-hand', 'that has faults on demand', () => {
    it('is said to be behind what was deleted, where the server goes on there', async () => {
      await store.append('cycle-b', 'no-stream', [e(1), e(2)]);
      server().log.softDelete('test_cycle-b');
      const fresh = await open();
      expect(await fresh.readStream('cycle-b')).toEqual([]);
      await expect(fresh.append('cycle-b', 'no-stream', [e(3)])).rejects.toThrow(
        /a stream was deleted with the tools of the server, which goes on behind what was deleted/u,
      );
    });

    it.each(PASSING)('is there once, and acknowledged, where at first %s', async (_, fault) => {
      await store.append('cycle-a', 'no-stream', [e(1)]);
      server().faults.next('append', fault);
      const appended = await inTime(store.append('cycle-a', 0n, [e(2), e(3)]));
      expect(appended).toMatchObject({ ok: true, receipt: { revision: 2n, appended: 2 } });
      expect(await inStream()).toEqual(['1', '2', '3']);
      expect(await store.append('cycle-a', 2n, [e(4)])).toMatchObject({ ok: true });
      expect(store.health()).toEqual({ ok: true });
    });

    it.each([true, false])(
      'of which nobody knows whether it is done (it is: %s) is unknown, in time, and known by its ids',
      async (after) => {
        await store.append('cycle-a', 'no-stream', [e(1)]);
        server().faults.next('append', { is: 'silence', after }, ...endless({ is: 'silence' }));
        const events = [e(2)];
        await expect(inTime(store.append('cycle-a', 0n, events))).rejects.toThrow(OutcomeUnknown);
        expect(store.health()).toMatchObject({ ok: false });
        server().faults.clear();
        expect(await store.append('cycle-a', 0n, events)).toMatchObject({ ok: true, receipt: { revision: 1n } });
        expect(await inStream()).toEqual(['1', '2']);
        expect(store.health()).toEqual({ ok: true });
      },
    );

    it('goes to the leader where the node that was asked is none any more', async () => {
      await store.append('cycle-a', 'no-stream', [e(1)]);
      const leader = await another(server().log);
      const failure = FAILURES.notLeader('127.0.0.1', leader.proxy.port);
      server().faults.next('append', ...endless({ is: 'failure', failure }));
      expect(await inTime(store.append('cycle-a', 0n, [e(2)]))).toMatchObject({ ok: true });
      expect(leader.proxy.connections).toBe(1);
    });

    it('is in every read that comes after it, also where the node that was asked follows and is behind', async () => {
      server().follow(await another(server().log));
      const other = await open();
      for (const last of [-1n, 0n, 1n]) {
        await store.append('cycle-a', last === -1n ? 'no-stream' : last, [e(1)]);
        for (const each of [store, other]) expect((await each.readStream('cycle-a')).at(-1)?.revision).toBe(last + 1n);
      }
    });

    it('is refused with the reason, at once and with nothing written, where the server says so', async () => {
      await store.append('cycle-a', 'no-stream', [e(1)]);
      server().faults.next('append', { is: 'failure', failure: FAILURES.accessDenied() });
      const refused = store.append('cycle-a', 0n, [e(2)]);
      await expect(refused).rejects.toThrow(StoreUnavailable);
      await expect(refused).rejects.toThrow('the server refuses this user');
      server().log.tombstone('test_cycle-b');
      await expect(store.append('cycle-b', 'any', [e(3)])).rejects.toThrow('was deleted for ever');
      expect(await inStream()).toEqual(['1']);
      expect(await store.append('cycle-a', 0n, [e(2)])).toMatchObject({ ok: true });
    });

    it('that was done before the server refused another try of it is unknown, and not said to be refused', async () => {
      await store.append('cycle-a', 'no-stream', [e(1)]);
      const failure = FAILURES.accessDenied();
      server().faults.next('append test_cycle-a', { is: 'cut', after: true }, { is: 'failure', failure });
      await expect(store.append('cycle-a', 0n, [e(2)])).rejects.toThrow(OutcomeUnknown);
      expect(await inStream()).toEqual(['1', '2']);
    });

    it('and reads that are denied leave the store unhealthy, until they are not', async () => {
      const failure = FAILURES.accessDenied();
      server().faults.next('read', ...endless({ is: 'failure', failure }));
      await expect(store.readStream('cycle-a')).rejects.toThrow('the server refuses this user');
      expect(store.health()).toMatchObject({ ok: false });
      server().faults.clear();
      while (!store.health().ok) await sleep(10);
      expect(await store.append('cycle-a', 'any', [e(1)])).toMatchObject({ ok: true });
    });

    it('to any revision goes in also where the server has less than before, as after a restore under a running process', async () => {
      for (let i = 0; i < 5; i += 1) await store.append('cycle-a', 'any', [e(i)]);
      await store.readStream('cycle-a');
      server().log.cut('test_cycle-a', 2);
      expect(await store.append('cycle-a', 'any', [e(9)])).toMatchObject({ ok: true, receipt: { revision: 2n } });
      expect(await inStream()).toEqual(['0', '1', '9']);
    });

    it('of one store is not touched by what befalls another in the same process', async () => {
      const elsewhere = await another();
      const other = await open({ address: eventStoreDbAddress(elsewhere.url), prefix: 'other' });
      elsewhere.faults.next('append', ...endless({ is: 'cut' }));
      const failing = other.append('cycle-a', 'no-stream', [e(1)]).catch(() => 'failed');
      for (let i = 0; i < 20; i += 1) expect(await store.append('cycle-a', 'any', [e(i)])).toMatchObject({ ok: true });
      expect(await failing).toBe('failed');
    });

    it('does not wait for what the server says it can do', async () => {
      server().faults.next('features', ...endless({ is: 'silence' }));
      const late = await open();
      expect(await inTime(late.append('cycle-a', 'any', [e(1)]))).toMatchObject({ ok: true });
    });

    it('and every read end in time where nobody answers any more, and go on once somebody does', async () => {
      await store.append('cycle-a', 'no-stream', [e(1)]);
      server().proxy.toServer = () => 'swallow';
      await expect(inTime(store.append('cycle-a', 0n, [e(2)]))).rejects.toThrow();
      await expect(inTime(store.readStream('cycle-a'))).rejects.toThrow(StoreUnavailable);
      expect(store.health()).toMatchObject({ ok: false });
      server().proxy.toServer = undefined;
      server().proxy.cutAll();
      while (!store.health().ok) await sleep(10);
      expect(await inTime(store.append('cycle-a', 'any', [e(3)]))).toMatchObject({ ok: true });
    });
  });
});
