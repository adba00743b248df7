import type { SourceIdIndex } from '@plumbline/event-log';
import type { Under } from './under-test.js';

export const sourceIds = (under: Under): void => {
  describe('source ids', () => {
    let index: SourceIdIndex;
    beforeEach(() => {
      index = under().store.sourceIds;
    });

    it('are nobody\u2019s until they are claimed, and then whose they are says every reader', async () => {
      expect(await index.holderOf('HR-1')).toBeUndefined();
      expect(await index.claim('HR-1', 'grace')).toBe('grace');
      expect(await index.claim('HR-1', 'grace')).toBe('grace');
      expect(await index.holderOf('HR-1')).toBe('grace');
      expect(await index.holderOf('HR-2')).toBeUndefined();
      expect(await (await under().other()).sourceIds.holderOf('HR-1')).toBe('grace');
    });

    it('are of whoever comes first, also of many who come at once, and in whichever case they are written', async () => {
      const all = await Promise.all(
        ['max', 'grace', 'ada'].map((id, at) => index.claim(at % 2 === 0 ? 'HR-1' : 'hr-1', id)),
      );
      expect(all).toEqual(['max', 'max', 'max']);
      expect(await index.claim('HR-1', 'grace', 'ada')).toBe('max');
    });

    it('go over to somebody else in the place of who holds them, and are free where that one lets go', async () => {
      await index.claim('HR-1', 'max');
      expect(await index.claim('HR-1', 'grace', 'max')).toBe('grace');
      await index.release('HR-1', 'max');
      expect(await index.holderOf('HR-1')).toBe('grace');
      await index.release('hr-1', 'grace');
      expect(await index.holderOf('HR-1')).toBeUndefined();
      await index.release('HR-1', 'grace');
    });

    it('end with the person, who gets none any more, and leave those of others', async () => {
      await index.claim('HR-1', 'grace');
      await index.claim('HR-2', 'grace');
      await index.claim('HR-3', 'max');
      const other = await under().other();
      await under().store.forget([{ subject: 'grace' }]);
      for (const each of [index, other.sourceIds])
        expect([await each.holderOf('HR-1'), await each.holderOf('HR-2'), await each.holderOf('HR-3')]).toEqual([
          undefined,
          undefined,
          'max',
        ]);
      expect(await index.claim('HR-1', 'grace')).toBeUndefined();
      expect(await index.claim('HR-1', 'ada')).toBe('ada');
    });
  });
};
