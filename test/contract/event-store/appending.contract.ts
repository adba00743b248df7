import type { EventStore } from '@plumbline/event-log';
import { memberAdded as e } from '@plumbline/testing';
import { digest, receiptOf, record, type Under } from './under-test.js';

export const appending = (under: Under): void => {
  describe('appending', () => {
    let store: EventStore;
    beforeEach(() => {
      store = under().store;
    });
    it('returns every field that was appended, with revision and position', async () => {
      const event = e('ada');
      const result = await store.append('cycle-a', 'no-stream', [event]);
      const position = receiptOf(result).position;
      const receipt = { stream: 'cycle-a', revision: 0n, position, appended: 1 };
      expect(result).toEqual({ ok: true, repeated: false, receipt });
      const metadata = { ...event.metadata, command: null };
      expect(await store.readStream('cycle-a')).toEqual([
        { ...event, metadata, version: 1, stream: 'cycle-a', revision: 0n, position },
      ]);
    });

    it('makes the record of the command part of each of its events', async () => {
      await store.append('cycle-a', 'no-stream', [e(1), e(2)], record('k'));
      const command = { key: digest('k'), request: expect.stringMatching(/^[\w-]{43}$/) as string, count: 2 };
      expect((await store.readStream('cycle-a')).map(({ metadata }) => metadata.command)).toEqual([
        { ...command, index: 0 },
        { ...command, index: 1 },
      ]);
    });

    it('numbers revisions from zero in each stream', async () => {
      await store.append('cycle-a', 'no-stream', [e(1), e(2)]);
      expect(receiptOf(await store.append('cycle-a', 1n, [e(3)]))).toMatchObject({ revision: 2n, appended: 1 });
      expect(receiptOf(await store.append('cycle-b', 'any', [e(4)]))).toMatchObject({ revision: 0n });
      expect((await store.readStream('cycle-a')).map(({ revision }) => revision)).toEqual([0n, 1n, 2n]);
    });

    it('appends to any revision on request', async () => {
      await store.append('cycle-a', 'any', [e(1)]);
      expect(receiptOf(await store.append('cycle-a', 'any', [e(2)]))).toMatchObject({ revision: 1n });
    });

    it('appends nothing for an empty list, and returns the revision of the stream', async () => {
      expect(receiptOf(await store.append('cycle-a', 'no-stream', []))).toEqual({
        stream: 'cycle-a',
        revision: null,
        position: null,
        appended: 0,
      });
      const { position } = receiptOf(await store.append('cycle-a', 'any', [e(1)]));
      const receipt = { stream: 'cycle-a', revision: 0n, position, appended: 0 };
      expect(await store.append('cycle-a', 0n, [])).toEqual({ ok: true, repeated: false, receipt });
      expect(await store.append('cycle-a', 'no-stream', [])).toMatchObject({ ok: false, actual: 0n });
    });
  });
};
