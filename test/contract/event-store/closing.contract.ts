import { StoreUnavailable, type EventStore } from '@plumbline/event-log';
import { memberAdded as e } from '@plumbline/testing';
import { type Under } from './under-test.js';

export const closing = (under: Under): void => {
  describe('a closed store', () => {
    let store: EventStore;
    beforeEach(() => {
      store = under().store;
    });
    it('finishes the appends it accepted, then refuses with a reason', async () => {
      const taken = store.append('cycle-a', 'any', [e(1)]);
      await Promise.all([store.close(), store.close()]);
      expect((await taken).ok).toBe(true);
      await expect(store.append('cycle-a', 'any', [e(2)])).rejects.toThrow(StoreUnavailable);
      await expect(store.readAll(null, 1)).rejects.toThrow(StoreUnavailable);
      expect(store.health().ok).toBe(false);
    });
  });
};
