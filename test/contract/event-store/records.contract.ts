import { InvalidEvent, type EventStore } from '@plumbline/event-log';
import { memberAdded as e } from '@plumbline/testing';
import { everything, receiptOf, record, type Under } from './under-test.js';

export const records = (under: Under): void => {
  describe('command records', () => {
    let store: EventStore;
    beforeEach(() => {
      store = under().store;
    });
    it('answer a repeated request, whatever it appends and expects now', async () => {
      const first = receiptOf(await store.append('cycle-a', 'no-stream', [e(1)], record('k')));
      await store.append('cycle-a', 0n, [e(2)]);
      const again = await store.append('cycle-z', 7n, [e(3)], record('k'));
      expect(again).toEqual({ ok: true, repeated: true, receipt: first });
      expect(await store.findRecord(record('k').record)).toEqual({ sameRequest: true, receipt: first });
      expect(await everything(store)).toHaveLength(2);
    });

    it('refuse the key for another request, and append nothing', async () => {
      await store.append('cycle-a', 'no-stream', [e(1)], record('k'));
      const reused = await store.append('cycle-a', 0n, [e(2)], record('k', 'other'));
      expect(reused).toEqual({ ok: false, reason: 'key-reused' });
      expect(await store.findRecord(record('k', 'other').record)).toMatchObject({ sameRequest: false });
      expect(await everything(store)).toHaveLength(1);
    });

    it('are found by the stream that the request is addressed to, and without it', async () => {
      const first = receiptOf(await store.append('cycle-a', 'no-stream', [e(1), e(2)], record('k')));
      for (const stream of ['cycle-a', 'cycle-b', undefined])
        expect(await (await under().other()).findRecord(record('k').record, stream)).toEqual({
          sameRequest: true,
          receipt: first,
        });
      expect(await store.findRecord(record('l').record, 'cycle-a')).toBeUndefined();
    });

    it('exist for a command that changed nothing', async () => {
      const nothing = receiptOf(await store.append('cycle-a', 'no-stream', [], record('k')));
      expect(await store.findRecord(record('k').record)).toEqual({ sameRequest: true, receipt: nothing });
      await store.append('cycle-a', 'no-stream', [e(1)]);
      const again = await store.append('cycle-a', 0n, [e(2)], record('k'));
      expect(again).toEqual({ ok: true, repeated: true, receipt: nothing });
    });

    it('do not exist for an append that failed', async () => {
      await store.append('cycle-a', 5n, [e(1)], record('k'));
      expect(await store.findRecord(record('k').record)).toBeUndefined();
      const taken = e(1);
      await store.append('cycle-a', 'no-stream', [taken]);
      await expect(store.append('cycle-a', 0n, [e(3), taken], record('l'))).rejects.toThrow(InvalidEvent);
      expect(await store.findRecord(record('l').record)).toBeUndefined();
      expect((await store.append('cycle-a', 0n, [e(2)], record('k'))).ok).toBe(true);
    });

    it('let one of many racing requests with one key append, and return its receipt to all', async () => {
      const results = await Promise.all(
        Array.from({ length: 10 }, (_, i) => store.append(`cycle-${String(i)}`, 'no-stream', [e(i)], record('k'))),
      );
      expect(await everything(store)).toHaveLength(1);
      expect(new Set(results.map((result) => receiptOf(result).stream)).size).toBe(1);
      expect(results.filter((result) => result.ok && !result.repeated)).toHaveLength(1);
    });
  });
};
