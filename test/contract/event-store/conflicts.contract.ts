import type { EventStore } from '@plumbline/event-log';
import { memberAdded as e } from '@plumbline/testing';
import { everything, receiptOf, type Under } from './under-test.js';

export const conflicts = (under: Under): void => {
  describe('conflicts', () => {
    let store: EventStore;
    beforeEach(() => {
      store = under().store;
    });
    it('are values with the actual revision: for an older, a future and a missing one', async () => {
      await store.append('cycle-a', 'no-stream', [e(1), e(2)]);
      const conflict = (actual: unknown) => ({ ok: false, reason: 'conflict', actual });
      expect(await store.append('cycle-a', 0n, [e(3)])).toEqual(conflict(1n));
      expect(await store.append('cycle-a', 5n, [e(3)])).toEqual(conflict(1n));
      expect(await store.append('cycle-a', 'no-stream', [e(3)])).toEqual(conflict(1n));
      expect(await store.append('cycle-absent', 0n, [e(3)])).toEqual(conflict('no-stream'));
    });

    it('change nothing: neither the stream nor the head nor the next revision', async () => {
      await store.append('cycle-a', 'no-stream', [e(1)]);
      const before = await store.head();
      await store.append('cycle-a', 7n, [e(2)]);
      await store.append('cycle-absent', 7n, [e(2)]);
      expect(await store.head()).toBe(before);
      expect(await store.readStream('cycle-absent')).toEqual([]);
      expect(receiptOf(await store.append('cycle-a', 0n, [e(3)]))).toMatchObject({ revision: 1n });
      expect(await store.remaining(before)).toBe(1);
    });

    it('let exactly one of two racing writers append', async () => {
      await store.append('cycle-a', 'no-stream', [e(0)]);
      const results = await Promise.all([store.append('cycle-a', 0n, [e(1)]), store.append('cycle-a', 0n, [e(2)])]);
      expect(results.map(({ ok }) => ok).sort()).toEqual([false, true]);
      expect(await store.readStream('cycle-a')).toHaveLength(2);
    });

    it('let exactly one of many racing writers create a stream', async () => {
      const results = await Promise.all(
        Array.from({ length: 20 }, (_, i) => store.append('cycle-a', 'no-stream', [e(i), e(i)])),
      );
      expect(results.filter(({ ok }) => ok)).toHaveLength(1);
      const losers = results.filter(({ ok }) => !ok);
      expect(losers).toEqual(losers.map(() => ({ ok: false, reason: 'conflict', actual: 1n })));
      expect(await everything(store)).toHaveLength(2);
    });

    it('of one append do not affect concurrent appends', async () => {
      await store.append('cycle-b', 'no-stream', [e(0)]);
      const results = await Promise.all([
        store.append('cycle-a', 'no-stream', [e(1)]),
        store.append('cycle-b', 'no-stream', [e(2)]),
        store.append('cycle-c', 'no-stream', [e(3)]),
      ]);
      expect(results.map(({ ok }) => ok)).toEqual([true, false, true]);
    });
  });
};
