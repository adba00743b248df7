import { InvalidEvent, type EventStore, type EventToAppend } from '@plumbline/event-log';
import { memberAdded as e, named } from '@plumbline/testing';
import { everything, record, type Under } from './under-test.js';

export const codec = (under: Under): void => {
  describe('the codec', () => {
    let store: EventStore;
    beforeEach(() => {
      store = under().store;
    });
    const misfits: [string, EventToAppend][] = [
      ['without a field', { ...e(1), data: { cycleId: 'spring' } }],
      ['with a field of another type', { ...e(1), data: { cycleId: 'spring', personId: 1 } }],
      ['with a field too many', { ...e(1), data: { cycleId: 'spring', personId: 'ada', more: true } }],
      ['of a type that nobody knows', { ...e(1), type: 'NobodyKnows' }],
      ['of a type that looks like a path', { ...e(1), type: '../MemberAdded' }],
    ];
    it.each(misfits)('refuses an event %s, and all that came with it', async (_, misfit) => {
      await expect(store.append('cycle-a', 'no-stream', [e(0), misfit], record('k'))).rejects.toThrow(InvalidEvent);
      expect(await everything(store)).toEqual([]);
      expect(await store.findRecord(record('k').record)).toBeUndefined();
    });

    it('keeps any text unchanged', async () => {
      const text = 'a\u0000b\u0007 "q" \\ \u2028 é 漢 \u{1f600} __proto__';
      await store.append('cycle-a', 'any', [e(text)]);
      expect(named(await everything(store))).toEqual([text]);
    });

    it('refuses half of a surrogate pair, which canonical JSON cannot hold, and writes nothing', async () => {
      await expect(store.append('cycle-a', 'any', [e('half \ud800')])).rejects.toThrow('JSON cannot carry');
      const data = { nominationId: 'n1', candidateId: 'grace', statement: 'half \ud800' };
      const sealed = { ...e(1), type: 'StatementWritten', data } as EventToAppend;
      await expect(store.append('nomination-n1', 'any', [sealed])).rejects.toThrow('JSON cannot carry');
      expect(await everything(store)).toEqual([]);
    });
  });
};
