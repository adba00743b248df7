import { toMapping } from './to-mapping.js';

const rule = {
  ...{ blueprint: 'b', kind: 'responsibility', group: null, itemLevel: null, becomes: 'criterion' as const },
  ...{ level: 'staff', area: { key: 'craft', title: 'Craft' } },
  ...{ weight: null, critical: false, requiredRating: 3, minEvidence: 1 },
};
const dto = { levels: [{ key: 'staff', title: 'Staff', ordinal: 1 }], rules: [rule] };

describe('the mapping of a request', () => {
  it('is kept as it was sent, with what was left out', () => {
    expect(toMapping('f', { ...dto, id: 'f' })).toEqual({
      mapping: {
        levels: [{ key: 'staff', title: 'Staff', ordinal: 1, summary: '' }],
        rules: [{ ...rule, count: 0, reason: '' }],
      },
      entryLevels: null,
    });
  });
  it('is refused if it was written for another framework', () => {
    expect(() => toMapping('f', { ...dto, id: 'g' })).toThrow(
      expect.objectContaining({ status: 400, extra: { errors: [expect.objectContaining({ field: 'id' })] } }),
    );
  });
});
