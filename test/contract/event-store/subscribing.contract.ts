import type { EventStore, StoredEvent } from '@plumbline/event-log';
import type { Position } from '@plumbline/domain';
import { memberAdded as e, named } from '@plumbline/testing';
import { everything, receiptOf, type Under } from './under-test.js';

export const subscribing = (under: Under): void => {
  describe('a subscription', () => {
    let store: EventStore;
    beforeEach(() => {
      store = under().store;
    });
    const follow = async (from: EventStore, after: Position | null, until: number) => {
      const stop = new AbortController();
      const seen: StoredEvent[] = [];
      for await (const batch of from.subscribe(after, { batch: 2, signal: stop.signal })) {
        expect(batch.length).toBeLessThanOrEqual(2);
        seen.push(...batch);
        if (seen.length >= until) stop.abort();
      }
      return named(seen);
    };

    it('catches up from a position, then follows what commits', async () => {
      const { position } = receiptOf(await store.append('cycle-a', 'any', [e(1), e(2)]));
      await store.append('cycle-a', 'any', [e(3), e(4), e(5)]);
      const following = [follow(store, position, 6), follow(await under().other(), null, 8)];
      await new Promise((resolve) => setTimeout(resolve, 20));
      for (const n of [6, 7, 8]) await store.append('cycle-b', 'any', [e(n)]);
      expect(await Promise.all(following)).toEqual([
        ['3', '4', '5', '6', '7', '8'],
        ['1', '2', '3', '4', '5', '6', '7', '8'],
      ]);
    });

    it('misses nothing and repeats nothing while many write', async () => {
      const following = follow(await under().other(), null, 200);
      const numbers = Array.from({ length: 200 }, (_, i) => i);
      await Promise.all(numbers.map((n) => store.append(`cycle-${String(n % 7)}`, 'any', [e(n)])));
      expect(await following).toEqual(named(await everything(store)));
    });

    it('ends without an error when aborted, before it starts or while it waits', async () => {
      await store.append('cycle-a', 'any', [e(1)]);
      const ended = async (from: EventStore, signal: AbortSignal) => {
        for await (const batch of from.subscribe(await from.head(), { batch: 1, signal }))
          throw new Error(batch[0]?.id);
        return 'ended';
      };
      expect(await ended(store, AbortSignal.abort())).toBe('ended');
      expect(await ended(store, AbortSignal.timeout(30))).toBe('ended');
      expect(await ended(await under().other(), AbortSignal.timeout(30))).toBe('ended');
    });

    it('ends when the store closes', async () => {
      const following = follow(store, null, 1);
      await new Promise((resolve) => setTimeout(resolve, 10));
      await store.close();
      expect(await following).toEqual([]);
    });
  });
};
